// Postings turned into scores. A posting is [count, [distance, weight …], [distance, phrase, length …]?, [distance, weight …]?],
// see scripts/kb/search/postings.py.

const STEPS = 5;

export const raise = (map, key, value) => map.set(key, Math.max(map.get(key) || 0, value));
export const add = (map, key, value) => map.set(key, (map.get(key) || 0) + value);

/** Calls each(document, …rest) for a list of [distance, …rest] rows of `width` numbers. */
export function rows(list, width, each) {
  let doc = 0;
  for (let at = 0; at + width <= list.length; at += width) {
    doc += list[at];
    each(doc, list[at + 1], list[at + 2]);
  }
}

export const rarity = (holding, count) => Math.log(1 + (count - holding + 0.5) / (holding + 0.5));

const FEW = 2;   // terms of a question that is a name or a term of law: how people tell what happened says nothing of it
const MANY = 6;  // of one that tells what happened

/** How much of what people's own questions say counts for a question of so many terms: 0 … 1. */
export const asking = (terms) => Math.max(0, Math.min(1, (terms - FEW) / (MANY - FEW)));

/** document -> score. Each wanted word is a list of [posting, share], of which the best in a document counts; `asked`: how
 *  much what people's own questions say for a document is added (asking). */
export function match(wanted, count, asked = 0) {
  const scores = new Map();
  for (const spellings of wanted) {
    const best = new Map();
    let holding = 0;
    for (const [posting, share] of spellings) {
      if (!posting) continue;
      holding = Math.max(holding, posting[0]);
      const own = new Map();
      rows(posting[1], 2, (doc, weight) => own.set(doc, weight));
      if (asked && posting[3]) rows(posting[3], 2, (doc, weight) => add(own, doc, asked * weight));
      own.forEach((weight, doc) => raise(best, doc, share * weight / STEPS));
    }
    best.forEach((weight, doc) => add(scores, doc, rarity(holding, count) * weight));
  }
  return scores;
}

/** What other words for the same thing add: the group's ready-made scores, less what the words typed scored already. */
export function addGroup(scores, posting, own) {
  if (posting) rows(posting[1], 2, (doc, score) => add(scores, doc, Math.max(0, score / STEPS - (own.get(doc) || 0))));
}

/** {close: document -> how much of the question one of its names says, and how little else: 0 … 1,
 *   said: document -> [[which of its names, terms of it] …] for the names that the question says whole}. */
export function closeness(postings, wanted) {
  const shared = new Map(); // "document phrase" -> [terms in common, terms of the phrase, document, phrase]
  for (const posting of postings)
    if (posting && posting[2]) rows(posting[2], 3, (doc, phrase, length) => {
      const key = doc * 1000 + phrase;
      const so = shared.get(key) || [0, length, doc, phrase];
      so[0] += 1;
      shared.set(key, so);
    });
  const close = new Map();
  const said = new Map();
  shared.forEach(([common, length, doc, phrase]) => {
    raise(close, doc, common * common / (length * wanted || 1));
    if (common === length) said.set(doc, (said.get(doc) || []).concat([[phrase, length]]));
  });
  return { close, said };
}
