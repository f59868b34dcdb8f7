/* What goes out besides the sheet: one zip for whoever takes the dossier, and a file for oneself that brings everything back. */
import { copyButton } from "../../copy.js";
import { joined, zipping } from "../../letter/zip.js";
import { writingDocx } from "../../letter/docx.js";
import { letterText } from "../../letter/fill.js";
import { canSave, save } from "../../letter/save.js";
import { toolButton } from "../../letter/ways.js";
import { writingTable } from "../evidence-log/csv.js";
import { writingLogFile } from "../evidence-log/entries.js";
import { made } from "../evidence-log/parts.js";
import { atOnce, inBytes } from "../evidence-log/slices.js";
import { writingCaseFile } from "./dossier.js";
import { sumsText } from "./hashing.js";
import { makingMask } from "./sheetrows.js";

const ENTRIES_OFTEN = 100; // entries between two looks at the clock

/** [[name, text, bytes or a list of texts], …]: what goes to strangers is masked alike in every file, and never lists the words that hide it. */
export const zipEntries = (given) => atOnce(makingEntries(given));

/** The same as a generator. */
export function* makingEntries({ rows, labels, state, masked }) {
  const mask = yield* makingMask(masked, state);
  const entries = [];
  for (const [index, entry] of state.log.entries.entries()) {
    entries.push(mask.entry(entry));
    if (index % ENTRIES_OFTEN === 0) yield index / state.log.entries.length;
  }
  const sums = state.evidence.filter((one) => one.sha256).map((one) => ({ name: mask.text(one.name), sha256: one.sha256 }));
  return [
    ["dossier.docx", joined(yield* writingDocx(rows, true))],
    ["dossier.txt", "\ufeff" + letterText(rows).replace(/\n/g, "\r\n") + "\r\n"],
    ["log.csv", yield* writingTable(labels, entries, (entry) => entry)],
    ["log.json", yield* writingLogFile({ entries, lenders: state.log.lenders, hide: [] })],
    ["hashes.txt", sumsText(sums)],
  ];
}

/** Buttons for the row under the sheet; what is for oneself, with nothing hidden, stands apart below them. given {say, labels, state(), masked()}; whenReady() and run() as longpaper.js has them. */
export function outButtons(root, given, { whenReady, run }) {
  function* zipped(rows) {
    return yield* zipping(yield* makingEntries({ rows, labels: given.labels, state: given.state(), masked: given.masked() }));
  }
  const saved = (name, type, parts) => { if (parts) save(root, name, type, parts); };
  return [
    ...(canSave(root) ? [
      toolButton(root, "下载压缩包（zip）", whenReady(async (rows) => saved("case-file.zip", "application/zip", await run(zipped(rows))))),
    ] : []),
    made(root, "span", { className: "kb-case-own", role: "group", "aria-label": given.say("own-backup") }, made(root, "span", { text: given.say("own-backup") }),
      canSave(root) ? toolButton(root, "下载备份（JSON）", async () => saved("case-file.json", "application/json", await run(inBytes(writingCaseFile(given.state()))))) : null,
      copyButton(root, "复制备份（JSON）", async () => {
        const parts = await run(writingCaseFile(given.state()));
        return parts && parts.join("");
      })),
  ];
}
