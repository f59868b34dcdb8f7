/* Before a letter that may restart limitation: the four questions of the page become choices, and filling in
   opens only to whoever can answer. Nothing is decided here: without an answer the way leads to free advice. */
import { element, setAttributes } from "./form.js";

const YES = "有";
const ANSWERS = [YES, "没有", "不记得"];
const NO_GAP = "没断过";
const GAP_ANSWERS = [NO_GAP, "断过", "不记得"];

/** Turn the table in `gate` into questions; `say(name)` has its words;
    `opened(true|false)` is told when the answer changes. Returns {clear}. */
export function limitationGate(root, gate, say, opened) {
  const table = gate.querySelector("table");
  const asked = [...table.querySelectorAll("tbody tr")].map((row) => row.cells[0].textContent.trim());
  const form = element(root, "form", { className: "kb-asked" });
  form.setAttribute("autocomplete", "off");
  const started = [say("recent"), say("long-ago"), "不记得"];
  const all = [[say("first"), started], ...asked.map((asks) => [asks, ANSWERS]), [say("gap"), GAP_ANSWERS]];
  const questions = all.map(([asks, answers], index) => question(root, index, asks, answers));
  form.append(...questions);
  const verdict = element(root, "p", { className: "kb-verdict" });
  verdict.setAttribute("role", "status");
  form.append(verdict);
  (table.closest(".md-typeset__scrollwrap") || table).classList.add("kb-replaced");
  (table.closest(".md-typeset__scrollwrap") || table).before(form);

  const judge = () => {
    const given = questions.map((box) => (box.querySelector("input:checked") || { value: "" }).value);
    const known = given.slice(1, -1).includes(YES);
    const open = given[0] === say("recent") || (known && given[given.length - 1] === NO_GAP);
    const complete = given.every(Boolean);
    verdict.textContent = open ? say("open") : complete || (known && given[given.length - 1]) ? say("stop") : "";
    opened(open);
  };
  form.addEventListener("change", judge);
  judge();
  return {
    clear: () => {
      form.reset();
      judge();
    },
  };
}

function question(root, number, words, answers) {
  const box = element(root, "fieldset", {});
  box.append(element(root, "legend", { textContent: words }));
  for (const answer of answers) {
    const input = element(root, "input", { type: "radio", value: answer, name: "gate-" + number });
    setAttributes(input, { autocomplete: "off" });
    const label = element(root, "label", {});
    label.append(input, " " + answer);
    box.append(label);
  }
  return box;
}
