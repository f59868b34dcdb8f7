// Text as the search sees it: folded characters, then terms. scripts/kb/search/text.py does the same for the index.
import { markArticles } from "./numbers.js";

/** Full-width and compatibility forms become plain ones, letters lower-case. */
export function fold(value) {
  return String(value === undefined || value === null ? "" : value).normalize("NFKC").toLowerCase();
}

/** Letters and digits only: spacing, quotes and 《》 cannot hide a word. Numbers stay apart, 293-1 becomes 293之1. */
export function compact(text) {
  return text.replace(/([0-9])\s*[-–—]\s*(?=[0-9])/g, "$1之").replace(/[^\p{L}\p{N}%]+/gu, (gap, at, all) =>
    (/[0-9]/.test(all[at - 1]) && /[0-9]/.test(all[at + gap.length]) ? " " : ""));
}

const patterns = new WeakMap();

/** What is left of a question without the words that say nothing about its subject; longer ones go first. */
export function withoutStopWords(text, stop) {
  if (!stop || !stop.length) return text;
  if (!patterns.has(stop)) {
    const words = stop.slice().sort((a, b) => b.length - a.length).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    patterns.set(stop, new RegExp(words.join("|"), "g"));
  }
  return text.replace(patterns.get(stop), " ");
}

export const isHan = (char) => /^[\p{Script=Han}]$/u.test(char);

/** Latin words, numbers and §50 marks whole; runs of Han characters as pairs. */
export function terms(text) {
  const found = [];
  for (const run of text.match(/§[0-9-]+|[a-z0-9]+|\p{Script=Han}+/gu) || []) {
    const chars = Array.from(run);
    if (chars.length === 1 || /[§a-z0-9]/.test(chars[0])) found.push(run);
    else for (let at = 1; at < chars.length; at += 1) found.push(chars[at - 1] + chars[at]);
  }
  return found;
}

/** Terms of a folded question, each once; lone Han characters count only if there is nothing else. */
export function queryTerms(text, stop) {
  const all = Array.from(new Set(terms(markArticles(withoutStopWords(text, stop)))));
  const telling = all.filter((term) => Array.from(term).length > 1 || /[a-z0-9]/.test(term));
  return telling.length ? telling : all;
}
