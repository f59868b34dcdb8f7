/* The phone company's list: numbers with how often they rang; the reader marks those of the collectors; only they are taken. */
import { refill } from "../../floor.js";
import { toolButton } from "../../letter/ways.js";
import { bigText } from "./bigtext.js";
import { billEntries, billNumbers, newOnes } from "./bill.js";
import { MOST_ENTRIES, newId } from "./entries.js";
import { closedPart, labelledInput, made } from "./parts.js";

const MOST_SHOWN = 100;

/** {box}; state() is the log, take(entries) adds to it, taking(entries) does so as a generator of the log with them, which set() puts;
    lender() is the one chosen in the form. */
export function billView(root, { say, now, state, take, taking, set, lender }) {
  let [text, found] = ["", []];
  const marked = new Set();
  const year = labelledInput(root, "bill-year", "详单没写年份的，是哪一年", { type: "text", inputmode: "numeric", maxlength: 4 });
  year.input.value = String(now().getFullYear());
  const yearOf = () => (/^\d{4}$/.test(year.input.value.trim()) ? year.input.value.trim() : "");
  const list = made(root, "fieldset", { className: "kb-log-numbers", hidden: "" });
  const look = async (words) => {
    drop();
    text = words;
    if (!text.trim()) {
      big.status.textContent = say("bill-nothing");
      return;
    }
    const read = await big.run(billNumbers(text, yearOf()));
    if (!read) return;
    found = read.numbers;
    big.status.textContent = found.length ? say("bill-read", { 行: read.lines, 几: found.length, 没读: read.unread }) + (read.full ? say("bill-full") : "") : say("bill-none");
    draw();
  };
  const big = bigText(root, { say, id: "bill-text", label: "把通话详单粘贴在这里", hint: say("bill-hint"), act: "读出号码", used: look });
  const filter = labelledInput(root, "bill-filter", "只看含有这几个数字的号码", { type: "text", inputmode: "numeric", maxlength: 20 });
  const rows = made(root, "div", {});
  const drop = () => {
    [text, found] = ["", []];
    marked.clear();
    filter.input.value = "";
    list.hidden = true;
    rows.textContent = "";
  };
  const draw = () => {
    const wanted = filter.input.value.replace(/\D/g, "");
    const shown = found.filter(({ number }) => number.includes(wanted));
    refill(rows, ...shown.slice(0, MOST_SHOWN).map(({ number, count, first, last, outgoing }) => {
      const tick = made(root, "input", { type: "checkbox" });
      tick.checked = marked.has(number);
      tick.addEventListener("change", () => (tick.checked ? marked.add(number) : marked.delete(number)));
      return made(root, "label", { className: "kb-log-tick" }, tick, made(root, "span", { text: say("bill-number", { 号码: number, 几: count, 从: first, 到: last }) + (outgoing ? say("bill-outgoing", { 几: outgoing }) : "") }));
    }), ...(shown.length > MOST_SHOWN ? [made(root, "p", { className: "kb-hint", text: say("bill-more", { 几: shown.length - MOST_SHOWN }) })] : []));
    list.hidden = !found.length;
  };
  filter.input.addEventListener("input", draw);
  const add = async () => {
    if (!marked.size) {
      big.status.textContent = say("bill-mark");
      return;
    }
    const read = await big.run(billEntries(text, yearOf(), marked, lender()));
    if (!read) return;
    if (read.entries.length > MOST_ENTRIES) {
      big.status.textContent = say("bill-many", { 几: MOST_ENTRIES });
      return;
    }
    const from = state();
    const { fresh, known, same, deleted } = newOnes(from, read.entries);
    const joined = await big.run(taking(fresh));
    if (!joined) return;
    if (state() === from) set(joined);
    else take(fresh); // something was noted meanwhile
    const told = say("bill-added", { 几: fresh.length }) + (known ? say("bill-known", { 几: known }) : "") + (same ? say("bill-same", { 几: same }) : "") + (deleted.length ? say("bill-deleted", { 几: deleted.length }) : "") + (read.outgoing ? say("bill-own", { 几: read.outgoing }) : "");
    big.status.textContent = told;
    if (deleted.length) big.status.append(" ", toolButton(root, "也放回来", () => {
      take(deleted.map((entry) => ({ ...entry, id: `b${newId()}` })));
      big.status.textContent = say("bill-added", { 几: deleted.length });
    }));
    drop();
    big.clear();
  };
  list.append(made(root, "legend", { text: "哪些是催收的号码？勾上" }), filter.box, rows, made(root, "p", {}, toolButton(root, "只把勾上的记下来", add), toolButton(root, "都不要，丢掉详单", () => {
    drop();
    big.clear();
    big.status.textContent = say("bill-dropped");
  })));
  return {
    box: closedPart(root, "从通话详单里取", made(root, "p", { className: "kb-hint", text: say("bill-promise") }), year.box, big.box, list),
    clear: () => {
      drop();
      big.clear();
      big.status.textContent = "";
    },
  };
}
