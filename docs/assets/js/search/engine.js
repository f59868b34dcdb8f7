// The search: pure, knows neither page nor worker nor network. It is a generator that asks for what it needs,
// {terms: [key …]}, {docs: [number …]} or {table: "sounds", "simple", "numbers", "years", "crime_names" or "statutes"}, so the same code runs over an index in memory (search, below)
// and over small files fetched on demand (shards.js, worker.js). Format of the index: scripts/kb/search/index.py.
import { citationReader } from "./articles.js";
import { articleHits, caseIn, isGone, pageOf, nameKeys, phoneHits, replacedHits } from "./codes.js";
import { crimeHits } from "./crimes.js";
import { documentHits, documentsIn, mayNumberDocuments } from "./docnumbers.js";
import { fullName, namesIn, repairName, slipInName } from "./lawnames.js";
import { articleIn } from "./numbers.js";
import { answersTo, besides, dangersIn, ifIll, keptAway } from "./safety.js";
import { fromMemory } from "./shards.js";
import { mayBeTraditional, simplify } from "./sounds.js";
import { subjectHits } from "./subjects.js";
import { fold, withoutStopWords } from "./text.js";
import { doubt } from "./sure.js";
import { behind, onTopic, partFor } from "./topics.js";
import { byWords } from "./words.js";

const MAX_QUERY = 300;
const MOST_HEARD = 1200; // danger is heard beyond that too
const DANGER = 9e5; // before everything in codes.js
const MOST = 9;
const BESIDE = 0.6; // what is not in the law that the question names
const YEARS = /(?:19|20)[0-9]{2}年?/g;
const SAYS = 0.25; // how much a provision of a named law must say, beside the best hit, to come before its page

const readers = new WeakMap();

/** The reader of citations that knows these names of laws; without any, for a question that has none. */
function readerOf(head, statutes) {
  const key = statutes || head;
  if (!readers.has(key)) readers.set(key, citationReader(statutes || {}, Object.keys(head.replaced || {})));
  return readers.get(key);
}

const number = (no) => `第${no.replace("-", "条之")}${no.includes("-") ? "" : "条"}`;

/** A law named without a number, and more words: its provisions that say them come before its own page, unless they are
 *  about the law as a whole. */
function withinNamed(head, { first, found, rest }, hits) {
  const start = first && !found.length && rest.trim().length > 1 ? pageOf(head, first) : -1;
  const most = Math.max(0, ...hits.map(({ score }) => score));
  const topic = (head.whole_law || []).reduce((left, word) => left.split(word).join(""), rest.replace(YEARS, ""));
  if (start >= 0 && withoutStopWords(topic, head.stop).trim().length < 2)
    return hits.filter(({ at }) => at !== start).concat({ at: start, score: most + 1 });
  const end = Math.min(head.count, ...(head.laws || []).filter((at) => at > start));
  const inside = ({ at }) => at > start && at < end;
  if (start < 0 || !hits.some(inside)) return hits;
  const best = Math.max(...hits.filter(inside).map(({ score }) => score));
  const own = best < SAYS * most ? Infinity : 0.99 * best; // 消保办法 催收 means the article about it
  return hits.map((hit) => ({ ...hit, score: inside(hit) ? hit.score : Math.min(hit.score * BESIDE, hit.at === start ? own : Infinity) }));
}

const SHORT_LAW = /(^|[^\p{Script=Han}])(刑|民)(?=第?(?:[0-9]{2,4}|[零〇一二两三四五六七八九十百千]{2,9})(?:条|之|$|[^\p{Script=Han}0-9]))/gu; // 刑293, 刑二九三之一

/** What people write short in full: cs爆txl, 刑二九三. */
function spelledOut(head, text) {
  const short = head.shorthand || {};
  return text.replace(/[a-z]+/g, (word) => (Object.prototype.hasOwnProperty.call(short, word) ? short[word] : word)).replace(SHORT_LAW, (all, before, law) => before + (law === "刑" ? "刑法" : "民法典"));
}

/** Asks for what it needs and returns results [{doc, score, note?, dial?}]; empty only for an empty question or index. The first
 *  has `doors`, "weak" or "broad", where the reader should be shown other ways (sure.js), and `ill`: whether a 120 among
 *  its numbers is for somebody taken ill only. */
