/* The letter as pictures of A4 pages, to be kept by a long press: inside WeChat nothing can be downloaded. */
import { element } from "./form.js";
import { opensSection } from "./fill.js";

const SHEET = { width: 1240, height: 1754, side: 150, top: 150, font: 30, line: 54 };
const MOST_PAGES = 30;
const FACES = '"FangSong", "STFangsong", "Songti SC", "SimSun", "Noto Serif CJK SC", serif';

const NEVER_FIRST = "，。、；：？！）》〉”’】…％%),.;:?!]}";
const NEVER_LAST = "（《〈“‘【([{";
const ONE_WORD = /^[A-Za-z0-9@._:/+＿-]$/;

/** [data: address of each page]; at most MOST_PAGES, and whether more was left out. */
export function letterPages(root, rows) {
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

/** One row cut into lines that fit, after the rules for Chinese: no closing mark first, no opening mark last. */
function linesOf(pen, row) {
  pen.font = fontOf(row);
  const indented = !["title", "greeting", "sign"].includes(row.kind);
  const room = SHEET.width - 2 * SHEET.side;
  const widths = new Map();
  const widthOf = (part) => {
    if (!widths.has(part)) widths.set(part, pen.measureText(part).width);
    return widths.get(part);
  };
  const lines = [];
  let line = { text: "", indent: indented ? 2 * SHEET.font : 0 };
  let used = line.indent;
  const next = (text) => {
    lines.push(line);
    line = { text, indent: 0 };
    used = widthOf(text);
  };
  for (const part of unbreakable(row.mark + row.pieces.map((piece) => piece.text).join(""), widthOf, room)) {
    const fits = used + widthOf(part) <= room;
    const last = line.text.slice(-1);
    if (fits || !line.text || (part.length === 1 && NEVER_FIRST.includes(part) && used <= room)) {
      line.text += part;
      used += widthOf(part);
    } else if (last && NEVER_LAST.includes(last) && line.text.length > 1) {
      line.text = line.text.slice(0, -1);
      next(last + part);
    } else {
      next(part);
    }
  }
  return [...lines, line];
}

/** What must stay together: a sign with its marks (emoji), a number, a Latin word that fits on a line. */
function unbreakable(text, widthOf, room) {
  const signs = typeof Intl !== "undefined" && Intl.Segmenter ? Array.from(new Intl.Segmenter("zh").segment(text), (found) => found.segment) : Array.from(text);
  const parts = [];
  let word = false;
  for (const sign of signs) {
    const goesOn = word && ONE_WORD.test(sign) && widthOf(parts[parts.length - 1] + sign) <= room;
    if (goesOn) parts[parts.length - 1] += sign;
    else parts.push(sign);
    word = ONE_WORD.test(sign);
  }
  return parts;
}
