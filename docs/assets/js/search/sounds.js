// Forgives a slip: traditional characters, characters that sound alike, and pinyin typed with Latin letters.
// The tables are sounds, {common: "a3ai10…", more: {bao: "孢…"}}, and simple, {from, to}, places of characters: scripts/kb/search/sounds.py.
import { placesIn } from "./letters.js";
import { isHan } from "./text.js";

/** zhong and zong, lan and nan, xing and xin are one. */
export function foldSound(syllable) {
  return syllable.replace("ü", "v").replace(/^([zcs])h/, "$1").replace(/^n(?=.)/, "l").replace(/ng$/, "n");
}

const tables = new WeakMap();

/** The characters of GB2312 in its order, as far as this browser knows them: up to row d7 its level 1, from d8 on level 2. */
function charactersOf(first, last) {
  const bytes = [];
  for (let row = first; row <= last; row += 1) for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell += 1) bytes.push(row, cell);
  try {
    return new TextDecoder("gbk").decode(new Uint8Array(bytes));
  } catch (error) {
    return "";
  }
}

/** {readings: character -> folded sound, syllables} of a table of sounds, worked out once. */
export function readerOfSounds({ common = "", more = {} }) {
  const readings = new Map();
  const syllables = new Set(Object.keys(more));
  const chars = charactersOf(0xb0, 0xd7);
  let at = 0;
  common.replace(/([^0-9]+)([0-9]+)/g, (all, syllable, length) => {
    if (syllable !== "-") syllables.add(syllable);
    for (const end = at + Number(length); at < end; at += 1) if (chars[at] && syllable !== "-") readings.set(chars[at], foldSound(syllable));
  });
  Object.keys(more).forEach((syllable) => { for (const char of more[syllable]) readings.set(char, foldSound(syllable)); });
  return { readings, syllables };
}

function reader(table) {
  if (!tables.has(table)) tables.set(table, readerOfSounds(table));
  return tables.get(table);
}

let simplified;

/** Whether a text has a character that is not one of the 6,763 simplified ones of GB2312: 訴, but not a nought: 二〇一八. */
export function mayBeTraditional(text) {
  simplified = simplified || new Set(charactersOf(0xb0, 0xf7));
  return Array.from(text).some((char) => isHan(char) && char !== "〇" && !simplified.has(char));
}

/** {訴: "诉"} */
function simpleOf({ from = "", to = "" }) {
  const plain = placesIn(to);
  return new Map(placesIn(from).map((place, nth) => [String.fromCharCode(place), String.fromCharCode(plain[nth])]));
}


/** Traditional characters become simplified ones. */
export function simplify(text, simple) {
  if (!tables.has(simple)) tables.set(simple, simpleOf(simple));
  return Array.from(text, (char) => tables.get(simple).get(char) || char).join("");
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

/** How a text sounds that may be typed as pinyin, a syllable each: 敲诈zui. */
export function soundsIn(text, table) {
  const parts = (text.match(/[a-z]+|[^a-z]/g) || []).map((part) => (/[a-z]/.test(part) ? (syllablesOf(part, table) || [part]).map(foldSound) : soundsOf(part, table)));
  return [].concat(...parts);
}

/** How much of two lists is the same, in any order: 0 … 1. */
export function alike(a, b) {
  const left = b.slice();
  const shared = a.filter((each) => left.includes(each) && left.splice(left.indexOf(each), 1)).length;
  return 2 * shared / (a.length + b.length || 1);
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
