// Forgives a slip: traditional characters, characters that sound alike, and pinyin typed with Latin letters.
// The tables are sounds, {bao: "包报爆…"}, and simple, {傳: "传"}, see scripts/kb/search_sounds.py, which folds alike.
import { isHan } from "./text.js";

/** zhong and zong, lan and nan, xing and xin are one. */
export function foldSound(syllable) {
  return syllable.replace("ü", "v").replace(/^([zcs])h/, "$1").replace(/^n(?=.)/, "l").replace(/ng$/, "n");
}

const tables = new WeakMap();

function reader(table) {
  if (!tables.has(table)) {
    const readings = new Map();
    const syllables = new Set(Object.keys(table));
    syllables.forEach((syllable) => { for (const char of table[syllable]) readings.set(char, foldSound(syllable)); });
    tables.set(table, { readings, syllables });
  }
  return tables.get(table);
}

/** Traditional characters become simplified ones. */
export function simplify(text, simple) {
  return Array.from(text, (char) => (Object.prototype.hasOwnProperty.call(simple, char) ? simple[char] : char)).join("");
}

/** Whether a character has no reading in the table of sounds: it may be a traditional one. */
export function unheard(text, table) {
  const { readings } = reader(table);
  return Array.from(text).some((char) => isHan(char) && !readings.has(char));
}

/** How each character sounds, folded; what has no reading stays itself. */
export function soundsOf(text, table) {
  const { readings } = reader(table);
  return Array.from(text, (char) => readings.get(char) || char);
}

/** baotongxunlu -> [bao, tong, xun, lu]; undefined if it does not split, or if it is a single short syllable. */
export function syllablesOf(word, table) {
  const { syllables } = reader(table);
  if (word.length > 60) return undefined;
  const ways = [[]]; // the split of word.slice(0, n) with the fewest syllables
  for (let end = 1; end <= word.length; end += 1)
    for (let start = Math.max(0, end - 6); start < end; start += 1)
      if (ways[start] && syllables.has(word.slice(start, end)) && (!ways[end] || ways[start].length + 1 < ways[end].length))
        ways[end] = ways[start].concat(word.slice(start, end));
  const found = ways[word.length];
  return found && found.length > 1 ? found : undefined;
}

/** Phonetic keys of neighbours in a text: {pair, key, typed}; typed if a half of it was typed as pinyin. */
export function soundPairs(text, table) {
  const { readings, syllables } = reader(table);
  const units = [];
  const company = Array.from(text).some(isHan) || (text.match(/[a-z]+/g) || []).length > 1; // one short word alone is no pinyin
  for (const run of text.match(/[a-z]+|[0-9]+|\p{Script=Han}|[^]/gu) || []) {
    if (isHan(run)) units.push({ said: run, sound: readings.get(run), typed: false });
    else if (/^[a-z]+$/.test(run)) {
      const found = syllablesOf(run, table) || (company && syllables.has(run) ? [run] : []);
      if (!found.length) units.push({});
      found.forEach((each) => units.push({ said: each, sound: foldSound(each), typed: true }));
    } else if (run.trim() || !units.length || !units[units.length - 1].typed) units.push({});
  }
  const pairs = [];
  for (let at = 1; at < units.length; at += 1) {
    const [a, b] = [units[at - 1], units[at]];
    if (a.sound && b.sound) pairs.push({ pair: a.said + b.said, key: `~${a.sound}'${b.sound}`, typed: a.typed || b.typed });
  }
  return pairs;
}
