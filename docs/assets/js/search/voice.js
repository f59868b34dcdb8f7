// The second voice of safety: how much a question sounds like those in which a life is in danger. It learned from lines that
// people wrote (scripts/kb/search/voice.py adds up the same numbers); it never decides what is found, it only adds a line.
import { place } from "./shards.js";
import { mayBeTraditional, simplify } from "./sounds.js";
import { fold } from "./text.js";

const MOST_LETTERS = 6000; // of a question, as many are listened to
const WINDOW = 28; // letters that are heard at once
const STRIDE = 9;
const PLACES = 1 << 17; // grams are known by their place among so many
const CODE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const LONG = 0.7; // the more windows, the more chances to be wrong
const FEWEST = 3; // Chinese letters
const weighed = new WeakMap();
const idioms = new WeakMap();

/** {place of a gram: its weight}, as packed() in voice.py wrote it. */
function unpacked([count, low, code]) {
  const of = new Map();
  let read = 0;
  const bit = () => (CODE.indexOf(code[Math.floor(read / 6)]) >> (5 - (read++ % 6))) & 1;
  for (let at = -1; of.size < count;) {
    let gap = 0;
    while (bit()) gap += 1;
    for (let nth = 0; nth < low; nth += 1) gap = gap * 2 + bit();
    at += gap + 1;
    const weight = bit() ? 2 + bit() : 1;
    of.set(at, bit() ? -weight : weight);
  }
  return of;
}

function weightsOf(voice) {
  if (!weighed.has(voice)) weighed.set(voice, voice.map(([, , , , ...packed]) => unpacked(packed)));
  return weighed.get(voice);
}

/** Finds what everybody says, the longest of it at each place: 跳[楼河] is a pattern as it stands. */
function everydayOf(safety) {
  if (!idioms.has(safety)) {
    const words = safety.words.split(",")[safety.erase.charCodeAt(0) - 65].split(" ");
    const length = (word) => word.replace(/\[[^\]]*\]/g, "x").length;
    idioms.set(safety, new RegExp(`(?=(${words.sort((a, b) => length(b) - length(a)).join("|")}))`, "g"));
  }
  return idioms.get(safety);
}

/** The letters of a folded question; what everybody says is blotted out to one *. */
export function lettersOf(safety, text) {
  const plain = text.replace(/[^\p{L}\p{N}%]+/gu, "").slice(0, MOST_LETTERS);
  const blotted = plain.split("");
  plain.replace(everydayOf(safety), (none, words, at) => blotted.fill("*", at, at + words.length) && "");
  return blotted.join("").replace(/[*\ud800-\udfff]+/g, "*");
}

/** How much letters sound like each kind: the most that any window of them does. */
export function soundsLike(voice, letters) {
  const said = `^${letters}$`;
  const most = voice.map(() => -Infinity);
  const whole = said.length <= WINDOW + STRIDE;
  for (let at = 0; !at || (!whole && at < said.length - WINDOW + STRIDE); at += STRIDE) {
    const part = whole ? said : said.slice(at, at + WINDOW);
    const grams = new Set();
    for (let nth = 0; nth < part.length; nth += 1) {
      grams.add(part[nth]);
      if (nth) grams.add(part[nth - 1] + part[nth]);
      if (nth > 1) grams.add(`${part[nth - 2]}~${part[nth]}`);
    }
    ["^", "$", "*"].forEach((sign) => grams.delete(sign));
    const places = Array.from(grams, (gram) => place(gram, PLACES));
    weightsOf(voice).forEach((of, nth) => {
      const [, , bias, unit] = voice[nth];
      let sum = 0;
      places.forEach((one) => { sum += of.get(one) || 0; });
      most[nth] = Math.max(most[nth], bias + (unit * sum) / Math.sqrt(grams.size || 1) - (whole ? 0 : LONG));
    });
  }
  return most;
}

/** The kind that a question sounds like most, of those it sounds enough like; empty if none. `voice`: [[kind, least, …]]. */
export function heardIn(voice, safety, text) {
  const letters = lettersOf(safety, text);
  if ((letters.match(/[\u4e00-\u9fff]/g) || []).length < FEWEST) return ""; // it learned from Chinese only, and a bare word says nothing of what happened
  const more = soundsLike(voice, letters).map((much, nth) => much - voice[nth][1]);
  const most = Math.max(...more);
  return most > 0 ? voice[more.indexOf(most)][0] : "";
}

/** The same for a question as typed; `answer(table)` promises a table of the index. */
export async function listen(safety, query, answer) {
  const text = fold(query);
  const voice = await answer("voice");
  return voice.length ? heardIn(voice, safety, mayBeTraditional(text) ? simplify(text, await answer("simple")) : text) : "";
}
