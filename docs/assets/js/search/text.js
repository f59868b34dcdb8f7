// Text as the index sees it: folded characters, then terms.

// Words of a question that say nothing about its subject; longest first.
const STOP = new RegExp([
  "怎么回事|是真的吗|是真的假的|可不可以|怎么办|怎么样|为什么|有没有|是不是|会不会|能不能|可以吗|真的吗",
  "怎么|怎样|咋办|咋整|如何|什么|为啥|请问|求助|你好|谢谢|多少|应该|我们|你们|哪里|哪儿",
  "我|你|的|了|吗|呢|吧|啊|呀|嘛|啥|么",
].join("|"), "g");

/** Full-width and compatibility forms become plain ones, letters lower-case. */
export function fold(value) {
  return String(value === undefined || value === null ? "" : value).normalize("NFKC").toLowerCase();
}

/** Letters and digits only, so that spacing, quotes and 《》 cannot hide a word. */
export function compact(text) {
  return text.replace(/([0-9])\s*[-–—]\s*(?=[0-9])/g, "$1之")
    .replace(/[^\p{L}\p{N}%]+/gu, (gap, at, whole) =>
      /[0-9]/.test(whole[at - 1] || "") && /[0-9]/.test(whole[at + gap.length] || "") ? " " : "");
}

/** The question without its stop words; unchanged if nothing else is in it. */
export function withoutStopWords(text) {
  const rest = text.replace(STOP, " ");
  return /[\p{L}\p{N}]/u.test(rest) ? rest : text;
}

/** Latin words, numbers and §50 marks whole; Han runs as pairs of characters. */
export function terms(text) {
  const found = [];
  for (const run of text.match(/§[0-9-]+|[a-z0-9]+|[\p{Script=Han}〇]+/gu) || []) {
    const chars = Array.from(run);
    if (chars.length === 1 || /[§a-z0-9]/.test(chars[0])) found.push(run);
    else for (let at = 0; at + 1 < chars.length; at += 1) found.push(chars[at] + chars[at + 1]);
  }
  return found;
}

/** Single characters, for questions of which no pair is known. */
export function characters(text) {
  return Array.from(new Set(text.match(/[\p{Script=Han}〇]/gu) || []));
}
