/* Lines whose day has no year: 11月24日 500, 11.24 500. Which year is meant only the reader knows: the likely
   ones are offered, none is taken. Pure. */
import { isoDay, narrowDay, readDay } from "./days.js";

const PARTS = /^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?![\d.])/;
const FARTHEST = 8; // years back and ahead: 29 February may be as far as that
const OFFERED = 3;

/** Of a list of lines the years that may be meant where lines have none, and how many lines that are: {lines, years}. `given` are lines
    that readEntries() could not read for want of a year. */
export function yearsOfLines(text, given, today) {
  const lines = text.split(/\r\n?|\n/);
  const years = given.map((number) => likely(yearless(narrowDay(lines[number - 1])), today, true).map((day) => day.slice(0, 4)));
  /* A year in which one of the days is none (29 February) is not offered for all of them. */
  const shared = [...new Set([].concat(...years))].filter((year) => given.every((number) => dayIn(yearless(narrowDay(lines[number - 1])), year)));
  return { lines: given, years: shared.slice(0, OFFERED) };
}

/** The text with that year in those lines. */
export function withYear(text, given, year) {
  const wanted = new Set(given);
  return text.split(/\r\n?|\n/).map((line, index) => {
    if (!wanted.has(index + 1)) return line;
    const parts = yearless(narrowDay(line));
    return isoDay(dayIn(parts, year)) + parts.rest;
  }).join("\n");
}

/** {month, day, rest} where a text begins with a day that some year has, else null. */
export function yearless(text) {
  const bare = text.trim();
  const found = PARTS.exec(bare);
  if (!found) return null;
  const parts = { month: found[1], day: found[2], rest: bare.slice(found[0].length) };
  return dayIn(parts, "2024") === null ? null : parts; // 2024 has every day there is
}

function likely(parts, today, ahead) {
  if (!parts) return [];
  const year = Number(today.slice(0, 4));
  const days = Array.from({ length: FARTHEST * 2 + 1 }, (_, place) => dayIn(parts, String(year - FARTHEST + place))).filter((day) => day !== null).map(isoDay);
  const [past, later] = [days.filter((day) => day <= today).reverse(), days.filter((day) => day > today)];
  return [past[0], ...(ahead ? [later[0]] : []), past[1]].filter(Boolean).slice(0, OFFERED);
}

const dayIn = ({ month, day }, year) => readDay(`${year}-${month}-${day}`);
