// The results on the page: numbers to dial first, then what fits best, then the rest by what it is for. Everything goes in
// as text, so nothing that is typed or stands in the index can become markup. Links are plain ones.
import { KIND_WORDS, phonesOf, pieces } from "./results.js";

const FIRST = ["先看这个", []];
const LAW = ["法律条文", ["provision", "law"]];
const QUIET = 3; // results before the doors, where the search is not sure: as many as are read without scrolling far
const GROUPS = [["情景和做法", ["scenario", "guide", "myth", "term", "ladder", "behaviour", "lender", "page", "tool"]], ["打给谁、去哪投诉", ["channel"]], ["能用的文书", ["letter"]]];

function make(tag, className, ...inside) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...inside);
  return node;
}

const markedNodes = (text, wanted) => pieces(text, wanted).map(([words, said]) => (said ? make("mark", "", words) : words));

/** A number to tap; `when` it is meant stands in the button, where it is not for everybody. */
function call(phone, when = "") {
  const link = make("a", "kb-call", `${when}打 ${phone}`);
  link.href = `tel:${phone}`;
  return link;
}

/** One result: what it is, its name, the answer in one sentence, and the number to tap. */
function card(root, wanted, { doc, note, phones }) {
  const link = make("a", "", ...markedNodes(doc.title, wanted));
  link.href = new URL(doc.url || ".", root).href.replace(/\/(?=$|#)/, location.protocol === "file:" ? "/index.html" : "/");
  const kind = [KIND_WORDS[doc.kind], doc.rank].filter(Boolean).join(" · ");
  const item = make("li", "kb-result", make("small", "kb-rank", kind), " ", link, make("p", "", ...markedNodes([note, doc.summary].filter(Boolean).join("。"), wanted)));
  item.append(...phones.map((phone) => call(phone)));
  return item;
}

const listOf = (root, wanted, rows) => make("ol", "", ...rows.map((row) => card(root, wanted, row)));

/** The results in groups, in place of what `list` held. A note that repeats stands at the first result only. The doors,
 *  `ways()`, come first where the question is too broad, and after a few pages where the search is not sure (sure.js).
 *  `whenIll()`: what stands in the button of 120 where it is only for somebody taken ill. */
export function draw(list, root, wanted, results, ways, whenIll) {
  list.textContent = "";
  const { first, each } = phonesOf(results);
  const notes = results.map(({ note }) => note);
  const rows = results.map((result, nth) => ({ ...result, nth, phones: each[nth], note: notes.indexOf(result.note) === nth ? result.note : undefined }));
  const doors = ways && results.length ? results[0].doors : "";
  const quiet = doors === "weak" ? QUIET : 0;
  list.classList.toggle("kb-weak", Boolean(quiet));
  if (first.length) list.append(make("div", "kb-dials", ...first.map((phone) => call(phone, phone === "120" && results[0].ill ? whenIll() : ""))));
  if (quiet) list.append(listOf(root, wanted, rows.slice(0, quiet)));
  if (doors) list.append(ways());
  const asksForLaw = results.length && LAW[1].includes(results[0].doc.kind); // then what the number was before stands next
  for (const [title, kinds] of asksForLaw ? [FIRST, LAW, ...GROUPS] : [FIRST, ...GROUPS, LAW]) {
    const part = rows.filter(({ doc, nth }) => nth >= quiet && (kinds.length ? (nth || quiet) && kinds.includes(doc.kind) : !nth));
    if (part.length) list.append(make("h2", "", title), listOf(root, wanted, part));
  }
}
