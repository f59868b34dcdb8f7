// The search worker behind Material's search box. Protocol of Material 9.8.1 (undocumented, kept by a browser test):
// in {type: 0} setup, {type: 2, data: query}; out {type: 1} ready, {type: 3, data: {items}}.
import { indexAddress } from "./address.js";
import { fetcherAhead } from "./ahead.js";
import { searchLater } from "./engine.js";
import { notice, toItems } from "./results.js";
import { askFiles, openFiles } from "./store.js";

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;
const SLOW = 800; // milliseconds until the reader is told that the index is still on its way

let latest = 0;   // only the latest query is answered
const index = openFiles(indexAddress(self.location.href), (address, options) => fetch(address, options));
const ahead = fetcherAhead(index, self.navigator.connection);

function reply(items) {
  self.postMessage({ type: RESULT, data: { items } });
}

async function answer(query) {
  latest += 1;
  const mine = latest;
  if (!query.trim()) return reply([]); // sent on every page load: nothing is fetched for it
  const waiting = setTimeout(() => {
    if (mine === latest) reply(notice("正在取搜索要用的内容", "请稍等一下。网络慢的时候，也可以点这里回首页，按情况找。"));
  }, SLOW);
  try {
    ahead.asked();
    const { head, results } = await askFiles(index, searchLater, query);
    if (mine !== latest) return undefined;
    reply(toItems(head, query, results));
    ahead.answered();
  } catch (error) {
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
