/* The letter as pictures of A4 pages, to be kept by a long press: inside WeChat nothing can be downloaded. */
import { element } from "./form.js";
import { opensSection } from "./fill.js";
import { fittedLines } from "./lines.js";

const SHEET = { width: 1240, height: 1754, side: 150, top: 150, font: 30, line: 54 };
const MOST_PAGES = 30;
const FACES = '"FangSong", "STFangsong", "Songti SC", "SimSun", "Noto Serif CJK SC", serif';

/** {pages: [data: address of each page], complete}: at most MOST_PAGES, and whether that is all. A generator that yields after each page. */
export function* drawingPages(root, rows) {
  const canvas = element(root, "canvas", { width: SHEET.width, height: SHEET.height });
  const pen = canvas.getContext("2d");
  const pages = [];
  let y = 0;
  const begin = () => {
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, SHEET.width, SHEET.height);
    pen.fillStyle = "#000";
    pen.textBaseline = "top";
    y = SHEET.top;
  };
  const finish = () => pages.push(canvas.toDataURL("image/png"));
  begin();
  let before = "";
  for (const row of rows) {
    if (before && opensSection(row, before)) y += SHEET.line / 2;
    before = row.kind;
    for (const line of linesOf(pen, row)) {
      if (y + SHEET.line > SHEET.height - SHEET.top) {
        finish();
        yield pages.length / MOST_PAGES;
        if (pages.length === MOST_PAGES) return { pages, complete: false };
        begin();
      }
      pen.font = fontOf(row);
      pen.fillText(line.text, placeOf(pen, row, line), y);
      y += row.kind === "title" ? SHEET.line * 1.3 : SHEET.line;
    }
  }
  finish();
  return { pages, complete: true };
}

function fontOf(row) {
  const bold = row.kind === "title" || row.kind === "heading" ? "bold " : "";
  return `${bold}${row.kind === "title" ? 40 : SHEET.font}px ${FACES}`;
}

function placeOf(pen, row, line) {
  const width = pen.measureText(line.text).width;
  if (row.kind === "title") return Math.max((SHEET.width - width) / 2, SHEET.side);
  if (row.kind === "sign") return Math.max(SHEET.width - SHEET.side - width, SHEET.side);
  return SHEET.side + line.indent;
}

function linesOf(pen, row) {
  pen.font = fontOf(row);
  const indented = !["title", "greeting", "sign"].includes(row.kind);
  const words = row.mark + row.pieces.map((piece) => piece.text).join("");
  return fittedLines(pen, words, SHEET.width - 2 * SHEET.side, indented ? 2 * SHEET.font : 0);
}
