/* Files are picked, their SHA-256 is worked out one after the other, and each becomes a row that the reader describes. */
import { toolButton } from "../../letter/ways.js";
import { newId } from "../evidence-log/entries.js";
import { made, spoken } from "../evidence-log/parts.js";
import { MOST_ROWS, soundRow } from "./dossier.js";
import { hashOfFile } from "./hashing.js";
import { rowsPart } from "./rowspart.js";

const MEGABYTE = 1048576;

/** {box, show(), clear()}; rows() and set(rows) as in rowspart.js. */
export function evidenceBox(root, { say, rows, set }) {
  let stop = false;
  let working = false;
  const pick = made(root, "input", { type: "file", id: "case-files", multiple: "", "aria-describedby": "case-files-hint" });
  const status = spoken(root);
  const bar = made(root, "progress", { max: "1", "aria-label": "算到哪里了" });
  const line = made(root, "p", { className: "kb-log-working", hidden: "" }, bar, " ", toolButton(root, "停下", () => { stop = true; }));
  const list = rowsPart(root, {
    say, id: "evidence", title: "手写一件，或者改一件", act: "加上这一件", name: "证据清单", rows, set,
    fields: [
      { id: "what", label: "是什么", hint: say("what-hint") }, { id: "at", label: "哪天的", day: true },
      { id: "where", label: "原件在哪", hint: say("where-hint") }, { id: "name", label: "文件名" },
    ],
    make: (row) => soundRow("evidence", row),
    words: (row) => [row.what, row.at, row.name, row.size && sizeWords(Number(row.size)), row.sha256 && `SHA-256 ${row.sha256}`].filter(Boolean).join("，"),
  });
  pick.addEventListener("change", async () => {
    const files = [...pick.files];
    if (working || !files.length) return;
    [stop, working, line.hidden, pick.disabled] = [false, true, false, true];
    const result = { done: 0, same: 0, failed: [] };
    for (const [index, file] of files.entries()) {
      if (rows().length >= MOST_ROWS) {
        result.failed.push(file.name);
        continue;
      }
      status.textContent = say("hashing", { 第几: index + 1, 几: files.length, 名字: file.name, 多大: sizeWords(file.size) });
      bar.value = 0;
      const read = await hashOfFile(file, (share) => { bar.value = share; }, () => stop).catch(() => null);
      if (stop) break;
      if (!read) result.failed.push(file.name);
      else if (rows().some((row) => row.sha256 === read.hex && row.name === file.name)) result.same += 1;
      else {
        set([...rows(), soundRow("evidence", { id: newId(), name: file.name, size: String(file.size), sha256: read.hex })]);
        result.done += 1;
      }
    }
    [working, line.hidden, pick.disabled, pick.value] = [false, true, false, ""];
    const after = [say(stop ? "hash-stopped" : "hashed", { 几: result.done })];
    if (result.same) after.push(say("hash-same", { 几: result.same }));
    if (result.failed.length) after.push(say("hash-failed", { 哪些: result.failed.join("、") }));
    status.textContent = after.join("");
  });
  return {
    box: made(root, "div", {}, made(root, "div", { className: "kb-field" }, made(root, "label", { for: "case-files", text: "选文件，算 SHA-256" }), made(root, "p", { className: "kb-hint", id: "case-files-hint", text: say("files-hint") }), pick), line, status, list.box),
    show: list.show,
    clear: () => {
      stop = true;
      status.textContent = "";
      list.clear();
    },
  };
}

function sizeWords(bytes) {
  return bytes < MEGABYTE ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / MEGABYTE).toFixed(1)} MB`;
}
