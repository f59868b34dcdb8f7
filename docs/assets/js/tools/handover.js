/* A paper of this tool for another one, the dossier (案卷): as plain words in a small file that is copied or downloaded and read there. Nothing
   is stored and nothing stands in the address; what a reader keeps on the phone (kept.js) holds the same `sheet`.

     {"tool": "rate-calculator", "version": 1, "sheet": {"at": "2026-11-29", "text": "# title\n## heading\nline"}} */
import { copyButton } from "../copy.js";
import { rowText } from "../letter/fill.js";
import { canSave, save } from "../letter/save.js";
import { todayHere } from "../letter/dates.js";
import { toolButton } from "../letter/ways.js";
import { element } from "../letter/form.js";

const HEADS = { title: "# ", heading: "## " };

/** {at, text} of rows of fill.js, or null where there is nothing to hand on. */
export function sheetOf(rows) {
  return rows.length ? { at: todayHere(new Date()), text: rows.map((row) => (HEADS[row.kind] || "") + rowText(row)).join("\n") } : null;
}

/** The lines of such a text: [{head, words}]. */
export function sheetLines(text) {
  return text.split(/\r\n?|\n/).filter((line) => line.trim()).map((line) => ({ head: /^##? /.test(line), words: line.replace(/^##? /, "") }));
}

/** A closed part with the ways to the dossier; rows() gives the paper as it is now, [] where there is none yet. */
export function handOver(tool, rows) {
  const { root, room, say } = tool;
  const id = room.dataset.tool;
  const status = element(root, "p", { className: "kb-hint" });
  status.setAttribute("role", "status");
  const file = () => {
    const sheet = sheetOf(rows());
    status.textContent = sheet ? say("case-then") : say("case-nothing");
    return sheet && JSON.stringify({ tool: id, version: 1, sheet }, null, 1);
  };
  const download = toolButton(root, "下载给案卷的一份", () => {
    const text = file();
    if (text) save(root, `${id}.json`, "application/json", text);
  });
  const there = element(root, "a", { href: `../case-file/${root.location.protocol === "file:" ? "index.html" : ""}`, textContent: "去案卷" });
  const ways = element(root, "p", {});
  ways.append(copyButton(root, "复制给案卷的一份", file), ...(canSave(root) ? [download] : []), " ", there);
  const part = element(root, "details", { className: "kb-more kb-to-case" });
  part.append(element(root, "summary", { textContent: "放进案卷" }), element(root, "p", { className: "kb-hint", textContent: say("case-hint") }), ways, status);
  return part;
}
