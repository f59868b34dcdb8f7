// How sure the search may be of its first page. Where it is not, the page says so and offers the doors (page.js); where one
// word is asked that half the site is about (head.broad), the doors come first.
// Measured on every opened file of cases by tests/search/test_search_doubt.py, which holds a ceiling over right first pages
// and a floor under wrong ones. A hit by number, by a whole name or by danger is never in doubt.
import { rarity, rows } from "./scores.js";
import { withoutStopWords } from "./text.js";

const LITTLE = 20;   // weight of all that the first page has of the question, rarity included, below which it has next to nothing
const NAMED = 0.45;  // … unless the question is mostly one of its names: 黑户了
const STRANGE = 4;   // rarity of a word that nobody wrote: it may be the seam of two words
const SHARE = 2;     // what counts for the first page: how much of what the question says stands there
const WEIGHT = 1.3;  // … and how much that weighs
const NEXT = 3.6;    // against it: how close the next page comes
const ENOUGH = 2.3;  // all three together
const WORD = 2;      // terms of a question that is one word

/** How much of what the question says stands in a document: 0 … 1, telling words counting for more. */
function shareIn(at, spelled, count) {
  let all = 0;
  let said = 0;
  for (const spellings of spelled) {
    const known = spellings.map(([posting]) => posting).filter(Boolean);
    const worth = known.length ? rarity(Math.max(...known.map(([holding]) => holding)), count) : STRANGE;
    all += worth;
    let here = false;
    known.forEach((posting) => rows(posting[1], 2, (doc) => { here = here || doc === at; }));
    if (here) said += worth;
  }
  return all ? said / all : 0;
}

/** Whether a question says nothing but words that half the site is about: 网贷, 网贷逾期了. What is a page's whole name is not: 信用卡还不上. */
function tooBroad(head, text, close) {
  const said = withoutStopWords(text, head.stop).trim();
  const words = head.broad || [];
  return words.includes(said) || (close < 1 && said && !words.reduce((left, word) => left.split(word).join(""), said).trim());
}

/** "broad", "weak" or nothing, for hits in their order and what words.js found out on the way. */
export function doubt(head, { text, near, scores, close, spelled }, [best, next]) {
  if (best.step) return undefined;
  const named = close.get(best.at) || 0;
  if (tooBroad(head, text, named)) return "broad";
  const weight = scores.get(best.at) || 0;
  if (near || (weight < LITTLE && named < NAMED)) return "weak";
  const share = shareIn(best.at, spelled, head.count);
  if (share === 1 && spelled.length <= WORD) return undefined; // 录音: it is what its first page is about
  return SHARE * share + WEIGHT * Math.log(1 + weight) - NEXT * (next ? next.score / best.score : 0) < ENOUGH ? "weak" : undefined;
}
