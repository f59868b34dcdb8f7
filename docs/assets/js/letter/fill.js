/* A letter from its parsed template and what was typed. Pure; the reference is scripts/kb/letters/fill.py,
   and a test compares the two. Structure comes from the template alone: typed words stay words. */
import { flatly, fromPairs } from "../floor.js";

const EDGES = /^[ \t\n\u3000]+|[ \t\n\u3000]+$/g;
const POP = "\u202c";
const POP_ISOLATE = "\u2069";
const EMBEDDINGS = "\u202a\u202b\u202d\u202e";
const ISOLATES = "\u2066\u2067\u2068";
const MARKS = { bullet: "· ", tick: "☐ " };
const SENTENCE_ENDS = ["。", "！", "？", "；"];

/** What was typed, without white space around it and with its direction marks closed. */
export function tidy(value) {
  const lines = value.replace(/\r\n?/g, "\n").replace(EDGES, "").split("\n");
  return lines.map(closed).join("\n");
}

/** Open embeddings, overrides and isolates would turn around the words of the letter that follow. */
function closed(line) {
  const waiting = [];
  for (const char of line) {
    if (EMBEDDINGS.includes(char)) waiting.push(POP);
    else if (ISOLATES.includes(char)) waiting.push(POP_ISOLATE);
    else if (char === POP && waiting[waiting.length - 1] === POP) waiting.pop();
    else if (char === POP_ISOLATE && waiting.includes(POP_ISOLATE)) while (waiting.pop() !== POP_ISOLATE);
  }
  return line + waiting.reverse().join("");
}

/** letter {fields, lines}, values {field: typed} -> [{kind, mark, pieces: [{text, field, empty, strong}]}] */
export function letterRows(letter, values) {
  const blanks = fromPairs(letter.fields.map((field) => [field.id, field.blank]));
  const typed = fromPairs(letter.fields.map((field) => [field.id, tidy(values[field.id] || "")]));
  const rows = [];
  let number = 0;
  for (const line of letter.lines) {
    const pieces = withoutDoubleStops(flatly(line.parts, (part) => piecesOf(part, typed, blanks)));
    if (!pieces.some((piece) => tidy(piece.text))) continue;
    number = line.kind === "item" ? number + 1 : 0;
    const mark = line.kind === "item" ? number + ". " : MARKS[line.kind] || "";
    splitAtBreaks(pieces).forEach((row, index) => {
      if (index) rows.push({ kind: mark ? "more" : line.kind, mark: "", pieces: row });
      else rows.push({ kind: line.kind, mark, pieces: row });
    });
  }
  return rows;
}

function piecesOf(part, typed, blanks) {
  if (typeof part === "string") return [{ text: part, field: "", empty: false, strong: false }];
  if (part.strong) return [{ text: part.strong, field: "", empty: false, strong: true }];
  if (part.if) return typed[part.if] ? flatly(part.parts, (inner) => piecesOf(inner, typed, blanks)) : [];
  const value = typed[part.field];
  return [{ text: value || blanks[part.field], field: part.field, empty: !value, strong: false }];
}

/** Whoever ends a sentence in a field gets no second full stop from the template. */
function withoutDoubleStops(pieces) {
  return pieces.map((piece, index) => {
    const before = pieces[index - 1];
    const doubled = before && before.field && SENTENCE_ENDS.includes(before.text.slice(-1)) && !piece.field && piece.text.startsWith("。");
    return doubled ? { ...piece, text: piece.text.slice(1) } : piece;
  });
}

function splitAtBreaks(pieces) {
  const rows = [[]];
  for (const piece of pieces) {
    piece.text.split("\n").forEach((text, index) => {
      if (index) rows.push([]);
      rows[rows.length - 1].push({ ...piece, text });
    });
  }
  return rows;
}

export function rowText(row) {
  return row.mark + row.pieces.map((piece) => piece.text).join("");
}

/** Plain text; an empty line sets off title, headings and signature. */
export function letterText(rows) {
  const out = [];
  let before = "";
  for (const row of rows) {
    if (out.length && opensSection(row, before)) out.push("");
    out.push(rowText(row));
    before = row.kind;
  }
  return out.join("\n");
}

/** Whether some air belongs between the row before, of kind `before`, and this one. */
export function opensSection(row, before) {
  return (["heading", "sign"].includes(row.kind) && row.kind !== before) || (before === "title" && row.kind !== "title");
}
