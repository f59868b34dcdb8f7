// Which small file holds what, as scripts/kb/search/shards.py cut the index, and what stands in it.
import { numbersIn, placesIn } from "./letters.js";

const SELDOM = "~'#@%"; // how keys begin that few questions want
const KINDS = 6; // of postings
const PAIR = /^[\u4e00-\u9fff]{2}$/;

/** The number of the file of postings that holds a key: FNV-1a over UTF-16 code units. */
export function place(key, shards) {
  let value = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) value = Math.imul(value ^ key.charCodeAt(at), 0x01000193) >>> 0;
  return ((value ^ (value >>> 15)) >>> 0) % shards;
}

const own = (object, key) => (Object.prototype.hasOwnProperty.call(object, key) ? object[key] : undefined);

/** Answers what the engine asks for (engine.js) from an index that is all in memory. */
export function fromMemory(index, wanted) {
  if (wanted.terms) return wanted.terms.map((key) => own(index.terms || {}, key));
  if (wanted.docs) return wanted.docs.map((at) => index.docs[at]);
  return index[wanted.table] || {};
}

const SHOWN = ["id", "kind", "title", "url", "summary", "rank", "phones", "no", "opens"]; // as shards.py writes a document

/** A document; kind and address are those that its id tells where none are written. */
export function docOf(row) {
  const [kind, page, part] = row[0].split(/[:#]/);
  const law = kind === "law";
  const said = { kind: law && part ? "provision" : kind, url: `${law ? kind : `${kind}s`}/${page}/${part ? `#${law ? "art-" : ""}${part}` : ""}` };
  return Object.assign(said, ...row.map((value, nth) => (value ? { [SHOWN[nth]]: value } : {})));
}

/** [number of the file that holds a key, its name there]: the file tells the second of two characters but for a remainder. */
export function homeOf(key, shards) {
  const second = key.charCodeAt(1);
  return PAIR.test(key) ? [(place(key[0], shards) + second) % shards, key[0] + Math.floor(second / shards)] : [place(key, shards), key];
}

/** The head as the engine reads it: the same object, in which places of laws came as distances. */
export function headOf(head) {
  if (typeof head.laws === "string") head.laws = placesIn(head.laws);
  return head;
}

/** The posting of a key in a file of them; undefined if it has none. Format: scripts/kb/search/spelled.py. */
export function postingIn(file, key) {
  const [said, others = {}] = [].concat(file);
  const keys = said.split(" ");
  const numbers = numbersIn(keys.pop());
  const next = () => numbers.shift();
  const list = (count, width) => {
    const columns = numbers.splice(0, count * width);
    return columns.map((_, nth) => columns[(nth % width) * count + Math.floor(nth / width)]);
  };
  const postings = keys.map(() => {
    const first = next();
    const kind = first % KINDS;
    const count = (first - kind) / KINDS;
    const posting = [kind % 2 ? count : next(), list(count, 2)];
    if (kind > 1) posting.push(list(next(), 3));
    if (kind > 3) posting.push(list(next(), 2));
    return posting;
  });
  return postings[keys.indexOf(key)] || own(others, key);
}

/** The same from small files: `get(path)` promises the parsed JSON of a file beside the head and keeps what it got. */
export async function fromFiles(head, get, wanted) {
  if (wanted.terms) {
    const homes = wanted.terms.map((key) => (SELDOM.includes(key[0]) ? ["s"].concat(homeOf(key, head.seldom)) : ["t"].concat(homeOf(key, head.shards))));
    const parts = await Promise.all(homes.map(([letter, at]) => get(`${head.version}/${letter}${at}.json`)));
    return homes.map(([, , name], nth) => postingIn(parts[nth], name));
  }
  if (wanted.docs) {
    const blocks = await Promise.all(wanted.docs.map((at) => get(`${head.version}/d${Math.floor(at / head.block)}.json`)));
    return wanted.docs.map((at, nth) => docOf(blocks[nth][at % head.block]));
  }
  return get(`${head.version}/${wanted.table}.json`);
}
