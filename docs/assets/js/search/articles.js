// Citations as readers type them: 第五十条, 第50条, 民法典1032, 刑法293-1, 法释〔2020〕6号第25条.
import { articleNo, NUMERAL } from "./numbers.js";
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

  /** query -> {found: [{statute?, no}], rest: the query without names and citations}. */
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
    return { found: found.map(({ statute, no }) => ({ statute: statute || first, no })), rest };
  };
}
