/* The entries as a table that spreadsheets open: dates, plain numbers and fixed words only, so that no cell can be a formula. Pure. */
import { isoDay } from "./days.js";

/** entries, each with the `word` for what it is, and four words for the head -> text; running total: what was paid less what was received. */
export function entriesCsv(entries, head) {
  let balance = 0;
  const rows = sorted(entries).map(({ day, fen, kind, word }) => {
    balance += kind === "received" ? -fen : fen;
    return [isoDay(day), word, (fen / 100).toFixed(2), (balance / 100).toFixed(2)].join(",");
  });
  return "\ufeff" + [head.join(","), ...rows].join("\r\n") + "\r\n";
}

/** In order of days; what came in on a day stands before what went out. */
export function sorted(entries) {
  return [...entries].sort((one, other) => one.day - other.day || Number(one.kind !== "received") - Number(other.kind !== "received"));
}
