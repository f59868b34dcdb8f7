// Words before an article number that are no law's name, but mean one: 民法点680条, 个信法13条, 民间借贷25条.
import { NOT_AFTER, withoutLooseWords } from "./articles.js";
import { NUMERAL } from "./numbers.js";
import { alike, soundsOf } from "./sounds.js";
import { compact, fold } from "./text.js";

const BEFORE_NUMBER = [new RegExp(`(\\p{Script=Han}{2,60}?)\\s*第?\\s*${NUMERAL}\\s*条${NOT_AFTER}`, "u"), /(\p{Script=Han}{1,13}[法典])\s*[0-9]{2,4}$/u];
const NUMERALS = /^[第零〇一二两三四五六七八九十百千]+$/;
const BODY = /^(?:最高人民法院|最高法院?|最高院|高法|两高|法院)(?=..)/; // before the name
const ALIKE = 0.85;
const PLAIN = 6; // characters of a name that left some out: as many name one law, however they sound

function before(text) {
  const apart = text.replace(/[《》“”"、]/g, "").replace(/第/g, " 第");
  const [, said] = BEFORE_NUMBER.map((shape) => apart.match(shape)).find(Boolean) || [];
  return said && !NUMERALS.test(said) ? said : undefined;
}

/** A generator: asks for the names that a question may have in it and returns {law: names}; undefined if it has none of the
 *  marks that all names have (head.law_marks, scripts/kb/search/law.py). */
export function* namesIn(head, text) {
  const said = compact(text).replace(/法[院官]/g, " ");
  const marks = (head.law_marks || "").split(" ").filter((mark) => mark && said.includes(mark));
  if (!marks.length) return undefined;
  const names = {};
  for (const rows of yield { terms: marks.map((mark) => `%${mark}`) })
    for (const [law, ...held] of rows || []) names[law] = (names[law] || []).concat(held);
  return names;
}

/** Whether an article number follows words that are no statute's name, or more than one. */
export function slipInName({ found, apart }, text) {
  return Boolean(before(text)) && (apart || !found.some(({ statute }) => statute));
}

const namesOf = (statutes) => [].concat(...Object.keys(statutes).map((id) => statutes[id].map((each) => ({ id, name: compact(fold(each)) }))));
const plainly = (said) => withoutLooseWords(said.replace(BODY, ""));

/** The text with the name that these words leave something out of (商业银行信用卡业务管理办法), where they are long enough to be sure
 *  without the readings of characters; else undefined. */
export function fullName(text, statutes) {
  const said = before(text);
  const meant = said && plainly(said).length >= PLAIN && shortest(namesOf(statutes).filter(({ name }) => shortens(plainly(said), name)));
  return meant ? text.replace(/[《》“”"、]/g, "").replace(said, meant.name) : undefined;
}

/** The text with those words replaced by the name they sound most like, whatever their order; else by one that they
 *  shorten (个信法, 消权法) or begin (民间借贷; two characters only if one law's name does). `statutes`: the names of each. */
export function repairName(text, statutes, table) {
  const said = before(text);
  if (!said) return text;
  text = text.replace(/[《》“”"、]/g, "");
  const names = namesOf(statutes);
  let best = { share: ALIKE, part: "" };
  for (const { name } of names) {
    const part = Array.from(said).slice(-Array.from(name).length).join("");
    if (name.length < 3 && part !== said) continue; // 刑法 sounds like the end of too much
    const share = alike(soundsOf(part, table), soundsOf(name, table));
    if (share > best.share || (share === best.share && part.length > best.part.length)) best = { share, name, part };
  }
  if (best.name) return text.replace(best.part, best.name);
  const plain = plainly(said);
  const meant = shortest(names.filter(({ name }) => shortens(plain, name))) || onlyOne(plain, names.filter(({ name }) => name.startsWith(plain)));
  return meant ? text.replace(said, meant.name) : text;
}

const shortest = (named) => named.sort((a, b) => a.name.length - b.name.length)[0];
const onlyOne = (said, named) => (said.length > 2 || named.every(({ id }) => id === named[0].id) ? shortest(named) : undefined);

/** Whether the characters of a name's short form stand in it in the same order, the first and the last being its own. */
function shortens(said, name) {
  const full = name.replace(/^中华人民共和国/, "");
  if (said.length < (/[法典]$/.test(said) ? 2 : 3) || said[0] !== full[0] || said[said.length - 1] !== full[full.length - 1]) return false;
  let at = -1;
  return Array.from(said).every((char) => { at = full.indexOf(char, at + 1); return at >= 0; });
}
