/* What was noted, held against the rules that bind this lender (law/_count_rules.yml through the page's data). Every entry surely counts,
   may count, or does not; a number is passed only where it is passed whatever the open ones are, and otherwise nothing is concluded:
   the day is unsure, with the reasons. Whether a rule is broken is never said: how many were counted, what the rule says, and on what
   condition. Pure.

   Reasons: no-lender · no-outcome · unclear-outcome · no-voice · no-reached · no-time · edge · no-people · several-agencies · several-lines. */
import { flatly } from "../../floor.js";
import { countedOnce } from "./entries.js";
import { dayOf, minutesOf } from "./moments.js";
import { atOnce } from "./slices.js";

const COUNTED_OFTEN = 200; // entries between two looks at the clock

/** [{name, kind, problem, rules: [{rule, status, over, unsure, seen, within, early}]}], one for each lender that the reader named.
    `problem` of a lender: "" · "kind" (not chosen) · "kinds" (two kinds under one name) · "none" (no rule with a number binds it).
    `status` of a rule: over · unsure · seen · within · unmarked (it counts one way of calling, and no call was marked so) · empty (nothing of the kind was noted) · agreed (the contract says otherwise). */
export const marksOf = (state, rules) => atOnce(marking(state, rules));

/** The same as a generator: a long log is counted in slices. */
export function* marking(state, rules) {
  const entries = countedOnce(state.entries);
  const out = [];
  for (const lender of lendersOf(state)) {
    const mine = lender.problem ? [] : rules.filter((rule) => rule.lenders.includes(lender.kind));
    const marks = [];
    for (const rule of mine) marks.push(yield* markOf(rule, lender, entries));
    out.push({ ...lender, problem: lender.problem || (mine.length ? "" : "none"), rules: marks });
  }
  return out;
}

/** Each name once. Two tabs may have said two things of one lender: then neither counts. */
export function lendersOf(state) {
  const found = new Map();
  for (const { name, kind, agreed } of state.lenders) {
    const known = found.get(name) || { name, kinds: new Set(), agreed: new Set() };
    known.kinds.add(kind);
    known.agreed.add(agreed);
    found.set(name, known);
  }
  return [...found.values()].map(({ name, kinds, agreed }) => {
    const said = [...kinds].filter(Boolean);
    return { name, kind: said.length === 1 ? said[0] : "", agreed: agreed.has("yes") ? "yes" : agreed.has("no") ? "no" : "", problem: said.length > 1 ? "kinds" : said.length ? "" : "kind" };
  });
}

function* markOf(rule, lender, entries) {
  const days = new Map();
  const mark = { rule, status: "empty", over: [], unsure: [], seen: [], within: 0, early: 0 };
  for (const [index, entry] of entries.entries()) {
    if (index % COUNTED_OFTEN === 0) yield index / entries.length;
    const found = counts(rule, lender, entry);
    if (!found) continue;
    const day = dayOf(entry.at);
    if (rule.since && day < rule.since) {
      mark.early += 1;
      continue;
    }
    if (!days.has(day)) days.set(day, []);
    days.get(day).push({ entry, open: found.open });
  }
  let marked = false; // whether any call was said to be of the kind that the rule counts
  for (const [day, counted] of days) {
    yield 1;
    marked = marked || counted.some(({ entry }) => entry.voice === rule.voice);
    const { certain, possible, reasons } = rule.test === "at-most" ? totals(rule, counted) : plainTotals(counted);
    const limit = rule.test === "at-most" ? rule.value : 0;
    if (rule.test === "happened") mark.seen.push({ day, certain, possible, reasons });
    else if (certain > limit) mark.over.push({ day, certain, possible });
    else if (possible > limit) mark.unsure.push({ day, certain, possible, reasons });
    else mark.within += 1;
  }
  mark.status = !days.size ? "empty" : lender.agreed === "yes" && rule.agreed !== "no" ? "agreed" : mark.over.length ? "over" : mark.unsure.length ? "unsure" : mark.seen.length ? "seen" : rule.voice && !marked ? "unmarked" : "within";
  return mark;
}

/** null where the entry does not count; else {open}: why it only may. */
function counts(rule, lender, entry) {
  const open = [];
  if (entry.lender !== lender.name) {
    if (entry.lender) return null;
    open.push("no-lender");
  }
  if (rule.kinds.length && !rule.kinds.includes(entry.kind)) return null;
  const among = (list, value, missing) => {
    if (!list.length || list.includes(value)) return true;
    if (value === "") open.push(missing);
    return value === "";
  };
  if (rule.maybe.includes(entry.outcome)) open.push("unclear-outcome");
  else if (!among(rule.outcomes, entry.outcome, "no-outcome")) return null;
  if (!among(rule.voice ? [rule.voice] : [], entry.voice, "no-voice")) return null;
  if (!among(rule.reached, entry.reached, "no-reached")) return null;
  if (rule.test === "hours" && !during(rule, entry, open)) return null;
  if (rule.test === "at-least") {
    if (!entry.people) open.push("no-people");
    else if (Number(entry.people) >= rule.value) return null;
  }
  return { open };
}

