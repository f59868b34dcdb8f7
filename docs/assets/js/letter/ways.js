/* Ways out of the page for rows of fill.js: copied, as pictures, printed, as a Word file, as plain text. Letters and tools share them. */
import { docx } from "./docx.js";
import { letterText } from "./fill.js";
import { element } from "./form.js";
import { letterPages } from "./image.js";
import { showForLongPress } from "./longpress.js";
import { canSave, save } from "./save.js";

const WORD_FILE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** {box, images}: buttons with their hint, and the room for pictures. rows() gives what goes out at that moment;
    given {copyButton, say, name (of files and pictures), print(), clear(), more: [buttons], numbered: a number on each page of the Word file, apart: 清空 away from the rest}. */
export function waysOut(root, rows, given) {
  const { say } = given;
  const images = element(root, "div", { className: "kb-images" });
  const box = element(root, "div", { className: "kb-tools" });
  const buttons = element(root, "p", {});
  const words = () => letterText(rows());
  buttons.append(
    given.copyButton(root, "复制全文", words),
    toolButton(root, "做成图片", () => showImages(root, given, images, rows())),
    ...(canSave(root) ? elsewhere(root, given, rows, words) : []),
    ...(given.more || []),
  );
  /* In a tool, where days of work stand, on a line of its own: no thumb that wants to copy meets it. A letter is soon typed again. */
  const wipe = surely(root, "清空", "再点一次，全部清空", given.clear);
  const wiping = element(root, "p", { className: "kb-wiping" });
  if (given.apart) wiping.append(wipe);
  else buttons.append(wipe);
  const note = element(root, "details", { className: "kb-more" });
  note.append(element(root, "summary", { textContent: "在微信里" }), element(root, "p", { className: "kb-hint", textContent: say("tools") }));
  note.open = !canSave(root);
  box.append(buttons, note, ...(given.apart ? [wiping] : []));
  return { box, images };
}

function elsewhere(root, given, rows, words) {
  return [
    toolButton(root, "打印", given.print),
    toolButton(root, "下载 Word 文件", () => save(root, `${given.name}.docx`, WORD_FILE, docx(rows(), given.numbered))),
    toolButton(root, "下载纯文本", () => save(root, `${given.name}.txt`, "text/plain", "\ufeff" + words().replace(/\n/g, "\r\n") + "\r\n")),
  ];
}

export function toolButton(root, label, act) {
  const button = element(root, "button", { type: "button", className: "kb-tool", textContent: label });
  button.addEventListener("click", act);
  return button;
}

/** Two taps, so that a slip of the thumb loses nothing. */
export function surely(root, label, again, act) {
  const button = toolButton(root, label, () => {
    const sure = button.dataset.sure === "yes";
    button.dataset.sure = sure ? "" : "yes";
    button.textContent = sure ? label : again;
    if (sure) act();
  });
  button.addEventListener("blur", () => {
    button.dataset.sure = "";
    button.textContent = label;
  });
  return button;
}

function showImages(root, given, images, rows) {
  const { pages, complete } = letterPages(root, rows);
  showForLongPress(root, images, pages, `${given.name}图片`, given.say("images", { 几: pages.length }) + (complete ? "" : given.say("images-cut")));
}
