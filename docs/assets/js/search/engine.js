// The search: pure, knows neither page nor worker. Index format: scripts/kb/search_index.py.
import { articleIn, citationReader } from "./articles.js";
import { addSynonyms, buildPostings, list, match, queryTerms } from "./postings.js";
import { compact, fold, withoutStopWords } from "./text.js";

const MAX_QUERY = 300;
const KIND_WEIGHTS = { scenario: 1.25, channel: 1.1, guide: 1.05, law: 0.95, myth: 0.9, provision: 0.85, page: 0.8, behaviour: 0.7 };
// Steps above all text scores, which end at 100.
const CITED = 3e5;
const PHONE = 2e5;
const NUMBER = 1e5;
const STEP = 101;
const NEAR = "没有找到相同的说法，这些比较接近";
const NOTHING = "没有找到对应的内容，先看这几页";

const prepared = new WeakMap();

/** Everything that needs to be worked out once per index object. */
export function prepare(index) {
  if (!prepared.has(index)) {
    const docs = list(index.docs).filter(Boolean);
    prepared.set(index, { docs, postings: buildPostings(docs), read: citationReader(index.statutes || {}) });
  }
  return prepared.get(index);
}

/** Pages before provisions; among provisions, law before soft rules, and what our pages rely on before the rest. */
function prior(doc) {
  const kind = KIND_WEIGHTS[doc.kind] || 1;
  if (doc.kind !== "provision") return kind;
  return kind * (doc.rank === "法律规定" ? 1.15 : 1) * (1 + 0.03 * Math.min(doc.cited || 0, 5));
}

/** How much of the question one title or alias says, and how little else: 0 … 1. */
function closeness(doc, wanted) {
  return Math.max(...[doc.title].concat(list(doc.aliases)).map((phrase) => {
    const said = queryTerms(fold(phrase));
    const shared = said.filter((term) => wanted.includes(term)).length;
    return shared * shared / (said.length * wanted.length || 1);
  }));
}

/** Hits by words; the best scores 100. If no pair of characters is known, single characters count instead. */
function byText(ready, index, text, numbers) {
  const vocabulary = (test) => Array.from(ready.postings.keys()).filter(test);
  const wanted = queryTerms(text);
  const lone = wanted.every((term) => /^\p{Script=Han}$/u.test(term));
  const typing = (term) => term.length > 1 && /^[a-z0-9]+$/.test(term) && text.endsWith(term);
  let scores = lone ? new Map() : match(ready, wanted.map((term) =>
    (typing(term) ? vocabulary((word) => word.startsWith(term)) : [term])));
  if (!lone) addSynonyms(ready, list(index.synonyms), text, scores);
  const near = !scores.size;
  if (near && !numbers.length) {
    const chars = Array.from(new Set(withoutStopWords(text).match(/\p{Script=Han}/gu) || [])).slice(0, 24);
    scores = match(ready, chars.map((char) => vocabulary((term) => term.includes(char))));
  }
  const ranked = Array.from(scores, ([at, score]) => ({ at, score: score * prior(ready.docs[at]) }))
    .sort((a, b) => b.score - a.score || a.at - b.at).slice(0, near ? 10 : 60);
  for (const hit of ranked) {
    const doc = ready.docs[hit.at];
    hit.score *= 1 + closeness(doc, wanted) + (numbers.includes(doc.no) ? 1 : 0);
  }
  const best = Math.max(...ranked.map((hit) => hit.score));
  const note = near && !lone ? NEAR : undefined;
  return ranked.map(({ at, score }) => ({ at, note, step: 0, score: score / best * 100 }))
    .sort((a, b) => b.score - a.score || a.at - b.at).filter((hit, place) => hit.score >= 15 || place < 6);
}

/** Calls place(document, step, note) for the provisions and phone codes that the query names by number. */
function byNumber(docs, text, { found, rest }, place) {
  const where = (test) => Array.from(docs.keys()).filter((at) => test(docs[at]))
    .sort((a, b) => (docs[b].cited || 0) - (docs[a].cited || 0) || a - b); // the most cited ones first
  const number = (no) => `第${no.replace("-", "条之")}${no.includes("-") ? "" : "条"}`;
  const alone = withoutStopWords(rest).trim().length <= 2; // 第五十条是什么
  const old = /旧|修订前|原(来)?第/.test(text);
  found.filter(({ statute }) => statute || alone).forEach(({ statute, no }, nth) => {
    const now = where((doc) => doc.no === no && (!statute || doc.statute === statute));
    const before = where((doc) => doc.formerly === no && doc.no !== no && (!statute || doc.statute === statute));
    // Without a name, old numbers come after two laws: the long tail of other documents must not bury them.
    const ahead = statute ? now : now.filter((at) => docs[at].rank === "法律规定").slice(0, 2);
    const others = now.filter((at) => !ahead.includes(at));
    const order = old ? before.concat(ahead, others) : ahead.concat(before, others);
    order.forEach((at, i) => place(at, (statute ? CITED : NUMBER) - STEP * (20 * nth + i),
      before.includes(at) ? `原${number(no)}，现为${articleIn(docs[at].title) || docs[at].title}` : undefined));
    if (statute && !order.length)
      where((doc) => doc.id === `law:${statute}`).forEach((at) => place(at, CITED, `本站没有收录${number(no)}`));
  });
  const digits = (code) => String(code).replace(/[^0-9]/g, "");
  const codes = [/[0-9]+(?![0-9条%元万])/g, /[0-9][0-9 -]+[0-9]/g].map((shape) => (text.match(shape) || []).map(digits));
  const called = (phone) => codes.some((each) => each.includes(digits(phone)));
  where((doc) => list(doc.phones).some(called)).forEach((at) => place(at, PHONE));
}

/** Ordered results [{doc, score, note?}]. Never throws; empty only for an empty query or an empty index. */
export function search(index, query, options) {
  const text = fold(query).slice(0, MAX_QUERY).trim();
  if (!text || !index || !list(index.docs).length) return [];
  const ready = prepare(index);
  const { docs } = ready;
  const hits = new Map();
  const place = (at, step, note) => {
    const hit = hits.get(at) || { at, step: 0, score: 0 };
    if (step >= hit.step) hits.set(at, Object.assign(hit, { step, note }));
  };
  const cited = ready.read(text);
  for (const hit of byText(ready, index, text, cited.found.map(({ no }) => no))) hits.set(hit.at, hit);
  const letters = compact(text).replace(/ /g, "");
  const says = (word) => word && letters.includes(compact(fold(word)));
  if (list(index.crisis).some(says) && docs.some((doc) => doc.crisis))
    docs.forEach((doc, at) => (doc.crisis ? place(at, 1) : hits.delete(at)));
  else byNumber(docs, text, cited, place);
  if (!hits.size) {
    const ids = list(index.fallback).filter((id) => docs.some((doc) => doc.id === id));
    const wanted = ids.length ? ids : docs.slice(0, 5).map((doc) => doc.id);
    docs.forEach((doc, at) => wanted.includes(doc.id) && place(at, wanted.length - wanted.indexOf(doc.id), NOTHING));
  }
  return Array.from(hits.values(), ({ at, step, score, note }) => ({ at, score: step + score, note }))
    .sort((a, b) => b.score - a.score || a.at - b.at).slice(0, (options && options.limit) || 30)
    .map(({ at, score, note }) => (note ? { doc: docs[at], score, note } : { doc: docs[at], score }));
}
