/* Raw DEFLATE (RFC 1951), so that a spreadsheet opens in old browsers too. A generator: it yields how far it is, so that the page answers.
   It refuses a stream that is cut or wrong, and one that swells beyond `most` bytes. */

const LENGTH_BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const LENGTH_MORE = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const BACK_BASE = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
const BACK_MORE = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const LONGEST_CODE = 15;
const STEP = 1 << 16; // bytes between two answers

/** Uint8Array -> generator of the inflated Uint8Array. Throws RangeError for a stream that is no such thing, or too long. */
export function* inflating(bytes, most) {
  const bits = bitReader(bytes);
  let out = new Uint8Array(Math.min(most, Math.max(bytes.length * 4, 1024)));
  let size = 0;
  let told = STEP;
  const room = (more) => {
    if (size + more > most) throw new RangeError("too long");
    if (size + more <= out.length) return;
    const larger = new Uint8Array(Math.min(most, Math.max(out.length * 2, size + more)));
    larger.set(out);
    out = larger;
  };
  let last = false;
  while (!last) {
    last = bits(1) === 1;
    const type = bits(2);
    if (type === 0) {
      bits(-1);
      const length = bits(16);
      if ((bits(16) ^ 0xffff) !== length) throw new RangeError("stored block");
      room(length);
      for (let index = 0; index < length; index += 1) out[size + index] = bits(8);
      size += length;
      continue;
    }
    if (type === 3) throw new RangeError("block type");
    const [literals, backs] = type === 1 ? fixedCodes() : ownCodes(bits);
    for (;;) {
      const symbol = decoded(literals, bits);
      if (symbol === 256) break;
      if (symbol < 256) {
        room(1);
        out[size] = symbol;
        size += 1;
      } else {
        const place = symbol - 257;
        if (place >= LENGTH_BASE.length) throw new RangeError("length");
        const length = LENGTH_BASE[place] + bits(LENGTH_MORE[place]);
        const far = decoded(backs, bits);
        if (far >= BACK_BASE.length) throw new RangeError("distance");
        const back = BACK_BASE[far] + bits(BACK_MORE[far]);
        if (back > size) throw new RangeError("distance");
        room(length);
        for (let index = 0; index < length; index += 1) out[size + index] = out[size + index - back];
        size += length;
      }
      if (size >= told) {
        told = size + STEP;
        yield 0;
      }
    }
  }
  return out.subarray(0, size);
}

/* bits(n) takes n bits, the lowest first; bits(-1) goes on to the next byte. */
function bitReader(bytes) {
  let [at, held, count] = [0, 0, 0];
  return (wanted) => {
    if (wanted < 0) {
      [held, count] = [0, 0];
      return 0;
    }
    while (count < wanted) {
      if (at >= bytes.length) throw new RangeError("cut off");
      held |= bytes[at] << count;
      at += 1;
      count += 8;
    }
    const value = held & ((1 << wanted) - 1);
    held >>>= wanted;
    count -= wanted;
    return value;
  };
}

/* Canonical codes: how many there are of each length, and the symbols in their order. */
function codesOf(lengths) {
  const counts = new Uint16Array(LONGEST_CODE + 1);
  for (const length of lengths) counts[length] += 1;
  counts[0] = 0;
  const starts = new Uint16Array(LONGEST_CODE + 2);
  for (let length = 1; length <= LONGEST_CODE; length += 1) starts[length + 1] = starts[length] + counts[length];
  const symbols = new Uint16Array(lengths.length);
  lengths.forEach((length, symbol) => {
    if (length) {
      symbols[starts[length]] = symbol;
      starts[length] += 1;
    }
  });
  return { counts, symbols };
}

function decoded({ counts, symbols }, bits) {
  let [code, first, index] = [0, 0, 0];
  for (let length = 1; length <= LONGEST_CODE; length += 1) {
    code |= bits(1);
    const count = counts[length];
    if (code - count < first) return symbols[index + code - first];
    index += count;
    first = (first + count) << 1;
    code <<= 1;
  }
  throw new RangeError("code");
}

function fixedCodes() {
  const lengths = Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8));
  return [codesOf(lengths), codesOf(new Array(30).fill(5))];
}

function ownCodes(bits) {
  const literals = bits(5) + 257;
  const backs = bits(5) + 1;
  const kinds = bits(4) + 4;
  const short = new Array(19).fill(0);
  for (let index = 0; index < kinds; index += 1) short[CODE_ORDER[index]] = bits(3);
  const code = codesOf(short);
  const lengths = [];
  while (lengths.length < literals + backs) {
    const symbol = decoded(code, bits);
    if (symbol < 16) lengths.push(symbol);
    else if (symbol === 16 && !lengths.length) throw new RangeError("repeat");
    else {
      const value = symbol === 16 ? lengths[lengths.length - 1] : 0;
      const times = symbol === 16 ? 3 + bits(2) : symbol === 17 ? 3 + bits(3) : 11 + bits(7);
      for (let index = 0; index < times; index += 1) lengths.push(value);
    }
  }
  return [codesOf(lengths.slice(0, literals)), codesOf(lengths.slice(literals, literals + backs))];
}
