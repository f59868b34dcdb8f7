// Search results as the items that Material's result list renders. It inserts title and text as HTML, so both are
// escaped here; it shows no text for a single entry with an anchor, so a provision is two: heading (last) and text.
import { fold, queryTerms } from "./text.js";

export const KIND_WORDS = {
  scenario: "情景", guide: "做法", channel: "渠道", letter: "文书", lender: "放款方", term: "词语",
  myth: "说法核对", tool: "工具", ladder: "步骤图", law: "法规", provision: "法条", behaviour: "对方做了什么",
};
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export const escapeHtml = (text) => String(text).replace(/[&<>"']/g, (char) => ENTITIES[char]);

/** Pieces of a text: [words, whether the question says them]. Positions are found in the folded text where it has the same length. */
export function pieces(text, wanted) {
  const folded = fold(text).length === text.length ? fold(text) : text;
  const hit = new Array(text.length).fill(false);
  for (const term of wanted)
    if (!term.startsWith("§")) for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1)) hit.fill(true, at, at + term.length);
  const found = [];
  for (let at = 0; at < text.length; at += 1) {
    if (at && hit[at] === hit[at - 1]) found[found.length - 1][0] += text[at];
    else found.push([text[at], hit[at]]);
  }
  return found;
}

const marked = (text, wanted) => pieces(String(text), wanted).map(([words, said]) => (said ? `<mark>${escapeHtml(words)}</mark>` : escapeHtml(words))).join("");
const entry = (location, title, text, score) => ({ location, title, text, score, terms: {} });

/** Numbers of the results: those that come before everything, and by result the one to call there; none stands twice. */
export function phonesOf(results) {
  const first = (results.length && results[0].dial) || [];
  return { first, each: results.map(({ doc, dial }, nth) => (nth && dial ? dial : (doc.phones || []).slice(0, 1)).filter((phone) => !first.includes(phone))) };
}

const phoneMark = (phone, name) => ` <span class="${name}">${escapeHtml(phone)}</span>`;

/** One group of entries per result. The score only tells Enter which entry to open: the best result's. */
function group(wanted, { doc, note }, score, phones) {
  const title = (KIND_WORDS[doc.kind] ? `${KIND_WORDS[doc.kind]} · ` : "") + marked(doc.title, wanted);
  const url = doc.url || ".";
  const text = [note && escapeHtml(note), marked(doc.summary || "", wanted)].filter(Boolean).join("。")
    + phones;
  if (!url.includes("#")) return [entry(url, title, text, score)];
  const subtitle = escapeHtml([doc.rank, note].filter(Boolean).join(" · ") || doc.title);
  return [entry(url, subtitle, marked(doc.summary || "", wanted) + phones, score), entry(url, title, "", 0)];
}

/** Results of search() -> items of Material's result message. A note that repeats stands at the first result only. */
export function toItems(head, query, results) {
  const wanted = queryTerms(fold(query), head.stop);
  const seen = new Set();
  const { first, each } = phonesOf(results);
  return results.map(({ doc, note }, at) => {
    const once = seen.has(note) ? undefined : note;
    seen.add(note);
    const phones = (at ? [] : first.map((phone) => phoneMark(phone, "kb-phone kb-dial"))).concat(each[at].map((phone) => phoneMark(phone, "kb-phone")));
    return group(wanted, { doc, note: once }, results.length - at, phones.join(""));
  });
}

/** A single line for the reader in place of results; it leads to the home page. */
export function notice(title, text) {
  return [[entry(".", escapeHtml(title), escapeHtml(text), 1)]];
}
