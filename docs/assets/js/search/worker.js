// The search worker behind Material's search box. Protocol of Material 9.8.1 (undocumented, kept by a browser test):
// in {type: 0} setup, {type: 2, data: query}; out {type: 1} ready, {type: 3, data: {items}}.
import { indexAddress } from "./address.js";
import { prepare, search } from "./engine.js";
import { notice, toItems } from "./results.js";

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;
const SLOW = 800; // milliseconds until the reader is told that the index is still on its way

let loading;      // promise of the index; empty again after a failure, so that the next query retries
let latest = 0;   // only the latest query is answered

async function load() {
  const response = await fetch(indexAddress(self.location.href));
  if (!response.ok) throw new Error(`${response.status}`);
  const index = await response.json();
  if (index.schema !== 1) throw new Error(`unknown schema ${index.schema}`);
  prepare(index);
  return index;
}

function reply(items) {
  self.postMessage({ type: RESULT, data: { items } });
}

async function answer(query) {
  latest += 1;
  const mine = latest;
  if (!query.trim()) return reply([]); // sent on every page load: nothing is fetched for it
  if (!loading) loading = load();
  const waiting = setTimeout(() => {
    if (mine === latest) reply(notice("正在取搜索要用的内容", "请稍等一下。网络慢的时候，也可以点这里回首页，按情况找。"));
  }, SLOW);
  try {
    const index = await loading;
    if (mine === latest) reply(toItems(query, search(index, query)));
  } catch (error) {
    loading = undefined;
    if (mine === latest) reply(notice("搜索暂时用不了", "搜索要用的内容没有取到，多半是网络断了。再输入一次会重试；也可以点这里回首页，按情况找。"));
  } finally {
    clearTimeout(waiting);
  }
  return undefined;
}

self.addEventListener("message", (event) => {
  if (event.data.type === SETUP) self.postMessage({ type: READY });
  if (event.data.type === QUERY) answer(String(event.data.data || ""));
});
