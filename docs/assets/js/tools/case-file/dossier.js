/* What a dossier is made of, and its file:

     {"tool": "case-file", "version": 1,
      "cover": {"to", "toName", "who", "contact", "against", "kind", "asks", "facts", "day", "noDue"},   noDue "yes": without the days to come, "no": with them; "": as the addressee has it (sheetrows.js)
      "behaviours": [id], "law": ["civil-code#1032"],
      "log": {"entries", "lenders", "hide"},               as evidence-log/entries.js has them
      "dates": [{"event", "date", "time", "note"}],        as the tool deadlines has them
      "due": [{"day", "time", "side", "what", "rule", "event", "date", "note"}], as deadlines/counting.js counted them
      "evidence": [{"id", "name", "size", "sha256", "at", "what", "where"}],
      "letters": [{"id", "title", "at", "text"}],
      "sheets": [{"id", "from", "at", "print", "text"}],   papers of other tools (handover.js); print "yes" or "": on the paper or not
      "sent": [{"id", "at", "what", "to", "how", "number", "due", "cameAt", "came"}]}

   All values are strings. Ids of behaviours, articles and events that this page does not know stay as they are: another day's page may know
   them. What has another form is left out and counted. A file is added to what is here, never put in place of it. Pure. */
import { fromPairs } from "../../floor.js";
import { readDate } from "../../letter/dates.js";
import { emptyLog, hashOf, merging, newId, readingLogOf, readingState } from "../evidence-log/entries.js";
import { readingJson, writingJson } from "../evidence-log/json.js";
import { atOnce } from "../evidence-log/slices.js";

export const CASE_TOOL = "case-file";
const CASE_VERSION = 1;
export const MOST_ROWS = 500;
export const MOST_LETTER = 50000; // characters
const MOST_TEXT = 4e7; // characters of a file: it is parsed in pieces, and a phone has to hold it
export const COVER = ["to", "toName", "who", "contact", "against", "kind", "asks", "facts", "day", "noDue"];
const ROWS = {
  evidence: ["id", "name", "size", "sha256", "at", "what", "where"],
  letters: ["id", "title", "at", "text"],
  sheets: ["id", "from", "at", "print", "text"],
  sent: ["id", "at", "what", "to", "how", "number", "due", "cameAt", "came"],
};
/** Tools whose papers are taken. None goes to a desk unasked: one says what is unpaid, the other is advice for the reader. */
export const SHEETS = ["rate-calculator", "action-plan"];
const DUE = ["day", "time", "side", "what", "rule", "event", "date", "note"];
const DATES = ["event", "date", "time", "note"];

export function emptyCase() {
  return { cover: fromPairs(COVER.map((field) => [field, ""])), behaviours: [], law: [], log: emptyLog(), dates: [], due: [], evidence: [], letters: [], sheets: [], sent: [] };
}

const listOf = (value) => (Array.isArray(value) ? value : []);
const isObject = (value) => Boolean(value) && typeof value === "object" && !Array.isArray(value);
const ownString = (raw, field) => (Object.prototype.hasOwnProperty.call(raw, field) && typeof raw[field] === "string" ? raw[field] : "");
const fieldsOf = (raw, fields) => fromPairs(fields.map((field) => [field, ownString(raw, field)]));
const rowKey = (row) => JSON.stringify(row);

/** A row with all its fields, or null where nothing is in it. A sum that is none is left out. */
export function soundRow(list, raw) {
  if (!isObject(raw)) return null;
  const row = fieldsOf(raw, ROWS[list]);
  if (row.sha256 !== undefined && !/^[0-9a-f]{64}$/.test(row.sha256)) row.sha256 = "";
  if (row.size !== undefined && !/^\d{1,15}$/.test(row.size)) row.size = "";
  if (row.print !== undefined && row.print !== "yes") row.print = "";
  if (list === "sheets" && !(row.text && SHEETS.includes(row.from))) return null;
  if (!ROWS[list].some((field) => field !== "id" && row[field])) return null;
  if (!/^[\w-]{1,64}$/.test(row.id)) row.id = "c" + hashOf(rowKey(row));
  return row;
}

function soundDate(raw) {
  if (!isObject(raw)) return null;
  const item = fieldsOf(raw, DATES);
  return /^[a-z0-9-]{1,60}$/.test(item.event) && /^\d{4}-\d{2}-\d{2}$/.test(item.date) && /^(\d{2}:\d{2})?$/.test(item.time) ? item : null;
}

function soundDue(raw) {
  const one = isObject(raw) ? fieldsOf(raw, DUE) : null;
  return one && readDate(one.day) && one.day.length === 10 && /^(\d{2}:\d{2})?$/.test(one.time) && one.what ? one : null;
}

/** {state, refused} out of anything. */
export const caseOf = (raw) => atOnce(readingCase(raw));

