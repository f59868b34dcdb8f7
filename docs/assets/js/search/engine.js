// The search engine: pure, knows neither the page nor the worker. Index format: scripts/kb/search_index.py.
import { articleLabel, citationReader, markArticles } from "./articles.js";
import { characters, compact, fold, terms, withoutStopWords } from "./text.js";

const MAX_QUERY = 300;
// Field, weight, how much a long field counts against a match: one alias beats any number of hits in the body.
const FIELDS = [["aliases", 3, 0], ["title", 3, 0.2], ["summary", 1.5, 0.4], ["text", 1, 0.75]];
const KINDS = { scenario: 1.25, channel: 1.1, guide: 1.05, law: 0.95, myth: 0.9, provision: 0.85, page: 0.8 };
// Steps above every text score (those end at 100).
const CITED = 4000, FORMERLY = 3000, PHONE = 2000, NUMBER = 1000;
const NEAR = "没有找到相同的说法，这些比较接近";
const NOTHING = "没有找到对应的内容，先看这几页";

const prepared = new WeakMap();
const list = (value) => (Array.isArray(value) ? value : []);
const add = (map, key, value) => map.set(key, (map.get(key) || 0) + value);
const raise = (map, key, value) => map.set(key, Math.max(map.get(key) || 0, value));

function fieldTerms(doc, field) {
  const values = field === "aliases" ? list(doc.aliases).concat(list(doc.phones)) : [doc[field]];
  return [].concat(...values.map((value) => terms(markArticles(fold(value)))));
}

/** Terms of a question; lone Han characters count only if there is nothing else. */
function queryTerms(text) {
  const all = Array.from(new Set(terms(markArticles(withoutStopWords(text)))));
  const telling = all.filter((term) => term.length > 1 || /[a-z0-9]/.test(term));
  return telling.length ? telling : all;
}

/** Posting lists, built once per index object. */
export function prepare(index) {
  if (prepared.has(index)) return prepared.get(index);
  const docs = list(index.docs);
  const parsed = docs.map((doc) => FIELDS.map(([field]) => fieldTerms(doc, field)));
  const average = FIELDS.map((_, f) => parsed.reduce((sum, doc) => sum + doc[f].length, 0) / docs.length || 1);
  const postings = new Map(); // term -> [doc, weight, doc, weight, …]
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
  const ready = { docs, postings, read: citationReader(index.statutes || {}) };
  prepared.set(index, ready);
  return ready;
}

/** Scores per document. Each wanted term is a list of spellings, of which the best in a document counts. */
function match(ready, wanted) {
  const scores = new Map();
  for (const spellings of wanted) {
    const best = new Map();
    for (const term of spellings) {
      const found = ready.postings.get(term) || [];
      for (let i = 0; i < found.length; i += 2) raise(best, found[i], found[i + 1]);
    }
    const rarity = Math.log(1 + (ready.docs.length - best.size + 0.5) / (best.size + 0.5));
    best.forEach((weight, at) => add(scores, at, rarity * weight));
  }
  return scores;
}

const known = (ready, test) => Array.from(ready.postings.keys()).filter(test);
const matchAll = (ready, text) => match(ready, queryTerms(text).map((term) => [term]));

/** How much of the question one title or alias says, and how little else: 0 … 1. */
function closeness(doc, wanted) {
  return Math.max(...[doc.title].concat(list(doc.aliases)).map((phrase) => {
    const said = queryTerms(fold(phrase));
    const shared = said.filter((term) => wanted.includes(term)).length;
    return shared * shared / (said.length * wanted.length || 1);
  }));
}

