/* The log as a file for oneself, and back: JSON keeps everything, CSV is for spreadsheets. What comes in is added, never put in place of. */
import { canSave, save } from "../../letter/save.js";
import { toolButton } from "../../letter/ways.js";
import { copyButton } from "../../copy.js";
import { bigText } from "./bigtext.js";
import { csvRows, csvText, isOurHeading, rowReader, tableRows } from "./csv.js";
import { entryKey, logFile, mergedLogs, MOST_ENTRIES, newId, readingLogFile, sameLender, stateOf, wasDeleted, withMore } from "./entries.js";
import { closedPart, made } from "./parts.js";

const MOST_CHARACTERS = 4e7; // of a JSON file: it is parsed in pieces, and a phone has to hold it

/** Our table or our file, out of a text: {state, refused} or {problem}. A generator; it yields how far it is. */
export function* readingLog(text, labels) {
  if (/^\ufeff?\s*[{[]/.test(text)) return text.length > MOST_CHARACTERS ? { problem: "large" } : yield* readingLogFile(text.trim());
  let [read, refused] = [null, 0];
  const entries = [];
  yield* csvRows(text, (cells) => {
    if (!read) {
      read = isOurHeading(labels, cells) ? rowReader(labels, cells) : () => null;
      return;
    }
    const entry = read(cells);
    if (!entry) refused += 1;
    else if (entries.length <= MOST_ENTRIES) entries.push(entry);
  });
  if (entries.length > MOST_ENTRIES) return { problem: "large" };
  return read && entries.length ? { state: stateOf({ entries }).state, refused } : { problem: "foreign" };
}

/** What of `incoming` is new in `state`; a masked copy of an entry that is here adds nothing, and what was deleted here waits for the
    reader's word. -> {more, fresh: how many, deleted: [entries]} */
export function whatIsNew(state, incoming, mask) {
  const here = new Set(state.entries.map(entryKey));
  const covered = new Set(state.entries.map((entry) => entryKey(mask(entry))));
  const fresh = incoming.entries.filter((entry) => !here.has(entryKey(entry)) && !covered.has(entryKey(entry)));
  const deleted = fresh.filter((entry) => wasDeleted(state, entry));
  const kept = fresh.filter((entry) => !wasDeleted(state, entry));
  const lenders = incoming.lenders.filter((lender) => !state.lenders.some((one) => sameLender(one, lender))).map((lender) => ({ ...lender, id: newId() }));
  const hide = incoming.hide.filter(({ word }) => !state.hide.some((one) => one.word === word)).map(({ word }) => ({ id: newId(), word }));
  return { more: { entries: kept, lenders: state.lenders.length ? lenders : incoming.lenders, hide: state.hide.length ? hide : incoming.hide, gone: [] }, fresh: kept.length, deleted };
}

const aMoment = () => new Promise((resolve) => { setTimeout(resolve, 0); });

/** {box, buttons, clear}: a part with both ways, and buttons for the row under the paper. set(state) puts the mergedLogs state. */
export function transferBox(root, { say, labels, state, set, mask }) {
  const jsonFile = () => logFile(state());
  const tableFile = () => csvText(tableRows(labels, state().entries.map(mask())));
  const down = canSave(root) ? [toolButton(root, "下载备份（JSON）", () => save(root, "evidence-log.json", "application/json", jsonFile())), toolButton(root, "下载表格（CSV）", () => save(root, "evidence-log.csv", "text/csv", tableFile()))] : [];
  const take = async (text) => {
    if (!text.trim()) {
      big.status.textContent = say("import-nothing");
      return;
    }
    const read = await big.run(readingLog(text, labels));
    if (!read) return;
    if (read.problem) {
      big.status.textContent = say(`import-${read.problem}`, { 几: MOST_ENTRIES });
      return;
    }
    await aMoment(); // of fifty thousand entries each of these takes its time: the page answers in between
    const { more, fresh, deleted } = whatIsNew(state(), read.state, mask(true));
    await aMoment();
    set(mergedLogs(state(), more));
    big.status.textContent = say("import-done", { 几: fresh, 有了: read.state.entries.length - fresh - deleted.length }) + (read.refused ? say("import-refused", { 几: read.refused }) : "") + (deleted.length ? say("import-deleted", { 几: deleted.length }) : "");
    if (deleted.length) big.status.append(" ", toolButton(root, "也放回来", () => {
      set(withMore(state(), { entries: deleted.map((entry) => ({ ...entry, id: newId() })) }));
      big.status.textContent = say("import-done", { 几: deleted.length, 有了: 0 });
    }));
    big.clear();
  };
  const big = bigText(root, { say, id: "log-import", label: "把备份或者表格粘贴在这里", hint: say("import-hint"), act: "并进来", used: take });
  return {
    box: closedPart(root, "备份，或者把另一部手机记的并进来", made(root, "p", { className: "kb-hint", text: say("backup-hint") }), made(root, "p", {}, ...down, copyButton(root, "复制备份（JSON）", jsonFile), copyButton(root, "复制表格（CSV）", tableFile)), big.box),
    clear: () => {
      big.clear();
      big.status.textContent = "";
    },
  };
}
