// Pages about one thing (a death, a car, an arbitration): where the question has none of their words, they step back.
// head.topics: [document, words apart by spaces]. A question that says one of the page's names whole is about it all the same.

const BESIDE_IT = 0.55;

/** hits [{at, score, …}] with the pages that the question is not about further down; `said`: names said whole (scores.js); `slip`: whether a word is unknown. */
export function onTopic(head, text, { said, slip }, hits) {
  if (slip) return hits; // a word that is written wrong cannot be looked for
  const away = new Set((head.topics || []).filter(([at, words]) => !said.has(at) && !words.split(" ").some((word) => text.includes(word))).map(([at]) => at));
  return away.size ? hits.map((hit) => (away.has(hit.at) ? { ...hit, score: hit.score * BESIDE_IT } : hit)) : hits;
}
