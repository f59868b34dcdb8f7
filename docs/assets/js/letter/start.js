/* Filling in a letter on the page. Without this file the page holds the printable blank. Nothing is stored or sent. */
import { fromPairs } from "../floor.js";
import { todayHere } from "./dates.js";
import { showDeadlines } from "./deadlines.js";
import { letterRows } from "./fill.js";
import { element, letterForm } from "./form.js";
import { limitationGate } from "./gate.js";
import { progressWords, showLetter } from "./preview.js";
import { waysOut } from "./ways.js";

/** `copyButton(root, label, words)` makes a button that copies what words() returns; `sayer(words)` of said.js gives say(name, gaps). */
export function startLetters(root, copyButton, sayer) {
  const data = root.querySelector("script.kb-letter-data");
  const sheet = root.querySelector(".kb-letter");
  if (data && sheet) startLetter(root, JSON.parse(data.textContent), sheet, copyButton, sayer);
}

function startLetter(root, letter, sheet, copyButton, sayer) {
  const say = sayer(letter.words);
  const labels = fromPairs(letter.fields.map((field) => [field.id, field.label]));
  const filler = letterForm(root, letter, say);
  const progress = element(root, "p", { className: "kb-progress" });
  progress.setAttribute("role", "status");
  const page = element(root, "div", { className: "kb-sheet" });
  const rows = () => letterRows(letter, filler.values());
  const show = () => {
    showLetter(root, page, rows(), labels);
    ways.images.textContent = "";
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
  const ways = waysOut(root, rows, { copyButton, say, name: "文书", print: () => printLetter(root), clear });
  /* Below the buttons: leaving a field changes its length, and a button that moves away under the thumb misses its tap. */
  sheet.after(ways.box, progress, ways.images);
  const gated = root.querySelector(".kb-gate");
  if (gated) {
    const first = element(root, "p", { className: "kb-hint", textContent: say("gate-first") });
    filler.form.before(first);
    gate = limitationGate(root, gated, sayer(letter.gate), (open) => {
      for (const part of [filler.form, progress, ways.box]) part.hidden = !open;
      first.hidden = open;
    });
  }
  filler.form.addEventListener("input", show);
  filler.form.addEventListener("change", tell);
  suggest(todayHere(new Date()));
  tell();
}

/* The mark stays for this visit: where print() does not wait, taking it away would print the whole page. */
function printLetter(root) {
  root.querySelector(".kb-letter").open = true;
  root.documentElement.dataset.print = "letter";
  root.defaultView.print();
}
