/* A file for the calendar of a phone (RFC 5545): days without hours, lines folded at 75 bytes, alarms in the morning. Pure. */
import { flatly } from "../../floor.js";
import { readDate, writeDate } from "../../letter/dates.js";
import { dayAfter } from "./calendar.js";

const LINE = 75; // octets, without the line break
const MORNING = 9; // o'clock

const HERE = 8; // hours ahead of UTC, in all of China and on every day of the year
const ON_THE_DAY = 120; // minutes before the hour of something that has one

/** entries [{key, day, time, there, summary, description}]: with `time` (09:30, of the clock in China) it begins at that hour, else it is the
    whole day; `there`: one has to be there, and is reminded on that day too. alarms [days before], stamp a Date. Whole file as text with CRLF. */
export function icsText(entries, alarms, stamp) {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//handbook//deadlines//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"];
  for (const entry of entries) {
    lines.push(
      "BEGIN:VEVENT",
      `UID:${hashed(entry.key)}@deadlines.invalid`,
      `DTSTAMP:${stamp.toISOString().replace(/[-:]|\.\d+/g, "")}`,
      ...(entry.time ? [`DTSTART:${compactTime(entry)}`, "DURATION:PT1H"] : [`DTSTART;VALUE=DATE:${compact(readDate(entry.day))}`, `DTEND;VALUE=DATE:${compact(dayAfter(readDate(entry.day)))}`]),
      `SUMMARY:${escaped(entry.summary)}`,
      ...(entry.description ? [`DESCRIPTION:${escaped(entry.description)}`] : []),
      "CLASS:PRIVATE",
      "TRANSP:TRANSPARENT",
      ...flatly(entry.there ? [...alarms, 0] : alarms, (days) => ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escaped(entry.summary)}`, `TRIGGER:${entry.time ? triggerAt(days, entry.time) : trigger(days)}`, "END:VALARM"]),
      "END:VEVENT",
    );
  }
  lines.push("END:VCALENDAR");
  return lines.map(folded).join("\r\n") + "\r\n";
}

const compact = (date) => writeDate(date).replace(/-/g, "");

/* In UTC, so that a phone that is set to another zone rings at the same moment. */
function compactTime({ day, time }) {
  const at = readDate(day);
  const [hour, minute] = time.split(":").map(Number);
  at.setUTCHours(hour - HERE, minute, 0, 0);
  return at.toISOString().replace(/[-:]|\.\d+/g, "");
}

/* On days before at nine in the morning too; on the day itself two hours ahead. */
function triggerAt(days, time) {
  const [hour, minute] = time.split(":").map(Number);
  return `-PT${days ? (days * 24 + hour - MORNING) * 60 + minute : ON_THE_DAY}M`;
}

/* A day begins at midnight; one day before at nine in the morning is fifteen hours before that. */
const trigger = (days) => (days ? `-PT${days * 24 - MORNING}H` : `PT${MORNING}H`);

/* What a file may not hold as it is; a control character stands for nothing. */
function escaped(words) {
  return words.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, "").replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
}

function folded(line) {
  const bytes = new TextEncoder();
  const parts = [""];
  let used = 0;
  for (const sign of line) {
    const size = bytes.encode(sign).length;
    if (used + size > LINE) {
      parts.push(" ");
      used = 1;
    }
    parts[parts.length - 1] += sign;
    used += size;
  }
  return parts.join("\r\n");
}

/* The same day of the same thing has the same name, so that it is not put into the calendar twice; it tells nobody what it is. */
function hashed(text) {
  let sum = 0x811c9dc5;
  let other = 5381;
  for (let index = 0; index < text.length; index += 1) {
    sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193) >>> 0;
    other = (Math.imul(other, 33) + text.charCodeAt(index)) >>> 0;
  }
  return sum.toString(16).padStart(8, "0") + other.toString(16).padStart(8, "0");
}
