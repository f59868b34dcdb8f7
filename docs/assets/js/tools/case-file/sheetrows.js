/* The dossier as rows of fill.js: facts, in the order in which whoever takes it reads. What the reader typed stays words. Pure. */
import { flatly } from "../../floor.js";
import { countedOnce } from "../evidence-log/entries.js";
import { typedWords } from "../evidence-log/labels.js";
import { maskingIf } from "../evidence-log/mask.js";
import { entryPieces } from "../evidence-log/report.js";
import { atOnce, sorting } from "../evidence-log/slices.js";
import { sheetLines } from "../handover.js";
import { namedDay } from "../spokenday.js";
import { bulletRow, headingRow, itemRow, leading, signRow, strong, textRow, titleRow, typed } from "../rows.js";

const MOST_SHOWN = 1000;
const SHOWN_OFTEN = 20; // lines between two looks at the clock
const NUMERALS = "一二三四五六七八九十";
/** What papers of other tools are called in a dossier. */
export const SHEET_NAMES = { "rate-calculator": "算过的贷款年化和费用", "action-plan": "行动单（给提交人自己用的步骤）" };

/* To these goes a summons as well as what collectors did. */
const OF_CASES = ["court", "legal-aid-12348"];

/** What strangers may read of what was typed: {entry(entry), text(text), used()}. Numbers on the cover are the reader's own or the
    collectors'. used(): whether anything was hidden so far. */
export function* makingMask(on, state) {
  const own = [state.cover.contact, state.cover.who, state.cover.against, state.cover.toName].join(" ").match(/\+?\d[\d -]{5,}\d/g) || [];
  const covered = yield* hiding(on, state.log, own);
  const blank = { agency: "", line: "", words: "", file: "", note: "", number: "", relation: "" };
  let used = false;
  const entry = (given) => {
    const out = covered(given);
    used = used || Object.keys(blank).some((field) => out[field] !== given[field]);
    return out;
  };
  return { entry, text: (text) => entry({ ...blank, words: text }).words, used: () => used };
}

/* A log never changes once it is there, and what is typed on the cover seldom changes its numbers. */
const coverings = new WeakMap();
function* hiding(on, log, own) {
  const about = JSON.stringify([on, own]);
  if (!coverings.has(log) || coverings.get(log).about !== about) coverings.set(log, { about, mask: yield* maskingIf(on, { entries: [...log.entries, ...own.map((number) => ({ number }))], hide: log.hide }) });
  return coverings.get(log).mask;
}

/** Articles that were ticked and reach this lender, in the order of the data; `left` are those that do not, `lost` those that are not here. */
export function citedLaw(data, state) {
  const ticked = new Set(state.law);
  const here = Object.keys(data.law).filter((key) => ticked.has(key));
  const reaches = (key) => !data.law[key].lenders.length || data.law[key].lenders.includes(state.cover.kind);
  return { cited: here.filter(reaches).map((key) => data.law[key]), left: here.filter((key) => !reaches(key)).map((key) => data.law[key]), lost: state.law.filter((key) => !data.law[key]) };
}

/** today: an ISO day; what is over by then is no day to come. */
export const dossierRows = (given) => atOnce(writingDossier(given));

/** The same as a generator: a long log is read in slices. */
export function* writingDossier({ say, data, labels, state, masked, today }) {
  const mask = yield* makingMask(masked, state);
  const ofCase = OF_CASES.includes(state.cover.to);
  const parts = [
    ["要求", [...lines(state.cover.asks, (text) => text)]],
    ["事情经过", [...lines(state.cover.facts, mask.text)]],
    ["时间线", yield* timeline(say, data, labels, state, mask)],
    ["接下来的期限", daysToCome(say, data, state, mask, today)],
    ["证据清单", evidence(say, state, mask)],
    ["引用的条文", law(say, data, state)],
    ["送出了什么、答复了什么", sent(state, mask)],
    ["写过的信", letters(state, mask)],
    ...Object.entries(SHEET_NAMES).map(([from, name]) => [name, sheets(state, mask, from)]),
  ].filter(([, rows]) => rows.length);
  return [
    titleRow(say(ofCase ? "paper-title-case" : "paper-title")),
    ...cover(data, state),
    ...flatly(parts, ([title, rows], index) => [headingRow(`${NUMERALS[index]}、${title}`), ...rows]),
    textRow(say(ofCase || state.sheets.some(({ print }) => print) ? "paper-only-case" : "paper-only-conduct")),
    ...(mask.used() ? [textRow(say("paper-masked"))] : []),
    signRow(say("paper-sign")),
  ];
}

const pairOf = (pairs, value) => (pairs.find(([id]) => id === value) || ["", ""])[1];

function cover(data, { cover: given }) {
  const to = [(data.to.find(([id]) => id === given.to) || ["", "", ""])[2], given.toName.trim()].filter(Boolean).join("，");
  const rows = [["交给", to], ["整理的人", given.who], ["联系方式", given.contact], ["对方", given.against], ["放款方", pairOf(data.lenders, given.kind)], ["整理日期", given.day]];
  return rows.filter(([, words]) => words.trim()).map(([label, words]) => textRow(`${label}：`, typed(words)));
}

const lines = (words, shown) => shown(words).split(/\r\n?|\n/).filter((line) => line.trim()).map((line) => textRow(typed(line)));

