// Names of crimes: 寻衅滋事罪, 催收非法债务判几年, 敲炸勒索罪. Each leads to the article that defines it, if the question is about the crime;
// 催收说我犯了诈骗罪 is about a threat, and words decide. The names are a table of their own, [[document, "name name …"] …]
// (scripts/kb/search/index.py), asked for where a question says 罪 or asks as people ask of a crime.
import { STEP } from "./codes.js";
import { alike, soundsIn } from "./sounds.js";
import { compact, queryTerms, withoutStopWords } from "./text.js";

const CRIME = 15e4; // above an article without its law, below a phone number
export const MOSTLY = 0.6; // so much of the question is the name that is asked for
const WHICH = 0.3; // … or the act, where somebody asks which crime it is: 催收员会构成什么罪
const CALLED = /罪|[最醉]$|zui(?![a-z])/; // the word, and what is typed for it
const BARE = [2, 14]; // characters of a question for a crime that leaves its 罪 out
const MORE = 4; // characters that a question may have besides a name that is only nearly right
const NEARLY = 0.8; // of the characters: 非法侵入民宅罪, 侵犯公民信息罪
const SOUNDS = 0.85; // … or of how they sound

/** Whether a question is about a crime, as 寻衅滋事罪 and 敲诈勒索判几年 are. */
export const asksOfCrime = (head, text) => text.includes("罪") || (head.crime_asks || []).some((word) => text.includes(word));

const without = (text, words) => words.reduce((left, word) => left.split(word).join(" "), text);

/** The names that a question says whole, the longest first, none inside another: [{at, name}] in the order of the question. */
function named(text, names) {
  let left = text;
  const found = [];
  for (const each of names) {
    const at = left.indexOf(each.name);
    if (at < 0) continue;
    found.push({ ...each, place: at });
    left = left.split(each.name).join("\n".repeat(each.name.length)); // places stay what they were
  }
  return found.sort((one, other) => one.place - other.place);
}

/** The name that a short question has nearly right: by its characters, else (a generator: it asks for the table) by sound. */
function* nearly(said, names, slip) {
  if (said.length < 3) return [];
  const best = (wanted, parts, least) => {
    const close = names.map((each) => ({ ...each, share: wanted.length > each.name.length + MORE ? 0 : alike(wanted.slice(-each.name.length - 1), parts(each.name)) }));
    const [first] = close.sort((one, other) => other.share - one.share || one.name.length - other.name.length);
    return first && first.share >= least ? [first] : [];
  };
  const found = /[a-z]/.test(said) ? [] : best(Array.from(said), Array.from, NEARLY);
  if (found.length || !slip) return found;
  const table = yield { table: "sounds" };
  return best(soundsIn(said, table), (name) => soundsIn(name, table), SOUNDS);
}

/** A generator: asks for what it needs and returns [{at, step}]. `words`: what the question says, weighed (words.js). */
export function* crimeHits(head, text, { said, slip }) {
  const asks = (head.crime_asks || []).filter((word) => text.includes(word));
  const core = withoutStopWords(without(text, asks), head.stop);
  const told = (rest) => (head.crime_told || []).some((word) => rest.includes(word));
  const short = compact(core);
  const called = CALLED.test(text.trim());
  const hits = (found) => Array.from(new Set(found.map(({ at }) => at)), (at, nth) => ({ at, step: CRIME - STEP * nth }));
  if (!called && (!asks.length || short.length < BARE[0] || short.length > BARE[1])) return hits(whole(head, text, said));
  const names = [].concat(...(yield { table: "crime_names" }).map(([at, all]) => all.split(" ").map((name) => ({ at, name: compact(name) }))))
    .sort((one, other) => other.name.length - one.name.length);
  const wanted = queryTerms(core, head.stop).length;
  const most = (found, share = MOSTLY) => found.reduce((sum, { name }) => sum + name.length - 1, 0) >= share * wanted;
  const full = named(compact(text), names);
  if (full.length) return told(without(compact(text), full.map(({ name }) => name))) && !most(full) ? [] : hits(full); // 冒充警察罪 names no police
  const bare = named(short, names.map(({ at, name }) => ({ at, name: name.replace(/罪$/, "") })).filter(({ name }) => name.length > 1 && (called || !(head.broad || []).includes(name))));
  if (asks.length && bare.length && most(bare, text.includes("什么罪") ? WHICH : MOSTLY)) return hits(bare);
  return called && !told(text) ? hits(yield* nearly(short, names, slip)) : [];
}

/** A crime's name without its 罪 and nothing else: 虚假诉讼. The pages that are called so come first: 非法拘禁 is what happened. */
function whole(head, text, said) {
  const wanted = queryTerms(text, head.stop).length;
  const article = (head.crimes || []).filter(([at, names, all]) => (said.get(at) || []).some(([nth, length]) => nth > names && nth <= all && length === wanted));
  if (!article.length) return [];
  const laws = Math.min(...head.laws.filter((at) => at >= 0));
  const pages = Array.from(said).filter(([at, names]) => at < laws && names.some(([, length]) => length === wanted));
  return pages.concat(article).map(([at]) => ({ at }));
}
