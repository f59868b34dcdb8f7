/* What the tool found, as sentences: for the page, and as rows for copying, pictures, paper and Word. */
import { bulletRow, headingRow, itemRow, strong, textRow, titleRow, typed } from "../rows.js";
import { isoDay } from "./days.js";
import { SHARE_NAMES, shareOf } from "./chart.js";
import { sorted } from "./csv.js";
import { measured, percentOf } from "./measure.js";
import { yuan } from "./money.js";

export const MEASURE_NAMES = { bare: "只算分期的钱", charged: "加上各种费用", whole: "再加罚息、违约金" };
export const KIND_NAMES = { received: "到手", payment: "还款", fee: "手续费", guarantee: "担保费", membership: "会员费", penalty: "罚息、违约金" };
const ANSWERS = { above: "高于", below: "不高于" };
/* On paper more single sums than this are a matter of the table. */
const MOST_ON_PAPER = 200;
const DATA_ROOM = 6; // rates named where several fit

/** One sentence: the rate, or why there is none. */
export function mainWords(found, { missing, misread, rough }, say) {
  if (missing.length || misread.length) return roughWords(rough, say) + (missing.length ? say("missing", { 哪些: missing.join("、") }) : "") + (misread.length ? say("misread", { 哪些: misread.join("、") }) : "");
  const last = found.measures[found.measures.length - 1];
  const known = {
    sound: () => leadWords(found, say) + say("sound", { 按天: percentOf(last.xirr), 名义: percentOf(last.nominal), 实际: percentOf(last.effective) }),
    unpaid: () => say("unpaid", { 多少: yuan(found.sums.received - found.sums.paid) }),
    several: () => severalWords(found, say),
    early: () => say("early", { 付: isoDay(found.early.paid), 收: isoDay(found.early.came) }),
  };
  return known[found.state] ? known[found.state]() : say(found.state);
}

/* What came, what is to be paid, and how much more that is: a number that everybody can check. */
const leadWords = ({ sums }, say) => say("lead", { 到手: yuan(sums.received), 一共: yuan(sums.paid), 多: yuan(sums.paid - sums.received) });

/* Before the days are known: a figure that says of itself that it is rough, and with which no line is compared. */
function roughWords(rough, say) {
  const found = rough.length ? measured(rough) : { state: "" };
  return found.state === "sound" ? leadWords(found, say) + say("rough", { 按天: percentOf(Math.round(found.measures[found.measures.length - 1].xirr)).replace(/\.00/, "") }) : "";
}

/** The same in a line that fits below a small screen: the number, or why there is none. */
export function shortWords(found, read, say) {
  const whole = !read.missing.length && !read.misread.length && found.state === "sound";
  return whole ? say("short", { 按天: percentOf(found.measures[found.measures.length - 1].xirr) }) : mainWords(found, read, say);
}

function severalWords(found, say) {
  const odd = found.measures.find((one) => one.roots.length > 1) || { roots: [] };
  return say("several", { 几: odd.roots.length, 哪些: odd.roots.slice(0, DATA_ROOM).map(percentOf).join("、") });
}

/** Too much? For each number that means something for this lender one plain line; [] where no rate or no lender is known. Where no number does,
    never as if that were good news: whoever did not lend (`behind`) is told so first, then what the lines say of each who may have lent. */
export function answerWords({ found, lender, judged, behind }, say) {
  if (found.state !== "sound" || !lender) return [];
  const lines = numbered(judged);
  if (lines.length) return lines.map((one) => lineWords(one, say));
  if (behind.length) return [say("answer-behind", { 谁: lender }), ...likelyWords(behind, say)];
  const others = titlesOf(judged);
  return [say("answer-none", { 谁: lender }), ...(others ? [say("answer-other", { 哪些: others })] : [])];
}

