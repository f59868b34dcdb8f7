/* The smallest zip file: entries stored as they are, CRC-32, no dates of this phone in it.
   Format: PKWARE APPNOTE 4.3 (local headers, central directory, end record). */

const CRC_TABLE = Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

export function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** [[ASCII name, text or bytes], …] -> Uint8Array */
export function zip(entries) {
  const encoder = new TextEncoder();
  const files = entries.map(([name, content]) => ({ name: encoder.encode(name), data: typeof content === "string" ? encoder.encode(content) : content }));
  const chunks = [];
  const directory = [];
  let offset = 0;
  for (const { name, data } of files) {
    const facts = [20, 0, 0, 0, 0x21].map(twoBytes).concat([crc32(data), data.length, data.length].map(fourBytes), [name.length, 0].map(twoBytes));
    const header = [fourBytes(0x04034b50), ...facts, name, data];
    directory.push(fourBytes(0x02014b50), twoBytes(20), ...facts, ...[0, 0, 0].map(twoBytes), fourBytes(0), fourBytes(offset), name);
    chunks.push(...header);
    offset += sizeOf(header);
  }
  const size = sizeOf(directory);
  const end = [fourBytes(0x06054b50), ...[0, 0, files.length, files.length].map(twoBytes), fourBytes(size), fourBytes(offset), twoBytes(0)];
  return joined([...chunks, ...directory, ...end]);
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

function joined(parts) {
  const out = new Uint8Array(sizeOf(parts));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
