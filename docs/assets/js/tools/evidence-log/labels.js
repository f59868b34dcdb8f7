/* The words of closed lists and fields, as the page's data give them (records/vocabulary.py), and back. Pure. */
import { fromPairs } from "../../floor.js";

/** data {lists: {kind: [[id, word], …], …}, fields: {id: word}} -> {fields, words: {field: {id: word}}, codes: {field: {word: id}}} */
export function labelsOf(data) {
  const words = {};
  const codes = {};
  for (const [field, pairs] of Object.entries(data.lists)) {
    words[field] = fromPairs(pairs);
    codes[field] = fromPairs(pairs.map(([id, word]) => [word, id]));
  }
  return { fields: data.fields, words, codes };
}

/** A value as people read it. */
export function typedWords(labels, field, value) {
  const known = labels.words[field];
  return known && Object.prototype.hasOwnProperty.call(known, value) ? known[value] : value;
}