const numbered = (judged) => judged.filter((one) => one.line.number && one.applies !== "no");
const lineWords = (one, say) => say("answer", { 哪条: one.line.title, 会怎样: one.line.kind, 比: comparedWords(one) });
const titlesOf = (judged) => judged.filter((one) => one.applies !== "no" && !one.line.aim).map((one) => `“${one.line.title}”`).join("、");

/* One line for all of whom the same is said. */
function likelyWords(behind, say) {
  const said = new Map();
  for (const one of behind) {
    const lines = numbered(one.judged);
    const words = lines.length ? lines.map((line) => lineWords(line, say)).join("") : say("answer-if-none", { 哪些: titlesOf(one.judged) });
    said.set(words, [...(said.get(words) || []), one.lender]);
  }
  return [...said].map(([words, lenders]) => say("answer-if", { 谁: lenders.map((one) => `“${one}”`).join("、"), 哪几条: words }));
}

/* A loan that a line perhaps does not look at is not called above it. */
function comparedWords({ applies, verdict, value }) {
  const found = applies === "yes" ? ANSWERS[verdict] : "";
  return found ? `${found} ${lineOf(value)}` : "不能判断";
}

/** On what was agreed and what came, 《民法典》第六百七十条; "" while one of them is not known. */
export function principalWords(read, say) {
  if (!read.contract || !read.received) return "";
  const less = read.contract - read.received;
  if (!less) return say("principal-same");
  return less < 0 ? say("principal-more") : say("principal", { 合同: yuan(read.contract), 到手: yuan(read.received), 少: yuan(less) });
}

/** What is to be paid by the table, and how much of it has fallen due; never that it was paid. */
export function dueWords({ read, found, due, today }, say) {
  const sums = say("due", { 一共: yuan(found.sums.paid), 到手: yuan(found.sums.received), 今天: today, 到期: yuan(due.due.fen), 没到期: yuan(due.later.fen) });
  if (read.upTo === null) return sums + say("due-unsaid");
  const paid = read.entries.filter((one) => one.term && one.term <= read.upTo).reduce((sum, one) => sum + one.fen, 0);
  return sums + say("due-paid", { 几: read.upTo, 已还: yuan(paid) });
}

/** What the table says against “已还到第几期”: more than there are, or some that fall due after today. "" where nothing does. */
export function upToWords({ upTo, times, entries }, today, say) {
  if (upTo === null || !times) return "";
  if (upTo > times) return say("up-to-more", { 几: upTo, 一共: times });
  const ahead = entries.find((one) => one.term && one.term <= upTo && isoDay(one.day) > today); // ISO days compare as words
  return ahead ? say("up-to-later", { 几: upTo, 第几: ahead.term, 哪天: isoDay(ahead.day), 今天: today }) : "";
}

/** What an entry is: of an instalment that fell due nobody here knows whether it was paid, unless the reader said up to which it was. */
export function kindWords({ kind, term, day }, { upTo, today }, say) {
  if (!term) return KIND_NAMES[kind];
  const name = kind === "payment" ? say("term", { 几: term }) : KIND_NAMES[kind];
  if (upTo !== null && term <= upTo) return name + say("term-paid");
  return name + say(isoDay(day) > today ? "term-later" : upTo === null ? "term-unsaid" : "term-unpaid");
}

/** What a judged line comes to, sentence by sentence. */
export function verdictWords({ line, applies, value, verdict, why }, span, say) {
  if (applies === "no") return [say("applies-no")];
  const out = applies === "unclear" ? [say("applies-unclear")] : [];
  if (!line.number) return out;
  const rates = span ? { 低: percentOf(span.low), 高: percentOf(span.high), 线: lineOf(value) } : {};
  if (line.lpr && value.rate) out.push(say("lpr-value", { 哪天: value.day, 利率: value.one, 线: lineOf(value), 程度: value.level }));
  if (verdict === "above" || verdict === "below") return [...out, say(verdict, rates)];
  if (why === "between") return [...out, say("between", rates)];
  if (why === "unknown") return [...out, say("lpr-unknown", { 哪天: value.day, 原因: value.words })];
  return [...out, say(why)];
}