export function* steps(head, query) {
  let text = fold(query).slice(0, MOST_HEARD).trim();
  if (!text || !head || !head.count) return [];
  text = spelledOut(head, text);
  if (mayBeTraditional(text)) text = simplify(text, yield { table: "simple" }); // 民訴法第50條
  const dangers = dangersIn(head.safety, text);
  const answers = answersTo(dangers).map((row, nth) => ({ ...row, step: DANGER - 1000 * nth }));
  if (answers.length && dangers[0].alone) return yield* shown(answers.map((row) => ({ ...row, score: 0 })));
  text = text.slice(0, MAX_QUERY).trim();
  const documents = documentsIn(text, mayNumberDocuments(text) ? yield { table: "numbers" } : []);
  const court = caseIn(documents.text, head.cases);
  const names = yield* namesIn(head, documents.laws.length ? documents.rest : court.rest);
  let cited = readerOf(head, documents.laws.length ? { ...names, ...documents.names } : names)(court.rest);
  if (slipInName(cited, court.rest)) {
    const statutes = yield { table: "statutes" };
    court.rest = fullName(court.rest, statutes) || repairName(court.rest, statutes, yield { table: "sounds" });
    cited = readerOf(head, statutes)(court.rest);
  }
  const numbers = Array.from(new Set(cited.found.filter(({ statute }) => !isGone(statute)).map(({ no }) => no)));
  const gone = cited.found.filter(({ statute }) => isGone(statute)).map(({ statute }) => statute.slice(1));
  const words = yield* byWords(head, gone.length ? gone.concat(cited.rest).join(" ") : court.rest, numbers);
  text = words.text;
  const found = onTopic(head, text, words, withinNamed(head, cited, words.hits));
  const hits = new Map((answers.length ? found : behind(head, words.said, found, dangers.some(({ go }) => go.length))).map((hit) => [hit.at, { ...hit, step: 0 }]));
  const place = (more) => {
    const hit = hits.get(more.at) || { step: 0, score: 0 };
    if (more.step >= hit.step) hits.set(more.at, { ...more, score: hit.score });
  };
  const phones = nameKeys(court.rest);
  const lists = yield { terms: numbers.map((no) => `#${no}`).concat(phones) };
  phoneHits(lists.slice(numbers.length)).forEach(place);
  const years = cited.found.some(({ year }) => year) ? yield { table: "years" } : [];
  articleHits(head, text, cited, new Map(numbers.map((no, nth) => [no, lists[nth]])), years).forEach(place);
  replacedHits(head, cited).forEach(place);
  documentHits(head, documents).forEach(place);
  if (!cited.found.length) (yield* crimeHits(head, court.rest, words)).forEach(place);
  if (!cited.first && !cited.found.length) subjectHits(head, text, words).forEach(place);
  court.go.forEach(place);
  keptAway(dangers).forEach((at) => hits.delete(at));
  answers.forEach(place);
  if (!hits.size) {
    const fallback = (head.fallback || []).length ? head.fallback : Array.from({ length: Math.min(5, head.count) }, (_, at) => at);
    const rows = fallback.map((at, nth) => ({ at, step: 0, score: fallback.length - nth }));
    return yield* shown(rows, () => "weak", besides(dangers), "", ifIll(dangers));
  }
  return yield* shown(Array.from(hits.values()), (best) => doubt(head, words, best), cited.found.length ? [] : besides(dangers), text, ifIll(dangers));
}

/** What a reader must know of a hit by number: of which text it is, or that what was asked for is not here. */
function noteOf({ note, formerly, of, absent, earlier, missing, replaced }, title) {
  if (formerly) {
    const text = of > 1 ? `（${of}年起的文本）` : "";
    return `原${number(formerly)}${text}，现为${articleIn(title) || title}${absent ? `；现行${number(formerly)}本站没有收录` : ""}`;
  }
  if (earlier) return `这是现行文本的条号，${earlier}年的文本可能不同`;
  if (replaced) return `《${replaced}》已经废止，现在看${title.replace("中华人民共和国", "")}；旧条号和它的对不上`;
  return missing ? `本站没有收录${number(missing)}` : note;
}

/** The best hits with their documents, or with the part of one that answers this `text`; notes that name today's article need the document's title. */
function* shown(hits, doors = () => undefined, dial = [], text = "", ill) {
  const best = hits.map((hit) => ({ ...hit, score: hit.step + hit.score })).sort((a, b) => b.score - a.score || a.at - b.at).slice(0, MOST);
  const ways = doors(best);
  if (best.length && dial.length && !best[0].dial) best[0].dial = dial;
  let docs = yield { docs: best.map(({ at }) => at) };
  const parts = docs.map((doc) => (doc ? partFor(doc, text) : 0));
  if (parts.some(Boolean)) docs = yield { docs: best.map(({ at }, nth) => parts[nth] || at) };
  return best.map((hit, nth) => {
    const doc = docs[nth];
    const note = doc && noteOf(hit, doc.title);
    return { doc, score: hit.score, ...(note && { note }), ...(hit.dial && { dial: hit.dial }), ...(!nth && hit.dial && ill && { ill }), ...(!nth && ways && { doors: ways }) };
  }).filter(({ doc }) => doc);
}

/** Over an index that is all in memory: ordered results. Never throws. */
export function search(index, query) {
  if (!index || !Array.isArray(index.docs)) return [];
  const run = steps(index, query);
  let step = run.next();
  while (!step.done) step = run.next(fromMemory(index, step.value));
  return step.value;
}

/** The same where answers take time: `answer(wanted)` promises what a step asks for. */
export async function searchLater(head, query, answer) {
  const run = steps(head, query);
  let step = run.next();
  while (!step.done) step = run.next(await answer(step.value));
  return step.value;
}
