// Hears in a question that a life may be in danger, before anything is looked for. What it listens for is data; the grammar
// stands in scripts/kb/search/safety.py, which also makes the short form that is read here.
import { compact } from "./text.js";

const LETTERS = 1000; // of a question, as many are listened to
const nameOf = (nth) => String.fromCharCode(nth + (nth < 26 ? 65 : nth < 52 ? 71 : 140));
const rules = new WeakMap();

/** 跳[楼河] -> 跳楼, 跳河. */
function spellings(word) {
  const [, before, any, after] = word.match(/^([^[]*)(?:\[([^\]]*)\])?(.*)$/);
  return any ? Array.from(any).reduce((all, char) => all.concat(spellings(before + char + after)), []) : [word];
}

/** "A16-bB3-c" -> [gap, "A", gap, "B", gap]: before, between and after the names. */
function wayOf(text) {
  const way = [];
  text.replace(/([0-9]+)(?:-(.))?|(.)/g, (all, most, without, name) => {
    if (name && way.length % 2 === 0) way.push({ most: 0 });
    way.push(name || { most: Number(most), without });
  });
  return way.length % 2 ? way : way.concat({ most: 0 });
}

/** The words by their first letter, longer ones first; the ways taken apart. */
function rulesOf(safety) {
  if (!rules.has(safety)) {
    const first = new Map();
    const groups = safety.words.split(",");
    groups.forEach((group, nth) => group.split(" ").forEach((each) => spellings(each).forEach((word) => {
      first.set(word[0], (first.get(word[0]) || []).concat([[word, nameOf(nth)]]));
    })));
    first.forEach((words) => words.sort((a, b) => b[0].length - a[0].length));
    rules.set(safety, { first, names: groups.map((_, nth) => nameOf(nth)), ways: safety.ways.split(",").map((ways) => ways.split(" ").map(wayOf)) });
  }
  return rules.get(safety);
}

const joined = (one, other) => /^[a-z][a-z]$/.test(`${one}${other}`);

/** Whether a word stands at a place; a short Latin one must stand alone. */
function says(letters, word, at) {
  if (!letters.startsWith(word, at)) return false;
  const end = at + word.length;
  return word.length > 3 || !(joined(letters[at - 1], word[0]) || joined(word[word.length - 1], letters[end]));
}

/** name -> {found, ends}: the spans [start, end] that hold it (of a group the longest word at each place, of a pattern all
 *  that its ways find), and for each start the nearest end. Nothing further down than `last` is looked for. */
function hear(safety, letters, last) {
  const { first, names, ways } = rulesOf(safety);
  const spans = new Map(names.map((name) => [name, { found: [], ends: new Map() }]));
  const keep = ({ found, ends }, span) => {
    found.push(span);
    ends.set(span[0], Math.min(span[1], ends.get(span[0]) || span[1]));
  };
  for (let at = 0; at < letters.length; at += 1) {
    const heard = new Set();
    for (const [word, name] of first.get(letters[at]) || []) if (!heard.has(name) && says(letters, word, at)) {
      heard.add(name);
      keep(spans.get(name), [at, at + word.length]);
    }
  }
  for (let nth = 0; nth < ways.length && !spans.has(last); nth += 1) {
    const into = { found: [], ends: new Map() };
    ways[nth].forEach((way) => follow(spans, way).forEach((span) => keep(into, span)));
    spans.set(nameOf(names.length + nth), into);
  }
  return spans;
}

/** Whether nothing that a gap forbids lies wholly inside from … to. */
function clear(spans, { without }, from, to) {
  if (without) for (let at = Math.max(0, from); at < to; at += 1) if (spans.get(without).ends.get(at) <= to) return false;
  return true;
}

/** What a way finds, from its first name to its last. Where several begin, the nearest beginning is kept for each end. */
function follow(spans, way) {
  let begun; // end -> start
  for (let nth = 1; nth < way.length; nth += 2) {
    const gap = way[nth - 1];
    const next = new Map();
    for (const [start, end] of spans.get(way[nth]).found) {
      let back = begun ? start : start - gap.most;
      while (begun && !begun.has(back) && back >= start - gap.most) back -= 1;
      const from = begun ? begun.get(back) : start;
      if (from !== undefined && back >= start - gap.most && clear(spans, gap, back, start)) next.set(end, Math.max(from, next.get(end) || 0));
    }
    begun = next;
  }
  const after = way[way.length - 1];
  return Array.from(begun, ([end, start]) => [start, end]).filter(([, end]) => clear(spans, after, end, end + after.most));
}

/** The kinds of danger that a folded, simplified question speaks of, the most urgent first: entries of safety.kinds. */
export function dangersIn(safety, text) {
  if (!safety) return [];
  let letters = `^${compact(text)}`.replace(/ /g, "").slice(0, LETTERS);
  const erased = new Set();
  for (const name of safety.erase) for (const [start, end] of hear(safety, letters, name).get(name).found) {
    erased.add(name);
    letters = letters.slice(0, start) + "\u0000".repeat(end - start) + letters.slice(end);
  }
  const spans = hear(safety, letters);
  const found = safety.kinds.filter(({ any }) => Array.from(any).some((name) => erased.has(name) || spans.get(name).found.length));
  return found.filter(({ go }) => go.length).length > 1 ? found.filter(({ calm }) => !calm) : found;
}

const dialOf = (kinds) => Array.from(new Set([].concat(...kinds.map(({ dial }) => dial))));

/** Results for the kinds found, the most urgent first: [{at, dial?}]; the numbers of the first one are for all of them. */
export function answersTo(dangers) {
  const shown = dangers.filter(({ joins, calm }, nth) => !calm && (!nth || joins || !dangers[0].alone));
  const rows = Array.from(new Set([].concat(...shown.map(({ go }) => go))), (at) => ({ at }));
  for (const kind of shown) for (const row of rows) if (kind.quiet && row.at === kind.go[kind.go.length - 1]) row.dial = kind.dial;
  const first = dialOf(shown.filter(({ quiet }) => !quiet));
  if (rows.length && first.length) rows[0].dial = first;
  return rows;
}

/** Numbers to stand above results that are found as usual, of every kind that changes none. */
export const besides = (dangers) => (dangers.length && !dangers[0].go.length ? dialOf(dangers.filter(({ go }) => !go.length)) : []);

/** Whether 120, where it stands, is meant only for somebody taken ill: a weak heart was named, or a pain, and nothing else asks for it. */
export const ifIll = (dangers) => dangers.every(({ kind, dial }) => kind === "taken-ill" || !dial.includes("120"));

/** What may stand nowhere below these answers: who speaks of an own death is not told there what happens to the debts. */
export const keptAway = (dangers) => [].concat(...dangers.map(({ away }) => away || []));
