/* The smallest zip file: entries stored as they are, CRC-32, no dates of this phone in it.
   Format: PKWARE APPNOTE 4.3 (local headers, central directory, end record). */

const CRC_TABLE = Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

const PIECE_OF_SUM = 1 << 18; // bytes between two looks at the clock

/** [[ASCII name, text, bytes, or a list of texts], …] -> Uint8Array */
export function zip(entries) {
  const work = zipping(entries);
  let step = work.next();
  while (!step.done) step = work.next();
  return joined(step.value);
}

/** The same as a generator that yields how far it is: [Uint8Array, …], the parts of the file one after the other. */
export function* zipping(entries) {
  const encoder = new TextEncoder();
  const chunks = [];
  const directory = [];
  let offset = 0;
  for (const [place, [named, content]] of entries.entries()) {
    const name = encoder.encode(named);
    const data = [];
    let crc = 0xffffffff;
    for (const part of Array.isArray(content) ? content : [content]) {
      const bytes = typeof part === "string" ? encoder.encode(part) : part;
      data.push(bytes);
      for (let at = 0; at < bytes.length; at += PIECE_OF_SUM) {
        crc = summed(crc, bytes, at, Math.min(bytes.length, at + PIECE_OF_SUM));
        yield place / entries.length;
      }
    }
    const size = sizeOf(data);
    const facts = [20, 0, 0, 0, 0x21].map(twoBytes).concat([(crc ^ 0xffffffff) >>> 0, size, size].map(fourBytes), [name.length, 0].map(twoBytes));
    const header = [fourBytes(0x04034b50), ...facts, name];
    directory.push(fourBytes(0x02014b50), twoBytes(20), ...facts, ...[0, 0, 0].map(twoBytes), fourBytes(0), fourBytes(offset), name);
    for (const chunk of [header, data]) for (const one of chunk) chunks.push(one);
    offset += sizeOf(header) + size;
  }
  const size = sizeOf(directory);
  const end = [fourBytes(0x06054b50), ...[0, 0, entries.length, entries.length].map(twoBytes), fourBytes(size), fourBytes(offset), twoBytes(0)];
  return [...chunks, ...directory, ...end];
}

function summed(before, bytes, from, to) {
  let crc = before;
  for (let at = from; at < to; at += 1) crc = CRC_TABLE[(crc ^ bytes[at]) & 0xff] ^ (crc >>> 8);
  return crc;
}

function twoBytes(value) {
  return Uint8Array.of(value & 0xff, (value >>> 8) & 0xff);
}

function fourBytes(value) {
  return Uint8Array.of(value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24);
}

function sizeOf(parts) {
  return parts.reduce((sum, part) => sum + part.length, 0);
}

/** Bytes that follow each other as one. */
export function joined(parts) {
  const out = new Uint8Array(sizeOf(parts));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
