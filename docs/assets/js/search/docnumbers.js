// Numbers of documents as readers type them: 法释〔2020〕6号, 法释2020第6号, 国务院631号令, 银保监会令2022年9号, GB/T45251.
// What the laws have is a table of its own, asked for when a question looks like it, a text for each law: "信用卡解释|法释2018-5 法释2009-19",
// "征信条例|国务院令-631" (scripts/kb/search/law.py).
import { articleNo, NUMERAL } from "./numbers.js";
import { pageOf, STEP } from "./codes.js";
import { fold } from "./text.js";

const DOCUMENT = 27e4; // above a law that came after another, below an article

const GAP = "[^\\p{L}\\p{N}]*";
const YEAR_OF = "((?:19|20)[0-9]{2})";
const NUMBER_OF = `(${NUMERAL})(?![0-9条款项月日天个次元万点岁年])`;
const WHOLE = "(?![零〇一二两三四五六七八九十百千])"; // 支付令 十五天: no number 十
const HAN_CHAR = "\\p{Script=Han}";
const SHAPES = [
  [new RegExp(`(${HAN_CHAR}*)${GAP}${YEAR_OF}${GAP}年?${GAP}第?${GAP}${NUMBER_OF}${GAP}(号令?|文件?)?`, "gu"), ([all, body, year, number, mark]) => ({ all, body, year, number, mark })],
  [new RegExp(`${YEAR_OF}${GAP}年?${GAP}(${HAN_CHAR}{1,20}?)${GAP}第?${GAP}${NUMBER_OF}${GAP}(号令?)`, "gu"), ([all, year, body, number, mark]) => ({ all, body, year, number, mark })],
  [new RegExp(`(${HAN_CHAR}*?)${GAP}第?${GAP}${NUMBER_OF}${GAP}(号令?)`, "gu"), ([all, body, number, mark]) => ({ all, body, number, mark })],
  [new RegExp(`(${HAN_CHAR}+令)${GAP}第?${GAP}${NUMBER_OF}${WHOLE}`, "gu"), ([all, body, number]) => ({ all, body, number })], // 国务院令 631
  [new RegExp(`第?${GAP}${NUMBER_OF}${GAP}号${GAP}(${HAN_CHAR}{2,20}令)`, "gu"), ([all, number, body]) => ({ all, body, number })], // 第631号国务院令
  [/(gb|国标)?[ /]*t?[ ]*([0-9]{5})(?:\s*[-—–]\s*((?:19|20)[0-9]{2}))?(?![0-9])/g, ([all, , number, year]) => ({ all, body: "gb/t", year, number, mark: "号" })],
];

const documents = new WeakMap();
const HAN_YEAR = /(?:二[〇零○]|一九)[〇零○一二三四五六七八九]{2}(?=年|[^\p{L}\p{N}])/gu;

/** Years in figures, and 令 beside the body that gave it: 法释〔二〇二〇〕六号, 公安部 令 第160号. */
const inFigures = (text) => text.replace(HAN_YEAR, (year) => Array.from(year.replace(/○/g, "〇"), (char) => articleNo(char)).join("")).replace(/\s+(?=令)/g, "");

/** Whether a question may name a document by its number. */
export const mayNumberDocuments = (text) => /[号〔]|令[^\p{L}\p{N}]*第?[0-9〇一二三四五六七八九十]|令.*(?:19|20)[0-9]{2}|gb|国标|[0-9]{5}|(?:19|20)[0-9]{2}[^0-9]/u.test(text) && /[0-9零〇一二三四五六七八九十]/.test(text);

function documentsOf(table) {
  if (!documents.has(table)) documents.set(table, [].concat(...table.map((each, law) => each.replace(/^.*\|/, "").split(" ").filter(Boolean).map((said, nth) => {
    const [, body, year, number] = said.match(/^(.*?)((?:19|20)[0-9]{2})?-([0-9]+)$/);
    return { law, nth, body: fold(body), year, number };
  }))));
  return documents.get(table);
}

/** How much of what stands before a number names this body: its last characters, in their order, some left out
 *  (银保监会令 for 中国银行保险监督管理委员会令); 0 when the very last is another. */
function namesBody(typed, body) {
  const end = typed.length - 1;
  let at = body.length - 1;
  let said = 0;
  for (let place = end; place >= 0 && at >= 0; place -= 1) {
    const found = body.lastIndexOf(typed[place], at);
    if (found < 0 || (place === end && found !== body.length - 1)) break;
    said += 1;
    at = found - 1;
  }
  return said;
}

/** The same where 令 is left out: 国务院第631号. */
const unnamed = (typed, body) => (typed.length > 1 && namesBody(`${typed}令`, body) > typed.length ? typed.length : 0);

/** {text: the question with the name of the law in the number's place, laws: all that the number may mean, names: {law: that name}, rest: the question
 *  without it}. Nothing of what names no document that is held: a date, a house number, a court's case. */
export function documentsIn(said, table) {
  const text = inFigures(said);
  for (const [shape, taken] of SHAPES) {
    const alone = new RegExp(shape.source, "u");
    for (const found of text.match(shape) || []) {
      const { all, body, year, number, mark = "" } = taken(found.match(alone));
      const value = articleNo(number);
      const apart = mark.includes("令") && !body.endsWith("令");
      const typed = body + (apart ? "令" : "");
      const same = documentsOf(table).filter((each) => each.number === value && (!year || !each.year || each.year === year));
      const fits = same.map((each) => ({ ...each, said: Math.max(namesBody(typed, each.body), mark === "号" ? unnamed(typed, each.body) : 0) }))
        .filter(({ said, body: whole }) => (typed ? said >= Math.min(2, whole.length) || (said && mark.includes("令")) : year && mark));
      const most = Math.max(0, ...fits.map(({ said }) => said));
      const best = fits.filter(({ said }) => said === most).sort((a, b) => a.nth - b.nth || a.law - b.law);
      const laws = Array.from(new Set(best.map(({ law }) => law)));
      if (!laws.length) continue;
      if (typed === "gb/t") return { text, laws, names: {}, rest: text }; // the standard's number is one of its names: words find it too
      const name = laws.length === 1 ? table[laws[0]].split("|")[0] : " ";
      const kept = typed && body.length > most ? body.slice(0, body.length - (apart ? most - 1 : most)) : "";
      const names = laws.length === 1 ? { [laws[0]]: [name] } : {};
      return { text: text.replace(all, `${kept}${name} `), laws, names, rest: text.replace(all, kept) };
    }
  }
  return { text: said, laws: [], names: {}, rest: said };
}

/** A number names the document as a whole: its page stands first, of several (one decision amends many) that whose own
 *  number it is. An article of it stands before. */
export const documentHits = (head, { laws }) => laws
  .map((law, nth) => ({ at: pageOf(head, String(law)), step: DOCUMENT - STEP * nth })).filter(({ at }) => at >= 0);
