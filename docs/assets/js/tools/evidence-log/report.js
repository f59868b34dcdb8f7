/* What goes to whoever takes the complaint: dates, counts, examples, and what the rules say of them. Facts only: no names of crimes, nothing
   about the debt. Rows of fill.js. Pure. */
import { flatly } from "../../floor.js";
import { bulletRow, headingRow, itemRow, signRow, strong, textRow, titleRow, typed } from "../rows.js";
import { countedOnce } from "./entries.js";
import { groundsOf } from "./grounds.js";
import { daysOf, inHours, marksOf, sumsOf } from "./counting.js";
import { clockOf, dayOf } from "./moments.js";
import { typedWords } from "./labels.js";

const MOST_EXAMPLES = 5;
const MOST_DAYS = 10;
const MOST_LISTED = 1000;

/** rules and grounds of the page's data; chosen {lender ("" is all), list (each entry too)}; mask(entry) of mask.js */
export function reportRows({ say, labels, rules, grounds, state, chosen, mask }) {
  const all = countedOnce(state.entries);
  const entries = all.filter((entry) => !chosen.lender || entry.lender === chosen.lender);
  const rows = [titleRow(say("paper-title"))];
  if (!entries.length) return [...rows, textRow(say("paper-empty"))];
  rows.push(...facts(say, entries));
  rows.push(...againstLaw(say, grounds, entries));
  rows.push(...againstRules(say, rules, state, chosen));
  rows.push(...examples(say, labels, entries, mask, rules.find((rule) => rule.test === "hours")));
  if (chosen.list) {
    rows.push(headingRow(say("paper-list", { 几: entries.length })));
    rows.push(...entries.slice(0, MOST_LISTED).map((entry, index) => itemRow(index + 1, ...entryPieces(labels, mask(entry)))));
    if (entries.length > MOST_LISTED) rows.push(textRow(say("paper-list-cut", { 几: MOST_LISTED })));
  }
  rows.push(textRow(say("paper-only-conduct")), signRow(say("paper-sign")));
  return rows;
}

function facts(say, entries) {
  const days = daysOf(entries);
  const sums = sumsOf(entries);
  const [first, last] = [days[0].day, days[days.length - 1].day];
  const most = days.reduce((one, day) => (day.all > one.all ? day : one));
  const counts = [
    sums.call && say("count-calls", { 几: sums.call, 通: sums.connected, 没通: sums.unanswered, 断: sums["hung-up"], 没写: sums.call - sums.connected - sums.unanswered - sums["hung-up"] }),
    sums.message && say("count-messages", { 几: sums.message }),
    sums.visit && say("count-visits", { 几: sums.visit }),
    sums.other && say("count-others", { 几: sums.other }),
  ].filter(Boolean).join("；");
  return [
    textRow(say("paper-span", { 从: first, 到: last, 天: days.length, 几: sums.all }), ...namesOf(say, entries), "。", counts + "。"),
    textRow(say("paper-whom", { 本人: sums.self, 别人: sums.others, 没写: sums.all - sums.self - sums.others })),
    textRow(say("paper-most", { 哪天: most.day, 几: most.all })),
  ];
}

function namesOf(say, entries) {
  const names = [...new Set(entries.map((entry) => entry.lender))].sort((a, b) => (a ? 0 : 1) - (b ? 0 : 1) || (a < b ? -1 : 1));
  return flatly(names, (name, index) => [index ? "、" : "", name ? typed(name) : say("paper-unnamed")]);
}