/* 24%, 15.4%: a line as the law writes it, without the noughts of a computed rate. */
const lineOf = (value) => `${Number(value.rate)}%`;

/* For whoever is not the reader: the figure without what it is for. */
function deskWords(found, read, say) {
  return found.state === "sound" ? `${leadWords(found, say)}${shortWords(found, { ...read, rough: [] }, say)}。` : mainWords(found, { ...read, rough: [] }, say);
}

/** All of it on paper; `desk`: as it goes into a dossier, without the lines that advise the reader. given {read, found, due, today (ISO), judged, lender (label or ""), not: [words], span}. */
export function paperRows(given, say, { desk = false } = {}) {
  const { read, found } = given;
  const rows = [titleRow("贷款年化和费用"), textRow(desk ? deskWords(found, read, say) : mainWords(found, { ...read, rough: [] }, say)), ...answerWords(given, say).map((words) => bulletRow(words))];
  if (given.lender) rows.push(textRow("放款方：", given.lender));
  rows.push(...[...read.unread, upToWords(read, given.today, say)].filter(Boolean).map((words) => textRow(words)));
  const principal = principalWords(read, say);
  if (principal) rows.push(headingRow("本金"), textRow(principal));
  if (found.state === "sound") {
    rows.push(headingRow("年化"));
    for (const one of found.measures) rows.push(bulletRow(strong(MEASURE_NAMES[one.name]), `：名义 ${percentOf(one.nominal)}，实际 ${percentOf(one.effective)}，按天 ${percentOf(one.xirr)}`));
    rows.push(textRow(say("explain")));
  }
  if (found.shares.length) {
    rows.push(headingRow("按这张表，要付的钱去了哪里"));
    for (const [kind, fen] of found.shares) rows.push(bulletRow(`${SHARE_NAMES[kind]}：${yuan(fen)} 元，占 ${shareOf(fen, found.sums.paid)}`));
    rows.push(textRow(dueWords(given, say)));
  }
  rows.push(...lineRows(given, say, desk));
  if (read.entries.length) {
    const due = (entry) => isoDay(entry.day) <= given.today; // ISO days compare as words
    sorted(read.entries).slice(0, MOST_ON_PAPER).forEach((entry, place, all) => {
      if (!place || due(entry) !== due(all[place - 1])) rows.push(headingRow(due(entry) ? `一笔一笔：到 ${given.today} 为止` : "一笔一笔：还没到期"));
      rows.push(itemRow(place + 1, typed(`${isoDay(entry.day)}　${kindWords(entry, { upTo: read.upTo, today: given.today }, say)}　${yuan(entry.fen)} 元`)));
    });
    if (read.entries.length > MOST_ON_PAPER) rows.push(textRow(say("paper-more", { 几: read.entries.length - MOST_ON_PAPER })));
  }
  return [...rows, headingRow("说明"), ...(desk ? [textRow(say("paper-note-desk"))] : [textRow(say("caution")), textRow(say("paper-note"))])];
}

function lineRows(given, say, desk) {
  const rows = [headingRow("哪条线")];
  if (!given.judged.length) rows.push(textRow(say(given.lender ? "no-line" : "no-lender")));
  for (const one of given.judged) {
    rows.push(textRow(strong(`${one.line.title}（${one.line.kind}）`)));
    for (const words of verdictWords(one, given.span, say)) rows.push(textRow(words));
    if (one.applies === "no") continue;
    rows.push(textRow("条件：", one.line.when), ...(desk ? [] : [textRow("能做什么：", one.line.says)]), textRow("它不是什么：", one.line.isnt));
    rows.push(...one.line.rules.map((rule) => bulletRow(rule)));
  }
  return [...rows, ...given.not.map((words) => textRow(words))];
}
