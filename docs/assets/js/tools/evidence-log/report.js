/* What goes to whoever takes the complaint: dates, counts, examples, and what the rules say of them. Facts only: no names of crimes, nothing
   about the debt. Rows of fill.js. Pure. */
import { flatly } from "../../floor.js";
import { bulletRow, headingRow, itemRow, signRow, strong, textRow, titleRow, typed } from "../rows.js";
import { countedOnce } from "./entries.js";
import { factsIn, inHours, marking } from "./counting.js";
import { holding } from "./grounds.js";
import { clockOf, dayOf } from "./moments.js";
import { typedWords } from "./labels.js";
import { atOnce } from "./slices.js";

const MOST_EXAMPLES = 5;
const MOST_DAYS = 10;
const MOST_LISTED = 1000;

/** rules and grounds of the page's data; chosen {lender ("" is all), list (each entry too)}; mask(entry) of mask.js */
export const reportRows = (given) => atOnce(reporting(given));

/** The same as a generator: a long log is counted in slices. */
export function* reporting({ say, labels, rules, grounds, state, chosen, mask }) {
  const all = countedOnce(state.entries);
  const entries = chosen.lender ? all.filter((entry) => entry.lender === chosen.lender) : all;
  const rows = [titleRow(say("paper-title"))];
  if (!entries.length) return [...rows, textRow(chosen.lender && all.length ? say("paper-empty-of", { 名字: chosen.lender, 几: all.filter((entry) => !entry.lender).length }) : say("paper-empty"))];
  const hours = nightOf(rules);
  rows.push(...factRows(say, yield* factsIn(entries, hours), hours, namesOf(say, entries)));
  rows.push(...againstLaw(say, yield* holding(entries, grounds)));
  rows.push(...againstRules(say, yield* marking(state, rules), chosen));
  rows.push(...yield* examples(say, labels, entries, mask, hours));
  if (chosen.list) {
    rows.push(headingRow(say("paper-list", { 几: entries.length })));
    for (const [index, entry] of entries.slice(0, MOST_LISTED).entries()) {
      rows.push(itemRow(index + 1, ...entryPieces(labels, mask(entry))));
      yield index / MOST_LISTED;
    }
    if (entries.length > MOST_LISTED) rows.push(textRow(say("paper-list-cut", { 几: MOST_LISTED })));
  }
  rows.push(textRow(say("paper-only-conduct")), signRow(say("paper-sign")));
  return rows;
}

/** The hours of the night, as the rules on them write them: of rules with different hours the first. */
export const nightOf = (rules) => rules.find((rule) => rule.test === "hours") || null;

/** What was noted as plain facts: how often, whom, the fullest day, the night. [[words, …pieces]]; names are those of the lenders. */
export function factLines(say, { sums, days, most, night, nights, unclocked }, hours, names) {
  const counts = [
    sums.call && say("count-calls", { 几: sums.call, 通: sums.connected, 没通: sums.unanswered, 断: sums["hung-up"], 没写: sums.call - sums.connected - sums.unanswered - sums["hung-up"] }),
    sums.message && say("count-messages", { 几: sums.message }),
    sums.visit && say("count-visits", { 几: sums.visit }),
    sums.other && say("count-others", { 几: sums.other }),
  ].filter(Boolean).join("；");
  return [
    [say("paper-span", { 从: days[0].day, 到: days[days.length - 1].day, 天: days.length, 几: sums.all }), ...names, "。", counts + "。"],
    [say("paper-whom", { 本人: sums.self, 别人: sums.others, 没写: sums.all - sums.self - sums.others })],
    [say("paper-most", { 哪天: most.day, 几: most.all })],
    ...(hours ? [[say("paper-night", { 多少: hours.shown, 几: night, 天: nights }), unclocked ? say("paper-unclocked", { 几: unclocked }) : ""]] : []),
  ];
}

const factRows = (...given) => factLines(...given).map((pieces) => textRow(...pieces));

export function namesOf(say, entries) {
  const names = [...new Set(entries.map((entry) => entry.lender))].sort((a, b) => (a ? 0 : 1) - (b ? 0 : 1) || (a < b ? -1 : 1));
  return flatly(names, (name, index) => [index ? "、" : "", name ? typed(name) : say("paper-unnamed")]);
}

function againstRules(say, marks, { lender }) {
  const rows = [];
  for (const mark of marks.filter((one) => !lender || one.name === lender)) {
    for (const { rule, status, over, seen } of mark.rules) {
      const days = status === "over" ? over : status === "seen" ? seen.filter((day) => day.certain) : [];
      if (!days.length) continue;
      const named = days.slice(0, MOST_DAYS).map((day) => say("paper-day", { 哪天: day.day, 几: day.certain })).join("、");
      const rest = days.length > MOST_DAYS ? say("paper-days-more", { 几: days.length }) : "";
      rows.push(bulletRow(typed(mark.name), "：", strong(rule.title), rule.test === "at-least" ? say("paper-few", { 多少: rule.shown }) : "", "：", named, rest, "。", rule.formal, `（${rule.rankName}${rule.reported ? "，转引" : ""}）`, rule.shown ? say("paper-number", { 多少: rule.shown }) : "", say("paper-if", { 前提: premises(rule) })));
    }
  }
  return rows.length ? [headingRow(say("paper-rules")), ...rows, textRow(say("paper-soft"))] : [];
}

/* The law for everybody: a ground where what was noted has its form; what is asked of whoever decides where it has not. What the reader cannot
   decide is no word for a paper that is handed in: that stays on the screen (marksview.js). */
function againstLaw(say, found) {
  const rows = found.filter(({ ground, status }) => status === "fits" || (status === "unsure" && ground.asked))
    .map(({ ground, status, certain, possible, from, to }) => bulletRow(strong(ground.title), "：", ground.formal, `（${ground.rankName}）`, say("paper-words", { 原话: ground.words }),
      status === "fits" ? say("ground-fits", { 几: certain, 从: from, 到: to }) : say("paper-unsure", { 几: possible }), say("paper-if", { 前提: ground.only })));
  return rows.length ? [headingRow(say("paper-grounds")), ...rows, textRow(say("paper-decides"))] : [];
}

/** On what a rule depends, in the words of the law's own file and of the table. */
export function premises(rule) {
  return [rule.only, rule.condition].filter(Boolean).join("；");
}

/* The gravest first: words that were noted, other people, the night. Each day speaks once before one speaks twice. */
function* examples(say, labels, entries, mask, hours) {
  const weight = (entry) => (entry.words ? 4 : 0) + (entry.file ? 1 : 0) + (entry.reached && entry.reached !== "self" ? 2 : 0) + (entry.kind === "visit" ? 2 : 0) + (hours && inHours(entry, hours) ? 1 : 0);
  const gravest = (found) => found.sort((a, b) => b[0] - a[0] || (a[1].at < b[1].at ? -1 : 1)).slice(0, MOST_EXAMPLES);
  const days = new Map();
  let others = [];
  for (const [index, entry] of entries.entries()) {
    const [heavy, day] = [weight(entry), dayOf(entry.at)];
    const before = days.get(day);
    if (heavy && !(before && before[0] >= heavy)) days.set(day, [heavy, entry]);
    if (heavy && before) others.push(before[0] >= heavy ? [heavy, entry] : before);
    if (index % 200 === 0) {
      others = gravest(others);
      yield index / entries.length;
    }
  }
  const first = gravest([...days.values()]);
  const picked = [...first, ...gravest(others).slice(0, MOST_EXAMPLES - first.length)]
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
