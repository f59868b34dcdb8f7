// What a result says of itself: the word for its kind, the words of the question in its text, its numbers.
import { fold } from "./text.js";

export const KIND_WORDS = {
  scenario: "情景", guide: "做法", channel: "渠道", letter: "文书", lender: "放款方", term: "词语",
  myth: "说法核对", tool: "工具", ladder: "步骤图", law: "法规", provision: "法条", behaviour: "对方做了什么",
};

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

/** Numbers of the results: those that come before everything, and by result the one to call there; none stands twice. */
export function phonesOf(results) {
  const first = (results.length && results[0].dial) || [];
  return { first, each: results.map(({ doc, dial }, nth) => (nth && dial ? dial : (doc.phones || []).slice(0, 1)).filter((phone) => !first.includes(phone))) };
}
