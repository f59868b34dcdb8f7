// Chinese and Arabic numerals of articles: 第五十条 and 第50条 are the same term, §50.

const UNITS = { 十: 10, 百: 100, 千: 1000 };
export const NUMERAL = "(?:[0-9]{1,4}(?![0-9])|[零〇一二两三四五六七八九十百千]{1,9})";
const ARTICLE = new RegExp(`第\\s*(${NUMERAL})\\s*条(?:之(${NUMERAL}))?`, "g");

const digitOf = (char) => "零一二三四五六七八九".indexOf(char.replace("〇", "零").replace("两", "二"));

function toInt(numeral) {
  if (!/[十百千]/.test(numeral)) return Number(numeral.replace(/[^0-9]/g, digitOf));
  let total = 0;
  let digit = 0;
  for (const char of numeral) {
    if (UNITS[char]) total += (digit || 1) * UNITS[char];
    digit = UNITS[char] ? 0 : digitOf(char);
  }
  return total + digit;
}

export const articleNo = (main, extra) => toInt(main) + (extra ? `-${toInt(extra)}` : "");

/** Both spellings of an article in running text become one term: §50, §293-1. */
export function markArticles(text) {
  return text.replace(ARTICLE, (all, main, extra) => ` §${articleNo(main, extra)} `);
}

/** The first article number in a title as it stands there: 第二百九十三条之一. */
export function articleIn(title) {
  return (title.match(ARTICLE) || [""])[0];
}
