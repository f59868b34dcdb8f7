// Which small file holds what, as scripts/kb/search/shards.py cut the index.

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

const docOf = (row) => Object.assign({}, ...row.map((value, nth) => (value ? { [SHOWN[nth]]: value } : {})));

const fileOf = (head, key) => (key.startsWith("~") ? `s${place(key, head.sounding)}` : `t${place(key, head.shards)}`);

/** The same from small files: `get(path)` promises the parsed JSON of a file beside the head and keeps what it got. */
export async function fromFiles(head, get, wanted) {
  if (wanted.terms) {
    const parts = await Promise.all(wanted.terms.map((key) => get(`${head.version}/${fileOf(head, key)}.json`)));
    return wanted.terms.map((key, nth) => own(parts[nth], key));
  }
  if (wanted.docs) {
    const blocks = await Promise.all(wanted.docs.map((at) => get(`${head.version}/d${Math.floor(at / head.block)}.json`)));
    return wanted.docs.map((at, nth) => docOf(blocks[nth][at % head.block]));
  }
  return get(`${head.version}/${wanted.table}.json`);
}
