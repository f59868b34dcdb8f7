/* What goes out besides the sheet: one zip for whoever takes the dossier, and a file for oneself that brings everything back. */
import { copyButton } from "../../copy.js";
import { docx } from "../../letter/docx.js";
import { letterText } from "../../letter/fill.js";
import { canSave, save } from "../../letter/save.js";
import { toolButton } from "../../letter/ways.js";
import { zip } from "../../letter/zip.js";
import { csvText, tableRows } from "../evidence-log/csv.js";
import { logFile } from "../evidence-log/entries.js";
import { caseFile } from "./dossier.js";
import { sumsText } from "./hashing.js";
import { maskOf } from "./sheetrows.js";

/** [[name, text or bytes], …]: what goes to strangers is masked alike in every file, and never lists the words that hide it. */
export function zipEntries({ rows, labels, state, masked }) {
  const mask = maskOf(masked, state);
  const entries = state.log.entries.map(mask.entry);
  const sums = state.evidence.filter((one) => one.sha256).map((one) => ({ name: mask.text(one.name), sha256: one.sha256 }));
  return [
    ["dossier.docx", docx(rows, true)],
    ["dossier.txt", "\ufeff" + letterText(rows).replace(/\n/g, "\r\n") + "\r\n"],
    ["log.csv", csvText(tableRows(labels, entries))],
    ["log.json", logFile({ entries, lenders: state.log.lenders, hide: [] })],
    ["hashes.txt", sumsText(sums)],
  ];
}

/** Buttons for the row under the sheet. given {rows(), labels, state(), masked()} */
export function outButtons(root, given) {
  const whole = () => caseFile(given.state());
  const zipped = () => zip(zipEntries({ rows: given.rows(), labels: given.labels, state: given.state(), masked: given.masked() }));
  return [
    ...(canSave(root) ? [toolButton(root, "下载压缩包（zip）", () => save(root, "case-file.zip", "application/zip", zipped())), toolButton(root, "下载备份（JSON）", () => save(root, "case-file.json", "application/json", whole()))] : []),
    copyButton(root, "复制备份（JSON）", whole),
  ];
}