function byText(ready, index, text) {
  const wanted = queryTerms(text);
  const lone = wanted.every((term) => /^\p{Script=Han}$/u.test(term));
  const spellings = (term) => (term.length > 1 && text.endsWith(term) && /^[a-z0-9]+$/.test(term)
    ? known(ready, (word) => word.startsWith(term)) : [term]); // a number or word still being typed
  let scores = lone ? new Map() : match(ready, wanted.map(spellings));
  for (const group of list(index.synonyms).map((words) => words.map(fold))) {
    const said = group.filter((word) => text.includes(word));
    if (!said.length || lone) continue;
    const own = matchAll(ready, said.join(" "));
    const other = new Map();
    for (const word of group) matchAll(ready, word).forEach((score, at) => raise(other, at, 0.6 * score));
    other.forEach((score, at) => add(scores, at, Math.max(0, score - (own.get(at) || 0))));
  }
  const note = scores.size || lone ? undefined : NEAR;
  if (!scores.size)
    scores = match(ready, characters(withoutStopWords(text)).map((char) => known(ready, (term) => term.includes(char))));
  const ranked = Array.from(scores, ([at, score]) => ({ at, note, score: score * (KINDS[ready.docs[at].kind] || 1) }))
    .sort((a, b) => b.score - a.score || a.at - b.at).slice(0, 60);
  for (const hit of ranked) hit.score *= 1 + closeness(ready.docs[hit.at], wanted);
  const best = Math.max(...ranked.map((hit) => hit.score));
  for (const hit of ranked) hit.score *= 100 / best;
  return ranked.filter((hit) => hit.score >= 15);
}

/** Calls place(doc, score, note) for what the query names by number: provisions above all, then phone codes. */
function byNumber(ready, text, place) {
  const { found, rest } = ready.read(text);
  const alone = withoutStopWords(rest).trim().length <= 2; // 第五十条是什么
  const old = /旧|修订前|原(来)?第/.test(text);
  found.forEach(({ statute, no }, order) => {
    const current = statute ? CITED : NUMBER + 200;
    const former = statute ? (old ? CITED + 100 : FORMERLY) : NUMBER + 100;
    let held = false;
    if (statute || alone) ready.docs.forEach((doc, at) => {
      if (!doc.no || (statute && doc.statute !== statute)) return;
      held = held || doc.no === no || doc.formerly === no;
      if (doc.no === no) place(at, (statute || doc.rank === "法律规定" ? current : NUMBER) - order);
      else if (doc.formerly === no) place(at, former - order, `原第${no.replace("-", "之")}条，现为${articleLabel(doc.no)}`);
    });
    if (statute && !held) ready.docs.forEach((doc, at) => {
      if (doc.id === `law:${statute}`) place(at, CITED - order, `本站没有收录${articleLabel(no)}`);
    });
  });
  const codes = text.match(/[0-9](?:[0-9 -]*[0-9])?(?![条%元万])/g) || [];
  for (const code of codes.map((each) => each.replace(/[^0-9]/g, ""))) ready.docs.forEach((doc, at) => {
    if (list(doc.phones).some((phone) => String(phone).replace(/[^0-9]/g, "") === code)) place(at, PHONE);
  });
}

/** Ordered results [{doc, score, note?}]. Never throws; empty only for an empty query or an empty index. */
export function search(index, query, options) {
  const text = fold(query).slice(0, MAX_QUERY).trim();
  if (!text || !index || !list(index.docs).length) return [];
  const ready = prepare(index);
  const hits = new Map();
  const place = (at, score, note) => {
    const hit = hits.get(at);
    if (!hit || hit.score < score) hits.set(at, { at, score: score + (hit ? hit.score : 0), note });
  };
  const matched = byText(ready, index, text);
  for (const { at, score, note } of matched) place(at, score, note);
  const plain = compact(text).replace(/ /g, "");
  const crisis = list(index.crisis).some((word) => word && plain.includes(compact(fold(word))));
  if (crisis && ready.docs.some((doc) => doc.crisis)) {
    ready.docs.forEach((doc, at) => (doc.crisis ? place(at, 1) : hits.delete(at)));
  } else byNumber(ready, text, place);
  if (!hits.size) {
    const ids = list(index.fallback);
    ready.docs.forEach((doc, at) => { if (ids.includes(doc.id)) place(at, ids.length - ids.indexOf(doc.id), NOTHING); });
    if (!hits.size) ready.docs.slice(0, 5).forEach((doc, at) => place(at, 5 - at, NOTHING));
  }
  return Array.from(hits.values()).sort((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, (options && options.limit) || 30)
    .map(({ at, score, note }) => (note ? { doc: ready.docs[at], score, note } : { doc: ready.docs[at], score }));
}
