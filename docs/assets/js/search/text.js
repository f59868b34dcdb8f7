// Text as the search sees it: folded characters, then terms.

// Words of a question that say nothing about its subject; longer ones first.
const STOP = new RegExp([
  "是真的假的|怎么回事|是真的吗|可不可以|怎么办|怎么样|为什么|有没有|是不是|会不会|能不能|可以吗|真的吗",
  "怎么|怎样|咋办|咋整|如何|什么|为啥|请问|求助|你好|谢谢|多少|应该|我们|你们|哪里|哪儿",
  "我|你|的|了|吗|呢|吧|啊|呀|嘛|啥|么",
].join("|"), "g");

/** Full-width and compatibility forms become plain ones, letters lower-case. */
export function fold(value) {
  return String(value === undefined || value === null ? "" : value).normalize("NFKC").toLowerCase();
}

/** Letters and digits only: spacing, quotes and 《》 cannot hide a word. Numbers stay apart, 293-1 becomes 293之1. */
export function compact(text) {
  return text.replace(/([0-9])\s*[-–—]\s*(?=[0-9])/g, "$1之").replace(/[^\p{L}\p{N}%]+/gu, (gap, at, all) =>
    (/[0-9]/.test(all[at - 1]) && /[0-9]/.test(all[at + gap.length]) ? " " : ""));
}

/** What is left of a question without its stop words: nothing of 怎么办. */
export function withoutStopWords(text) {
  return text.replace(STOP, " ");
}

/** Latin words, numbers and §50 marks whole; runs of Han characters as pairs. */
export function terms(text) {
  const found = [];
  for (const run of text.match(/§[0-9-]+|[a-z0-9]+|[\p{Script=Han}〇]+/gu) || []) {
    const chars = Array.from(run);
    if (chars.length === 1 || /[§a-z0-9]/.test(chars[0])) found.push(run);
    else for (let at = 1; at < chars.length; at += 1) found.push(chars[at - 1] + chars[at]);
  }
  return found;
}
