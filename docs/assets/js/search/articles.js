// Citations as readers type them: 第五十条, 第50条, 民法典1032, 刑法293-1, 法释〔2020〕6号第25条.
import { articleNo, NUMERAL } from "./numbers.js";
import { soundsOf } from "./sounds.js";
import { compact, fold } from "./text.js";

// What follows a number that is no article number: parts of an article, things that are counted.
const NOT_BEFORE = "(?![0-9零〇一二两三四五六七八九十百千条款项章节编%倍元块万天日年月次岁个点号]|短信|消息|微信|信息|语音)";

/** Makes the reader of citations for these statutes ({id: [names]}). */
export function citationReader(statutes) {
  const owner = new Map();
  for (const id of Object.keys(statutes))
    for (const name of statutes[id].map((each) => compact(fold(each))))
      if (name && !owner.has(name)) owner.set(name, id);
  const names = Array.from(owner.keys()).sort((a, b) => b.length - a.length).join("|") || "(?!)";
  const shape = new RegExp(`(${names})|[0-9]{5,}|(第?)(${NUMERAL})(条?)(?:之(${NUMERAL}))?${NOT_BEFORE}`, "g");

  /** query -> {found: [{statute?, no}], first: the statute named first, rest: the query without names and citations}. */
  return function read(query) {
    const text = compact(query);
    const found = [];
    let rest = text;
    let named;     // the statute that numbers now belong to
    let first;     // numbers before any name belong to the first name
    let end = 0;   // where the last name or citation ended
    text.replace(shape, (all, name, ordinal, main, article, extra, at) => {
      const follows = named && /^[ 和与及或到至]?$/.test(text.slice(end, at));
      if (name) {
        named = owner.get(name);
        first = first || named;
      } else if (main && ((ordinal && article) || follows || all === text)) {
        found.push({ statute: named, no: articleNo(main, extra) });
      } else return;
      rest = rest.replace(all, "");
      end = at + all.length;
    });
    return { found: found.map(({ statute, no }) => ({ statute: statute || first, no })), first, rest };
  };
}

// Words right before an article number: the name of a statute, perhaps with a slip in it (民法点680条).
const BEFORE_NUMBER = new RegExp(`(\\p{Script=Han}{2,14})[\\s《》]*(?:第?\\s*${NUMERAL}\\s*条)`, "u");
const ALIKE = 0.85;

/** Whether an article number follows words that are no statute's name. */
export function slipInName({ found }, text) {
  const [, said] = text.replace(/第/g, " 第").match(BEFORE_NUMBER) || [];
  return Boolean(said) && !found.some(({ statute }) => statute) && !/^[第零〇一二两三四五六七八九十百千]+$/.test(said);
}

/** The text with the words before the number replaced by the name they sound most like, whatever their order, or else
 *  by a name that they shorten (个信法, 消权法). */
export function repairName(text, names, table) {
  const [, said] = text.replace(/第/g, " 第").match(BEFORE_NUMBER) || [];
  if (!said) return text;
  let best = { share: ALIKE, part: "" };
  for (const name of names.map((each) => compact(fold(each)))) {
    const part = Array.from(said).slice(-Array.from(name).length).join("");
    if (name.length < 3 && part !== said) continue; // 刑法 sounds like the end of too much
    const share = overlap(soundsOf(part, table), soundsOf(name, table));
    if (share > best.share || (share === best.share && part.length > best.part.length)) best = { share, name, part };
  }
  if (!best.name) best = { part: said, name: names.map((each) => compact(fold(each))).filter((name) => shortens(said, name)).sort((a, b) => a.length - b.length)[0] };
  return best.name ? text.replace(best.part, best.name) : text;
}

/** Whether the characters of a name's short form stand in it in the same order, the first and the last being its own. */
function shortens(said, name) {
  const full = name.replace(/^中华人民共和国/, "");
  if (said.length < 3 || said[0] !== full[0] || said[said.length - 1] !== full[full.length - 1]) return false;
  let at = -1;
  return Array.from(said).every((char) => { at = full.indexOf(char, at + 1); return at >= 0; });
}

/** How much of two lists is the same, in any order: 0 … 1. */
function overlap(a, b) {
  const left = b.slice();
  const shared = a.filter((each) => left.includes(each) && left.splice(left.indexOf(each), 1)).length;
  return 2 * shared / (a.length + b.length || 1);
}
