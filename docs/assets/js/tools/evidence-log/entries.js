/* The log, and the file that other tools read:

     {"tool": "evidence-log", "version": 1,
      "entries": [{"id", "at", "kind", "lender", "agency", "number", "outcome", "reached", "voice", "people", "line", "words", "file", "note", "relation", "tone"}],
      "lenders": [{"id", "name", "kind", "agreed"}],
      "hide": [{"id", "word"}]}

   All values are strings, "" where nothing is known. `at` is a time of the clock on the wall (moments.js). `kind` call · message · visit ·
   other. `lender` is the name of one of `lenders`, "" where nobody knows whose collector it was; `agency` whom the caller said he was.
   `number` is the number that called. `outcome` of a call: connected · unanswered · hung-up (taken, and cut off before a word).
   `reached` whom it was for: self · family · colleague · other. `voice` of a call: live · recorded. `people` how many came to the door.
   `line` which of the reader's numbers rang, where there are several. `relation` who the other
   person is to the reader, without a name; `tone` what the reader heard: insult · threat · harm · none. `words` what was said, `file` the name of the recording or
   picture, `note` the rest. Of a lender, `kind` is an id of /data/lenders.json or "", `agreed` yes · no · "": whether the contract says
   otherwise about hours and times. `hide` are words that no paper may show. Ids are random, so that what was deleted can be written again. Two entries with one id are two versions of one entry,
   written in two places: a reader keeps both and counts one. A later version may add fields; a reader passes over what it does not know.

   The state of the tool is the same and `gone`: marks of what was deleted, so that another tab does not bring it back. merge() joins two
   states as sets: the order of joining, and joining twice, change nothing. Pure. */
import { readingJson, writingJson } from "./json.js";
import { readMoment } from "./moments.js";
import { atOnce, merged, sorting } from "./slices.js";

export const TOOL = "evidence-log";
const VERSION = 1;
export const MOST_ENTRIES = 50000;
export const FIELDS = ["id", "at", "kind", "lender", "agency", "number", "outcome", "reached", "voice", "people", "line", "words", "file", "note", "relation", "tone"];
const LATER = ["relation", "tone"]; // without them an entry has the mark that it had before they were there
const CHOICES = {
  kind: ["call", "message", "visit", "other"],
  outcome: ["", "connected", "unanswered", "hung-up"],
  reached: ["", "self", "family", "colleague", "other"],
  voice: ["", "live", "recorded"],
  tone: ["", "insult", "threat", "harm", "none"],
};
const AGREED = ["", "yes", "no"];

export const emptyLog = () => ({ entries: [], lenders: [], hide: [], gone: [] });

/** An entry with every field, or null when it has no time or no known kind. Nothing else is refused, and no word is changed. */
export function entryOf(raw) {
  if (!raw || typeof raw !== "object") return null;
  const entry = {};
  for (const field of FIELDS) {
    const value = Object.prototype.hasOwnProperty.call(raw, field) ? raw[field] : "";
    entry[field] = typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
  }
  entry.at = readMoment(entry.at);
  if (!entry.at || !CHOICES.kind.includes(entry.kind)) return null;
  for (const field of ["outcome", "reached", "voice", "tone"]) if (!CHOICES[field].includes(entry[field])) entry[field] = "";
  if (!/^\d{0,3}$/.test(entry.people)) entry.people = "";
  if (!soundId(entry.id)) entry.id = "h" + hashOf(entryKey({ ...entry, id: "" }));
  return entry;
}

function lenderOf(raw) {
  if (!raw || typeof raw !== "object" || typeof raw.name !== "string" || !raw.name.trim()) return null;
  const kind = typeof raw.kind === "string" && /^[a-z-]{0,40}$/.test(raw.kind) ? raw.kind : "";
  const agreed = AGREED.includes(raw.agreed) ? raw.agreed : "";
  return { id: soundId(raw.id) || "l" + hashOf(JSON.stringify([raw.name, kind, agreed])), name: raw.name, kind, agreed };
}

/* A word alone is taken too: a file may have been written by hand. */
function hiddenOf(raw) {
  const word = typeof raw === "string" ? raw : raw && typeof raw === "object" ? raw.word : "";
  return typeof word === "string" && word.trim() ? { id: soundId(raw.id) || "w" + hashOf(word), word } : null;
}

const soundId = (id) => (typeof id === "string" && /^[\w-]{1,64}$/.test(id) ? id : "");

