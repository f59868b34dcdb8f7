// Search results as the items that Material's result list renders. It inserts title and text as HTML, so both are
// escaped here; it shows no text for a single entry with an anchor, so a provision is two: heading (last) and text.
import { queryTerms } from "./postings.js";
import { fold } from "./text.js";

const KIND_WORDS = {
  scenario: "情景", guide: "做法", channel: "渠道", letter: "文书", lender: "放款方",
  myth: "说法核对", tool: "工具", ladder: "步骤图", law: "法规", provision: "法条", behaviour: "对方做了什么",
};
const SNIPPET = 80;
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

const escapeHtml = (text) => String(text).replace(/[&<>"']/g, (char) => ENTITIES[char]);
const entry = (location, title, text, score) => ({ location, title: escapeHtml(title), text: escapeHtml(text), score, terms: {} });

/** The summary, or the part of the text where the first known word of the query stands. */
function snippet(doc, query) {
  const text = doc.text || "";
  if (doc.summary || text.length <= SNIPPET) return doc.summary || text;
  const places = queryTerms(fold(query)).map((term) => text.indexOf(term)).filter((at) => at >= 0);
  const start = places.length ? Math.max(0, Math.min(...places) - 20) : 0;
  return `${start ? "…" : ""}${text.slice(start, start + SNIPPET)}…`;
}

/** One group of entries per result. The score only tells Enter which entry to open: the best result's. */
function group(query, { doc, note }, score) {
  const title = (KIND_WORDS[doc.kind] ? `${KIND_WORDS[doc.kind]} · ` : "") + doc.title;
  const url = doc.url || ".";
  if (!url.includes("#")) return [entry(url, title, [note, snippet(doc, query)].filter(Boolean).join("。"), score)];
  const subtitle = [doc.rank, note].filter(Boolean).join(" · ") || doc.title;
  return [entry(url, subtitle, snippet(doc, query), score), entry(url, title, "", 0)];
}

/** Results of search() -> items of Material's result message. A note that repeats stands at the first result only. */
export function toItems(query, results) {
  const seen = new Set();
  return results.map(({ doc, note }, at) => {
    const once = seen.has(note) ? undefined : note;
    seen.add(note);
    return group(query, { doc, note: once }, results.length - at);
  });
}

/** A single line for the reader in place of results; it leads to the home page. */
export function notice(title, text) {
  return [[entry(".", title, text, 1)]];
}