/* From the first minute on, up to the last: whether 8:00 sharp is inside, the words do not say. */
function during({ from, to }, entry, open) {
  const minute = minutesOf(entry.at);
  if (minute === null) {
    open.push("no-time");
    return true;
  }
  if (minute === to) open.push("edge");
  return from > to ? minute >= from || minute <= to : minute >= from && minute <= to;
}

function plainTotals(counted) {
  return { certain: counted.filter(({ open }) => !open.length).length, possible: counted.length, reasons: reasonsOf(counted) };
}

/* Where a rule counts by the number that rang, or does not say whether several collectors count together, the surest group speaks;
   what has no name is one group of its own, and may belong to any. */
function totals(rule, counted) {
  const lineOf = ({ entry }) => (rule.perLine ? entry.line.trim() : "");
  const agencyOf = ({ entry }) => (rule.agencies === "unsaid" ? entry.agency.trim() : "");
  const sure = counted.filter(({ open }) => !open.length);
  const certain = largest(sure, (one) => JSON.stringify([lineOf(one), agencyOf(one)]));
  const named = new Set(counted.map(lineOf).filter(Boolean));
  const blank = counted.filter((one) => !lineOf(one));
  const possible = named.size ? Math.max(...[...named].map((line) => counted.filter((one) => lineOf(one) === line).length + blank.length)) : counted.length;
  const reasons = reasonsOf(counted);
  if (new Set(sure.map(agencyOf)).size > 1) reasons.push("several-agencies");
  if (named.size && blank.length) reasons.push("several-lines");
  return { certain, possible, reasons };
}

function largest(counted, groupOf) {
  const sizes = new Map();
  for (const one of counted) sizes.set(groupOf(one), (sizes.get(groupOf(one)) || 0) + 1);
  return Math.max(0, ...sizes.values());
}

function reasonsOf(counted) {
  return [...new Set(flatly(counted, ({ open }) => open))];
}

/** How many of what: for the chart, the paragraph and the line above the list. */
export const sumsOf = (entries) => atOnce(summing(entries));

/** The same as a generator. */
export function* summing(entries) {
  const sums = noSums();
  for (const [index, entry] of countedOnce(entries).entries()) {
    addTo(sums, entry);
    if (index % COUNTED_OFTEN === 0) yield index / entries.length;
  }
  return sums;
}

const noSums = () => ({ all: 0, call: 0, connected: 0, unanswered: 0, "hung-up": 0, message: 0, visit: 0, other: 0, self: 0, others: 0 });

function addTo(sums, entry) {
  sums.all += 1;
  sums[entry.kind] += 1;
  if (entry.kind === "call" && entry.outcome) sums[entry.outcome] += 1;
  if (entry.reached === "self") sums.self += 1;
  else if (entry.reached) sums.others += 1;
}

/** [{day, ...sums}] from the first noted day to the last, days without anything left out. */
export const daysOf = (entries) => atOnce(factsIn(entries, null)).days;

/** What stands there whatever the rules say, as a generator: {sums, days, most (the fullest day), night (within `hours`), nights (on so
    many days), unclocked (nobody knows the hour)}. Without entries most is undefined. */
export function* factsIn(entries, hours) {
  const days = new Map();
  const nights = new Set();
  const facts = { sums: noSums(), night: 0, unclocked: 0 };
  for (const [index, entry] of countedOnce(entries).entries()) {
    if (index % COUNTED_OFTEN === 0) yield index / entries.length;
    const day = dayOf(entry.at);
    if (!days.has(day)) days.set(day, noSums());
    addTo(days.get(day), entry);
    addTo(facts.sums, entry);
    if (minutesOf(entry.at) === null) facts.unclocked += 1;
    else if (hours && inHours(entry, hours)) {
      facts.night += 1;
      nights.add(day);
    }
  }
  const sorted = [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, sums]) => ({ day, ...sums }));
  return { ...facts, nights: nights.size, days: sorted, most: sorted.reduce((one, day) => (!one || day.all > one.all ? day : one), undefined) };
}

/** Whether an entry lies within the hours of a rule, the edge left out. */
export function inHours(entry, { from, to }) {
  const minute = minutesOf(entry.at);
  return minute !== null && (from > to ? minute >= from || minute < to : minute >= from && minute < to);
}
