/* A plan as rows: what is copied, drawn, printed and written to Word says all that stands on the screen, with numbers spelled out. Left out is
   only what is for the screen: the ways to whole pages, buttons and the hints about them. Pure. */
import { flatly } from "../../floor.js";
import { bulletRow, headingRow, itemRow, strong, textRow, tickRow, titleRow } from "../rows.js";

/** Words of the first page, then of those beside it, each under its name. */
export function allSpoken(told) {
  return [...told.spoken, ...flatly(told.beside, (page) => [["h", page.title], ...page.spoken])];
}

/** The number, and the rule that says so. */
const clockLine = (clock) => `${clock.words}。${clock.rule.number}（${clock.rule.rank}）`;

const wordsOf = (lines) => lines.map(([kind, words]) => (kind === "q" ? bulletRow(`“${words}”`) : textRow(kind === "h" ? strong(words) : words)));

/* A door: where, by which number, why, and every period that its rules promise, or that none is known. */
function doorPieces(door) {
  const clocks = door.clocks.map(clockLine);
  return [strong(door.title + (door.number ? `（${door.number}）` : "")), door.note ? `（${door.note}）` : "", "：" + door.why, clocks.length ? " 期限：" + clocks.join("；") : door.noClock ? " " + door.noClock : ""];
}

/** `told` is what told.js made of a plan. */
export function planRows(told, say) {
  const rows = [titleRow(say("title")), textRow(told.about)];
  const part = (title, made) => {
    if (made.length) rows.push(headingRow(title), ...made);
  };
  part("先顾人", [...told.warnings.map((words) => textRow(strong(words))), textRow(told.calls.map((call) => `${call.number} ${call.words}`).join("；"))]);
  part("不能误的日子", told.clocks.length ? [...told.clocks.map((clock) => bulletRow(clockLine(clock))), textRow(say("clocks"))] : []);
  part("现在就做", [textRow(told.summary), ...told.steps.map(([line, rest], place) => itemRow(place + 1, strong(line), rest || "")), ...flatly(told.beside, (page) => [textRow(strong(page.title)), ...page.steps.map(([line, rest], place) => itemRow(place + 1, strong(line), rest || ""))])]);
  part("现在别做", told.avoid.map((item) => bulletRow(item.words, item.from ? say("avoid-more", { 哪一页: item.from }) : "")));
  part("照着念", wordsOf(allSpoken(told)));
  part("找谁", told.doors.map((door, place) => itemRow(place + 1, ...doorPieces(door))));
  part("还有这些事", !told.others.length ? [] : [textRow(told.crisis ? say("only-life") : say("order")), ...flatly(told.others, (other) => [bulletRow(strong(other.title), `：${other.summary}`), ...(other.door ? [textRow("先找：", ...doorPieces(other.door))] : []), ...(other.above ? [] : [...other.steps.map(([line], place) => itemRow(place + 1, line)), ...wordsOf(other.spoken)])])]);
  part("留下这些", told.keep.map((words) => tickRow(words)));
  part("用得上的信", [...(told.oldDebt ? [textRow(say("old-letters"))] : []), ...told.letters.map((letter) => bulletRow(letter.title, letter.note ? `（${letter.note}）` : ""))]);
  part("条文", told.laws.map((law) => bulletRow(strong(law.number), `（${law.rank}）${law.why}`)));
  rows.push(textRow(say("wont")));
  return rows;
}
