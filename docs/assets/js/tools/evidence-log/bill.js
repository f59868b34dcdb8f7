/* A phone company's list of calls: lines of any layout, read for a time, a number and a length. First only numbers are counted and shown;
   entries are made of the lines whose number the reader marked, and nothing else of the list is kept anywhere. Pure; generators yield how
   far they are. */
import { entryOf, hashOf, wasDeleted } from "./entries.js";
import { dayNumber, dayOf, minutesOf, narrow, readMoment } from "./moments.js";
import { sorting } from "./slices.js";

const MOST_NUMBERS = 200000;
const SEVERAL_LINES = 400;
const HEADING = /对方号码|对方电话|对端号码|对方手机/;
const LENGTH_HEADING = /时长/;
const WHEN = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[T\s,，"]*(\d{1,2}:\d{2}(?::\d{2})?)/;
const WHEN_WITHOUT_YEAR = /(^|[^\d-])(\d{1,2})[-/.月](\d{1,2})日?[\s,，"]+(\d{1,2}:\d{2}(?::\d{2})?)/;
const LENGTH = /(?:(\d+)\s*(?:小时|时))?\s*(?:(\d+)\s*分钟?)?\s*(?:(\d+)\s*秒)?/g;
const CLOCK = /(^|[^\d:])(\d{1,2}):(\d{2}):(\d{2})(?![\d:])/;
const NUMBER = /(^|[^\d.+-])(\+?\d[\d-]{3,19}\d)(?![\d.])/g;
const OUTGOING = /主叫|呼出|拨出|去话|呼叫他人/;
const MISSED = /未接|未接通|无应答|未应答|拒接/;

/* Every line once: each(line, heading) */
function* billLines(text, each) {
  let [at, count, heading] = [0, 0, null];
  while (at < text.length) {
    let end = text.indexOf("\n", at);
    if (end < 0) end = text.length;
    const line = text.slice(at, Math.min(end, at + 2000)).replace(/\r$/, "");
    at = end + 1;
    count += 1;
    if (!heading && count < 60 && HEADING.test(line)) heading = headingOf(line);
    else if (line.trim()) each(line, heading);
    if (count % SEVERAL_LINES === 0) yield at / text.length;
  }
  return count;
}

function cellsOf(line) {
  const split = line.includes("\t") ? "\t" : ",";
  return line.split(split).map((cell) => cell.trim().replace(/^"|"$/g, ""));
}

function headingOf(line) {
  const cells = cellsOf(line);
  return cells.length > 1 ? { number: cells.findIndex((cell) => HEADING.test(cell)), length: cells.findIndex((cell) => LENGTH_HEADING.test(cell)), count: cells.length } : null;
}

/** {at (with seconds), numbers, outgoing, outcome} of one line; at is "" where there is no time. */
export function readLine(line, heading, year) {
  const words = narrow(line);
  const { at, rest } = whenOf(words, year);
  const outgoing = OUTGOING.test(words);
  const { seconds, without } = lengthOf(rest);
  const cells = heading ? cellsOf(words) : [];
  const own = heading && cells.length === heading.count ? cells : null;
  const numbers = own && heading.number >= 0 ? cleaned([own[heading.number]]) : cleaned(numbersOf(without));
  const counted = seconds !== null ? seconds : own && heading.length >= 0 && /^\d{1,5}$/.test(own[heading.length]) ? Number(own[heading.length]) : null;
  const outcome = MISSED.test(words) || counted === 0 ? "unanswered" : counted ? "connected" : "";
  return { at, numbers, outgoing, outcome };
}

function whenOf(words, year) {
  const full = WHEN.exec(words);
  if (full) return { at: `${full[1]}-${full[2]}-${full[3]} ${full[4]}`, rest: words.replace(full[0], " ") };
  const short = year ? WHEN_WITHOUT_YEAR.exec(words) : null;
  return short ? { at: `${year}-${short[2]}-${short[3]} ${short[4]}`, rest: words.replace(short[0], short[1] + " ") } : { at: "", rest: words };
}

function lengthOf(words) {
  for (const found of words.match(LENGTH) || []) {
    const parts = /^(?:(\d+)\s*(?:小时|时))?\s*(?:(\d+)\s*分钟?)?\s*(?:(\d+)\s*秒)?$/.exec(found.trim());
    if (!found.trim() || !parts || !(parts[1] || parts[2] || parts[3])) continue;
    return { seconds: Number(parts[1] || 0) * 3600 + Number(parts[2] || 0) * 60 + Number(parts[3] || 0), without: words.replace(found, " ") };
  }
  const clock = CLOCK.exec(words);
  if (!clock) return { seconds: null, without: words };
  return { seconds: Number(clock[2]) * 3600 + Number(clock[3]) * 60 + Number(clock[4]), without: words.replace(clock[0], clock[1] + " ") };
}

function numbersOf(words) {
  const out = [];
  NUMBER.lastIndex = 0;
  for (let found = NUMBER.exec(words); found; found = NUMBER.exec(words)) {
    out.push(found[2]);
    NUMBER.lastIndex -= 1; // the sign behind one number may stand before the next
  }
  return out;
}

function cleaned(numbers) {
  return numbers.map((number) => String(number || "").replace(/[^\d+]/g, "").replace(/^(?:\+|00)?86(?=1\d{10}$)/, "")).filter((number) => /^\+?\d{5,20}$/.test(number));
}

/** -> {numbers: [{number, count, first, last, outgoing}], lines, unread, full}; the reader's own number, which stands in every line, is left out. */
export function* billNumbers(text, year) {
  const found = new Map();
  let [read, unread, full] = [0, 0, false];
  const lines = yield* billLines(text, (line, heading) => {
    const { at, numbers, outgoing } = readLine(line, heading, year);
    const moment = at && readMoment(at);
    if (!moment || !numbers.length) {
      unread += 1;
      return;
    }
    read += 1;
    for (const number of new Set(numbers)) {
      let known = found.get(number);
      if (!known) {
        if (found.size >= MOST_NUMBERS) {
          full = true;
          continue;
        }
        known = { number, count: 0, first: moment, last: moment, outgoing: 0, alone: 0 };
        found.set(number, known);
      }
      known.count += 1;
      known.alone += numbers.length === 1 ? 1 : 0;
      known.outgoing += outgoing ? 1 : 0;
      if (moment < known.first) known.first = moment;
      if (moment > known.last) known.last = moment;
    }
  });
  const others = [...found.values()].filter(({ count, alone }) => !(read > 2 && alone === 0 && count >= read * 0.9));
  const sorted = yield* sorting(others, (a, b) => (a.count === b.count ? a.number < b.number : a.count > b.count));
  const numbers = sorted.map(({ number, count, first, last, outgoing }) => ({ number, count, first, last, outgoing }));
  return { numbers, lines, unread, full };
}

/** -> {entries, outgoing}: of the marked numbers only; calls that the reader made are none. The same list gives the same ids. */
export function* billEntries(text, year, marked, lender) {
  const entries = [];
  const seen = new Map();
  let outgoing = 0;
  yield* billLines(text, (line, heading) => {
    const read = readLine(line, heading, year);
    const number = read.numbers.find((one) => marked.has(one));
    if (!number || !readMoment(read.at)) return;
    if (read.outgoing) {
      outgoing += 1;
      return;
    }
    const mark = `${read.at}|${number}`;
    const times = (seen.get(mark) || 0) + 1;
    seen.set(mark, times);
    entries.push(entryOf({ id: `b${hashOf(`${mark}|${times}`)}`, at: read.at, kind: "call", number, outcome: read.outcome, reached: "self", lender }));
  });
  return { entries, outgoing };
}

/** Which of them are new: {fresh, known, same, deleted}. One call noted by hand, of the same number within a minute, stands for one line. */
export function newOnes(state, entries) {
  const ids = new Set(state.entries.map((entry) => entry.id));
  const byHand = new Map();
  for (const entry of state.entries) {
    if (entry.kind !== "call" || !entry.number || entry.id.startsWith("b")) continue;
    const number = cleaned([narrow(entry.number)])[0];
    if (number) byHand.set(number, [...(byHand.get(number) || []), entry]);
  }
  const out = { fresh: [], known: 0, same: 0, deleted: [] };
  for (const entry of entries) {
    const waiting = byHand.get(entry.number) || [];
    const twin = waiting.findIndex((one) => near(one.at, entry.at));
    if (ids.has(entry.id)) out.known += 1;
    else if (wasDeleted(state, entry)) out.deleted.push(entry);
    else if (twin >= 0) {
      waiting.splice(twin, 1);
      out.same += 1;
    } else out.fresh.push(entry);
  }
  return out;
}

function near(one, other) {
  const [a, b] = [minutesOf(one), minutesOf(other)];
  return a !== null && b !== null && Math.abs((dayNumber(dayOf(one)) - dayNumber(dayOf(other))) * 1440 + a - b) <= 1;
}
