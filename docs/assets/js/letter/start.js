/* Filling in a letter on the page. Without this file the page holds the printable blank. Nothing is stored or sent. */
import { todayHere } from "./dates.js";
import { showDeadlines } from "./deadlines.js";
import { docx } from "./docx.js";
import { letterRows, letterText } from "./fill.js";
import { element, letterForm } from "./form.js";
import { limitationGate } from "./gate.js";
import { letterPages } from "./image.js";
import { showForLongPress } from "./longpress.js";
import { progressWords, showLetter } from "./preview.js";

/* Inside WeChat neither works: buttons that do nothing would cost trust, and the sentence below them says where to go. */
const IN_WECHAT = /MicroMessenger/i;
const WORD_FILE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** `copyButton(root, label, words)` makes a button that copies what words() returns; `sayer(words)` of said.js gives say(name, gaps). */
export function startLetters(root, copyButton, sayer) {
  const data = root.querySelector("script.kb-letter-data");
  const sheet = root.querySelector(".kb-letter");
  if (data && sheet) startLetter(root, JSON.parse(data.textContent), sheet, copyButton, sayer);
}

function startLetter(root, letter, sheet, copyButton, sayer) {
  const say = sayer(letter.words);
  const labels = Object.fromEntries(letter.fields.map((field) => [field.id, field.label]));
  const filler = letterForm(root, letter, say);
  const progress = element(root, "p", { className: "kb-progress" });
  progress.setAttribute("role", "status");
  const page = element(root, "div", { className: "kb-sheet" });
  const images = element(root, "div", { className: "kb-images" });
  const rows = () => letterRows(letter, filler.values());
  const show = () => {
    showLetter(root, page, rows(), labels);
    images.textContent = "";
  };
  const tell = () => { progress.textContent = progressWords(say, letter.fields, filler.values()); };

  const hints = root.querySelector(".kb-fields-list");
  hints.classList.add("kb-replaced");
  hints.after(filler.form);
  for (const blank of sheet.querySelectorAll(":scope > :not(summary)")) blank.remove();
  sheet.append(page, element(root, "p", { className: "kb-paper-foot", textContent: letter.promise }));

  const list = root.querySelector(".kb-clock-list");
  const deadlines = list ? showDeadlines(root, list, letter.limits, say) : null;
  const suggest = (today) => {
    for (const field of letter.fields) filler.set(field.id, field.kind === "today" ? today : "");
    if (deadlines) deadlines.set(today);
  };

  let gate = null;
  const clear = () => {
    suggest("");
    if (gate) gate.clear();
    tell();
  };
  const tools = toolbar(root, say, rows, images, copyButton, clear);
  /* Below the buttons: leaving a field changes its length, and a button that moves away under the thumb misses its tap. */
  sheet.after(tools, progress, images);
  const gated = root.querySelector(".kb-gate");
  if (gated) {
    const first = element(root, "p", { className: "kb-hint", textContent: say("gate-first") });
    filler.form.before(first);
    gate = limitationGate(root, gated, sayer(letter.gate), (open) => {
      for (const part of [filler.form, progress, tools]) part.hidden = !open;
      first.hidden = open;
    });
  }
  filler.form.addEventListener("input", show);
  filler.form.addEventListener("change", tell);
  suggest(todayHere(new Date()));
  tell();
}

function toolbar(root, say, rows, images, copyButton, clear) {
  const box = element(root, "div", { className: "kb-tools" });
  const buttons = element(root, "p", {});
  const words = () => letterText(rows());
  buttons.append(
    copyButton(root, "复制全文", words),
    tool(root, "做成图片", () => showImages(root, say, images, rows())),
    ...(IN_WECHAT.test(root.defaultView.navigator.userAgent) ? [] : elsewhere(root, rows, words)),
    clearButton(root, clear),
  );
  const note = element(root, "details", { className: "kb-more" });
  note.append(element(root, "summary", { textContent: "在微信里" }), element(root, "p", { className: "kb-hint", textContent: say("tools") }));
  note.open = IN_WECHAT.test(root.defaultView.navigator.userAgent);
  box.append(buttons, note);
  return box;
}

function elsewhere(root, rows, words) {
  return [
    tool(root, "打印", () => printLetter(root)),
    tool(root, "下载 Word 文件", () => save(root, "文书.docx", WORD_FILE, docx(rows()))),
    tool(root, "下载纯文本", () => save(root, "文书.txt", "text/plain", "\ufeff" + words().replace(/\n/g, "\r\n") + "\r\n")),
  ];
}

function tool(root, label, act) {
  const button = element(root, "button", { type: "button", className: "kb-tool", textContent: label });
  button.addEventListener("click", act);
  return button;
}

/* Two taps, so that a slip of the thumb loses nothing. */
function clearButton(root, clear) {
  const label = "清空";
  const button = tool(root, label, () => {
    const sure = button.dataset.sure === "yes";
    button.dataset.sure = sure ? "" : "yes";
    button.textContent = sure ? label : "再点一次，全部清空";
    if (sure) clear();
  });
  button.addEventListener("blur", () => {
    button.dataset.sure = "";
    button.textContent = label;
  });
  return button;
}

function showImages(root, say, images, rows) {
  const { pages, complete } = letterPages(root, rows);
  showForLongPress(root, images, pages, "文书图片", say("images", { 几: pages.length }) + (complete ? "" : say("images-cut")));
}

/* The mark stays for this visit: where print() does not wait, taking it away would print the whole page. */
function printLetter(root) {
  root.querySelector(".kb-letter").open = true;
  root.documentElement.dataset.print = "letter";
  root.defaultView.print();
}

function save(root, name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = element(root, "a", { href: address, download: name });
  root.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}
