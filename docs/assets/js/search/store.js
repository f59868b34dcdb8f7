// The index as small files over the network: the head once, the rest on demand, each file at most once.
import { fromFiles } from "./shards.js";

const SCHEMA = 2;

/** {head(), answer(wanted)} for the head at this address. A file that could not be got is asked for again next time. */
export function openFiles(address, request) {
  const kept = new Map();
  function get(file) {
    if (!kept.has(file)) kept.set(file, load(file).catch((error) => { kept.delete(file); throw error; }));
    return kept.get(file);
  }
  async function load(file) {
    const response = await request(file);
    if (!response.ok) throw new Error(`${response.status}`);
    return response.json();
  }
  async function head() {
    const found = await get(address);
    if (found.schema === SCHEMA) return found;
    kept.delete(address);
    throw new Error(`unknown schema ${found.schema}`);
  }
  const part = (path) => get(new URL(path, address).href);
  return { head, answer: async (wanted) => fromFiles(await head(), part, wanted) };
}
