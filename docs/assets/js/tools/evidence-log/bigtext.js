/* A place to paste or open something long: a million lines never enter a field of the page, they are read from memory. */
import { toolButton } from "../../letter/ways.js";
import { workLine } from "../workline.js";
import { looksZipped, sheetText } from "./xlsx.js";
import { labelledInput, made, spoken } from "./parts.js";

const LONG_PASTE = 20000; // characters that a field still takes without a wait
const MOST_BYTES = 80 * 1024 * 1024;
const PIECE_OF_FILE = 1024 * 1024; // bytes decoded in one go

/** {box, status, run(work) -> value or null, clear()}; used(text) is called with what was pasted or opened. */
export function bigText(root, { say, id, label, hint, act, used }) {
  let held = "";
  const field = labelledInput(root, id, label, { tag: "textarea", rows: 3, hint });
  const file = made(root, "input", { type: "file", id: `${id}-file`, accept: ".csv,.txt,.json,.xlsx,text/plain,text/csv,application/json" });
  const status = spoken(root);
  const working = workLine(root);
  const go = toolButton(root, act, () => used(held || field.input.value));
  const box = made(root, "div", {}, field.box, made(root, "p", {}, go), made(root, "div", { className: "kb-field" }, made(root, "label", { for: `${id}-file`, text: "或者打开一个文件（CSV、XLSX、纯文本、JSON）" }), file), working.box, status);

  field.input.addEventListener("paste", (event) => {
    const words = event.clipboardData ? event.clipboardData.getData("text/plain") : "";
    if (words.length < LONG_PASTE) return;
    event.preventDefault();
    held = words;
    field.input.value = "";
    status.textContent = say("pasted", { 几: words.length });
  });
  field.input.addEventListener("input", () => { held = ""; });
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (!chosen) return;
    if (chosen.size > MOST_BYTES) {
      status.textContent = say("file-large", { 几: Math.round(chosen.size / 1048576), 最多: MOST_BYTES / 1048576 });
      file.value = "";
      return;
    }
    const words = await unpackedWords(chosen);
    file.value = "";
    if (words === null) return;
    held = words;
    used(words);
  });

  const run = async (work) => {
    go.disabled = true;
    status.textContent = "";
    try {
      const { done, value, replaced } = await working.run(work);
      if (!done && !replaced) status.textContent = say("stopped");
      return done ? value : null;
    } finally {
      go.disabled = false;
    }
  };
  const unpackedWords = async (chosen) => {
    try {
      const bytes = new Uint8Array(await bytesOf(chosen));
      return await run(looksZipped(bytes) ? sheetText(bytes) : wordsIn(bytes));
    } catch (failed) {
      status.textContent = say("file-damaged");
      return null;
    }
  };
  const clear = () => {
    held = "";
    field.input.value = "";
  };
  return { box, status, run, clear };
}

/* Older browsers have no arrayBuffer() of a file. */
function bytesOf(file) {
  if (file.arrayBuffer) return file.arrayBuffer();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsArrayBuffer(file);
  });
}

/* Phone companies still write GBK. */
function* wordsIn(bytes) {
  try {
    return yield* decoding(bytes, new TextDecoder("utf-8", { fatal: true }));
  } catch (failed) {
    return yield* decoding(bytes, new TextDecoder("gb18030"));
  }
}

/* A megabyte at a time; it yields how far it is. */
function* decoding(bytes, decoder) {
  const parts = [];
  for (let at = 0; at < bytes.length; at += PIECE_OF_FILE) {
    parts.push(decoder.decode(bytes.subarray(at, at + PIECE_OF_FILE), { stream: true }));
    yield at / bytes.length;
  }
  parts.push(decoder.decode());
  return parts.join("");
}
