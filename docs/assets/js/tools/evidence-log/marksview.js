/* What was noted beside the rules that bind the lender: for each rule how many, on which days, what it says, its rank, and on what condition.
   Where the data do not decide it says so, and why. */
import { refill } from "../../floor.js";
import { countedOnce } from "./entries.js";
import { lendersOf, marksOf } from "./counting.js";
import { premises } from "./report.js";
import { groundsOf } from "./grounds.js";
import { made } from "./parts.js";

const MOST_DAYS_SHOWN = 12;

/** {box, show(state)} */
export function marksView(root, { say, rules, grounds, kinds, find }) {
  const box = made(root, "div", { className: "kb-log-marks" });
  const link = (words, url) => made(root, "a", { href: root.location.protocol === "file:" ? url.replace(/\/(?=$|#)/, "/index.html") : url, text: words });
  const days = (list, line) => made(root, "ul", {}, ...list.slice(0, MOST_DAYS_SHOWN).map((day) => made(root, "li", { text: line(day) })), list.length > MOST_DAYS_SHOWN ? made(root, "li", { text: say("days-more", { 几: list.length - MOST_DAYS_SHOWN }) }) : null);
  const why = (reasons) => reasons.map((reason) => say(`why-${reason}`)).join("");

  const ruleCard = ({ rule, status, over, unsure, seen, within, early }) => {
    const parts = [];
    if (status === "agreed") parts.push(made(root, "p", { text: say("mark-agreed") }));
    else {
      if (over.length) parts.push(made(root, "p", { className: "kb-log-over", text: say(`mark-over-${rule.test}`, { 天: over.length, 多少: rule.shown }) }), days(over, (day) => say("day-line", { 哪天: day.day, 几: day.certain })));
      if (seen.length) parts.push(made(root, "p", { text: say("mark-seen", { 几: seen.reduce((sum, day) => sum + day.certain, 0), 天: seen.length }) }), days(seen, (day) => (day.certain === day.possible ? say("day-line", { 哪天: day.day, 几: day.certain }) : say("day-line-open", { 哪天: day.day, 几: day.certain, 最多: day.possible, 为什么: why(day.reasons) }))));
      if (unsure.length) parts.push(made(root, "p", { text: say("mark-unsure", { 天: unsure.length }) }), days(unsure, (day) => say("day-line-open", { 哪天: day.day, 几: day.certain, 最多: day.possible, 为什么: why(day.reasons) })));
      if (status === "within") parts.push(made(root, "p", { text: say("mark-within", { 天: within }) }));
      if (status === "empty") parts.push(made(root, "p", { text: say(early ? "mark-early" : "mark-empty") }));
      else if (early) parts.push(made(root, "p", { className: "kb-hint", text: say("mark-early-some", { 几: early, 哪天: rule.since }) }));
    }
    return made(root, "div", { className: `kb-log-rule kb-log-rule-${status}` },
      made(root, "h4", { text: rule.shown ? `${rule.title}：${say(`rule-${rule.test}`, { 多少: rule.shown })}` : rule.title }),
      made(root, "p", { className: "kb-log-source" }, made(root, "span", { className: "kb-log-rank", text: rule.rank }), " ", link(rule.label, rule.url), `（${rule.rankName}${rule.reported ? "，转引" : ""}）`),
      ...parts,
      made(root, "p", { className: "kb-hint", text: say("mark-if", { 前提: premises(rule) }) + (rule.sinceKnown ? "" : say("mark-since")) + (rule.agencies === "unsaid" ? say("mark-agencies") : "") }));
  };
  const lenderPart = ({ name, kind, problem, rules: marks }) => {
    const word = (kinds.find(([id]) => id === kind) || ["", ""])[1];
    const parts = [made(root, "h3", {}, made(root, "bdi", { text: name }), word && word !== name ? `（${word}）` : "")];
    if (problem) parts.push(made(root, "p", {}, made(root, "strong", { text: "不能判断。" }), say(`lender-${problem}`), " ", problem === "none" ? null : link("怎样认出放款方", find)));
    return made(root, "section", {}, ...parts, ...[...marks].sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status)).map(ruleCard));
  };
  const groundCard = ({ ground, status, certain, possible, from, to }) => made(root, "div", { className: `kb-log-rule kb-log-rule-${status === "fits" ? "over" : "unsure"}` },
    made(root, "h4", { text: ground.title }),
    made(root, "p", { className: "kb-log-source" }, made(root, "span", { className: "kb-log-rank", text: ground.rank }), " ", link(ground.label, ground.url), `（${ground.rankName}）`, say("paper-words", { 原话: ground.words })),
    made(root, "p", { text: status === "fits" ? say("ground-fits", { 几: certain, 从: from, 到: to }) : say("ground-unsure", { 几: possible, 为什么: ground.open }) }),
    made(root, "p", { className: "kb-hint", text: say("mark-if", { 前提: ground.only }) }));
  const groundsPart = (entries) => {
    const found = groundsOf(entries, grounds).filter(({ status }) => status !== "empty");
    return found.length ? [made(root, "section", {}, made(root, "h3", { text: say("grounds-title") }), made(root, "p", { className: "kb-hint", text: say("grounds-hint") }), ...found.map(groundCard))] : [];
  };
  const ORDER = ["over", "seen", "unsure", "agreed", "within", "empty"];

  const show = (state) => {
    const entries = countedOnce(state.entries);
    const named = new Set(lendersOf(state).map((lender) => lender.name));
    const unknown = entries.filter((entry) => !entry.lender).length;
    const strange = [...new Set(entries.map((entry) => entry.lender).filter((name) => name && !named.has(name)))];
    const parts = [];
    if (!entries.length) parts.push(made(root, "p", { className: "kb-hint", text: say("marks-nothing") }));
    else if (!named.size || unknown) parts.push(made(root, "p", {}, made(root, "strong", { text: "不能判断。" }), named.size ? say("unknown-some", { 几: unknown }) : say("unknown-all"), " ", link("怎样认出放款方", find)));
    for (const name of strange) parts.push(made(root, "p", {}, made(root, "strong", { text: "不能判断。" }), say("lender-strange", { 名字: name })));
    if (entries.length) parts.push(...groundsPart(entries), ...marksOf(state, rules).map(lenderPart), made(root, "p", { className: "kb-hint", text: say("marks-soft") }));
    refill(box, ...parts);
  };
  return { box, show };
}
