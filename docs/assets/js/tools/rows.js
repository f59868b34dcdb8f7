/* Rows as letters have them (letter/fill.js), for what tools say: shown, copied, drawn, printed and written to Word alike. Pure. */
import { tidy } from "../letter/fill.js";

const row = (kind, mark, pieces) => ({ kind, mark, pieces: pieces.filter((piece) => piece.text !== "") });
const said = (text, strong = false) => ({ text, field: "", empty: false, strong });

/** What the reader typed: it stays words, keeps its own direction (<bdi>), and cannot become markup. */
export const typed = (text) => ({ text: tidy(String(text)).replace(/\n+/g, " "), field: "typed", empty: false, strong: false });
export const strong = (text) => said(text, true);

/** Each takes strings, and pieces made by typed() or strong(). */
export const titleRow = (...parts) => row("title", "", rowPieces(parts));
export const headingRow = (...parts) => row("heading", "", rowPieces(parts));
export const textRow = (...parts) => row("text", "", rowPieces(parts));
export const itemRow = (number, ...parts) => row("item", `${number}. `, rowPieces(parts));
export const bulletRow = (...parts) => row("bullet", "· ", rowPieces(parts));
export const tickRow = (...parts) => row("tick", "☐ ", rowPieces(parts));
export const signRow = (...parts) => row("sign", "", rowPieces(parts));

/** A line that says what the next one is about: in a Word file both stay on one page. */
export const leading = (one) => ({ ...one, keep: true });

function rowPieces(parts) {
  return parts.map((part) => (typeof part === "string" ? said(part) : part));
}