/* Entries never change once they are made, so what is worked out of one is kept beside it. */
const keys = new WeakMap();
const marks = new WeakMap();
const deleted = new WeakMap();
const inOrder = new WeakMap(); // lists of entries that merging() made, with the marks of what was deleted that none of them has
const single = new WeakMap(); // list -> the same with one version of each

export function entryKey(entry) {
  if (!keys.has(entry)) keys.set(entry, JSON.stringify(FIELDS.filter((field) => !LATER.includes(field)).map((field) => entry[field]).concat(LATER.filter((field) => entry[field]).map((field) => `${field}=${entry[field]}`))));
  return keys.get(entry);
}
const lenderKey = ({ id, name, kind, agreed }) => JSON.stringify([id, name, kind, agreed]);
const hiddenKey = ({ id, word }) => JSON.stringify([id, word]);

const asList = (value) => (Array.isArray(value) ? value : []);
const FEW = 100; // entries that are put in one by one
const OFTEN = 100; // entries between two looks at how far it is

/** A state out of anything: what is unsound is left out and counted in `refused`. */
export const stateOf = (raw) => atOnce(readingState(raw));

/** The same as a generator; it yields how far it is. */
export function* readingState(raw) {
  const entries = asList(raw && raw.entries);
  const sound = [];
  for (const [index, one] of entries.entries()) {
    const entry = entryOf(one);
    if (entry && entryKey(entry)) sound.push(entry);
    if (index % OFTEN === 0) yield index / entries.length;
  }
  const state = yield* merging({
    entries: sound,
    lenders: asList(raw && raw.lenders).map(lenderOf).filter(Boolean),
    hide: asList(raw && raw.hide).map(hiddenOf).filter(Boolean),
    gone: asList(raw && raw.gone).filter((mark) => typeof mark === "string" && /^[a-z0-9]{1,16}$/.test(mark)),
  }, emptyLog());
  return { state, refused: entries.length - sound.length };
}

/** Two states as one: every entry, lender and word of both but those that either has deleted. Sorted, so that two tabs write one text. */
export const mergedLogs = (mine, theirs) => atOnce(merging(mine, theirs));

/** The same as a generator: tens of thousands of entries are sorted in pieces, and those that stand in order already are not sorted again. */
export function* merging(mine, theirs) {
  const gone = new Set([...mine.gone, ...theirs.gone]);
  const all = (name, key) => {
    const found = new Map();
    for (const item of [...mine[name], ...theirs[name]]) found.set(key(item), item);
    return [...found].filter(([text]) => !gone.size || !gone.has(goneMark(name, text))).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, item]) => item);
  };
  const lists = { lenders: all("lenders", lenderKey), hide: all("hide", hiddenKey), gone: [...gone].sort() };
  if (inOrder.has(mine.entries) && theirs.entries.length <= FEW) return { entries: withFew(mine, theirs.entries, lists.gone), ...lists };
  const both = yield* merged(yield* sorting(mine.entries, earlier), yield* sorting(theirs.entries, earlier), earlier);
  const entries = [];
  for (const [index, entry] of both.entries()) {
    const last = entries[entries.length - 1];
    if (!(last && last.at === entry.at && entryKey(last) === entryKey(entry)) && !(gone.size && gone.has(goneMarkOf(entry)))) entries.push(entry);
    if (index % OFTEN === 0) yield index / both.length;
  }
  inOrder.set(entries, lists.gone);
  return { entries, ...lists };
}

/* One more beside fifty thousand: each finds its place, the rest stays where it is. */
function withFew(mine, few, marksGone) {
  const gone = new Set(marksGone);
  const kept = (entry) => !(gone.size && gone.has(goneMarkOf(entry)));
  const clean = inOrder.get(mine.entries) === mine.gone && mine.gone.length === gone.size; // nothing was deleted since they were looked through
  const entries = clean ? mine.entries.slice() : mine.entries.filter(kept);
  for (const entry of few.filter(kept)) {
    let [from, to] = [0, entries.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (earlier(entries[middle], entry)) from = middle + 1;
      else to = middle;
    }
    const there = entries[from];
    if (!(there && there.at === entry.at && entryKey(there) === entryKey(entry))) entries.splice(from, 0, entry);
  }
  inOrder.set(entries, marksGone);
  return entries;
}

