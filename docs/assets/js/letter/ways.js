/* Ways out of the page for rows of fill.js: copied, as pictures, printed, as a Word file, as plain text. Letters and tools share them. */
import { writingDocx } from "./docx.js";
import { letterText } from "./fill.js";
import { element } from "./form.js";
import { drawingPages } from "./image.js";
import { showForLongPress } from "./longpress.js";
import { canSave, save } from "./save.js";

const WORD_FILE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** {box, images}: buttons with their hint, and the room for pictures. rows() gives what goes out at that moment;
    given {copyButton, say, name (of files and pictures), print(), clear(), more: [buttons], numbered: a number on each page of the Word file, apart: 清空 away from the rest}.
    Where rows take long, `ready`() promises whether they are there (the reader may have stopped it), and `run`(generator) does long work: its value, or null. */
export function waysOut(root, rows, { ready = null, run = finished, ...given }) {
  const { say } = given;
  const images = element(root, "div", { className: "kb-images" });
  const box = element(root, "div", { className: "kb-tools" });
  const buttons = element(root, "p", {});
  const words = () => letterText(rows());
  const once = (act) => async () => { if (!ready || await ready()) await act(); };
  const laterWords = async () => ((await ready()) ? words() : null);
  buttons.append(
    given.copyButton(root, "复制全文", ready ? laterWords : words),
    toolButton(root, "做成图片", once(() => showImages(root, given, images, run(drawingPages(root, rows()))))),
    ...(canSave(root) ? elsewhere(root, given, rows, words, { once, run }) : []),
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

function elsewhere(root, given, rows, words, { once, run }) {
  const word = async () => {
    const parts = await run(writingDocx(rows(), given.numbered));
    if (parts) save(root, `${given.name}.docx`, WORD_FILE, parts);
  };
  return [
    toolButton(root, "打印", once(given.print)),
    toolButton(root, "下载 Word 文件", once(word)),
    toolButton(root, "下载纯文本", once(() => save(root, `${given.name}.txt`, "text/plain", "\ufeff" + words().replace(/\n/g, "\r\n") + "\r\n"))),
  ];
}

/* Of a letter, which is short, everything at once. */
function finished(work) {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
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

async function showImages(root, given, images, drawing) {
  const drawn = await drawing;
  if (!drawn) return;
  const { pages, complete } = drawn;
  showForLongPress(root, images, pages, `${given.name}图片`, given.say("images", { 几: pages.length }) + (complete ? "" : given.say("images-cut")));
}
