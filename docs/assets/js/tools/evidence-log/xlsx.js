/* The cells of a spreadsheet, as lines of words with tabs between them. It reads what a phone company exports: the first sheet, words,
   numbers and dates; nothing in it is run, fetched or drawn. Zip: PKWARE APPNOTE 4.3; sheets: ECMA-376. */
import { inflating } from "../../inflate.js";
import { dayAt } from "./moments.js";

const MOST_UNPACKED = 1 << 27; // bytes of one unpacked part
const END = 0x06054b50;
const ENTRY = 0x02014b50;

export const looksZipped = (bytes) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Uint8Array -> generator of text, a row a line. Throws RangeError where the file is damaged, protected or too large. */
export function* sheetText(bytes) {
  const parts = partsOf(bytes);
  const name = [...parts.keys()].filter((part) => /^xl\/worksheets\/sheet\d*\.xml$/.test(part)).sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0];
  if (!name) throw new RangeError("no sheet");
  const shared = parts.has("xl/sharedStrings.xml") ? yield* stringsOf(yield* unpacked(bytes, parts.get("xl/sharedStrings.xml"))) : [];
  return yield* rowsOf(yield* unpacked(bytes, parts.get(name)), shared);
}

function partsOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0) throw new RangeError("no directory");
  const found = new Map();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left; left -= 1) {
    if (view.getUint32(at, true) !== ENTRY) throw new RangeError("directory");
    const [nameLength, extra, note] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    found.set(name, { locked: view.getUint16(at + 8, true) & 1, method: view.getUint16(at + 10, true), size: view.getUint32(at + 20, true), start: view.getUint32(at + 42, true) });
    at += 46 + nameLength + extra + note;
  }
  return found;
}

function* unpacked(bytes, { locked, method, size, start }) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (locked || (method !== 0 && method !== 8)) throw new RangeError("locked");
  const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  const packed = bytes.subarray(from, from + size);
  if (packed.length < size) throw new RangeError("cut off");
  return new TextDecoder().decode(method === 8 ? yield* inflating(packed, MOST_UNPACKED) : packed);
}

const SEVERAL = 2000; // elements between two answers

function* stringsOf(xml) {
  const out = [];
  const items = /<si\b[^>]*>([\s\S]*?)<\/si>|<si\b[^>]*\/>/g;
  for (let item = items.exec(xml); item; item = items.exec(xml)) {
    out.push(wordsOf(item[1] || ""));
    if (out.length % SEVERAL === 0) yield 0;
  }
  return out;
}

function* rowsOf(xml, shared) {
  const lines = [];
  let row = [];
  let count = 0;
  const cells = /<\/row>|<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g;
  for (let cell = cells.exec(xml); cell; cell = cells.exec(xml)) {
    if (cell[0] === "</row>") {
      lines.push(row.join("\t"));
      row = [];
    } else {
      const place = columnOf(cell[1]);
      while (place >= 0 && row.length < place && row.length < 200) row.push("");
      row.push(valueOf(cell[1], cell[2] || "", shared));
    }
    count += 1;
    if (count % SEVERAL === 0) yield cells.lastIndex / xml.length;
  }
  return lines.join("\n");
}

function columnOf(attributes) {
  const found = /\br="([A-Z]{1,3})\d+"/.exec(attributes);
  return found ? [...found[1]].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : -1;
}

function valueOf(attributes, inside, shared) {
  const type = (/\bt="(\w+)"/.exec(attributes) || [])[1];
  const value = (/<v\b[^>]*>([\s\S]*?)<\/v>/.exec(inside) || [])[1] || "";
  const words = type === "s" ? shared[Number(value)] || "" : type === "inlineStr" ? wordsOf(inside) : dated(plainXml(value));
  return words.replace(/[\t\r\n]+/g, " ");
}

/* A day and hour are kept as days since 1899-12-30; a number of that size with a fraction is one. */
function dated(value) {
  if (!/^[34]\d{4}\.\d+$/.test(value)) return value;
  const seconds = Math.round(Number(value) * 86400);
  const [day, second] = [Math.floor(seconds / 86400), seconds % 86400];
  const clock = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60].map((part) => String(part).padStart(2, "0")).join(":");
  return `${dayAt(day - 25569)} ${clock}`;
}

function wordsOf(xml) {
  const out = [];
  const texts = /<t\b[^>]*>([\s\S]*?)<\/t>/g;
  for (let found = texts.exec(xml); found; found = texts.exec(xml)) out.push(found[1]);
  return plainXml(out.join(""));
}

function plainXml(text) {
  const marks = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(lt|gt|quot|apos|amp));/g, (all, ten, sixteen, name) => {
    if (name) return marks[name];
    const code = ten ? Number(ten) : parseInt(sixteen, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
