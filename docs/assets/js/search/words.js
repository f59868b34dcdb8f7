// Hits by words: what the question says, weighed, with forgiveness only for words that nobody knows.
import { asksOfCrime } from "./crimes.js";
import { add, addGroup, asking, closeness, match } from "./scores.js";
import { simplify, soundPairs, unheard } from "./sounds.js";
import { isHan, queryTerms, terms, withoutStopWords } from "./text.js";

const MOST_TERMS = 22;     // of a long question; pairs with a character of grammar go first, then the commonest words of the site
const MOST_GROUPS = 4;     // of synonyms, the longest words first
const SHORT = 10;          // terms of a question in which one unknown word may well be a slip
const SOUND = 0.75;        // a word that only sounds right, compared with one that is right
const EXACT = 2;           // a question that is one of the names of a page, word for word
const NEAR = "没有找到相同的说法，这些比较接近";

/** Where the law begins among the documents. */
const laws = (head) => Math.min(...(head.laws || []).filter((at) => at >= 0), head.count);

/** The most telling terms of a question, in its order: a long one loses grammar first, then what most pages have. */
function chosen(wanted, head) {
  if (wanted.length <= MOST_TERMS) return wanted;
  const common = head.common || ""; // pairs apart by spaces, the commonest first
  const grammar = head.grammar || "";
  const worth = (term) => {
    if (!isHan(term[0])) return Infinity;
    if (Array.from(term).some((char) => grammar.includes(char))) return -1;
    return common.includes(term) ? common.indexOf(term) : common.length;
  };
  const kept = wanted.map((term, at) => [worth(term), -Math.min(at + 8, wanted.length - 1 - at), term, -at]).sort((a, b) => (a[0] === b[0] ? b[1] - a[1] : b[0] - a[0])).slice(0, MOST_TERMS);
  return kept.sort((a, b) => b[3] - a[3]).map(([, , term]) => term);
}

/** Groups of synonyms, their words apart by spaces, of which the question uses a word. */
function groupsIn(text, groups) {
  const longest = (words) => Math.max(...words.map((word) => word.length));
  return groups.map((words, nth) => ({ nth, said: words.split(" ").filter((word) => text.includes(word)) }))
    .filter(({ said }) => said.length).sort((a, b) => longest(b.said) - longest(a.said)).slice(0, MOST_GROUPS);
}

/** Unknown pairs with a character that is in no known pair and no grammar: 崔收, not the seam of two words. */
function slips(unknown, wanted, grammar) {
  const known = new Set(wanted.filter((term) => !unknown.includes(term)).join("") + grammar);
  return unknown.filter((term) => /[a-z]/.test(term) || Array.from(term).some((char) => !known.has(char)));
}

/** A generator: asks for postings, returns {hits: [{at, score, note}], text, said (names said whole: scores.js)}, the best score being 100,
 *  and for sure.js what it weighed: near (only single characters fit), scores, close, spelled (postings of each term). */
export function* byWords(head, text, numbers) {
  const wanted = chosen(queryTerms(text, head.stop), head);
  const typing = wanted.filter((term) => term.length > 1 && /^[a-z0-9]+$/.test(term) && text.endsWith(term));
  const groups = groupsIn(text, head.synonyms || []);
  const lone = wanted.every((term) => Array.from(term).length === 1 && isHan(term));
  const keys = lone ? [] : wanted.concat(typing.map((term) => `^${term}`), groups.map(({ nth }) => `=${nth}`), numbers.map((no) => `#${no}`));
  const found = new Map();
  (yield { terms: keys }).forEach((posting, nth) => found.set(keys[nth], posting));

  const spellings = new Map(wanted.map((term) => [term, [[found.get(term), 1], [found.get(`^${term}`), 1]]]));
  const sounding = new Map();
  const unknown = lone ? [] : wanted.filter((term) => !found.get(term) && !found.get(`^${term}`) && /[a-z]|\p{Script=Han}/u.test(term));
  const odd = slips(unknown, wanted, head.grammar || "");
  const slip = odd.length && !numbers.length && (wanted.length <= SHORT || odd.length * 3 >= wanted.length * 2 || odd.some((term) => /^[a-z]+$/.test(term)));
  if (slip) {
    const table = yield { table: "sounds" };
    const plain = unheard(text, table) ? simplify(text, yield { table: "simple" }) : text;
    if (plain !== text) return yield* byWords(head, plain, numbers);
    const pairs = soundPairs(withoutStopWords(text, head.stop), table).filter(({ pair, typed }) => typed || odd.includes(pair)).slice(0, MOST_TERMS);
    const heard = yield { terms: pairs.map(({ key }) => key) };
    pairs.forEach(({ pair, key }, nth) => {
      if (!heard[nth]) return;
      sounding.set(key, heard[nth]);
      spellings.set(pair, (spellings.get(pair) || []).concat([[heard[nth], SOUND]]));
    });
  }

  const { close, said } = closeness(wanted.map((term) => found.get(term)), wanted.length);
  /* 敲诈勒索要钱 tells what happened: the article that makes it a crime comes by its words, not because it is called so. */
  const named = ([at]) => !(said.get(at) || []).some(([, length]) => length === wanted.length);
  if (!asksOfCrime(head, text)) for (const [at] of (head.crimes || []).filter(named)) [close, said].forEach((names) => names.delete(at));
  const ofLaw = Array.from(said.keys()).some((at) => at > laws(head)); // names a crime or a term of law: not what people tell
  const weighed = (asked) => {
    const of = lone ? new Map() : match(Array.from(spellings.values()), head.count, asked);
    for (const { nth, said } of groups) {
      const words = said.map((word) => queryTerms(word, head.stop)).reduce((all, each) => all.concat(each), []);
      addGroup(of, found.get(`=${nth}`), match(words.map((term) => [[found.get(term), 1]]), head.count));
    }
    return of;
  };
  let scores = weighed(ofLaw ? 0 : asking(wanted.length));
  const near = !scores.size;
  if (near && !numbers.length) {
    const chars = Array.from(new Set(Array.from(withoutStopWords(text, head.stop)).filter(isHan))).slice(0, 24);
    scores = match((yield { terms: chars.map((char) => `'${char}`) }).map((posting) => [[posting, 1]]), head.count);
  }
  return { text, said, slip: Boolean(slip), near, scores: near ? scores : weighed(0), close, spelled: Array.from(spellings.values()), hits: ranked(scores, near, lone, close, found, numbers) };
}

function ranked(scores, near, lone, close, found, numbers) {
  const hits = Array.from(scores, ([at, score]) => ({ at, score })).sort((a, b) => b.score - a.score || a.at - b.at).slice(0, near ? 10 : 60);
  const named = new Set();
  numbers.forEach((no) => (found.get(`#${no}`) || []).forEach(([at, , , , former]) => former || named.add(at)));
  for (const hit of hits) hit.score *= 1 + (close.get(hit.at) || 0) + (close.get(hit.at) >= 1 ? EXACT : 0) + (named.has(hit.at) ? 1 : 0);
  const best = Math.max(...hits.map((hit) => hit.score));
  return hits.map(({ at, score }) => ({ at, note: near && !lone ? NEAR : undefined, score: score / best * 100 }))
    .sort((a, b) => b.score - a.score || a.at - b.at).filter((hit, nth) => hit.score >= 15 || nth < 6);
}
