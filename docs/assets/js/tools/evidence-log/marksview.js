/* What was noted, first as plain facts, then beside the law for everybody and the rules that bind the lender: for each how many, on which
   days, what it says, its rank, and on what condition. What the data do not decide stands together in one closed part: why, and what would decide it. */
import { refill } from "../../floor.js";
import { countedOnce } from "./entries.js";
import { factsIn, lendersOf, marking } from "./counting.js";
import { factLines, namesOf, nightOf, premises } from "./report.js";
import { holding } from "./grounds.js";
import { made } from "./parts.js";
import { inSlices } from "./slices.js";

const MOST_DAYS_SHOWN = 12;
const FIND = "怎样认出放款方";
const OPEN = ["unsure", "agreed"];
/* What no note can decide: the words of the rule leave it open. */
const IN_THE_WORDS = ["unclear-outcome", "edge", "several-agencies"];

/** {box, show(state)}: show() says whether it was drawn, or something newer took its turn. */
export function marksView(root, { say, rules, grounds, kinds, find }) {
  const box = made(root, "div", { className: "kb-log-marks" });
  const link = (words, url) => made(root, "a", { href: root.location.protocol === "file:" ? url.replace(/\/(?=$|#)/, "/index.html") : url, text: words });
  const days = (list, line) => made(root, "ul", {}, ...list.slice(0, MOST_DAYS_SHOWN).map((day) => made(root, "li", { text: line(day) })), list.length > MOST_DAYS_SHOWN ? made(root, "li", { text: say("days-more", { 几: list.length - MOST_DAYS_SHOWN }) }) : null);
  const why = (reasons) => reasons.map((reason) => say(`why-${reason}`)).join("");
  const decides = (list) => {
    const reasons = [...new Set([].concat(...list.map((day) => day.reasons)))];
    const own = reasons.filter((reason) => !IN_THE_WORDS.includes(reason)).map((reason) => say(`then-${reason}`));
    return own.concat(own.length < reasons.length ? say("then-words") : []).join("");
  };

  const ruleCard = ({ rule, status, over, unsure, seen, within, early }) => {
    const parts = [];
    if (status === "agreed") parts.push(made(root, "p", { text: say("mark-agreed") }));
    else {
      if (over.length) parts.push(made(root, "p", { className: "kb-log-over", text: say(`mark-over-${rule.test}`, { 天: over.length, 多少: rule.shown }) }), days(over, (day) => say("day-line", { 哪天: day.day, 几: day.certain })));
      if (seen.length) parts.push(made(root, "p", { text: say("mark-seen", { 几: seen.reduce((sum, day) => sum + day.certain, 0), 天: seen.length }) }), days(seen, (day) => (day.certain === day.possible ? say("day-line", { 哪天: day.day, 几: day.certain }) : say("day-line-open", { 哪天: day.day, 几: day.certain, 最多: day.possible, 为什么: why(day.reasons) }))));
      if (unsure.length) parts.push(made(root, "p", { text: say("mark-unsure", { 天: unsure.length }) + decides(unsure) }), days(unsure, (day) => say("day-line-open", { 哪天: day.day, 几: day.certain, 最多: day.possible, 为什么: why(day.reasons) })));
      if (status === "within") parts.push(made(root, "p", { text: say("mark-within", { 天: within }) }));
      if (status === "unmarked") parts.push(made(root, "p", { text: say(`mark-unmarked-${rule.voice}`) }));
      if (status === "empty") parts.push(made(root, "p", { text: say(early ? "mark-early" : "mark-empty") }));
      else if (early) parts.push(made(root, "p", { className: "kb-hint", text: say("mark-early-some", { 几: early, 哪天: rule.since }) }));
    }
    return made(root, "div", { className: `kb-log-rule kb-log-rule-${status}` },
      made(root, "h4", { text: rule.shown ? `${rule.title}：${say(`rule-${rule.test}`, { 多少: rule.shown })}` : rule.title }),
      made(root, "p", { className: "kb-log-source" }, made(root, "span", { className: "kb-log-rank", text: rule.rank }), " ", link(rule.label, rule.url), `（${rule.rankName}${rule.reported ? "，转引" : ""}）`),
      ...parts,
      made(root, "p", { className: "kb-hint", text: say("mark-if", { 前提: premises(rule) }) + (rule.sinceKnown ? "" : say("mark-since")) + (rule.agencies === "unsaid" ? say("mark-agencies") : "") }));
  };
  const named = ({ name, kind }) => {
    const word = (kinds.find(([id]) => id === kind) || ["", ""])[1];
    return [made(root, "bdi", { text: name }), word && word !== name ? `（${word}）` : ""];
  };
  const lenderPart = (lender) => {
    const decided = lender.rules.filter(({ status }) => !OPEN.includes(status));
    return decided.length ? [made(root, "section", {}, made(root, "h3", {}, ...named(lender)), ...decided.sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status)).map(ruleCard))] : [];
  };
  const groundCard = ({ ground, status, certain, possible, from, to }) => made(root, "div", { className: `kb-log-rule kb-log-rule-${status === "fits" ? "over" : "unsure"}` },
    made(root, "h4", { text: ground.title }),
    made(root, "p", { className: "kb-log-source" }, made(root, "span", { className: "kb-log-rank", text: ground.rank }), " ", link(ground.label, ground.url), `（${ground.rankName}）`, say("paper-words", { 原话: ground.words })),
    made(root, "p", { text: status === "fits" ? say("ground-fits", { 几: certain, 从: from, 到: to }) : say("open-ground", { 几: possible, 为什么: ground.open }) }),
    made(root, "p", { className: "kb-hint", text: say("mark-if", { 前提: ground.only }) }));
  /* A law for everybody that may be asked for (`asked`, as on paper) can be named also where nothing says how often is too often. */
  const groundsPart = (fits, unsure) => {
    if (!fits.length && !unsure.length) return [];
    const usable = made(root, "p", { text: say("grounds-usable") });
    unsure.forEach(({ ground }, index) => usable.append(index ? "、" : "", link(ground.label, ground.url), `（${ground.rankName}）`));
    return [made(root, "section", {}, made(root, "h3", { text: say("grounds-title") }), made(root, "p", { className: "kb-hint", text: say("grounds-hint") }), ...fits.map(groundCard), unsure.length ? usable : null)];
  };
  const factsPart = ({ entries, facts }, lender) => made(root, "section", { className: "kb-log-facts" }, made(root, "h3", { text: say("facts-title") }),
    made(root, "ul", {}, ...factLines(say, facts, nightOf(rules), namesOf(say, entries)).map((pieces) => made(root, "li", {}, ...pieces.map((piece) => (typeof piece === "string" ? piece : made(root, "bdi", { text: piece.text })))))),
    lender ? null : made(root, "p", { className: "kb-hint" }, say("facts-lender"), " ", link(FIND, find)));
  /* One closed line for all that is not decided; inside, each with why and what would decide it. */
  const openPart = (list) => (list.length ? [made(root, "details", { className: "kb-more kb-log-open" }, made(root, "summary", { text: say("open-title", { 几: list.length }) }), ...list)] : []);

  const ORDER = ["over", "seen", "within", "unmarked", "empty"];

  const undecided = (entries, marks, unsureGrounds) => {
    const known = new Set(marks.map((lender) => lender.name));
    const unknown = entries.filter((entry) => !entry.lender).length;
    const strange = [...new Set(entries.map((entry) => entry.lender).filter((name) => name && !known.has(name)))];
    const told = [];
    if (!known.size || unknown) told.push([known.size ? say("unknown-some", { 几: unknown }) : say("unknown-all"), " ", link(FIND, find)]);
    for (const name of strange) told.push([say("lender-strange", { 名字: name })]);
    for (const lender of marks.filter(({ problem }) => problem)) told.push([...named(lender), "：", say(`lender-${lender.problem}`), " ", lender.problem === "none" ? "" : link(FIND, find)]);
    return [
      ...told.map((parts) => made(root, "p", {}, ...parts)),
      ...[].concat(...marks.map((lender) => lender.rules.filter(({ status }) => OPEN.includes(status)).map((mark) => made(root, "div", {}, made(root, "h3", {}, ...named(lender)), ruleCard(mark))))),
      ...unsureGrounds.map(groundCard),
    ];
  };
  function* counting(state) {
    const entries = countedOnce(state.entries);
    if (!entries.length) return null;
    return { entries, facts: yield* factsIn(entries, nightOf(rules)), grounds: yield* holding(entries, grounds), marks: yield* marking(state, rules) };
  }
  let turn = 0;
  const show = async (state) => {
    const mine = turn += 1;
    const { done, value } = await inSlices(counting(state), () => {}, () => turn !== mine);
    if (!done || turn !== mine) return false;
    if (!value) {
      refill(box, made(root, "p", { className: "kb-hint", text: say("marks-nothing") }));
      return true;
    }
    const opened = box.querySelector(".kb-log-open") ? box.querySelector(".kb-log-open").open : false;
    const withStatus = (status) => value.grounds.filter((found) => found.status === status);
    refill(box, factsPart(value, lendersOf(state).length), ...groundsPart(withStatus("fits"), withStatus("unsure").filter(({ ground }) => ground.asked)), ...[].concat(...value.marks.map(lenderPart)),
      ...openPart(undecided(value.entries, value.marks, withStatus("unsure"))), made(root, "p", { className: "kb-hint", text: say("marks-soft") }));
    if (box.querySelector(".kb-log-open")) box.querySelector(".kb-log-open").open = opened;
    return true;
  };
  return { box, show };
}
