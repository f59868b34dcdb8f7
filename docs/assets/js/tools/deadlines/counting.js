/* From what happened on a day to the last days of its clocks. Pure: today, the lender and the data are given. What the data do
   not decide is an answer with a reason and no date. */
import { flatly } from "../../floor.js";
import { lastDay, readDate, writeDate } from "../../letter/dates.js";
import { afterWorkingDays, daysBetween, postponed } from "./calendar.js";
import { limitations } from "./limitation.js";

const HOUR = "小时";
const WORKING_DAY = "个工作日";
/** Days outside these years are a slip of the finger; within them every last day is a date that can be written. */
export const FIRST_YEAR = 1990;
export const LAST_YEAR = 2100;

/** {next, over, open, limitation}: answers to come (the next first), those that are past (the last first), those without a
    date, and the limitation of each old debt. happened: [{event, date, time, note}]; `data` is that of the page. */
export function answersOf(data, happened, lender, today, calendar) {
  const known = happened.map((item) => ({ item, event: data.events.find((event) => event.id === item.event) })).filter(({ event }) => event);
  const own = flatly(known, ({ item, event }) => daysOfEvent(event).map((clock) => answerOf(data, event, clock, item, lender, calendar)));
  const now = readDate(today);
  const dated = own.filter((answer) => answer.day).map((answer) => ({ ...answer, left: daysBetween(now, readDate(answer.day)) }));
  return {
    next: dated.filter((answer) => answer.left >= 0).sort(sooner),
    over: dated.filter((answer) => answer.left < 0).sort((a, b) => sooner(b, a)),
    open: own.filter((answer) => !answer.day),
    limitation: limitations(known, data, today, calendar),
  };
}

/** The days to come as plain words, for another tool (案卷), which does not count: [{day, time, side, what, rule, event, date, note}]. */
export const dueRows = (answers) => answers.next.map(({ day, time, clock, event, item }) => ({ day, time: time || "", side: clock.sideLabel, what: clock.do, rule: clock.rule.formal, event: event.id, date: item.date, note: item.note }));

/** Events whose day stands on a paper that came with one that was put in, and is not put in yet. */
export function missingEvents(data, happened) {
  const given = new Set(happened.map((item) => item.event));
  const wanted = new Set(flatly(data.events.filter((event) => given.has(event.id)), (event) => event.add));
  return data.events.filter((event) => wanted.has(event.id) && !given.has(event.id));
}

/* What an event says of days: its clocks, and the day itself where one has to be there. */
const daysOfEvent = (event) => event.clocks.filter((clock) => !clock.interrupts).concat(event.itself || []);

const RANK = { mine: 0, wait: 1, theirs: 2 };
const sooner = (a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : RANK[a.clock.side] - RANK[b.clock.side]);

function answerOf(data, event, clock, item, lender, calendar) {
  const answer = { event, clock, item, day: "", reason: "", gaps: {} };
  const counting = data.countings[clock.counting];
  const refuse = (reason, gaps = {}) => ({ ...answer, reason, gaps });
  if (clock.lenders.length && !data.lenders[lender]) return refuse("lender-needed");
  if (clock.lenders.length && !clock.lenders.includes(lender)) return refuse("lender-other", { 谁: data.lenders[lender] });
  if (clock.rule.since > item.date) return refuse("before", { 哪部: clock.rule.name, 哪天: clock.rule.since });
  if (clock.itself) return { ...answer, raw: item.date, day: item.date, time: item.time, moved: false, known: true, unknownYear: "", note: "", extended: [] };
  if (clock.unit === HOUR) return item.time ? { ...answer, ...afterHours(item, clock.count, counting.hours) } : refuse("time-needed");
  const from = clock.after ? endBefore(data, event, clock.after, item, lender, calendar) : readDate(item.date);
  if (!from) return refuse("after-unknown");
  const found = ended(from, clock, clock.count, counting, calendar);
  return found ? { ...answer, ...found, extended: extensions(from, clock, counting, calendar) } : refuse("too-far");
}

