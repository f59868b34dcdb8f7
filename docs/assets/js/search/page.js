// The search as a page of its own (search/?q=…), for links, bookmarks and places where the search box cannot work.
// From http it asks the small files; opened from a folder (file://) it reads the whole index from kb-index.js.
import { fetcherAhead } from "./ahead.js";
import { search, searchLater } from "./engine.js";
import { KIND_WORDS, phonesOf, pieces } from "./results.js";
import { askFiles, openFiles } from "./store.js";
import { fold, queryTerms } from "./text.js";

const PAUSE = 120; // milliseconds without a key before the question is asked
const FIRST = ["先看这个", []];
const LAW = ["法律条文", ["provision", "law"]];
const GROUPS = [["情景和做法", ["scenario", "guide", "myth", "term", "ladder", "behaviour", "lender", "page", "tool"]], ["打给谁、去哪投诉", ["channel"]], ["能用的文书", ["letter"]]];

function make(tag, className, ...inside) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...inside);
  return node;
}

const markedNodes = (text, wanted) => pieces(text, wanted).map(([words, said]) => (said ? make("mark", "", words) : words));

function call(phone) {
  const link = make("a", "kb-call", `打 ${phone}`);
  link.href = `tel:${phone}`;
  return link;
}

/** One result: what it is, its name, the answer in one sentence, and the number to tap. */
function card(root, wanted, { doc, note, phones }) {
  const link = make("a", "", ...markedNodes(doc.title, wanted));
  link.href = new URL(doc.url || ".", root).href.replace(/\/(?=$|#)/, location.protocol === "file:" ? "/index.html" : "/");
  const kind = [KIND_WORDS[doc.kind], doc.rank].filter(Boolean).join(" · ");
  const item = make("li", "kb-result", make("small", "kb-rank", kind), " ", link, make("p", "", ...markedNodes([note, doc.summary].filter(Boolean).join("。"), wanted)));
  item.append(...phones.map(call));
  return item;
}

function draw(list, root, wanted, results) {
  list.replaceChildren();
  const { first, each } = phonesOf(results);
  if (first.length) list.append(make("div", "kb-dials", ...first.map(call)));
  const asksForLaw = results.length && LAW[1].includes(results[0].doc.kind); // then what the number was before stands next
  for (const [title, kinds] of asksForLaw ? [FIRST, LAW, ...GROUPS] : [FIRST, ...GROUPS, LAW]) {
    const rows = results.map((result, nth) => ({ ...result, phones: each[nth] })).filter(({ doc }, nth) => (kinds.length ? nth && kinds.includes(doc.kind) : !nth));
    if (rows.length) list.append(make("h2", "", title), make("ol", "", ...rows.map((row) => card(root, wanted, row))));
  }
}

/** The question in the address. The theme opens its own search box over the page for ?q=, so it must not see it: the
 *  theme's script runs after this one and before the page has loaded. */
function takeQuestion() {
  const asked = new URLSearchParams(location.search).get("q") || "";
  const here = location.href;
  try {
    history.replaceState(null, "", location.pathname);
    window.addEventListener("load", () => history.replaceState(null, "", here));
  } catch (error) { /* some browsers refuse this for files; then the theme's box may open */ }
  return asked;
}

function start() {
  const form = document.querySelector("form.kb-ask");
  const list = document.querySelector(".kb-results");
  const status = document.querySelector(".kb-ask-status");
  if (!form || !list || !status) return;
  const asked = takeQuestion();
  const field = form.elements.q;
  const root = new URL(form.dataset.root, location.href);
  const whole = self.kbIndex;
  const files = whole ? undefined : openFiles(new URL("search/kb-index.json", root).href, (address, options) => fetch(address, options));
  const ahead = files && fetcherAhead(files, navigator.connection);
  let latest = 0;

  async function answer() {
    latest += 1;
    const mine = latest;
    const query = field.value;
    if (!query.trim()) {
      list.replaceChildren();
      status.textContent = "";
      return;
    }
    try {
      if (ahead) ahead.asked();
      const { head, results } = whole ? { head: whole, results: search(whole, query) } : await askFiles(files, searchLater, query);
      if (mine !== latest) return;
      draw(list, root, queryTerms(fold(query), head.stop), results);
      status.textContent = results.length && results[0].dial ? "先打电话，再看下面。" : `找到 ${results.length} 条，最对得上的在前。`;
      if (ahead) ahead.answered();
    } catch (error) {
      if (mine === latest) status.textContent = "搜索要用的内容没有取到，多半是网络断了。再按一次“搜”会重试；也可以按下面的目录找。";
    }
  }

  let waiting;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(answer, PAUSE);
  };
  field.addEventListener("input", (event) => event.isComposing || soon());
  field.addEventListener("compositionend", soon);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", `${location.pathname}?q=${encodeURIComponent(field.value)}`);
    answer();
  });
  form.hidden = false;
  field.value = asked;
  if (field.value) answer();
  else field.focus();
}

start();
