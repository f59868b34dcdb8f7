/* Days as whole numbers, so that no clock and no time zone moves them; and the time between two, in years and in months. Pure. */
import { lastDay, readDate, writeDate } from "../../letter/dates.js";
import { narrow } from "./money.js";

const LONGEST_DAY = 40; // signs
const DAY_LENGTH = 86400000;
export const YEAR_DAYS = 365; // what XIRR divides by, leap year or not

/** Narrow, and 十一月二十四号 as 11月24号: so a telephone may write down what it is told. */
export function narrowDay(typedText) {
  return narrow(typedText).replace(/(^|[年月\s])([一二三四五六七八九十]{1,3})(?=\s*[月日号])/g, (all, before, words) => {
    const [tens, ones] = words.includes("十") ? words.split("十") : ["零", words];
    const digit = (word, none) => (word ? "零一二三四五六七八九".indexOf(word) : none);
    const number = digit(tens, 1) * 10 + digit(ones, 0);
    return number >= 1 && number <= 31 && tens.length < 2 && ones.length < 2 ? before + number : all;
  });
}

/** The day's number of 2026-1-5, 2026/01/05, 2026年1月5日, 2026年一月五号, 2026.1.5, 20260105; null when the calendar has no such day. */
export function readDay(typedText) {
  if (typedText.length > LONGEST_DAY) return null;
  const bare = narrowDay(typedText).trim();
  const found = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/.exec(bare) || /^(\d{4})(\d{2})(\d{2})$/.exec(bare);
  const date = found ? readDate(`${found[1]}-${found[2]}-${found[3]}`) : null;
  return date && date.getUTCFullYear() <= 2199 ? dayNumber(date) : null;
}

/** 20482 -> 2026-01-29 */
export const isoDay = (day) => writeDate(new Date(day * DAY_LENGTH));

/** `count` months (个月) or days (日) after a day; a month without that day ends on its last one. */
export const stepDay = (day, count, unit) => (count ? dayNumber(lastDay(new Date(day * DAY_LENGTH), count, unit)) : day);

/** Months from one day to a later one; what is left over counts as its part of the month it lies in. */
export function monthsBetween(first, last) {
  const [from, to] = [new Date(first * DAY_LENGTH), new Date(last * DAY_LENGTH)];
  let whole = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  if (stepDay(first, whole, "个月") > last) whole -= 1;
  const begins = stepDay(first, whole, "个月");
  return whole + (last - begins) / (stepDay(first, whole + 1, "个月") - begins);
}

function dayNumber(date) {
  return Math.floor(date.getTime() / DAY_LENGTH);
}
