// Article numbers as readers type them: 第五十条, 第50条, 民法典1032, 刑法293-1.
import { compact, fold } from "./text.js";

const DIGITS = "零一二三四五六七八九";
const UNITS = { 十: 10, 百: 100, 千: 1000 };
const NUMERAL = "(?:[0-9]{1,4}(?![0-9])|[零〇一二两三四五六七八九十百千]{1,9})";
const IN_TEXT = new RegExp(`第\\s*(${NUMERAL})\\s*条(?:之(${NUMERAL}))?`, "g");
// What follows a number that is no article number: parts of an article, things that are counted.
const NOT_BEFORE = "(?![0-9零〇一二两三四五六七八九十百千条款项章节编%倍元块万天日年月次岁个点号])";

function toInt(numeral) {
  const plain = numeral.replace(/〇/g, "零").replace(/两/g, "二");
  if (!/[十百千]/.test(plain)) return Number(plain.replace(/[^0-9]/g, (char) => DIGITS.indexOf(char)));
  let total = 0;
  let digit = 0;
  for (const char of plain) {
    if (UNITS[char]) total += (digit || 1) * UNITS[char];
    digit = UNITS[char] ? 0 : DIGITS.indexOf(char);
  }
  return total + digit;
}

function chinese(number) {
  let out = "";
  let gap = false;
  for (const [unit, size] of [["千", 1000], ["百", 100], ["十", 10], ["", 1]]) {
    const digit = Math.floor(number / size) % 10;
    if (digit) out += (gap ? "零" : "") + DIGITS[digit] + unit;
    gap = !digit && out !== "";
  }
  return number >= 10 && number < 20 ? out.slice(1) : out;
}

const articleNo = (main, extra) => toInt(main) + (extra ? `-${toInt(extra)}` : "");

/** "293-1" -> 第二百九十三条之一. */
export function articleLabel(no) {
  const [main, extra] = no.split("-").map(Number);
  return `第${chinese(main)}条${extra ? `之${chinese(extra)}` : ""}`;
}

/** Both spellings of an article in running text become one term: §50. */
export function markArticles(text) {
  return text.replace(IN_TEXT, (all, main, extra) => ` §${articleNo(main, extra)} `);
}

/** Makes the reader of citations for these statutes ({id: [names]}). */
export function citationReader(statutes) {
  const owner = new Map();
  for (const id of Object.keys(statutes))
    for (const name of statutes[id].map((each) => compact(fold(each))))
      if (name && !owner.has(name)) owner.set(name, id);
  const names = Array.from(owner.keys()).sort((a, b) => b.length - a.length).join("|") || "(?!)";
  const shape = new RegExp(`(${names})|[0-9]{5,}|(第?)(${NUMERAL})(条?)(?:之(${NUMERAL}))?${NOT_BEFORE}`, "g");

  /** query -> {found: [{statute?, no}], rest: the query without names and citations}. */
  return function read(query) {
    const text = compact(query);
    const found = [];
    let rest = text;
    let named;      // the statute that numbers now belong to
    let first;      // numbers before any name belong to the first name
    let end = -1;   // where the last name or citation ended
    text.replace(shape, (all, name, ordinal, main, article, extra, at) => {
      const follows = named && /^[ 和与及或到至]?$/.test(text.slice(end, at));
      if (name) {
        named = owner.get(name);
        first = first || named;
      } else if (main && ((ordinal && article) || follows || all === text)) {
        found.push({ statute: named, no: articleNo(main, extra) });
      } else return;
      rest = rest.replace(all, " ");
      end = at + all.length;
    });
    for (const citation of found) citation.statute = citation.statute || first;
    return { found, rest };
  };
}
