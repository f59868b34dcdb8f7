/* What the reader put in: a short list that may also come from the storage of the phone, where anything may stand. Pure. */
import { civilDate, civilTime, FIRST_YEAR, LAST_YEAR } from "./counting.js";

/** More would be read by nobody, and drawn slowly. */
export const MOST = 30;
/** Letters of a note. */
export const NOTE_LENGTH = 40;

/** Whether the tool counts with this day. */
export const withinYears = (date) => Boolean(date) && date >= `${FIRST_YEAR}-01-01` && date <= `${LAST_YEAR}-12-31`;

/** One line, short: what it holds else is left out. */
export const shortNote = (text) => Array.from(String(text).slice(0, NOTE_LENGTH * 8).replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, " ").trim()).slice(0, NOTE_LENGTH).join("");

/** [{event, date, time, note}] of whatever was kept; what is no such thing is left out. */
export function soundItems(kept, events) {
  const known = new Set(events.map((event) => event.id));
  const given = Array.isArray(kept) ? kept.slice(0, MOST * 10) : [];
  const items = given
    .filter((item) => item && typeof item === "object" && known.has(item.event) && typeof item.date === "string" && item.date.length < 20)
    .map((item) => ({ event: item.event, date: civilDate(item.date), time: typeof item.time === "string" && item.time.length < 20 ? civilTime(item.time) : "", note: typeof item.note === "string" ? shortNote(item.note) : "" }))
    .filter((item) => withinYears(item.date));
  return bothLists(items, []);
}

export const sameItem = (one, other) => keyOf(one) === keyOf(other);
export const keyOf = (item) => [item.event, item.date, item.time, item.note].join("\u001f");

/** Both lists, nothing twice. */
export function bothLists(mine, theirs) {
  return [...new Map([...mine, ...theirs].map((item) => [keyOf(item), item])).values()].slice(0, MOST);
}
