/* What a loan cost, from what was received and what was paid: yearly rates in three ways, and where each yuan goes. Pure.
   Amounts are whole fen, rates are numbers in per cent a year. */
import { flatly, fromPairs } from "../../floor.js";
import { monthsBetween, YEAR_DAYS } from "./days.js";
import { MOST_TURNS, ratesOf } from "./roots.js";

/* Loans of private persons run long, but not this long: a year was mistyped. */
const LONGEST_DAYS = 60 * YEAR_DAYS;
const PAID = ["payment", "fee", "guarantee", "membership", "penalty"];
/* Which payments are counted: what the lender calls instalments, charges with them, penalties with those. */
const MEASURES = [["bare", ["payment"]], ["charged", ["payment", "fee", "guarantee", "membership"]], ["whole", PAID]];

/** entries [{day, fen, kind}] -> {state, sums, shares, measures}. `state` is "sound", or why there is no rate:
    "nothing-received", "nothing-paid", "early" (paid before anything came: {paid, came} days), "one-day", "too-long", "turns", "several", "unpaid" (less paid than received: a rate would be no cost). */
export function measured(entries) {
  const sums = fromPairs(["received", ...PAID].map((kind) => [kind, 0]));
  for (const { kind, fen } of entries) sums[kind] += fen;
  sums.paid = PAID.reduce((sum, kind) => sum + sums[kind], 0);
  sums.back = Math.min(sums.payment, sums.received);
  sums.interest = sums.payment - sums.back;
  sums.missing = sums.received - sums.back;
  const found = { sums, shares: [], measures: [], state: "sound" };
  const days = entries.map((entry) => entry.day);
  const first = Math.min(...days);
  if (!sums.received) return { ...found, state: "nothing-received" };
  if (!sums.paid) return { ...found, state: "nothing-paid" };
  found.shares = shares(sums); // before something was received and paid, nothing says what is interest
  const came = Math.min(...entries.filter((entry) => entry.kind === "received").map((entry) => entry.day));
  if (first < came) return { ...found, shares: [], state: "early", early: { paid: first, came } };
  if (Math.max(...days) === first) return { ...found, state: "one-day" };
  if (Math.max(...days) - first > LONGEST_DAYS) return { ...found, state: "too-long" };
  for (const [name, kinds] of MEASURES) {
    if (name !== "bare" && !kinds.some((kind) => sums[kind] && !found.measures.some((one) => one.kinds.includes(kind)))) continue;
    const measure = rated(entries, name, kinds, first);
    found.measures.push(measure);
    if (measure.state !== "sound") found.state = measure.state;
  }
  if (found.state === "sound" && sums.paid < sums.received) found.state = "unpaid";
  return found;
}

function rated(entries, name, kinds, first) {
  const counted = entries.filter((entry) => entry.kind === "received" || kinds.includes(entry.kind));
  const flows = counted.map(({ day, fen, kind }) => [day, kind === "received" ? fen : -fen]);
  const daily = ratesOf(flows.map(([day, fen]) => [(day - first) / YEAR_DAYS, fen]));
  const rate = { name, kinds, state: "sound", roots: daily.rates.map((one) => one * 100) };
  if (daily.turns > MOST_TURNS) return { ...rate, state: "turns" };
  if (daily.rates.length !== 1) return { ...rate, state: daily.rates.length ? "several" : "no-root" };
  const monthly = ratesOf(flows.map(([day, fen]) => [monthsBetween(first, day), fen]));
  if (monthly.rates.length !== 1) return { ...rate, state: "several" };
  return { ...rate, xirr: daily.rates[0] * 100, nominal: monthly.rates[0] * 1200, effective: Math.expm1(12 * Math.log1p(monthly.rates[0])) * 100 };
}

/** What is to be paid, apart by a day (a number as in days.js): {due, later}, each {fen, count}. Whether it was paid nobody here knows. */
export function dueBy(entries, today) {
  const parts = { due: { fen: 0, count: 0 }, later: { fen: 0, count: 0 } };
  for (const { day, fen, kind } of entries) {
    if (kind === "received") continue;
    const part = day <= today ? parts.due : parts.later;
    part.fen += fen;
    part.count += 1;
  }
  return parts;
}

/* Where what was paid goes: [[kind, fen]], kinds without money left out. */
function shares(sums) {
  const parts = [["back", sums.back], ["interest", sums.interest], ["fee", sums.fee], ["guarantee", sums.guarantee], ["membership", sums.membership], ["penalty", sums.penalty]];
  return parts.filter((part) => part[1]);
}

/** The lowest and the highest of all ways of counting, in per cent a year; null where there is none to say. */
export function span(found) {
  if (found.state !== "sound") return null;
  const all = flatly(found.measures, (one) => [one.xirr, one.nominal, one.effective]);
  return { low: Math.min(...all), high: Math.max(...all) };
}

/** 23.456 -> 23.46%; what no reader can use as a number stays words: more than `most`. */
export const MOST_PERCENT = 9999;
export function percentOf(rate) {
  return rate > MOST_PERCENT ? `${MOST_PERCENT}%+` : `${(Object.is(Math.round(rate * 100), -0) ? 0 : rate).toFixed(2)}%`;
}
