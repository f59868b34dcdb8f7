// Hits by words: what the question says, weighed, with forgiveness only for words that nobody knows.
import { add, addGroup, closeness, match } from "./scores.js";
import { simplify, soundPairs } from "./sounds.js";
import { isHan, queryTerms, terms, withoutStopWords } from "./text.js";

const MOST_TERMS = 26;     // of a long question; the commonest words of the site go first
const SHORT = 10;          // terms of a question in which one unknown word may well be a slip
const SOUND = 0.75;        // a word that only sounds right, compared with one that is right
const NEAR = "没有找到相同的说法，这些比较接近";

/** The most telling terms of a question: numbers and Latin words, then what is not on the list of common ones. */
function chosen(wanted, common) {
  if (wanted.length <= MOST_TERMS) return wanted;
  const rank = (term) => (isHan(term[0]) ? common.indexOf(term) : -1);
  return wanted.map((term) => [rank(term), term]).sort((a, b) => (a[0] < 0 ? 1e9 : a[0]) - (b[0] < 0 ? 1e9 : b[0]))
    .slice(-MOST_TERMS).map(([, term]) => term);
}

/** A generator: asks for postings, returns {hits: [{at, score, note}], text}, the best score being 100. */
export function* byWords(head, text, numbers) {
  const wanted = chosen(queryTerms(text, head.stop), head.common || []);
  const typing = wanted.filter((term) => term.length > 1 && /^[a-z0-9]+$/.test(term) && text.endsWith(term));
  const groups = (head.synonyms || []).map((words, nth) => ({ nth, said: words.filter((word) => text.includes(word)) })).filter(({ said }) => said.length);
  const lone = wanted.every((term) => Array.from(term).length === 1 && isHan(term));
  const keys = lone ? [] : wanted.concat(typing.map((term) => `^${term}`), groups.map(({ nth }) => `=${nth}`), numbers.map((no) => `#${no}`));
  const found = new Map();
  (yield { terms: keys }).forEach((posting, nth) => found.set(keys[nth], posting));

  const spellings = new Map(wanted.map((term) => [term, [[found.get(term), 1], [found.get(`^${term}`), 1]]]));
  const sounding = new Map();
  const unknown = lone ? [] : wanted.filter((term) => !found.get(term) && !found.get(`^${term}`) && /[a-z]|\p{Script=Han}/u.test(term));
  const slip = unknown.length && (wanted.length <= SHORT || unknown.length * 2 >= wanted.length || unknown.some((term) => /^[a-z]+$/.test(term)));
  if (slip) {
    const table = yield { sounds: true };
    const plain = simplify(text, table);
    if (plain !== text) return yield* byWords(head, plain, numbers);
    const pairs = soundPairs(withoutStopWords(text, head.stop), table).filter(({ pair, typed }) => typed || unknown.includes(pair)).slice(0, MOST_TERMS);
    const heard = yield { terms: pairs.map(({ key }) => key) };
    pairs.forEach(({ pair, key }, nth) => {
      if (!heard[nth]) return;
      sounding.set(key, heard[nth]);
      spellings.set(pair, (spellings.get(pair) || []).concat([[heard[nth], SOUND]]));
    });
  }

  let scores = lone ? new Map() : match(Array.from(spellings.values()), head.count);
  for (const { nth, said } of groups) {
    const words = said.map((word) => queryTerms(word, head.stop)).reduce((all, each) => all.concat(each), []);
    addGroup(scores, found.get(`=${nth}`), match(words.map((term) => [[found.get(term), 1]]), head.count));
  }
  const near = !scores.size;
  if (near && !numbers.length) {
    const chars = Array.from(new Set(Array.from(withoutStopWords(text, head.stop)).filter(isHan))).slice(0, 24);
    scores = match((yield { terms: chars.map((char) => `'${char}`) }).map((posting) => [[posting, 1]]), head.count);
  }
  return { text, hits: ranked(scores, near, lone, wanted, found, numbers) };
}

function ranked(scores, near, lone, wanted, found, numbers) {
  const hits = Array.from(scores, ([at, score]) => ({ at, score })).sort((a, b) => b.score - a.score || a.at - b.at).slice(0, near ? 10 : 60);
  const close = closeness(wanted.map((term) => found.get(term)), wanted.length);
  const named = new Set();
  numbers.forEach((no) => (found.get(`#${no}`) || []).forEach(([at, , , , former]) => former || named.add(at)));
  for (const hit of hits) hit.score *= 1 + (close.get(hit.at) || 0) + (named.has(hit.at) ? 1 : 0);
  const best = Math.max(...hits.map((hit) => hit.score));
  return hits.map(({ at, score }) => ({ at, note: near && !lone ? NEAR : undefined, score: score / best * 100 }))
    .sort((a, b) => b.score - a.score || a.at - b.at).filter((hit, nth) => hit.score >= 15 || nth < 6);
}
