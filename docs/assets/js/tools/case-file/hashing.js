/* The SHA-256 of a file that the reader picked, slice by slice: of two gigabytes one megabyte is in memory, and between two slices the
   page answers. Nothing of the file is kept but its name, its size and the number. */
import { sha256 } from "./sha256.js";

const SLICE_BYTES = 1 << 20;

/** tell(share of it that is read), stopped() ends it -> {hex}, or {stopped: true}. Throws what the browser throws where the file is gone. */
export async function hashOfFile(file, tell, stopped) {
  const sum = sha256();
  for (let at = 0; at < file.size; at += SLICE_BYTES) {
    const bytes = new Uint8Array(await sliceBytes(file.slice(at, at + SLICE_BYTES)));
    sum.update(bytes);
    tell(Math.min(1, (at + bytes.length) / file.size));
    await new Promise((resolve) => { setTimeout(resolve, 0); });
    if (stopped()) return { stopped: true };
  }
  return { hex: sum.hex() };
}

/* Older browsers have no arrayBuffer() of a file. */
function sliceBytes(slice) {
  if (slice.arrayBuffer) return slice.arrayBuffer();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsArrayBuffer(slice);
  });
}

/** As `sha256sum` writes it, so that `sha256sum -c` and others read it again; a name with a line end is written as it does. */
export function sumsText(files) {
  return files.map(({ name, sha256: hex }) => {
    const plain = name.replace(/\\/g, "\\\\").replace(/\n/g, "\\n").replace(/\r/g, "\\r");
    return `${plain === name ? "" : "\\"}${hex}  ${plain}\n`;
  }).join("");
}
