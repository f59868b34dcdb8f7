// The index as small files over the network: the head once, the rest on demand, each file at most once.
import { fromFiles, headOf } from "./shards.js";

const SCHEMA = 3;

/** {head(), answer(wanted), renew(), ahead()} for the head at this address. A file that could not be got is asked for
 *  again next time. renew() forgets everything and asks for the head past the browser's cache: the site may have been
 *  built anew. ahead() fetches the packs, one after the other: many small files at once, for questions to come. */
export function openFiles(address, request) {
  let kept = new Map();
  let options;
  function get(file) {
    if (!kept.has(file)) kept.set(file, load(file).catch((error) => { kept.delete(file); throw error; }));
    return kept.get(file);
  }
  async function load(file) {
    const response = await request(file, file === address ? options : undefined);
    if (!response.ok) throw new Error(`${response.status}`);
    return response.json();
  }
  async function head() {
    const found = await get(address);
    if (found.schema === SCHEMA) return headOf(found);
    kept.delete(address);
    throw new Error(`unknown schema ${found.schema}`);
  }
  const whereIs = (path) => new URL(path, address).href;
  const part = (path) => get(whereIs(path));
  function renew() {
    kept = new Map();
    options = { cache: "reload" };
    return head();
  }
  async function ahead() {
    const mine = kept;
    const { version, packs } = await head();
    for (let at = 0; at < packs && mine === kept; at += 1) {
      const pack = await load(whereIs(`${version}/p${at}.json`));
      for (const name of Object.keys(pack)) mine.set(whereIs(`${version}/${name}`), Promise.resolve(pack[name]));
    }
  }
  return { head, renew, ahead, answer: async (wanted) => fromFiles(await head(), part, wanted) };
}

/** {head, results}: the question asked, and once more with a fresh head if a file was not there. */
export async function askFiles(files, ask, query) {
  const once = async (coming) => {
    const head = await coming;
    return { head, results: await ask(head, query, files.answer) };
  };
  return once(files.head()).catch(() => once(files.renew()));
}