function againstRules(say, rules, state, { lender }) {
  const rows = [];
  for (const mark of marksOf(state, rules).filter((one) => !lender || one.name === lender)) {
    for (const { rule, status, over, seen } of mark.rules) {
      const days = status === "over" ? over : status === "seen" ? seen.filter((day) => day.certain) : [];
      if (!days.length) continue;
      const named = days.slice(0, MOST_DAYS).map((day) => say("paper-day", { 哪天: day.day, 几: day.certain })).join("、");
      const rest = days.length > MOST_DAYS ? say("paper-days-more", { 几: days.length }) : "";
      rows.push(bulletRow(typed(mark.name), "：", strong(rule.title), rule.test === "at-least" ? say("paper-few", { 多少: rule.shown }) : "", "：", named, rest, "。", rule.label, `（${rule.rankName}${rule.reported ? "，转引" : ""}）`, rule.shown ? say("paper-number", { 多少: rule.shown }) : "", say("paper-if", { 前提: premises(rule) })));
    }
  }
  return rows.length ? [headingRow(say("paper-rules")), ...rows, textRow(say("paper-soft"))] : [];
}

/* The law for everybody: a ground where what was noted has its form; what is asked of whoever decides where it has not. */
function againstLaw(say, grounds, entries) {
  const rows = groundsOf(entries, grounds).filter(({ ground, status }) => status === "fits" || (status === "unsure" && ground.asked))
    .map(({ ground, status, certain, possible, from, to }) => bulletRow(strong(ground.title), "：", ground.label, `（${ground.rankName}）`, say("paper-words", { 原话: ground.words }),
      status === "fits" ? say("ground-fits", { 几: certain, 从: from, 到: to }) : say("ground-unsure", { 几: possible, 为什么: ground.open }), say("paper-if", { 前提: ground.only })));
  return rows.length ? [headingRow(say("paper-grounds")), ...rows, textRow(say("paper-decides"))] : [];
}

/** On what a rule depends, in the words of the law's own file and of the table. */
export function premises(rule) {
  return [rule.only, rule.condition].filter(Boolean).join("；");
}

/* The gravest first: words that were noted, other people, the night; of each day at most one. */
function examples(say, labels, entries, mask, hours) {
  const night = new Set(inHours(entries, hours).map((entry) => entry.id));
  const weight = (entry) => (entry.words ? 4 : 0) + (entry.file ? 1 : 0) + (entry.reached && entry.reached !== "self" ? 2 : 0) + (entry.kind === "visit" ? 2 : 0) + (night.has(entry.id) ? 1 : 0);
  const days = new Set();
  const picked = [...entries].map((entry) => [weight(entry), entry]).filter(([heavy]) => heavy).sort((a, b) => b[0] - a[0])
    .filter(([, entry]) => !days.has(dayOf(entry.at)) && days.add(dayOf(entry.at))).slice(0, MOST_EXAMPLES)
    .map(([, entry]) => entry).sort((a, b) => (a.at < b.at ? -1 : 1));
  return picked.length ? [headingRow(say("paper-examples")), ...picked.map((entry, index) => itemRow(index + 1, ...entryPieces(labels, mask(entry))))] : [];
}

/** One entry in one line. */
export function entryPieces(labels, entry) {
  const told = (field) => typedWords(labels, field, entry[field]);
  const pieces = [`${dayOf(entry.at)} ${clockOf(entry.at) || "时间没记"}，${told("kind")}`];
  if (entry.kind === "call" && entry.voice) pieces.push(`（${told("voice")}）`);
  if (entry.kind === "call" && entry.outcome) pieces.push(`，${told("outcome")}`);
  if (entry.reached) pieces.push(`，找${told("reached")}`, ...(entry.relation.trim() ? ["（", typed(entry.relation), "）"] : []));
  if (entry.tone && entry.tone !== "none") pieces.push(`，${told("tone")}`);
  if (entry.people) pieces.push(`，来了 ${entry.people} 人`);
  for (const [field, before, after] of [["number", "，号码 ", ""], ["line", "，打到 ", ""], ["agency", "，自称 ", ""], ["lender", "，放款方 ", ""], ["words", "，原话：“", "”"], ["file", "，证据：", ""], ["note", "，", ""]]) {
    if (entry[field].trim()) pieces.push(before, typed(entry[field]), after);
  }
  return [...pieces, "。"];
}
