/* Lines such as “2026-01-05 1,000.50 担保费”, one sum of money each, and equal instalments, as entries {day, fen, kind}. Pure.
   A line that cannot be read is named with its number and counts for nothing: no date, amount or kind is guessed. */
import { narrowDay, readDay, stepDay } from "./days.js";
import { readFen } from "./money.js";
import { yearless } from "./years.js";

/* A loan paid every day for five years has fewer. */
export const MOST_LINES = 2000;
/* So much text is looked at no further: it is not a list of payments. */
export const MOST_SIGNS = 200000;
export const MOST_TIMES = 600;

/** What money is, in the words of the tool; the first is what a line without a word means. */
export const ENTRY_KINDS = ["payment", "fee", "guarantee", "membership", "penalty", "received"];
const WORDS_OF_KINDS = [
  ["penalty", /罚息|违约金|滞纳金|逾期/],
  ["guarantee", /担保|增信|保证保险|保险/],
  ["membership", /会员|权益/],
  ["received", /到账|到手|放款|收到|借入/],
  ["fee", /费/],
  ["payment", /还款|还|分期|月供|每期|本金|利息|本息|扣款/],
];
const DATE = /^(\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号]?|\d{8})(?![\d.])(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?/;
const AMOUNT = /^[-+]?(?:[¥￥]\s*)?[\d,]*\d(?:\.\d+)?(?:\s*[万千百萬仟佰][\d零〇一二三四五六七八九万千百十]*)?(?:\s*(?:元|块|圆)\d?)?|^[一二三四五六七八九十两零〇百千万壹贰叁肆伍陆柒捌玖拾佰仟萬]+(?:元|块|圆)?/;
const BETWEEN = /^[\s,，;；、:：|]+/;

/** {entries, wrong: [{line, why}], many}: `why` is "date", "year" (only the year is missing), "amount" or "kind"; with `many` nothing was read. */
export function readEntries(text) {
  if (text.length > MOST_SIGNS) return { entries: [], wrong: [], many: true };
  const lines = text.split(/\r\n?|\n/);
  if (lines.filter((line) => line.trim()).length > MOST_LINES) return { entries: [], wrong: [], many: true };
  const entries = [];
  const wrong = [];
  lines.forEach((line, index) => {
    if (!line.trim()) return;
    const found = readEntry(line);
    if (found.why) wrong.push({ line: index + 1, why: found.why });
    else entries.push(found);
  });
  return { entries, wrong, many: false };
}

function readEntry(line) {
  let rest = narrowDay(line).trim();
  const date = DATE.exec(rest);
  const day = date ? readDay(date[1]) : null;
  if (day === null) {
    const parts = date ? null : yearless(rest);
    return { why: parts && /\d/.test(parts.rest) ? "year" : "date" };
  }
  rest = rest.slice(date[0].length).replace(BETWEEN, "");
  const before = /^[^\d¥￥+-]*?(?=[¥￥]?\s*[\d+-])/.exec(rest); // 担保费 500: the word may come first
  const word = before ? before[0] : "";
  if (word) rest = rest.slice(word.length).replace(/^\s+/, "");
  const amount = AMOUNT.exec(rest);
  const fen = amount ? readFen(amount[0].replace(/^\+/, "")) : null;
  if (!fen) return { why: "amount" };
  const kind = kindOf((word + rest.slice(amount[0].length)).replace(/[\s,，;；、:：|]+/g, ""));
  return kind ? { day, fen, kind } : { why: "kind" };
}

function kindOf(words) {
  if (!words) return ENTRY_KINDS[0];
  const found = WORDS_OF_KINDS.find((row) => row[1].test(words));
  return found ? found[0] : "";
}

/** Equal instalments {times, fen, first, every, unit (个月 or 日), extra: {fee, guarantee, membership}} as entries, each with its `term`: the table
    says what falls due, never that it was paid. */
export function instalments({ times, fen, first, every, unit, extra }) {
  const entries = [];
  for (let place = 0; place < times; place += 1) {
    const day = stepDay(first, place * every, unit);
    entries.push({ day, fen, kind: "payment", term: place + 1 });
    for (const kind of ["fee", "guarantee", "membership"]) {
      if (extra[kind]) entries.push({ day, fen: extra[kind], kind, term: place + 1 });
    }
  }
  return entries;
}
