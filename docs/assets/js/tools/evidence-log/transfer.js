/* The log as a file for oneself, and back: JSON keeps everything, CSV is for spreadsheets. What comes in is added, never put in place of. */
import { canSave, save } from "../../letter/save.js";
import { toolButton } from "../../letter/ways.js";
import { copyButton } from "../../copy.js";
import { bigText } from "./bigtext.js";
import { workPart } from "../workline.js";
import { csvRows, isOurHeading, rowReader, writingTable } from "./csv.js";
import { entryKey, mergedLogs, merging, MOST_ENTRIES, newId, readingLogFile, readingState, sameLender, wasDeleted, withMore, writingLogFile } from "./entries.js";
import { isMasked } from "./mask.js";
import { atOnce, inBytes } from "./slices.js";
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
  return read && entries.length ? { state: (yield* readingState({ entries })).state, refused } : { problem: "foreign" };
}

/** What of `incoming` is new in `state`; a masked copy of an entry that is here adds nothing, and what was deleted here waits for the
    reader's word. -> {more, fresh: how many, deleted: [entries]} */
export const whatIsNew = (state, incoming, mask) => atOnce(findingNew(state, incoming, () => readyMask(mask)));

/* A mask that is there already, as a generator. */
function* readyMask(mask) {
  yield 0;
  return mask;
}

/** The same as a generator; making() is one too, and gives the mask. */
export function* findingNew(state, incoming, making) {
  const here = new Set();
  yield* eachOnce(state.entries, (entry) => here.add(entryKey(entry)));
  const unseen = [];
  yield* eachOnce(incoming.entries, (entry) => { if (!here.has(entryKey(entry))) unseen.push(entry); });
  /* Whether something is a copy with relatives masked is asked only where anything is masked. */
  const covered = new Set();
  if (state.entries.length && unseen.some(isMasked)) {
    const mask = yield* making();
    yield* eachOnce(state.entries, (entry) => covered.add(entryKey(mask(entry))));
  }
  const [kept, deleted] = [[], []];
  yield* eachOnce(unseen, (entry) => { if (!covered.has(entryKey(entry))) (wasDeleted(state, entry) ? deleted : kept).push(entry); });
  const lenders = incoming.lenders.filter((lender) => !state.lenders.some((one) => sameLender(one, lender))).map((lender) => ({ ...lender, id: newId() }));
  const hide = incoming.hide.filter(({ word }) => !state.hide.some((one) => one.word === word)).map(({ word }) => ({ id: newId(), word }));
  return { more: { entries: kept, lenders: state.lenders.length ? lenders : incoming.lenders, hide: state.hide.length ? hide : incoming.hide, gone: [] }, fresh: kept.length, deleted };
}

/* Each once; every hundred it says how far it is. */
function* eachOnce(list, act) {
  for (const [index, one] of list.entries()) {
    act(one);
    if (index % 100 === 0) yield index / list.length;
  }
}

/* Reading, looking for what is new, and joining, as one piece of work that can be stopped: nothing is changed before its end. */
function* joining(text, labels, from, making) {
  const read = yield* partOf(readingLog(text, labels), 0, 0.6);
  if (read.problem) return read;
  const found = yield* partOf(findingNew(from, read.state, making), 0.6, 0.2);
  return { ...found, refused: read.refused, count: read.state.entries.length, joined: yield* partOf(merging(from, found.more), 0.8, 0.2) };
}

/* A part of longer work: its own shares as shares of the whole. */
function* partOf(work, before, part) {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    yield before + part * step.value;
  }
}

/** {box, buttons, clear}: a part with both ways, and buttons for the row under the paper. set(state) puts the mergedLogs state;
    masking(state) is the mask of a state as a generator, or what masks nothing. */
export function transferBox(root, { say, labels, state, set, tableMask, masking }) {
  const work = workPart(root, say);
  const jsonFile = () => writingLogFile(state());
  const tableFile = () => tabling(state());
  function* tabling(from) {
    return yield* writingTable(labels, from.entries, yield* tableMask(from));
  }
  const saved = (name, type, making) => async () => {
    const parts = await work.run(inBytes(making()));
    if (parts) save(root, name, type, parts);
  };
  const whole = (making) => async () => {
    const parts = await work.run(making());
    return parts && parts.join("");
  };
  const down = canSave(root) ? [toolButton(root, "下载备份（JSON）", saved("evidence-log.json", "application/json", jsonFile)), toolButton(root, "下载表格（CSV）", saved("evidence-log.csv", "text/csv", tableFile))] : [];
  const take = async (text) => {
    if (!text.trim()) {
      big.status.textContent = say("import-nothing");
      return;
    }
    const from = state();
    const read = await big.run(joining(text, labels, from, () => masking(from)));
    if (!read) return;
    if (read.problem) {
      big.status.textContent = say(`import-${read.problem}`, { 几: MOST_ENTRIES });
      return;
    }
    const { more, fresh, deleted } = read;
    set(state() === from ? read.joined : mergedLogs(state(), more)); // what was noted meanwhile is not lost
    big.status.textContent = say("import-done", { 几: fresh, 有了: read.count - fresh - deleted.length }) + (read.refused ? say("import-refused", { 几: read.refused }) : "") + (deleted.length ? say("import-deleted", { 几: deleted.length }) : "");
    if (deleted.length) big.status.append(" ", toolButton(root, "也放回来", () => {
      set(withMore(state(), { entries: deleted.map((entry) => ({ ...entry, id: newId() })) }));
      big.status.textContent = say("import-done", { 几: deleted.length, 有了: 0 });
    }));
    big.clear();
  };
  const big = bigText(root, { say, id: "log-import", label: "把备份或者表格粘贴在这里", hint: say("import-hint"), act: "并进来", used: take });
  return {
    box: closedPart(root, "备份，或者把另一部手机记的并进来", made(root, "p", { className: "kb-hint", text: say("backup-hint") }), made(root, "p", {}, ...down, copyButton(root, "复制备份（JSON）", whole(jsonFile)), copyButton(root, "复制表格（CSV）", whole(tableFile))), work.box, big.box),
    clear: () => {
      big.clear();
      big.status.textContent = "";
    },
  };
}