function* timeline(say, data, labels, state, mask) {
  const entries = countedOnce(state.log.entries);
  const all = [
    ...entries.map((entry) => [entry.at, () => entryPieces(labels, mask.entry(entry))]),
    ...state.dates.filter(({ event }) => !data.unprinted.includes(event)).map((item) => [`${item.date} ${item.time}`.trim(), () => [`${item.date} ${item.time}`.trim(), "，", data.events[item.event] || typed(item.event), ...(item.note ? ["，", typed(mask.text(item.note))] : []), "。"]]),
    ...state.sent.filter((one) => one.at).map((one) => [one.at, () => [typed(one.at), "，送出：", typed(mask.text(one.what)), ...(one.to ? ["，交给 ", typed(mask.text(one.to))] : []), "。"]]),
    ...state.sent.filter((one) => one.cameAt).map((one) => [one.cameAt, () => [typed(one.cameAt), "，答复：", typed(mask.text(one.came || one.what)), "。"]]),
  ];
  const rows = yield* sorting(all, ([one], [other]) => one < other);
  if (!rows.length) return [];
  const sums = ["call", "message", "visit", "other"].map((kind) => [typedWords(labels, "kind", kind), entries.filter((entry) => entry.kind === kind).length]).filter(([, count]) => count);
  const told = entries.length ? [textRow(say("paper-sums", { 几: entries.length, 从: entries[0].at.slice(0, 10), 到: entries[entries.length - 1].at.slice(0, 10) }), sums.map(([word, count]) => `${word} ${count}`).join("，"), "。")] : [];
  const shown = [];
  for (const [index, [, pieces]] of rows.slice(0, MOST_SHOWN).entries()) {
    shown.push(itemRow(index + 1, ...pieces()));
    if (index % SHOWN_OFTEN === 0) yield index / MOST_SHOWN;
  }
  return [...told, ...shown, ...(rows.length > MOST_SHOWN ? [textRow(say("paper-cut", { 几: MOST_SHOWN, 多少: rows.length }))] : [])];
}

/** Whether the days to come are printed: as the reader said; unsaid, only where they are the office's matter too. Police and complaints need none. */
export const printsDue = ({ to, noDue }) => (noDue === "yes" || noDue === "no" ? noDue === "no" : OF_CASES.includes(to));

/** Days that are still to come, of those that 哪天到期 counted. */
export const dueToCome = (state, today) => state.due.filter((one) => one.day >= today);

/* The deadlines speak to the reader; whoever takes this paper is somebody else. */
const ofMyself = (words) => words.replace(/你/g, "本人");

/* As 哪天到期 counted them, the nearest first. */
function daysToCome(say, data, state, mask, today) {
  if (!printsDue(state.cover)) return [];
  const rows = dueToCome(state, today).sort((a, b) => (a.day + a.time < b.day + b.time ? -1 : 1));
  if (!rows.length) return [];
  return [...rows.map((one, index) => itemRow(index + 1, strong(`${namedDay(one.day)}${one.time ? ` ${one.time}` : ""}`), "，", typed(ofMyself(one.side)), "：", typed(ofMyself(one.what)), "。", typed([one.rule, `${data.events[one.event] || one.event} ${one.date}`.trim()].filter(Boolean).join("，")), ...(one.note ? ["，", typed(mask.text(one.note))] : []), "。")), textRow(say("paper-due"))];
}

function evidence(say, state, mask) {
  const rows = state.evidence.map((one, index) => {
    const told = [["", one.what], ["日期 ", one.at], ["原件在 ", one.where], ["文件名 ", one.name], ["大小（字节） ", one.size]].filter(([, words]) => words.trim());
    return itemRow(index + 1, ...flatly(told, ([label, words], place) => [(place ? "，" : "") + label, typed(mask.text(words))]), ...(one.sha256 ? ["，SHA-256 ", typed(one.sha256)] : []), "。");
  });
  const written = countedOnce(state.log.entries).filter((entry) => entry.file.trim()).length;
  return [
    ...rows,
    ...(state.evidence.some((one) => one.sha256) ? [textRow(say("paper-sha"))] : []),
    ...(rows.length && written ? [textRow(say("paper-files", { 几: written }))] : []),
  ];
}

function law(say, data, state) {
  const { cited } = citedLaw(data, state);
  if (!cited.length) return [];
  return [
    ...flatly(cited, (one) => [
      leading(bulletRow(strong(one.formal), `（${one.rankName}，${one.rank}，${one.force}；约束：${one.binds}）`)),
      ...one.lines.filter(Boolean).map((words) => textRow(words)),
      textRow(`文本：${one.level}官方文本在：${one.origin}`),
    ]),
    textRow(say("paper-law")),
  ];
}

function sent(state, mask) {
  return state.sent.map((one, index) => {
    const told = [["", one.at], ["", mask.text(one.what)], ["交给 ", mask.text(one.to)], ["怎么送的：", mask.text(one.how)], ["编号 ", one.number], ["该答复的日子 ", one.due], ["答复日期 ", one.cameAt], ["答复：", mask.text(one.came)]].filter(([, words]) => words.trim());
    return itemRow(index + 1, ...flatly(told, ([label, words], place) => [(place ? "，" : "") + label, typed(words)]), "。");
  });
}

function letters(state, mask) {
  return flatly(state.letters, (one) => [leading(bulletRow(typed(mask.text(one.title.trim() || "没有写题目")), ...(one.at ? ["（", typed(one.at), "）"] : []))), ...lines(one.text, mask.text)]);
}

/* As the other tool wrote it; its headings are lines in bold. */
function sheets(state, mask, from) {
  const own = state.sheets.filter((one) => one.from === from && one.print);
  return flatly(own, (one) => [leading(bulletRow(strong(one.at ? `${one.at} 那天的` : "没有写日期"))), ...sheetLines(one.text).slice(1).map(({ head, words }) => (head ? leading(textRow(strong(mask.text(words)))) : textRow(typed(mask.text(words)))))]);
}
