/* Lines that begin with a day in words: 昨天 500, 上周五还 300, 24号 1000. What can mean one day only is written out; what may mean several
   is asked, a line at a time. A day that only lacks its year is a matter of years.js. Pure. */
import { namedDay, spokenDays } from "../spokenday.js";
import { narrowDay } from "./days.js";
import { yearless } from "./years.js";

const LONGEST_WORDS = 12; // signs of a day in words
const LAST_SIGN = /[天日号晚早午前后一二三四五六]/;

/** `given` are numbers of lines that readEntries() could not read for want of a day. {text: with the sure days written out, taken: words on
    each, asked: {line, words, days}, the first line that may mean several days, or null}. */
export function saidDays(text, given, today) {
  const wanted = new Set(given);
  const taken = new Set();
  let asked = null;
  const lines = text.split(/\r\n?|\n/).map((line, index) => {
    const found = wanted.has(index + 1) ? beginning(line, today) : null;
    if (!found) return line;
    if (found.sure) {
      taken.add(`${found.words}：${namedDay(found.days[0])}`);
      return written(line, found.words, found.days[0]);
    }
    asked = asked || { line: index + 1, words: found.words, days: found.days };
    return line;
  });
  return { text: taken.size ? lines.join("\n") : text, taken: [...taken], asked };
}

/** The text with that day in place of the words with which the line begins. */
export function withDay(text, { line, words }, day) {
  return text.split(/\r\n?|\n/).map((one, index) => (index + 1 === line ? written(one, words, day) : one)).join("\n");
}

const written = (line, words, day) => `${day} ${line.trim().slice(words.length).replace(/^[\s,，:：;；、]+/, "")}`;

/* The longest beginning that is a day in words, with something after it. */
function beginning(line, today) {
  const bare = line.trim();
  if (yearless(narrowDay(bare))) return null;
  for (let end = Math.min(LONGEST_WORDS, bare.length - 1); end > 1; end -= 1) {
    const words = bare.slice(0, end);
    if (!LAST_SIGN.test(words[end - 1])) continue;
    const { days, sure } = spokenDays(words, today);
    if (days.length) return { words, days, sure };
  }
  return null;
}
