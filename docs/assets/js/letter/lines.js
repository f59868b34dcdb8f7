/* Chinese text on a canvas: cut into lines that fit. For letters as pictures and for the picture of an answer. Pure but for
   measuring with the pen, whose font the caller has set. */

const NEVER_FIRST = "，。、；：？！）》〉”’】…％%),.;:?!]}";
const NEVER_LAST = "（《〈“‘【([{";
const LAST_WITH_MARKS = new RegExp(`[${NEVER_LAST.replace("[", "\\[")}]*[^][${NEVER_FIRST.replace(/[\]]/g, "\\]")}]*$`, "u");
const ONE_WORD = /^[A-Za-z0-9@._:/+＿-]$/;

/** [{text, indent}], the first line indented, after the rules for Chinese: no closing mark first, no opening mark last. */
export function fittedLines(pen, words, room, indent) {
  const widths = new Map();
  const widthOf = (part) => {
    if (!widths.has(part)) widths.set(part, pen.measureText(part).width);
    return widths.get(part);
  };
  const lines = [];
  let line = { text: "", indent };
  let used = indent;
  const next = (text) => {
    lines.push(line);
    line = { text, indent: 0 };
    used = widthOf(text);
  };
  for (const part of unbreakable(words, widthOf, room)) {
    const fits = used + widthOf(part) <= room;
    const last = line.text.slice(-1);
    if (fits || !line.text || (part.length === 1 && NEVER_FIRST.includes(part) && used <= room)) {
      line.text += part;
      used += widthOf(part);
    } else if (last && NEVER_LAST.includes(last) && line.text.length > 1) {
      line.text = line.text.slice(0, -1);
      next(last + part);
    } else if (NEVER_FIRST.includes(part) && LAST_WITH_MARKS.exec(line.text)[0] !== line.text) {
      /* One mark hangs over the edge already: what stands before it moves along. */
      const along = LAST_WITH_MARKS.exec(line.text)[0];
      line.text = line.text.slice(0, -along.length);
      next(along + part);
    } else {
      next(part);
    }
  }
  return [...lines, line];
}

/** What must stay together: a sign with its marks (emoji), a number, a Latin word that fits on a line. */
function unbreakable(text, widthOf, room) {
  const signs = typeof Intl !== "undefined" && Intl.Segmenter ? Array.from(new Intl.Segmenter("zh").segment(text), (found) => found.segment) : Array.from(text);
  const parts = [];
  let word = false;
  for (const sign of signs) {
    const goesOn = word && ONE_WORD.test(sign) && widthOf(parts[parts.length - 1] + sign) <= room;
    if (goesOn) parts[parts.length - 1] += sign;
    else parts.push(sign);
    word = ONE_WORD.test(sign);
  }
  return parts;
}
