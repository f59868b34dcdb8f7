// Citations as readers type them: 第五十条, 第50条, 民法典1032, 刑法293-1, 法释〔2020〕6号第25条.
import { articleNo, NUMERAL } from "./numbers.js";
import { compact, fold } from "./text.js";

// What follows a number that is no article number: parts of an article, things that are counted.
const NOT_BEFORE = "(?![0-9零〇一二两三四五六七八九十百千条款项章节编%倍元块万天日年月次岁个点号])";
export const NOT_AFTER = "(?!.{0,2}短信|消息|微信|信息|语音)"; // 第3条短信, 几十条贷款短信
const YEAR = "(?:((?:19|20)[0-9]{2})年?(?:修订|修正|文)?[本版]?(?![0-9条]))?"; // 网络安全法2016年第44条
// What may be left out of a name, and the bodies before a title: 公布失信被执行人名单信息规定, 适用民事诉讼法的解释.
const LOOSE = /中华人民共和国|若干问题|若干|有关|关于|的|第(?=[0-9]+号)/g;
const BODIES = /^(?:最高人民法院|最高人民检察院|公安部|司法部|中国银保监会|中国人民银行|国家金融监督管理总局)+/;

/** A name as it is compared: 公布失信被执行人名单信息规定. */
export const withoutLooseWords = (name) => name.replace(LOOSE, "").replace(/司法(?=(?:解释|意见|规定)$)/, "");
const pattern = (name) => name.replace(LOOSE, "(?:$&)?").replace(/(?:司法)?(解释|意见|规定)$/, "(?:司法)?$1") + (name.length < 3 ? "(?![院官])" : ""); // 人民法院 is no 民法
const BETWEEN = /^(?:[ 和与及或到至跟]|以及|还有)?(?:[里中]?的)?(?:(?:原来?|旧|老|以前|修[订正]前|现在|现行|新)的?)?$/; // a name and its number, two numbers

/** A name and what is short for it: without the body before it, a decree's number either way round. */
function written(name) {
  const [, body, decree] = name.match(/^(.+令)第?([0-9]+)号$/) || [];
  return [name, name.replace(/^中华人民共和国/, ""), name.replace(BODIES, "").replace(/^关于/, ""), decree ? `${body.slice(0, -1)}第${decree}号令` : name];
}

/** 675-677 is a range of articles, 293-1 is one. At most six are told. */
function numbersOf(main, extra) {
  const [from, to] = [Number(articleNo(main)), Number(extra && articleNo(extra))];
  if (!(to > from)) return [articleNo(main, extra)];
  return Array.from({ length: Math.min(6, to - from + 1) }, (_, nth) => String(from + nth));
}

/** Makes the reader of citations for these statutes (the names of each; "7" is the eighth), and names of laws that are gone or none of ours: =合同法. */
export function citationReader(statutes, replaced = []) {
  const owner = new Map();
  const known = new Set();
  for (const id of Object.keys(statutes))
    for (const full of statutes[id].map((each) => compact(fold(each))))
      for (const name of written(full))
        if (name) {
          known.add(name);
          if (!owner.has(withoutLooseWords(name))) owner.set(withoutLooseWords(name), id);
        }
  const names = Array.from(known).sort((a, b) => withoutLooseWords(b).length - withoutLooseWords(a).length || b.length - a.length).map(pattern);
  for (const name of [...replaced].sort((a, b) => a.length - b.length)) { // 劳动合同法 is read before 合同法
    owner.set(name, `=${name}`);
    names.unshift(`${name}(?!(?:司法)?解释)`);
  }
  const anyName = names.join("|") || "(?!)";
  const before = new RegExp(`^(?:${anyName})`);
  const shape = new RegExp(`(${anyName})${YEAR}|[0-9]{5,}|(第?)(${NUMERAL})(?:之(${NUMERAL}))?(?:(条)(?:之(${NUMERAL}))?${NOT_AFTER}|${NOT_BEFORE})`, "g");

  /** query -> {found: [{statute?, no, year?, loose?}], first: the statute named first, rest: the query without names and
   *  citations, apart: whether words stand between a name and its number, as in 民诉法解是第20条}. */
  return function read(query) {
    const text = compact(query);
    const found = [];
    let rest = text;
    let named;     // {statute, year} that numbers now belong to
    let first;     // numbers before any name belong to the first name
    let end = 0;   // where the last name or citation ended
    let apart = false;
    text.replace(shape, (all, name, year, ordinal, main, short, article, extra, at) => {
      const follows = named && BETWEEN.test(text.slice(end, at));
      const precedes = article && before.test(text.slice(at + all.length).replace(/^的/, ""));
      const loose = named && /^[0-9]{3,4}$/.test(all) && at + all.length === text.length; // 民法典 诉讼时效 188
      if (name) {
        named = { statute: owner.get(withoutLooseWords(name)), year: Number(year) || undefined };
        first = first || named;
      } else if (main && ((ordinal && article) || follows || precedes || loose || all === text)) {
        apart = apart || (named && !follows && !loose && /^\p{Script=Han}{2,8}$/u.test(text.slice(end, at)));
        const range = follows && found.length && /[至到]/.test(text.slice(end, at)) ? numbersOf(found[found.length - 1].no, main).slice(1) : [];
        (range.length ? range : numbersOf(main, extra || short)).forEach((no) => found.push({ ...named, no, loose: loose && !follows }));
      } else return;
      rest = rest.replace(all, "");
      end = at + all.length;
    });
    return { found: found.map((each) => (each.statute ? each : { ...first, ...each })), first: first && first.statute, rest, apart };
  };
}
