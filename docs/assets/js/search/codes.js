// What a question names by number: articles, phone codes, a court's case number.
import { withoutStopWords } from "./text.js";

// Steps above all text scores, which end at 100.
const CASE = 4e5;
const CITED = 3e5;
const REPLACED = 25e4;
const PHONE = 2e5;
const NUMBER = 1e5;
export const STEP = 101;
const CASE_NUMBER = /[([〔]?(?:19|20)[0-9]{2}[)\]〕]?\s*(\p{Script=Han}{1,4}[0-9]{0,6}\p{Script=Han}{1,6})\s*[0-9]{1,6}\s*号?/u;

// 广仲案字(2026)第123号: arbitration commissions put the letters first.
const COMMISSION_NUMBER = /(\p{Script=Han}{0,6}仲\p{Script=Han}{0,4})\s*[([〔]?(?:19|20)[0-9]{2}[)\]〕]?\s*第?\s*[0-9]{1,6}\s*号/u;

// 第一款第（五）项, as compact() leaves it.
const PARTS = /第?[0-9零〇一二两三四五六七八九十]+[款项目]/g;

/** A case number in the question: {rest: the question without it, go: documents}. */
export function caseIn(text, cases) {
  const found = text.match(CASE_NUMBER) || text.match(COMMISSION_NUMBER);
  const fits = found && (cases || []).find(([letters]) => letters.some((each) => found[1].includes(each)));
  return fits ? { rest: text.replace(found[0], " "), go: fits[1].map((at, nth) => ({ at, step: CASE - STEP * nth })) } : { rest: text, go: [] };
}

/** What is asked for by a whole name, as keys of the index: phone codes (010-12321, 12378), and a short question, which may be the name of an app. */
export function nameKeys(text) {
  const shapes = [/[0-9]+(?![0-9条%元万])/g, /[0-9][0-9 -]+[0-9]/g];
  const codes = [].concat(...shapes.map((shape) => text.match(shape) || [])).map((code) => code.replace(/[^0-9]/g, ""));
  return Array.from(new Set(codes.concat(text))).filter((name) => name.length < 16).slice(0, 7).map((name) => `@${name}`);
}

export const phoneHits = (lists) => [].concat(...lists.map((list) => list || [])).map((at) => ({ at, step: PHONE }));

/** What a list of the index, one entry for each law, says of this one; nothing of =合同法. */
const ofLaw = (head, list, statute) => (list || [])[Number(statute)];

/** The document of a law's own page; its provisions follow it. -1 if it has none. */
export function pageOf(head, statute) {
  const at = ofLaw(head, head.laws, statute);
  return at === undefined ? -1 : at;
}

/** The text in force in that year, by its own year; undefined where we know none so early. */
const textOf = (texts, year) => texts.find((each) => each <= year);

/** Former numbers of the text that is meant come first, then those of later texts. */
const byText = (before, meant) => [...before].sort((one, other) => (other[4] === meant) - (one[4] === meant) || other[4] - one[4]);

/** {at, step, formerly?, of?, absent?, earlier?, missing?} for the provisions named: the number is a former one (of the
 *  text of that year; today's is not held), is today's though the question names an earlier year, is not held at all.
 *  `numbers` maps an article number to its list in the index; `years`: of each law's texts, where the question names a year. */
export function articleHits(head, text, { found, rest }, numbers, years) {
  const hits = [];
  const alone = withoutStopWords(rest.replace(PARTS, ""), head.stop).trim().length <= 2; // 第五十条第一款是什么
  const asksForNow = /旧|以前的|原来[的第]|修[订正]前|[原老]的?第|现在[是叫]?第?[几哪]|[改变]成了?第?[几哪]|新法里?[是叫]?第?[几哪]/.test(text);
  found.filter(({ statute }) => statute || alone).forEach(({ statute, no, year, loose }, nth) => {
    const [since, ...texts] = ofLaw(head, years, statute) || [];
    const rows = (numbers.get(no) || []).filter((row) => !statute || row[1] === statute).sort((a, b) => b[2] - a[2] || a[0] - b[0]);
    const former = rows.filter((row) => row[4] && !rows.some((other) => other[0] === row[0] && !other[4]));
    const meant = year < since ? textOf(texts, year) : undefined;
    const before = statute ? byText(former, meant) : former;
    const now = rows.filter((row) => !row[4]);
    const old = asksForNow || (year < since && before.some((row) => row[4] === meant));
    // Without a name, old numbers come after two laws: the long tail of other documents must not bury them.
    const ahead = statute ? now : now.filter((row) => row[3]).slice(0, 2);
    const others = now.filter((row) => !ahead.includes(row));
    const order = old ? before.concat(ahead, others) : ahead.concat(before, others);
    order.forEach((row, i) => hits.push({
      at: row[0], step: (statute ? CITED : NUMBER) - STEP * (20 * nth + i),
      formerly: row[4] ? no : undefined, of: row[4], absent: statute && !old && !now.length, earlier: year < since ? year : undefined,
    }));
    if (statute && !order.length && !loose && pageOf(head, statute) >= 0) hits.push({ at: pageOf(head, statute), step: CITED - STEP * 20 * nth, missing: no });
  });
  return hits;
}

/** Whether citationReader() means a law that is gone or none of ours: =合同法. Its numbers are of no use. */
export const isGone = (statute) => Boolean(statute) && statute[0] === "=";

/** {at, step, replaced} for an article of a law that is no longer in force: the page of the law that came after it. */
export function replacedHits(head, { found, rest, first }) {
  const gone = found.map(({ statute }) => statute).concat(rest.trim().length < 2 ? first : []).filter(isGone);
  return gone.slice(0, 1).map((id) => ({ at: pageOf(head, head.replaced[id.slice(1)]), step: REPLACED, replaced: id.slice(1) })).filter(({ at }) => at >= 0);
}
