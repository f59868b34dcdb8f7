/* The result on the page: rates, the principal, where each yuan goes, and the lines, copied from the page's own blocks below. */
import { refill } from "../../floor.js";
import { element } from "../../letter/form.js";
import { dataTable, shareChart, tableRow } from "./chart.js";
import { percentOf } from "./measure.js";
import { yuan } from "./money.js";
import { answerWords, dueWords, mainWords, MEASURE_NAMES, principalWords, verdictWords } from "./words.js";

/** Fills `box` with what was found (see now() in start.js) and gives the one sentence that is read aloud. */
export function showFound(tool, box, all) {
  const { root, say } = tool;
  const { read, found } = all;
  const words = (text, className = "") => element(root, "p", { className, textContent: text });
  const parts = read.unread.map((text) => words(text, "kb-hint kb-wrong"));
  const answers = answerWords(all, say);
  /* Whoever did not lend: the way to find out who did stands first, before any number. */
  const first = answers.length && all.behind.length ? [behindWords(root, answers.shift())] : [];
  if (answers.length) parts.push(...first, answerList(root, answers), words(say("caution"), "kb-rate-caution"));
  if (found.state === "sound") parts.push(rateTable(root, found), words(say("explain"), "kb-hint"));
  const principal = principalWords(read, say);
  if (principal) parts.push(words(principal, "kb-rate-principal"));
  const chart = shareChart(root, found.shares);
  if (chart) parts.push(chart, words(dueWords(all, say), "kb-rate-due"));
  if (chart && found.sums.missing) parts.push(words(say("shares-missing", { 多少: yuan(found.sums.missing) }), "kb-hint"));
  parts.push(element(root, "h2", { textContent: all.lender ? `放款方是“${all.lender}”，看这几条` : "看哪条线" }));
  parts.push(...(all.lender ? lineParts(tool, all) : [words(say("no-lender")), ...copies(root, ".kb-rate-unknown")]));
  if (!answers.length) parts.push(words(say("caution"), "kb-rate-caution"));
  refill(box, ...parts);
  return mainWords(found, read, say);
}

/* With the page's own link to the way of finding out. */
function behindWords(root, text) {
  const line = element(root, "p", { className: "kb-rate-behind", textContent: text });
  const links = [].concat(...copies(root, ".kb-rate-unknown").map((block) => [...block.querySelectorAll("a")]));
  line.append(...links.slice(-1));
  return line;
}

function answerList(root, answers) {
  const list = element(root, "ul", { className: "kb-rate-answers" });
  list.append(...answers.map((text) => element(root, "li", { textContent: text })));
  return list;
}

function rateTable(root, found) {
  const rows = found.measures.map((one) => tableRow(root, element(root, "th", { scope: "row", textContent: MEASURE_NAMES[one.name] }), percentOf(one.nominal), percentOf(one.effective), percentOf(one.xirr)));
  return dataTable(root, "折成一年是多少", ["算上什么", "名义", "实际", "按天"], rows);
}

function lineParts(tool, all) {
  const { root } = tool;
  const own = all.judged.filter((one) => one.applies !== "no").map((one) => judgedLine(tool, one, all.span));
  const aside = all.judged.filter((one) => one.applies === "no").map((one) => judgedLine(tool, one, all.span));
  const of = (kind) => copies(root, `[data-rate-${kind}]`).filter((block) => block.dataset.lenders.split(" ").includes(all.kind));
  return [...own, ...of("not"), ...folded(root, "不管你这一笔的", aside), ...folded(root, lettersNamed(of("letter")), of("letter")), ...folded(root, "找谁问、找谁投诉", of("door"))];
}

/* The page's own block, open where it binds: condition, what it is not, its rules with rank and source; under the title what this loan comes to. */
function judgedLine({ root, say }, one, rates) {
  const [block] = copies(root, `[data-rate-line="${one.line.id}"]`);
  block.open = one.applies !== "no" && !one.line.aim;
  block.classList.add(`kb-rate-${one.verdict || "plain"}`);
  block.querySelector("summary").after(...verdictWords(one, rates, say).map((text) => element(root, "p", { className: "kb-rate-verdict", textContent: text })));
  return block;
}

/* The closed line names them: a letter that nobody sees is not offered. */
function lettersNamed(blocks) {
  return "用得上的文书：" + blocks.map((block) => block.querySelector("a").textContent.split("（")[0]).join("、");
}

function folded(root, title, inside) {
  if (!inside.length) return [];
  const part = element(root, "details", { className: "kb-more" });
  part.append(element(root, "summary", { textContent: title }), ...inside);
  return [part];
}

/* Of the blocks that stand on the page for everybody: words, links and levels are theirs. */
function copies(root, selector) {
  return [...root.querySelectorAll(`.md-content ${selector}`)].filter((block) => !block.closest(".kb-tool-room")).map((block) => {
    const copy = block.cloneNode(true);
    copy.hidden = false;
    for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id");
    return copy;
  });
}
