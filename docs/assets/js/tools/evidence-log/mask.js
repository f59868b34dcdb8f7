/* Relatives' names and numbers do not go to strangers with a complaint. On paper and in the table numbers that are not the collectors' lose
   their middle, and the words that the reader listed lose all but their first character. The log itself stays whole. Pure. */
import { narrow } from "./moments.js";
import { atOnce } from "./slices.js";

const MARK = "＊";
/* A mobile number with or without gaps, a number with its area code, an identity number. */
const NUMBERS = /(^|[^\d])((?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]?\d{7,8}|\d{17}[\dXx])(?=$|[^\d])/g;
const FREE = ["agency", "line", "words", "file", "note", "relation"];
const STEMS = "甲乙丙丁戊己庚辛壬癸";

/** (entry) -> entry as strangers may read it. `on` is the reader's choice; numbers that called are the collectors' and stay. */
export const masker = (on, state) => (on ? atOnce(masking(state)) : (entry) => entry);

/** The same as a generator. */
export function* maskingIf(on, state) {
  return on ? yield* masking(state) : (entry) => entry;
}

/* A state never changes once it is made: its mask is made once. */
const masks = new WeakMap();

/** The mask of a state, as a generator. */
export function* masking(state) {
  if (!masks.has(state)) masks.set(state, yield* making(state));
  return masks.get(state);
}

function* making({ entries, hide }) {
  const callers = new Set();
  const found = new Set();
  for (const [index, entry] of entries.entries()) {
    callers.add(digitsOf(entry.number));
    for (const field of FREE) if (entry[field]) for (const number of numbersIn(String(entry[field]))) found.add(number);
    if (index % 100 === 0) yield index / entries.length;
  }
  callers.delete("");
  const words = [...new Set(hide.map(({ word }) => word.trim()).filter(Boolean))].sort((a, b) => b.length - a.length);
  const spared = (number) => callers.has(digitsOf(number));
  /* Two people whose masks look alike stay two: 王＊（甲）, 王＊（乙）. */
  const pairs = words.map((word) => [word, hidden(word)]);
  for (const number of found) {
    if (!spared(number)) pairs.push([digitsOf(number), middle(digitsOf(number))]);
    if (pairs.length % 100 === 0) yield 1;
  }
  const covers = toldApart(pairs);
  const cover = (word) => hidden(word) + (covers.get(word) || "");
  const one = (text) => words.reduce((out, word) => out.split(word).join(cover(word)), text)
    .replace(NUMBERS, (all, before, number) => (spared(number) ? all : before + middle(number) + (covers.get(digitsOf(number)) || "")));
  return (entry) => {
    const out = { ...entry };
    for (const field of FREE) out[field] = one(entry[field]);
    /* Whoever wrote a relative's number where the caller's belongs has it on the list of words. */
    out.number = words.reduce((text, word) => text.split(word).join(cover(word)), entry.number);
    return out;
  };
}

/** Whether a word of it was masked: only then it may be a masked copy of something. */
export const isMasked = (entry) => FREE.concat("number").some((field) => entry[field].includes(MARK));

function numbersIn(text) {
  const found = [];
  text.replace(NUMBERS, (all, before, number) => found.push(number));
  return found;
}

/* [[what, its mask]] -> Map of what -> "（甲）", for masks that stand for more than one. */
function toldApart(pairs) {
  const alike = new Map();
  for (const [what, mask] of pairs) alike.set(mask, (alike.get(mask) || new Set()).add(what));
  const out = new Map();
  for (const those of alike.values()) if (those.size > 1) [...those].forEach((what, index) => out.set(what, `（${STEMS[index] || index + 1}）`));
  return out;
}

function digitsOf(number) {
  return narrow(number).replace(/\D/g, "").replace(/^86(?=1\d{10}$)/, "");
}

/** A number keeps three at the front and two at the end; a word its first character. */
function hidden(word) {
  return /^[\d +-]{5,}$/.test(word) ? middle(word) : [...word][0] + MARK.repeat(Math.max([...word].length - 1, 1));
}

function middle(number) {
  const digits = [...number].filter((sign) => /[\dXx]/.test(sign)).length;
  let seen = 0;
  return [...number].map((sign) => {
    if (!/[\dXx]/.test(sign)) return sign;
    seen += 1;
    return seen <= 3 || seen > digits - 2 ? sign : MARK;
  }).join("");
}
