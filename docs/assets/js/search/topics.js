// Pages about one thing (a death, a car, an arbitration): where the question has none of their words, they step back.
// head.topics: [document, words apart by spaces]. head.writing: what people say who want to write; head.letters: the first and the last letter. A question that says one of the page's names whole is about it all the same.

// head.leans: [how much, documents, words, words …]: who says a word of each of these sets most likely asks for those pages (a relative who is called, a new owner of a number).

// opens of a document: [the document of one of its parts, words that forbid it, words, words …]: who says a word of each of these sets is not
// whom the page speaks to first (the employer, on the page of who is called at work), and is led to that part of it. Not in the head: it costs bytes.

const BESIDE_IT = 0.55;
const TO_WRITE = 1.8; // a letter, where the question asks what to write
const ASKS = 0.75; // … and where it asks whether, who, how much: 要我还吗 wants an answer, not a form
const QUESTION = /[吗么]$|要不要|会不会|能不能|该不该|是不是/;

/** Whether the best of these is law: then a form is the nearer answer. */
function mostlyLaw({ laws, count }, hits) {
  const [best] = hits.slice().sort((a, b) => b.score - a.score);
  return !best || best.at >= Math.min(count, ...(laws || []).filter((at) => at >= 0));
}

const saysAny = (text, words) => words.split(" ").some((word) => word && text.includes(word));

/** The number of the part that stands in a document's place for who asks this; 0 if none does. */
export function partFor({ opens }, text) {
  const [at] = (opens || []).find(([, but, ...sets]) => !saysAny(text, but) && sets.every((words) => saysAny(text, words))) || [0];
  return at;
}

/** hits [{at, score, …}] with the pages that the question is not about further down; `said`: names said whole (scores.js); `slip`: whether a word is unknown. */
export function onTopic(head, text, { said, slip }, hits) {
  const [first, last] = head.letters || [0, -1];
  const letter = ({ at }) => at >= first && at <= last;
  const asks = QUESTION.test(text) && !mostlyLaw(head, hits.filter((hit) => !letter(hit)));
  const share = (head.writing || []).some((word) => text.includes(word)) ? TO_WRITE : asks ? ASKS : 1;
  if (last > 0) hits = hits.map((hit) => (letter(hit) ? { ...hit, score: hit.score * share } : hit));
  for (const [much, pages, ...sets] of head.leans || [])
    if (sets.every((words) => saysAny(text, words))) hits = hits.map((hit) => (pages.includes(hit.at) ? { ...hit, score: hit.score * much } : hit));
  if (slip) return hits; // a word that is written wrong cannot be looked for
  const away = new Set((head.topics || []).filter(([at, words]) => !said.has(at) && !saysAny(text, words)).map(([at]) => at));
  return away.size ? hits.map((hit) => (away.has(hit.at) ? { ...hit, score: hit.score * BESIDE_IT } : hit)) : hits;
}

/** Where no danger is heard, the pages for somebody in danger are not first for a few words that they share with a question
 *  (不想理催收): they stand behind the best of the others, unless one of their names is said whole. Where there is a `hint`
 *  of danger, the first of them stands third at least. */
export function behind({ safety }, said, hits, hint) {
  const { go } = (safety && safety.kinds.find(({ kind }) => kind === "self-plan")) || { go: [] };
  const [first, second = first] = hits.filter(({ at }) => !go.includes(at)).map(({ score }) => score).sort((one, other) => other - one);
  if (!first) return hits;
  const all = hint && !hits.some(({ at }) => at === go[0]) ? hits.concat({ at: go[0], score: 0 }) : hits;
  return all.map((hit) => {
    const least = hint && hit.at === go[0] ? 0.99 * second : 0;
    return go.includes(hit.at) && !said.has(hit.at) ? { ...hit, score: Math.max(least, Math.min(hit.score, 0.99 * first)) } : hit;
  });
}
