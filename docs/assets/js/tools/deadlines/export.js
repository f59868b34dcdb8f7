/* What goes into the calendar of the phone, and what is asked before: alarms, and whether it may say what it is about. */
import { element } from "../../letter/form.js";
import { icsText } from "./ics.js";
import { careWords, countWords, whatWords, whenWords } from "./words.js";

const ALARMS = [7, 3, 1];
const USUAL = [3, 1];
const NEUTRAL = "有一件事到期";

/** {box, chosen() -> {alarms, plain, say, data}, tell(words), clear()} */
export function calendarPart(tool) {
  const { root, say, data } = tool;
  const box = element(root, "fieldset", { className: "kb-due-calendar" });
  box.append(element(root, "legend", { textContent: "存到手机日历" }), element(root, "p", { className: "kb-hint", textContent: say("calendar") }));
  const alarms = ALARMS.map((days) => [days, tick(root, box, `提前 ${days} 天提醒`, USUAL.includes(days))]);
  const named = tick(root, box, "日历里写明是什么事", false);
  const status = element(root, "p", { className: "kb-due-status" });
  status.setAttribute("role", "status");
  box.append(element(root, "p", { className: "kb-hint", textContent: say("calendar-plain") }), status);
  return {
    box,
    chosen: () => ({ alarms: alarms.filter(([, node]) => node.checked).map(([days]) => days), named: named.checked, say, data }),
    tell: (words) => { status.textContent = words; },
    clear: () => {
      for (const [days, node] of alarms) node.checked = USUAL.includes(days);
      named.checked = false;
      status.textContent = "";
    },
  };
}

function tick(root, box, words, checked) {
  const label = element(root, "label", {});
  const node = element(root, "input", { type: "checkbox", checked });
  label.append(node, words);
  box.append(label);
  return node;
}

/** {text, count}: only days that are still to come. Nothing that cannot be decided, and never the limitation of a debt. */
export function calendarFile(answers, { alarms, named, say, data }, stamp) {
  const entries = answers.next.map((answer) => ({
    key: [answer.event.id, answer.clock.limit, answer.item.date, answer.item.time, answer.item.note].join("/"),
    day: answer.day,
    time: answer.clock.itself ? answer.time : "",
    there: Boolean(answer.clock.itself),
    summary: summaryOf(answer, named, say),
    description: named ? describe(answer, say, data) : "",
  }));
  return { text: icsText(entries, alarms, stamp), count: entries.length };
}

/* Of what has an hour the hour is said, whether or not the rest is. */
function summaryOf({ clock, time }, named, say) {
  if (named) return `${clock.sideLabel}：${clock.do}`;
  return clock.itself && time ? say("calendar-at", { 几点: time }) : NEUTRAL;
}

function describe(answer, say, data) {
  const { clock } = answer;
  const noted = answer.item.note ? ` · ${answer.item.note}` : "";
  return [`${whenWords(answer)} ${whatWords(answer)}${noted}`, clock.rule.label, countWords(clock), ...careWords(say, answer, data.countings[clock.counting]), clock.lost].filter(Boolean).join("\n");
}
