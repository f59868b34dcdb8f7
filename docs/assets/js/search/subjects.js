// Terms of law: 诉讼时效, 留置送达是什么意思. Whoever asks for nothing but a term sees the provision that it belongs to first, and
// the pages of that name right after. A term is a name of a provision (`subjects`, `called` in law/), as a crime is: crimes.js.
import { STEP } from "./codes.js";
import { MOSTLY } from "./crimes.js";
import { queryTerms } from "./text.js";

const SUBJECT = 14e4; // below a crime, above an article without its law
const PAGES = 2; // of that name, between the first provision and the second

/** `said`: document -> [[which of its names, terms of it] …], names that the question says whole; `hits`: by words (words.js). */
export function subjectHits(head, text, { said, hits }) {
  const asks = (head.subject_asks || []).concat(head.crime_asks || []);
  const wanted = queryTerms(asks.reduce((left, word) => left.split(word).join(" "), text), head.stop).length;
  const crimes = new Map((head.crimes || []).map(([at, , all]) => [at, all]));
  const scores = new Map(hits.map(({ at, score }) => [at, score]));
  const laws = (head.laws || []).filter((at) => at >= 0); // each followed by its provisions; the other pages stand before them
  const start = Math.min(...laws);
  const later = (at) => (at < head.below ? 0 : 1); // what explains the law comes after it
  const found = Array.from(said).map(([at, names]) => {
    const lengths = names.filter(([nth]) => nth > (crimes.get(at) || 0) || (at < start && nth === 0)).map(([, length]) => length);
    return { at, length: Math.max(0, ...lengths), score: scores.get(at) || 0 };
  }).filter(({ at, length }) => length && length >= MOSTLY * wanted && !laws.includes(at))
    .sort((a, b) => b.length - a.length || later(a.at) - later(b.at) || b.score - a.score || a.at - b.at);
  const [first, ...more] = found.filter(({ at }) => at > start);
  if (!first) return [];
  const pages = found.filter(({ at, length }) => at < start && length >= wanted).slice(0, PAGES);
  return [first, ...pages, ...more.slice(0, 1)].map(({ at }, nth) => ({ at, step: SUBJECT - STEP * nth }));
}
