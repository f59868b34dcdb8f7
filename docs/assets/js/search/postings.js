// Which documents hold which term, and how much that says: BM25-like weights per field, made once per index.
import { markArticles } from "./articles.js";
import { fold, terms, withoutStopWords } from "./text.js";

// Field, weight, how much a long field counts against a match: one alias beats any number of hits in the body.
const FIELDS = [["aliases", 3, 0], ["title", 3, 0.2], ["summary", 1.5, 0.4], ["text", 1, 0.75]];

export const list = (value) => (Array.isArray(value) ? value : []);
const add = (map, key, value) => map.set(key, (map.get(key) || 0) + value);
export const raise = (map, key, value) => map.set(key, Math.max(map.get(key) || 0, value));

function fieldTerms(doc, field) {
  const values = field === "aliases" ? list(doc.aliases).concat(list(doc.phones)) : [doc[field]];
  return [].concat(...values.map((value) => terms(markArticles(fold(value)))));
}

/** Terms of a folded question; lone Han characters count only if there is nothing else. */
export function queryTerms(text) {
  const all = Array.from(new Set(terms(markArticles(withoutStopWords(text)))));
  const telling = all.filter((term) => term.length > 1 || /[a-z0-9]/.test(term));
  return telling.length ? telling : all;
}

/** term -> [document, weight, document, weight, …] */
export function buildPostings(docs) {
  const parsed = docs.map((doc) => FIELDS.map(([field]) => fieldTerms(doc, field)));
  const average = FIELDS.map((_, f) => parsed.reduce((sum, doc) => sum + doc[f].length, 0) / docs.length || 1);
  const postings = new Map();
  parsed.forEach((fields, at) => {
    const weights = new Map();
    fields.forEach((found, f) => {
      const [, weight, length] = FIELDS[f];
      const halfway = 1.2 * (1 - length + length * found.length / average[f]);
      const counts = new Map();
      for (const term of found) add(counts, term, 1);
      counts.forEach((count, term) => add(weights, term, weight * count / (count + halfway)));
    });
    weights.forEach((weight, term) => {
      if (!postings.has(term)) postings.set(term, []);
      postings.get(term).push(at, weight);
    });
  });
  return postings;
}

/** document -> score. Each wanted term is a list of spellings, of which the best in a document counts. */
export function match({ docs, postings }, wanted) {
  const scores = new Map();
  for (const spellings of wanted) {
    const best = new Map();
    for (const term of spellings) {
      const found = postings.get(term) || [];
      for (let i = 0; i < found.length; i += 2) raise(best, found[i], found[i + 1]);
    }
    const rarity = Math.log(1 + (docs.length - best.size + 0.5) / (best.size + 0.5));
    best.forEach((weight, at) => add(scores, at, rarity * weight));
  }
  return scores;
}

/** What other words for the same thing add to the scores (groups: index.synonyms). */
export function addSynonyms(ready, groups, text, scores) {
  const score = (words) => match(ready, queryTerms(words).map((term) => [term]));
  for (const group of groups.map((words) => words.map(fold))) {
    const said = group.filter((word) => text.includes(word));
    if (!said.length) continue;
    const own = score(said.join(" "));
    const best = new Map();
    for (const word of group) score(word).forEach((value, at) => raise(best, at, 0.6 * value));
    best.forEach((value, at) => add(scores, at, Math.max(0, value - (own.get(at) || 0))));
  }
}
