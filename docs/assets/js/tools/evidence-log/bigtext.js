/* A place to paste or open something long: a million lines never enter a field of the page, they are read from memory. */
import { toolButton } from "../../letter/ways.js";
import { inSlices } from "./slices.js";
import { looksZipped, sheetText } from "./xlsx.js";
import { labelledInput, made, spoken } from "./parts.js";

const LONG_PASTE = 20000; // characters that a field still takes without a wait
const MOST_BYTES = 80 * 1024 * 1024;
const PIECE_OF_FILE = 1024 * 1024; // bytes decoded in one go

/** {box, status, run(work) -> value or null, clear()}; used(text) is called with what was pasted or opened. */
export function bigText(root, { say, id, label, hint, act, used }) {
  let [held, stop] = ["", false];
  const field = labelledInput(root, id, label, { tag: "textarea", rows: 3, hint });
  const file = made(root, "input", { type: "file", id: `${id}-file`, accept: ".csv,.txt,.json,.xlsx,text/plain,text/csv,application/json" });
  const status = spoken(root);
  const bar = made(root, "progress", { max: "1", "aria-label": "做到哪里了" });
  const stopping = toolButton(root, "停下", () => { stop = true; });
  const working = made(root, "p", { className: "kb-log-working", hidden: "" }, bar, " ", stopping);
  const go = toolButton(root, act, () => used(held || field.input.value));
  const box = made(root, "div", {}, field.box, made(root, "p", {}, go), made(root, "div", { className: "kb-field" }, made(root, "label", { for: `${id}-file`, text: "或者打开一个文件（CSV、XLSX、纯文本、JSON）" }), file), working, status);

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
    stop = false;
    working.hidden = false;
    go.disabled = true;
    try {
      const { done, value } = await inSlices(work, (share) => { bar.value = share; }, () => stop);
      if (!done) status.textContent = say("stopped");
      return done ? value : null;
    } finally {
      working.hidden = true;
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
