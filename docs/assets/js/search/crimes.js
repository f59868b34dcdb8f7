// Names of crimes: 寻衅滋事罪, 催收非法债务罪判几年. Each leads to the article that defines it, if the question is about the crime;
// 催收说我犯了诈骗罪 is about a threat, and words decide. Which documents: head.crimes, [document, names with 罪, names in all]
// (scripts/kb/search/index.py); names without 罪 (寻衅滋事判几年) count where the question asks as people ask of a crime.
import { STEP } from "./codes.js";
import { queryTerms } from "./text.js";

const CRIME = 15e4; // above an article without its law, below a phone number
export const MOSTLY = 0.6; // so much of the question is the name that is asked for

/** `said`: document -> [[which of its names, terms of it] …], names that the question says whole (words.js). */
export function crimeHits(head, text, { said }) {
  const asks = (head.crime_asks || []).filter((word) => text.includes(word));
  const wanted = queryTerms(asks.reduce((left, word) => left.split(word).join(" "), text), head.stop).length;
  return (head.crimes || []).map(([at, whole, all]) => {
    const named = (said.get(at) || []).filter(([nth]) => nth > 0 && nth <= (asks.length ? all : whole)).map(([, length]) => length);
    return { at, length: Math.max(0, ...named) };
  }).filter(({ length }) => length && length >= MOSTLY * wanted)
    .sort((a, b) => b.length - a.length || a.at - b.at)
    .map(({ at }, nth) => ({ at, step: CRIME - STEP * nth }));
}
