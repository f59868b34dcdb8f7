/* Before a letter that may restart limitation: the four questions of the page become choices, and filling in
   opens only to whoever can answer. Nothing is decided here: without an answer the way leads to free advice. */
import { element, setAttributes } from "./form.js";

const YES = "有";
const ANSWERS = [YES, "没有", "不记得"];
const FIRST = "第一次没按期还，是什么时候？";
const RECENT = "没有逾期，或不满三年";
const FIRST_ANSWERS = [RECENT, "三年以前", "不记得"];
const GAP = "从最后一次该还钱那天起，中间断过三年吗（三年里没还、没答应还、没扣、没人催、没起诉，也没有转让通知）？";
const NO_GAP = "没断过";
const GAP_ANSWERS = [NO_GAP, "断过", "不记得"];

/** Turn the table in `gate` into questions; `opened(true|false)` is told when the answer changes. Returns {clear}. */
export function limitationGate(root, gate, opened) {
  const table = gate.querySelector("table");
  const asked = [...table.querySelectorAll("tbody tr")].map((row) => row.cells[0].textContent.trim());
  const form = element(root, "form", { className: "kb-asked" });
  form.setAttribute("autocomplete", "off");
  const all = [[FIRST, FIRST_ANSWERS], ...asked.map((words) => [words, ANSWERS]), [GAP, GAP_ANSWERS]];
  const questions = all.map(([words, answers], index) => question(root, index, words, answers));
  form.append(...questions);
  const verdict = element(root, "p", { className: "kb-verdict" });
  verdict.setAttribute("role", "status");
  form.append(verdict);
  (table.closest(".md-typeset__scrollwrap") || table).classList.add("kb-replaced");
  (table.closest(".md-typeset__scrollwrap") || table).before(form);

  const judge = () => {
    const given = questions.map((box) => (box.querySelector("input:checked") || { value: "" }).value);
    const known = given.slice(1, -1).includes(YES);
    const open = given[0] === RECENT || (known && given[given.length - 1] === NO_GAP);
    const complete = given.every(Boolean);
    verdict.textContent = open ? "可以往下填。" : complete || (known && given[given.length - 1]) ? "停在这里：先不签、不寄、不还，打 12348 免费问清，再决定。" : "";
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