/* The last day by count, before anything is postponed: what follows it starts as early as it can. */
function endBefore(data, event, limit, item, lender, calendar) {
  const earlier = event.clocks.find((clock) => clock.limit === limit);
  const { raw } = answerOf(data, event, earlier, item, lender, calendar);
  return raw ? readDate(raw) : null;
}

/** {raw, day, moved, known, unknownYear, note}, or null where the end cannot be written as a date. */
export function ended(from, clock, count, counting, calendar) {
  if (clock.unit === WORKING_DAY) {
    const end = afterWorkingDays(from, count, calendar);
    return told(end.date, { date: end.date, moved: false, known: end.known, unknownDay: end.unknownDay }, calendar);
  }
  const raw = lastDay(from, count, clock.unit);
  if (!raw || raw.getUTCFullYear() > LAST_YEAR + 50) return null;
  return told(raw, counting.holidays ? postponed(raw, calendar) : { date: raw, moved: false, known: true }, calendar);
}

function told(raw, end, calendar) {
  const unknownYear = end.known ? "" : writeDate(end.unknownDay).slice(0, 4);
  return { raw: writeDate(raw), day: writeDate(end.date), moved: end.moved, known: end.known, unknownYear, note: calendar.note(end.date) };
}

/* 30 日, and 30 more, and 30 more: each is counted from the day on which all began. */
function extensions(from, clock, counting, calendar) {
  if (!clock.then) return [];
  return Array.from({ length: clock.then.times }, (_, index) => ended(from, clock, clock.count + clock.then.count * (index + 1), counting, calendar)).filter(Boolean);
}

/* 14:20 -> the hour that has begun does not count ("next"), or every minute does ("at-once"). No clock is ever changed in China. */
function afterHours(item, hours, rule) {
  const [hour, minute] = item.time.split(":").map(Number);
  const start = readDate(item.date);
  start.setUTCHours(rule === "next" ? hour + 1 : hour, rule === "next" ? 0 : minute);
  start.setUTCHours(start.getUTCHours() + hours);
  const text = start.toISOString();
  return { raw: text.slice(0, 10), day: text.slice(0, 10), time: text.slice(11, 16), moved: false, known: true, unknownYear: "", note: "", extended: [] };
}

/** What people write for a day -> 2026-11-23, or "" when it is none that is counted here. */
export function civilDate(typed) {
  const plain = typed.normalize("NFKC").trim().replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3").replace(/[年月./]/g, "-").replace(/[日号]$/, "");
  const date = readDate(plain);
  return date ? writeDate(date) : "";
}

/** 8点5分, 14：20, 上午九点半, 下午两点一刻 -> 08:05, 14:20, 09:30, 14:15; "" when it is no time, or when it may be two (晚上12点). */
export function civilTime(typed) {
  const words = digitsOfHours(typed.normalize("NFKC").replace(/\s+/g, ""));
  const found = /^(凌晨|早上|早|上午|中午|下午|傍晚|晚上|晚)?(\d{1,2})(?:[:点时](?:(\d{1,2})分?|(半|1刻|3刻|整|钟))?)?$/.exec(words);
  if (!found) return "";
  const [, part = "", told, minutes = "0", fraction = ""] = found;
  const minute = { 半: 30, "1刻": 15, "3刻": 45 }[fraction] || Number(minutes);
  let hour = Number(told);
  if (/晚/.test(part) && hour === 12) return "";
  if ((/下午|傍晚|晚/.test(part) && hour < 12) || (part === "中午" && hour < 3)) hour += 12;
  if (hour > 23 || minute > 59) return "";
  return String(hour).padStart(2, "0") + ":" + String(minute).padStart(2, "0");
}

/* 九点, 二十一点, 两点 四十: numbers up to 59. */
function digitsOfHours(words) {
  const signs = "零一二三四五六七八九";
  return words.replace(/两(?=点)/g, "二").replace(/零(?=[一二三四五六七八九])/g, "").replace(/([一二三四五]?)十([一二三四五六七八九]?)|([零一二三四五六七八九])/g, (all, tens, ones, one) => {
    if (one) return String(signs.indexOf(one));
    return String((tens ? signs.indexOf(tens) : 1) * 10 + (ones ? signs.indexOf(ones) : 0));
  });
}
