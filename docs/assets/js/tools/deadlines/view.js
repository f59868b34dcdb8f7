/* The answers on the page: the next one first, each with its rule, what it counts, the condition and what is lost. */
import { refill } from "../../floor.js";
import { element } from "../../letter/form.js";
import { toolButton } from "../../letter/ways.js";
import { careWords, countWords, leftWords, rankWords, whatWords, whenWords } from "./words.js";

/** Draw answers (counting.js) into `box`. choose(event id) takes an event of `missing` (counting.js) into the form. */
export function drawAnswers(tool, box, answers, missing, choose) {
  const { root, say } = tool;
  const parts = [
    missingPart(tool, missing, choose),
    part(tool, "接下来", answers.next),
    limitationPart(tool, answers.limitation),
    part(tool, "已经过了的", answers.over),
    part(tool, "算不出的", answers.open),
  ].filter(Boolean);
  refill(box, ...(parts.length ? parts : [element(root, "p", { className: "kb-hint", textContent: say("empty") })]));
}

/* A summons comes with other papers, whose days the court has written: nobody who added the summons is to think that its clocks are all. */
function missingPart({ root, say }, missing, choose) {
  if (!missing.length) return null;
  const line = element(root, "p", { className: "kb-due-too", textContent: say("add-too") });
  line.append(...missing.map((event) => toolButton(root, event.title, () => choose(event.id))));
  return line;
}

function part(tool, title, answers) {
  if (!answers.length) return null;
  const { root } = tool;
  const box = element(root, "section", {});
  const list = element(root, "ol", { className: "kb-dues" });
  list.append(...answers.map((answer) => drawn(tool, answer)));
  box.append(element(root, "h2", { textContent: title }), list);
  return box;
}

function drawn(tool, answer) {
  const { root, say, data } = tool;
  const { clock } = answer;
  const row = element(root, "li", {});
  row.dataset.side = clock.side;
  const when = element(root, "p", { className: "kb-due-when" });
  if (answer.day) when.append(element(root, "strong", { textContent: whenWords(answer) }), " " + leftWords(say, answer));
  const what = element(root, "p", { className: "kb-due-what" });
  what.append(element(root, "span", { className: "kb-due-side", textContent: clock.sideLabel }), " ", element(root, "strong", { textContent: clock.do }));
  row.append(...(answer.day ? [when, what] : [what]));
  row.append(plain(root, whatWords(answer), answer.item.note));
  for (const words of careWords(say, answer, data.countings[clock.counting])) row.append(element(root, "p", { className: "kb-due-care", textContent: words }));
  if (clock.condition) row.append(element(root, "p", { textContent: `条件：${clock.condition}。` }));
  if (clock.lost) row.append(element(root, "p", { textContent: (clock.side === "mine" ? "错过了：" : "") + clock.lost }));
  row.append(more(tool, clock));
  return row;
}

/* What somebody typed stays words, and its direction its own. */
function plain(root, words, note) {
  const line = element(root, "p", { className: "kb-hint", textContent: words });
  if (note) line.append(" · ", element(root, "bdi", { textContent: note }));
  return line;
}

/* The line of a closed part says the rule; inside: what is counted, how, and where to read on. */
function more(tool, clock) {
  const { root, data } = tool;
  const counting = data.countings[clock.counting];
  const box = element(root, "details", { className: "kb-more" });
  box.append(
    element(root, "summary", { textContent: `${clock.rule.label}（${rankWords(clock.rule)}）${clock.itself ? "" : `：${clock.shown}`}` }),
    ...(clock.itself ? [] : [element(root, "p", { textContent: countWords(clock) })]),
    ...(clock.then ? [element(root, "p", { textContent: `延长：${clock.then.shown}，${clock.then.counts}。条件：${clock.then.condition || clock.then.when}。` })] : []),
    ...(clock.itself ? [] : [element(root, "p", { textContent: `怎么数：${counting.says}` })]),
    links(root, "依据：", [clock.rule, ...clock.lostLaw, ...(counting ? counting.law : [])]),
  );
  if (clock.see.length) box.append(links(root, "看：", clock.see.map((page) => ({ label: page.title, url: page.url }))));
  return box;
}

export function links(root, title, pages) {
  const line = element(root, "p", { textContent: title });
  const once = new Map(pages.map((page) => [page.label, page]));
  [...once.values()].forEach((page, index) => line.append(index ? "、" : "", pageLink(root, page.url, page.label)));
  return line;
}

/* The tool stands two folders deep; a copy that is opened from a folder names its files. */
export function pageLink(root, url, words) {
  const href = new URL(url || ".", new URL("../../", root.baseURI)).href.replace(/\/(?=$|#)/, location.protocol === "file:" ? "/index.html" : "/");
  return element(root, "a", { href, textContent: words });
}

function limitationPart(tool, debts) {
  if (!debts.length) return null;
  const { root, say } = tool;
  const box = element(root, "section", {});
  const list = element(root, "ul", { className: "kb-dues" });
  for (const debt of debts) {
    const row = element(root, "li", {});
    if (debt.note) row.append(plain(root, "这一笔", debt.note));
    row.append(element(root, "p", { textContent: say(debt.say, debt.gaps) }), element(root, "p", { textContent: `条件：${debt.clock.condition}。` }), more(tool, debt.clock));
    list.append(row);
  }
  box.append(element(root, "h2", { textContent: "旧债的诉讼时效" }), list);
  return box;
}