/* By time (a day without an hour after those of its hours), then by all they say: two tabs write one text. */
const earlier = (one, other) => (one.at === other.at ? entryKey(one) < entryKey(other) : one.at + "[" < other.at + "[");

/** The state without one entry, lender or word: `name` is the list it stands in. */
export function without(state, name, item) {
  const key = { entries: entryKey, lenders: lenderKey, hide: hiddenKey }[name];
  if (name === "entries" && inOrder.get(state.entries) === state.gone) return withoutOne(state, item);
  return mergedLogs(state, { ...emptyLog(), gone: [goneMark(name, key(item))] });
}

/* Of fifty thousand only those of the same minute are compared. */
function withoutOne(state, item) {
  const entries = state.entries.filter((entry) => entry.at !== item.at || entryKey(entry) !== entryKey(item));
  const gone = [...new Set([...state.gone, goneMarkOf(item)])].sort();
  inOrder.set(entries, gone);
  return { ...state, entries, gone };
}

/** Whether this very entry was deleted here before. */
export function wasDeleted(state, entry) {
  if (!state.gone.length) return false;
  if (!deleted.has(state.gone)) deleted.set(state.gone, new Set(state.gone));
  return deleted.get(state.gone).has(goneMarkOf(entry));
}

/** What says that this very entry was deleted. */
export function goneMarkOf(entry) {
  if (!marks.has(entry)) marks.set(entry, goneMark("entries", entryKey(entry)));
  return marks.get(entry);
}

function goneMark(name, key) {
  return hashOf(name + key);
}

/** Whether two say the same of a lender, or hide the same word, whatever their ids. */
export const sameLender = (one, other) => one.name === other.name && one.kind === other.kind && one.agreed === other.agreed;

/** With new entries, lenders or words. */
export function withMore(state, more) {
  return mergedLogs(state, { ...emptyLog(), ...more });
}

/** The entries by id with one version each: what is counted. */
export function countedOnce(entries) {
  if (!single.has(entries)) {
    const seen = new Set();
    const once = entries.filter((entry) => !seen.has(entry.id) && seen.add(entry.id));
    single.set(entries, once);
    single.set(once, once);
  }
  return single.get(entries);
}

/** Ids that have two versions. */
export function twoVersions(entries) {
  if (countedOnce(entries).length === entries.length) return new Set();
  const seen = new Set();
  return new Set(entries.map((entry) => entry.id).filter((id) => seen.has(id) || !seen.add(id)));
}

/** A name that nobody else has: 50 random bits. */
export function newId() {
  const bits = new Uint32Array(2);
  if (self.crypto && self.crypto.getRandomValues) self.crypto.getRandomValues(bits);
  else bits.forEach((_, index) => { bits[index] = Math.floor(Math.random() * 0x100000000); });
  return "e" + bits[0].toString(36) + (bits[1] >>> 14).toString(36);
}

/** A short mark of a text, 53 bits (cyrb53). It hides nothing: entries carry random ids, and those do. */
export function hashOf(text) {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}

/** The file for oneself and for other tools. */
export function logFile(state) {
  return JSON.stringify({ tool: TOOL, version: VERSION, entries: state.entries, lenders: state.lenders, hide: state.hide }, null, 1);
}

/** The same as a generator: a list of texts that follow each other. */
export function* writingLogFile({ entries, lenders, hide }) {
  return yield* writingJson({ tool: TOOL, version: VERSION, entries, lenders, hide });
}

/** {state, refused} of such a file, or {problem: "damaged" | "foreign" | "newer" | "large"}. What was deleted here is no business of a file. */
export const readLogFile = (text) => atOnce(readingLogFile(text));

/** The same as a generator; it yields how far it is, first of reading, then of looking through. */
export function* readingLogFile(text) {
  let raw;
  try {
    raw = yield* readingJson(text.replace(/^\ufeff/, ""));
  } catch (failed) {
    return { problem: "damaged" };
  }
  return yield* readingLogOf(raw);
}

export function* readingLogOf(raw) {
  if (!raw || typeof raw !== "object" || raw.tool !== TOOL || !Array.isArray(raw.entries)) return { problem: "foreign" };
  if (typeof raw.version !== "number" || raw.version > VERSION) return { problem: "newer" };
  if (raw.entries.length > MOST_ENTRIES) return { problem: "large" };
  return yield* readingState({ ...raw, gone: [] });
}
