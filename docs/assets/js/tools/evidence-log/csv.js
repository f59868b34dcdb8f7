/* Tables as text. Written: UTF-8 with a mark at the start (Excel reads Chinese then), every cell in quotes, and no cell that a spreadsheet
   would run as a formula. Read: commas, tabs or semicolons, quotes, any line end. Pure. */
import { fromPairs } from "../../floor.js";
import { entryOf, FIELDS } from "./entries.js";
import { typedWords } from "./labels.js";

/* A cell that begins so may be run; an apostrophe in front keeps it words. What already looks guarded gets one more, so that reading
   takes away exactly what writing put there. Full-width marks too: some spreadsheets make them narrow first. */
const RUNS = /^'*[=+\-@\t\r\n＝＋－＠]/;

const CSV_OFTEN = 100; // rows between two looks at the clock

export const guarded = (cell) => (RUNS.test(cell) ? "'" + cell : cell);
export const unguarded = (cell) => (cell.startsWith("'") && RUNS.test(cell) ? cell.slice(1) : cell);

const csvCell = (value) => `"${guarded(value).replace(/"/g, '""')}"`;
const csvRow = (row) => row.map(csvCell).join(",") + "\r\n";

/** rows of cells -> the text of the file */
export const csvText = (rows) => "\ufeff" + rows.map(csvRow).join("");

/** The table of tableRows() as a list of texts that follow each other, as a generator; mask() gives each entry as it may be read. */
export function* writingTable(labels, entries, mask) {
  const out = ["\ufeff" + csvRow(FIELDS.map((field) => labels.fields[field]))];
  for (let at = 0; at < entries.length; at += CSV_OFTEN) {
    out.push(entries.slice(at, at + CSV_OFTEN).map((entry) => csvRow(tableRow(labels, mask(entry)))).join(""));
    yield at / entries.length;
  }
  return out;
}

/** A generator over the rows of a text; it yields how far it is and `each(cells)` gets every row. Rows are split where the first line is. */
export function* csvRows(text, each) {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const split = separatorOf(text.slice(start, start + 4000));
  let [at, count] = [start, 0];
  while (at < text.length) {
    const row = [];
    let open = true;
    while (open) {
      let cell;
      if (text[at] === '"') [cell, at] = quoted(text, at);
      else {
        const from = at;
        while (at < text.length && text[at] !== split && text[at] !== "\n" && text[at] !== "\r") at += 1;
        cell = text.slice(from, at);
      }
      row.push(cell);
      while (text[at] === " ") at += 1; // after a closing quote
      open = text[at] === split && split !== "";
      if (open) at += 1;
    }
    /* After a closing quote other characters are no cell: to the end of the line. */
    while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at += 1;
    at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
    if (row.some((cell) => cell.trim())) each(row);
    count += 1;
    if (count % 500 === 0) yield at / text.length;
  }
  return count;
}

function quoted(text, from) {
  let [at, out] = [from + 1, ""];
  for (;;) {
    const end = text.indexOf('"', at);
    if (end < 0) return [out + text.slice(at), text.length];
    out += text.slice(at, end);
    if (text[end + 1] !== '"') return [out, end + 1];
    out += '"';
    at = end + 2;
  }
}

function separatorOf(head) {
  const line = head.split(/[\r\n]/, 1)[0];
  return ["\t", ",", ";", "，"].find((mark) => line.includes(mark)) || ",";
}

/** Entries as rows with a heading; labels of labels.js say the closed lists in words. */
export function tableRows(labels, entries) {
  return [FIELDS.map((field) => labels.fields[field]), ...entries.map((entry) => tableRow(labels, entry))];
}

const tableRow = (labels, entry) => FIELDS.map((field) => typedWords(labels, field, entry[field]));

/** Whether these cells head a table of ours. */
export function isOurHeading(labels, cells) {
  const words = cells.map((cell) => unguarded(cell).trim());
  return words.includes(labels.fields.at) && words.includes(labels.fields.kind);
}

/** (cells) -> entry or null, for the rows below that heading. Rows of one content are told apart by their number, so that reading the
    same file again adds nothing. */
export function rowReader(labels, heading) {
  const places = fromPairs(FIELDS.map((field) => [field, heading.findIndex((cell) => unguarded(cell).trim() === labels.fields[field])]));
  const seen = new Map();
  return (cells) => {
    const raw = {};
    for (const field of FIELDS) {
      const cell = places[field] < 0 ? "" : unguarded(cells[places[field]] || "");
      const known = labels.codes[field] && labels.codes[field][cell.trim()];
      raw[field] = known === undefined ? cell : known;
    }
    const entry = entryOf(raw);
    if (!entry || raw.id) return entry;
    const times = (seen.get(entry.id) || 0) + 1;
    seen.set(entry.id, times);
    return times > 1 ? { ...entry, id: `${entry.id}-${times}` } : entry;
  };
}
