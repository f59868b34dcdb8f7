/* JSON in pieces: what JSON.parse makes of a text, and the text that JSON.stringify makes of a value, without holding up the page over a
   large one. Values that are short are parsed as they stand; of a long list or record each part is taken by itself. Generators; they yield how
   far they are (0 to 1), and reading throws as JSON.parse does. Pure. */

const PIECE = 20000; // characters that are parsed in one go
const DEEPEST = 60; // levels of long lists and records; ours have three
const OFTEN_WRITTEN = 100; // items of a list between two looks at the clock

/** What JSON.stringify(value, null, 1) writes, as a list of texts that follow each other: a file is made of them without joining them. */
export function* writingJson(value, before = "") {
  const inner = before + " ";
  const plain = (one) => JSON.stringify(one, null, 1).replace(/\n/g, "\n" + inner);
  if (Array.isArray(value) && value.length) {
    const out = ["["];
    for (let at = 0; at < value.length; at += OFTEN_WRITTEN) {
      out.push(value.slice(at, at + OFTEN_WRITTEN).map((one, place) => (at + place ? ",\n" : "\n") + inner + plain(one)).join(""));
      yield at / value.length;
    }
    return [...out, "\n" + before + "]"];
  }
  const names = value && typeof value === "object" && !Array.isArray(value) ? Object.keys(value).filter((name) => value[name] !== undefined) : [];
  if (!names.length) return [JSON.stringify(value, null, 1)];
  const out = ["{"];
  for (const [place, name] of names.entries()) {
    out.push((place ? ",\n" : "\n") + inner + JSON.stringify(name) + ": ");
    for (const part of yield* writingJson(value[name], inner)) out.push(part);
  }
  return [...out, "\n" + before + "}"];
}

export function* readingJson(text, piece = PIECE) {
  const [value, end] = yield* valueFrom(text, afterSpace(text, 0), piece, 0);
  if (afterSpace(text, end) !== text.length) throw new SyntaxError("more than one value");
  return value;
}

function* valueFrom(text, at, piece, depth) {
  const end = endOf(text, at, piece);
  if (end >= 0) return [JSON.parse(text.slice(at, end)), end];
  if (depth > DEEPEST) throw new SyntaxError("too deep");
  if (text[at] === "[") return yield* listFrom(text, at, piece, depth);
  if (text[at] === "{") return yield* recordFrom(text, at, piece, depth);
  const closed = text[at] === '"' ? stringEnd(text, at) : endOf(text, at, Infinity); // one long word or number: it has no parts
  if (closed < 0) throw new SyntaxError("a quote is open");
  return [JSON.parse(text.slice(at, closed)), closed];
}

function* listFrom(text, from, piece, depth) {
  const out = [];
  let at = afterSpace(text, from + 1);
  if (text[at] === "]") return [out, at + 1];
  for (;;) {
    const [value, end] = yield* valueFrom(text, at, piece, depth + 1);
    out.push(value);
    yield end / text.length;
    at = afterSpace(text, end);
    if (text[at] === "]") return [out, at + 1];
    if (text[at] !== ",") throw new SyntaxError("a comma is missing");
    at = afterSpace(text, at + 1);
  }
}

function* recordFrom(text, from, piece, depth) {
  const out = {};
  let at = afterSpace(text, from + 1);
  if (text[at] === "}") return [out, at + 1];
  for (;;) {
    const named = text[at] === '"' ? stringEnd(text, at) : -1;
    if (named < 0) throw new SyntaxError("a name is missing");
    const name = JSON.parse(text.slice(at, named));
    at = afterSpace(text, named);
    if (text[at] !== ":") throw new SyntaxError("a colon is missing");
    const [value, end] = yield* valueFrom(text, afterSpace(text, at + 1), piece, depth + 1);
    /* As JSON.parse has it: also __proto__ is only a name. */
    Object.defineProperty(out, name, { value, writable: true, enumerable: true, configurable: true });
    yield end / text.length;
    at = afterSpace(text, end);
    if (text[at] === "}") return [out, at + 1];
    if (text[at] !== ",") throw new SyntaxError("a comma is missing");
    at = afterSpace(text, at + 1);
  }
}

/* Where the value ends that begins here, -1 where it is longer than `most`. Whether it is sound, JSON.parse says. */
function endOf(text, from, most) {
  const stop = Math.min(text.length, from + most);
  let [at, depth] = [from, 0];
  while (at < stop) {
    const mark = text[at];
    if (mark === '"') {
      at = stringEnd(text, at);
      if (at < 0) throw new SyntaxError("a quote is open");
    } else if (mark === "[" || mark === "{") {
      depth += 1;
      at += 1;
    } else if (mark === "]" || mark === "}") {
      if (!depth) return at; // the end of what it stands in
      depth -= 1;
      at += 1;
      if (!depth) return at;
      continue;
    } else if (!depth && (mark === "," || mark === ":" || isSpace(mark))) {
      return at;
    } else {
      at += 1;
      continue;
    }
    if (!depth) return at - from > most ? -1 : at;
  }
  if (stop < text.length || at - from > most) return -1;
  if (depth) throw new SyntaxError("it ends too early");
  return at;
}

function stringEnd(text, from) {
  let at = from + 1;
  for (;;) {
    const end = text.indexOf('"', at);
    if (end < 0) return -1;
    let back = end;
    while (text[back - 1] === "\\") back -= 1;
    if ((end - back) % 2 === 0) return end + 1;
    at = end + 1;
  }
}

const isSpace = (mark) => mark === " " || mark === "\n" || mark === "\t" || mark === "\r";

function afterSpace(text, from) {
  let at = from;
  while (at < text.length && isSpace(text[at])) at += 1;
  return at;
}
