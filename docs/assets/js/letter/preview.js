/* The letter as it will be read, in place of the printable blank. Text nodes only: what was typed cannot become markup. */
import { element } from "./form.js";

/* More names than this are not read; the form itself shows which are empty. */
const A_LOOK = 6;

/** Fill `sheet` with rows of fill.js; `labels` {field: label} name the lines that are still empty. */
export function showLetter(root, sheet, rows, labels) {
  const lines = letterLines(root, rows, labels);
  sheet.textContent = "";
  sheet.append(...lines);
}

/** The same as nodes, one for each row. */
export function letterLines(root, rows, labels) {
  let named = "";
  return rows.map((row) => {
    const line = element(root, row.kind === "title" ? "h3" : "p", { className: "kb-row kb-row-" + row.kind });
    if (row.mark) line.append(row.mark);
    for (const piece of row.pieces.filter((one) => one.text)) {
      /* A long line to write on has several rows; only the first says what belongs there. */
      line.append(shown(root, piece, piece.field === named ? "\u00a0" : labels[piece.field]));
      named = piece.empty ? piece.field : "";
    }
    return line;
  });
}

function shown(root, piece, label) {
  if (piece.empty) {
    const blank = element(root, "span", { className: "kb-blank" + (piece.text.length > 20 ? " kb-blank-long" : ""), textContent: label });
    blank.dataset.field = piece.field;
    return blank;
  }
  /* <bdi> keeps the direction of typed words to themselves. */
  if (piece.field) return element(root, "bdi", { className: "kb-typed", textContent: piece.text });
  return piece.strong ? element(root, "strong", { textContent: piece.text }) : root.createTextNode(piece.text);
}

/** One sentence on what is still missing, for eyes and screen readers. */
export function progressWords(say, fields, values) {
  const missing = fields.filter((field) => field.required && !values[field.id].trim()).map((field) => field.label);
  const done = fields.filter((field) => values[field.id].trim()).length;
  const many = missing.length > A_LOOK;
  const rest = many ? say("missing-many", { 几: missing.length }) : missing.length ? say("missing", { 哪些: missing.join("、") }) : say("complete");
  return say("progress", { 几: done, 多少: fields.length }) + rest;
}