/* The log is the long part of it. */
function* readingCase(raw) {
  const given = isObject(raw) ? raw : {};
  let refused = 0;
  const sound = (list, make) => {
    const made = listOf(list).map(make);
    const kept = made.filter((one) => one !== null);
    refused += made.length - kept.length;
    return kept;
  };
  const ids = (list) => [...new Set(sound(list, (id) => (typeof id === "string" && /^[\w#.-]{1,100}$/.test(id) ? id : null)))];
  const log = yield* readingState(isObject(given.log) ? given.log : {});
  const state = {
    cover: fieldsOf(isObject(given.cover) ? given.cover : {}, COVER),
    behaviours: ids(given.behaviours), law: ids(given.law),
    log: log.state,
    dates: bothRows(sound(given.dates, soundDate), []),
    due: bothRows(sound(given.due, soundDue), []),
  };
  for (const list of Object.keys(ROWS)) state[list] = bothRows(sound(given[list], (one) => soundRow(list, one)), []);
  return { state, refused: refused + log.refused };
}

/* Rows of both, nothing twice; of two rows with one id that differ, the second gets an id of its own. */
function bothRows(mine, theirs) {
  const out = new Map();
  const ids = new Set();
  for (const row of [...mine, ...theirs]) {
    if (out.has(rowKey(row))) continue;
    const fresh = row.id && ids.has(row.id) ? { ...row, id: newId() } : row;
    ids.add(fresh.id);
    out.set(rowKey(fresh), fresh);
  }
  return [...out.values()];
}

/** {state, kept}: both; kept is how many places of the cover said something else and stayed as they were here. */
export const joinedCases = (mine, theirs) => atOnce(joiningCases(mine, theirs));

/** The same as a generator: two long logs are joined in pieces. */
export function* joiningCases(mine, theirs) {
  const differing = COVER.filter((field) => mine.cover[field] && theirs.cover[field] && mine.cover[field] !== theirs.cover[field]);
  const state = {
    cover: fromPairs(COVER.map((field) => [field, mine.cover[field] || theirs.cover[field]])),
    behaviours: [...new Set([...mine.behaviours, ...theirs.behaviours])], law: [...new Set([...mine.law, ...theirs.law])],
    log: yield* merging({ ...mine.log, gone: [] }, { ...theirs.log, gone: [] }),
    dates: bothRows(mine.dates, theirs.dates),
    due: bothRows(mine.due, theirs.due),
  };
  for (const list of Object.keys(ROWS)) state[list] = bothRows(mine[list], list === "sheets" ? newSheets(mine.sheets, theirs.sheets) : theirs[list]);
  return { state, kept: differing.length };
}

/* One that is here stays as it is here, also where the reader said whether it is printed. */
const newSheets = (mine, theirs) => theirs.filter((one) => !mine.some(({ from, text }) => from === one.from && text === one.text));

/** How many things stand in it. */
export function countOf(state) {
  return state.log.entries.length + ["dates", "due", "law", "evidence", "letters", "sheets", "sent"].reduce((sum, list) => sum + state[list].length, 0) + COVER.filter((field) => state.cover[field]).length;
}

export const caseFile = (state) => atOnce(writingCaseFile(state)).join("");

/** The same as a generator: a list of texts that follow each other. */
export function* writingCaseFile(state) {
  const { entries, lenders, hide } = state.log;
  return yield* writingJson({ tool: CASE_TOOL, version: CASE_VERSION, ...state, log: { entries, lenders, hide } });
}

/** {state, refused, tool} of a file of this tool, of the log, the deadlines, the rates or the plan, also as those keep it on a phone;
    or {problem: "damaged" | "foreign" | "newer" | "large"}. */
export const readCaseFile = (text) => atOnce(readingCaseFile(text));

/** The same as a generator; it yields how far it is. */
export function* readingCaseFile(text) {
  if (text.length > MOST_TEXT) return { problem: "large" };
  let raw;
  try {
    raw = yield* readingJson(text.replace(/^\ufeff/, "").trim());
  } catch (failed) {
    return { problem: "damaged" };
  }
  if (!isObject(raw)) return { problem: "foreign" };
  if (raw.tool === "evidence-log") return isObject(raw.state) ? yield* asCase({ log: { ...raw.state, gone: [] } }, raw.tool) : yield* fromLog(raw);
  const kept = isObject(raw.state) ? raw.state : raw;
  if (raw.tool === "deadlines" && Array.isArray(kept.items)) return yield* asCase({ dates: kept.items, due: kept.due }, raw.tool);
  if (SHEETS.includes(raw.tool) && isObject(kept.sheet)) return yield* asCase({ sheets: [{ ...kept.sheet, id: "", from: raw.tool, print: "" }] }, raw.tool);
  if (raw.tool !== CASE_TOOL || !isObject(raw.cover)) return { problem: "foreign" };
  return raw.version === CASE_VERSION ? yield* asCase(raw, raw.tool) : { problem: typeof raw.version === "number" && raw.version > CASE_VERSION ? "newer" : "foreign" };
}

function* fromLog(raw) {
  const read = yield* readingLogOf(raw);
  if (read.problem) return read;
  return { state: { ...emptyCase(), log: read.state }, refused: read.refused, tool: "evidence-log" };
}

function* asCase(raw, tool) {
  const { state, refused } = yield* readingCase(raw);
  const large = Object.keys(ROWS).some((list) => state[list].length > MOST_ROWS) || [state.dates, state.due].some((rows) => rows.length > MOST_ROWS);
  return large ? { problem: "large" } : { state, refused, tool };
}
