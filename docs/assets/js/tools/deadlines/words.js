/* What is said about an answer, as short lines: the page, the sheet and the calendar say the same. Pure. */
import { readDate } from "../../letter/dates.js";
import { weekday } from "./calendar.js";

export const dayWords = (text) => `${text}（${weekday(readDate(text))}）`;

/** 2026-12-14（周一）, with the hour where hours are counted. */
export const whenWords = (answer) => dayWords(answer.day) + (answer.time ? ` ${answer.time}` : "");

/** 还有 15 天 · 就是今天 · 过了 3 天 */
export function leftWords(say, answer) {
  if (answer.left === 0) return say("now");
  return say(answer.left > 0 ? "left" : "over", { 几: Math.abs(answer.left) });
}

/** 收到支付令（2026-11-20），甲法院的案子 */
export const whatWords = (answer) => `${answer.event.title}（${answer.item.date}${answer.item.time ? " " + answer.item.time : ""}）`;

/** The first day that comes, with all that falls on it: 2026-12-08（周二） 还有 9 天。轮到你：交答辩状、提管辖权异议; "" where none does. */
export function firstWords(say, next) {
  if (!next.length) return "";
  const same = next.filter((answer) => whenWords(answer) === whenWords(next[0]));
  const sides = new Map();
  for (const { clock } of same) sides.set(clock.sideLabel, [...new Set([...(sides.get(clock.sideLabel) || []), clock.do])]);
  return `${whenWords(next[0])} ${leftWords(say, next[0])}。${[...sides].map(([side, all]) => `${side}：${all.join("、")}`).join("；")}`;
}

/** How sure the day is, in sentences; none where there is nothing to say. */
export function careWords(say, answer, counting) {
  const { clock } = answer;
  if (!answer.day) return [say(answer.reason, answer.gaps)];
  if (clock.itself) return [clock.says, ...(answer.left < 0 ? [clock.over] : [])];
  const care = [];
  if (answer.moved) care.push(say("moved", { 哪天: dayWords(answer.raw) }));
  if (answer.unknownYear) care.push(say(clock.unit === "个工作日" ? "workdays-uncounted" : "uncounted", { 哪年: answer.unknownYear }));
  if (!counting.holidays && clock.side === "mine" && !answer.time) care.push(say("no-postponing"));
  if (answer.note) care.push(answer.note);
  if (clock.side === "wait") care.push(say("waited"));
  const later = answer.extended[answer.extended.length - 1];
  if (later) care.push(say("extended", { 什么时候: clock.then.when, 哪天: dayWords(later.day) }));
  if (answer.left < 0 && clock.side !== "wait") care.push(say(clock.side === "mine" ? "over-mine" : "over-theirs"));
  return care;
}

/** 15 日：被告提出答辩状的天数，从收到起诉状副本之日起算 */
export const countWords = (clock) => (clock.itself ? "" : `${clock.shown}：${clock.counts}。`);

/** 《民事诉讼法》第一百二十八条（法律规定） */
export const rankWords = (rule) => [rule.rank, rule.level].filter(Boolean).join("，");
