/* Days as people say and type them: 昨天, 上周五, 24号, 11月24日, 上个月5号, 去年12月3日. Today is given, never asked. What can mean one day only
   is understood; what can mean several is offered, the likeliest first, and the reader says which. Pure. */
import { readDate, writeDate } from "../letter/dates.js";

const DAYS_AROUND = { 大前: -3, 前: -2, 昨: -1, 今: 0, 明: 1, 后: 2, 大后: 3 };
const SAID_WEEKDAYS = "一二三四五六日";
const SAID_WEEKS = { 上上: -2, 上: -1, 这: 0, 本: 0, 下: 1, 下下: 2 };
const SAID_MONTHS = { 上: -1, 这: 0, 本: 0, 下: 1 };
const SAID_YEARS = { 前年: -2, 去年: -1, 今年: 0, 明年: 1 };
const SAID_NUMERALS = "零一二三四五六七八九";
const LONGEST_SAID = 24; // signs
const YEARS_AROUND = 8; // years back and ahead: 29 February may be as far as that
const OFFERED_DAYS = 3;

/** {days: [ISO], sure}: `sure` where the one day is what was said. `ahead`: days to come are meant too, `first` "later" where they are
    likelier. A day with its year is not read here. */
export function spokenDays(typed, today, { ahead = true, first = "past" } = {}) {
  const words = String(typed).length > LONGEST_SAID ? "" : withDigits(String(typed).normalize("NFKC").replace(/\s+/g, ""));
  const sure = saidOf(words, today);
  if (sure !== null) return { days: [sure].filter(Boolean), sure: Boolean(sure) };
  const found = severalOf(words, today);
  const [past, later] = [found.filter((day) => day <= today).sort().reverse(), ahead ? found.filter((day) => day > today).sort() : []];
  const order = first === "later" ? [later[0], past[0], later[1]] : [past[0], later[0], past[1]];
  return { days: order.filter(Boolean).slice(0, OFFERED_DAYS), sure: false };
}

/** 2026-11-20（周五） */
export const namedDay = (day) => `${day}（周${SAID_WEEKDAYS[(readDate(day).getUTCDay() + 6) % 7]}）`;

/* What means one day: its ISO date, "" where the calendar has none, null where these are other words. */
function saidOf(words, today) {
  const near = /^(大前|前|昨|今|明|大后|后)[天日早晚](?:上午|下午|晚上|早上|中午)?$/.exec(words);
  if (near) return dayLater(today, DAYS_AROUND[near[1]]);
  const past = /^(\d{1,4})[天日](以?前|以?后)$/.exec(words);
  if (past) return dayLater(today, Number(past[1]) * (past[2].includes("前") ? -1 : 1));
  const week = /^(上上|上|这|本|下下|下)个?(?:周|星期|礼拜)([一二三四五六])$/.exec(words);
  if (week) return dayLater(monday(today), SAID_WEEKS[week[1]] * 7 + SAID_WEEKDAYS.indexOf(week[2]));
  const month = /^(上|这|本|下)个?月(\d{1,2})[日号]$/.exec(words);
  if (month) return dayOfMonth(monthFrom(today, SAID_MONTHS[month[1]]), month[2]);
  const year = /^(前年|去年|今年|明年)(\d{1,2})[月.\-/](\d{1,2})[日号]?$/.exec(words);
  return year ? dayOfMonth(`${Number(today.slice(0, 4)) + SAID_YEARS[year[1]]}-${year[2]}`, year[3]) : null;
}

/* All the days that may be meant. */
function severalOf(words, today) {
  /* Whether a week ends or begins on Sunday people do not agree on. */
  const sunday = /^(上上|上|这|本|下下|下)个?(?:周|星期|礼拜)[日天]$/.exec(words);
  if (sunday) return [dayLater(monday(today), SAID_WEEKS[sunday[1]] * 7 + 6), dayLater(monday(today), SAID_WEEKS[sunday[1]] * 7 - 1)];
  const week = /^(?:周|星期|礼拜)([一二三四五六日天])$/.exec(words);
  if (week) return [-2, -1, 0, 1].map((weeks) => dayLater(monday(today), weeks * 7 + SAID_WEEKDAYS.indexOf(week[1].replace("天", "日"))));
  const day = /^(\d{1,2})[日号]$/.exec(words);
  if (day) return [-2, -1, 0, 1, 2].map((months) => dayOfMonth(monthFrom(today, months), day[1])).filter(Boolean);
  const date = /^(\d{1,2})[月.\-/·](\d{1,2})[日号]?$/.exec(words);
  const here = Number(today.slice(0, 4));
  return date ? Array.from({ length: YEARS_AROUND * 2 + 1 }, (_, place) => dayOfMonth(`${here - YEARS_AROUND + place}-${date[1]}`, date[2])).filter(Boolean) : [];
}

function dayLater(day, days) {
  const date = readDate(day);
  date.setUTCDate(date.getUTCDate() + days);
  return writeDate(date);
}

const monday = (today) => dayLater(today, -((readDate(today).getUTCDay() + 6) % 7));

function monthFrom(today, months) {
  const date = readDate(today.slice(0, 8) + "01");
  date.setUTCMonth(date.getUTCMonth() + months);
  return writeDate(date).slice(0, 7);
}

function dayOfMonth(month, day) {
  const date = readDate(`${month}-${day}`);
  return date ? writeDate(date) : "";
}

/* 十一月二十四号 -> 11月24号, 三天前 -> 3天前; the 一 of 周一 stays. */
function withDigits(words) {
  return words.replace(/两(?=天)/g, "二").replace(/(^|[^周期拜一二三四五六七八九十])([一二三四五六七八九]?十?[一二三四五六七八九]?)(?=[月日号天])/g, (all, before, word) => {
    if (!word || (word.length > 1 && !word.includes("十"))) return all;
    const [tens, ones] = word.includes("十") ? word.split("十") : ["零", word];
    return before + String((tens ? SAID_NUMERALS.indexOf(tens) : 1) * 10 + (ones ? SAID_NUMERALS.indexOf(ones) : 0));
  });
}
