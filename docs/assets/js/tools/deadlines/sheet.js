/* The answers on paper, to copy, as a picture: a strip with a box to tick for each day. Pure. */
import { flatly } from "../../floor.js";
import { bulletRow, headingRow, strong, textRow, tickRow, titleRow, typed } from "../rows.js";
import { careWords, countWords, leftWords, rankWords, whatWords, whenWords } from "./words.js";

export function sheetRows(answers, data, say, today) {
  const empty = !answers.next.length && !answers.over.length && !answers.open.length && !answers.limitation.length;
  return [
    titleRow("哪天到期"),
    textRow(say(empty ? "paper-none" : "paper-top", { 今天: today })),
    ...group("接下来", answers.next, data, say),
    ...debts(answers.limitation, say),
    ...group("已经过了的", answers.over, data, say),
    ...group("算不出的", answers.open, data, say),
    ...(answers.next.some((answer) => answer.clock.side === "mine") ? [textRow(say("early"))] : []),
  ];
}

function group(title, answers, data, say) {
  return answers.length ? [headingRow(title), ...flatly(answers, (answer) => lines(answer, data, say))] : [];
}

function lines(answer, data, say) {
  const { clock } = answer;
  const when = answer.day ? [strong(whenWords(answer)), `，${leftWords(say, answer)}：`] : [];
  return [
    tickRow(...when, `${clock.sideLabel}，`, strong(clock.do), `。${whatWords(answer)}`, ...noted(answer.item.note)),
    textRow(`${clock.rule.label}（${rankWords(clock.rule)}）${clock.itself ? "。" : "，"}${countWords(clock)}${clock.condition ? `条件：${clock.condition}。` : ""}`),
    ...careWords(say, answer, data.countings[clock.counting]).map((words) => textRow(words)),
    ...(clock.lost ? [textRow((clock.side === "mine" ? "错过了：" : "") + clock.lost)] : []),
  ];
}

function debts(found, say) {
  if (!found.length) return [];
  return [headingRow("旧债的诉讼时效"), ...found.map((debt) => bulletRow(say(debt.say, debt.gaps), ...noted(debt.note))), textRow(`${found[0].clock.rule.label}（${rankWords(found[0].clock.rule)}），${countWords(found[0].clock)}条件：${found[0].clock.condition}。`)];
}

const noted = (note) => (note ? [" · ", typed(note)] : []);
