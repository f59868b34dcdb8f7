// Numbers of documents as readers type them: 法释〔2020〕6号, 法释2020第6号, 国务院631号令, 银保监会令2022年9号, GB/T45251.
// What the laws have is a table of its own, asked for when a question looks like it, a text for each law: "法释2018-5 法释2009-19",
// "国务院令-631" (scripts/kb/search/law.py).
import { articleNo, NUMERAL } from "./numbers.js";
import { pageOf, STEP } from "./codes.js";
import { fold } from "./text.js";

const DOCUMENT = 27e4; // above a law that came after another, below an article

const GAP = "[^\\p{L}\\p{N}]*";
const YEAR_OF = "((?:19|20)[0-9]{2})";
const NUMBER_OF = `(${NUMERAL})(?![0-9条款项月日天个次元万点岁年])`;
const HAN_CHAR = "\\p{Script=Han}";
const SHAPES = [
  [new RegExp(`(${HAN_CHAR}*)${GAP}${YEAR_OF}${GAP}年?${GAP}第?${GAP}${NUMBER_OF}${GAP}(号令?|文件?)?`, "gu"), ([all, body, year, number, mark]) => ({ all, body, year, number, mark })],
  [new RegExp(`${YEAR_OF}${GAP}年?${GAP}(${HAN_CHAR}{1,20}?)${GAP}第?${GAP}${NUMBER_OF}${GAP}(号令?)`, "gu"), ([all, year, body, number, mark]) => ({ all, body, year, number, mark })],
  [new RegExp(`(${HAN_CHAR}*?)${GAP}第?${GAP}${NUMBER_OF}${GAP}(号令?)`, "gu"), ([all, body, number, mark]) => ({ all, body, number, mark })],
  [/(gb|国标)?[ /]*t?[ ]*([0-9]{5})(?:\s*[-—–]\s*((?:19|20)[0-9]{2}))?(?![0-9])/g, ([all, , number, year]) => ({ all, body: "gb/t", year, number, mark: "号" })],
];

const documents = new WeakMap();

/** Whether a question may name a document by its number. */
export const mayNumberDocuments = (text) => /[号令〔]|gb|国标|[0-9]{5}|(?:19|20)[0-9]{2}[^0-9]/.test(text) && /[0-9零〇一二三四五六七八九十]/.test(text);

function documentsOf(table) {
  if (!documents.has(table)) documents.set(table, [].concat(...table.map((each, law) => each.split(" ").filter(Boolean).map((said, nth) => {
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

/** A generator: asks for names, returns {text: the question with the name of the law in the number's place, laws: all that the number may mean}. Neither
 *  changes what names no document that is held: a date, a house number, a court's case. */
export function* documentsIn(text, table) {
  for (const [shape, taken] of SHAPES) {
    const alone = new RegExp(shape.source, "u");
    for (const found of text.match(shape) || []) {
      const { all, body, year, number, mark = "" } = taken(found.match(alone));
      const value = articleNo(number);
      const typed = body + (mark.includes("令") ? "令" : "");
      const same = documentsOf(table).filter((each) => each.number === value && (!year || !each.year || each.year === year));
      const fits = same.map((each) => ({ ...each, said: namesBody(typed, each.body) }))
        .filter(({ said, body: whole }) => (typed ? said >= Math.min(2, whole.length) || (said && mark.includes("令")) : year && mark));
      const most = Math.max(0, ...fits.map(({ said }) => said));
      const best = fits.filter(({ said }) => said === most).sort((a, b) => a.nth - b.nth || a.law - b.law);
      const laws = Array.from(new Set(best.map(({ law }) => law)));
      if (!laws.length) continue;
      if (typed === "gb/t") return { text, laws }; // the standard's number is one of its names: words find it too
      const [title, short] = (yield { table: "statutes" })[laws[0]];
      const name = laws.length === 1 ? short || title : " ";
      const kept = typed && body.length > most ? body.slice(0, body.length - (mark.includes("令") ? most - 1 : most)) : "";
      return { text: text.replace(all, `${kept}${name} `), laws };
    }
  }
  return { text, laws: [] };
}

/** A number names the document as a whole: its page stands first, of several (one decision amends many) that whose own
 *  number it is. An article of it stands before. */
export const documentHits = (head, { laws }) => laws
  .map((law, nth) => ({ at: pageOf(head, String(law)), step: DOCUMENT - STEP * nth })).filter(({ at }) => at >= 0);
