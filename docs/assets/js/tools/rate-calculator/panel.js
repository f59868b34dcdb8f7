/* The tool's inputs: what was agreed and received, equal instalments, and single payments a line each. Typed words stay as they are;
   what cannot be read is said beside its field. */
import { fromPairs, refill } from "../../floor.js";
import { element, setAttributes } from "../../letter/form.js";
import { isoDay, readDay, stepDay } from "./days.js";
import { instalments, MOST_LINES, MOST_SIGNS, MOST_TIMES, readEntries } from "./entries.js";
import { narrow, readFen, yuan } from "./money.js";
import { oncePart } from "./once.js";
import { dayField } from "../dayfield.js";
import { spokenDays } from "../spokenday.js";
import { saidDays, withDay } from "./saiddays.js";
import { withYear, yearsOfLines } from "./years.js";
import { todayHere } from "../../letter/dates.js";
import { toolButton } from "../../letter/ways.js";

const QUIET = { autocomplete: "off", autocapitalize: "off", autocorrect: "off", spellcheck: "false" };
const AMOUNT_FIELDS = { contract: "合同上写的借款金额（元）", received: "实际到手多少（元）", each: "每期还多少（元）", eachFee: "每期另收的手续费（元）", eachGuarantee: "每期另收的担保费（元）", eachMembership: "每期另收的会员费（元）" };
const DAY_FIELDS = { day: "哪天到手", signed: "合同哪天成立", suit: "哪天起诉", first: "第一期哪天" };
const COUNT_FIELDS = { times: "一共几期", every: "隔多久一期", upTo: "已还到第几期" };
const EXTRA = { fee: "eachFee", guarantee: "eachGuarantee", membership: "eachMembership" };
const LIST_LABEL = "一笔一笔的收付";
/* On these only a line or a word hangs, never a sum: without them that is not said. */
const JUDGED_ALONE = ["signed", "suit", "upTo"];
/* What has been: a coming day is offered for the first instalment only. */
const BEEN = ["day", "signed", "suit"];
const LONG_PASTE = 4000; // signs
const SETTLED = 250; // milliseconds
const ROUGH_DAY = readDay("2026-01-01"); // any day: only the intervals count
const UNITS_OF_TIME = ["个月", "日"];

/** {box, values(), set(state), wipe(), read()}: read() gives {entries, contract, received, signed, suit (ISO), rough (entries on made-up days), times, upTo (terms paid, or null), unread: [words], missing, misread: [labels]}.
    With something missing or misread there are no entries: a sum of what happens to be readable would be wrong. */
export function ratePanel(root, say, changed) {
  const form = element(root, "form", { className: "kb-fill kb-rate-form", noValidate: true });
  setAttributes(form, { autocomplete: "off", "aria-label": "借款和还款" });
  form.addEventListener("submit", (event) => event.preventDefault());
  const inputs = {};
  const checks = [];
  const field = (name, label, hint, input = element(root, "input", { type: "text" })) => {
    const box = element(root, "div", { className: "kb-field" });
    const told = element(root, "p", { id: `rate-${name}-hint`, className: "kb-hint", textContent: hint });
    const wrong = element(root, "p", { id: `rate-${name}-wrong`, className: "kb-hint kb-wrong", hidden: true });
    wrong.setAttribute("role", "status");
    setAttributes(input, { ...QUIET, id: `rate-${name}`, "aria-describedby": `rate-${name}-hint rate-${name}-wrong` });
    box.append(element(root, "label", { htmlFor: `rate-${name}`, textContent: label }), told, input, wrong);
    inputs[name] = input;
    input.addEventListener("input", changed);
    return { box, input, wrong };
  };
  const checked = (name, label, hint, sound, words, mode) => {
    const made = field(name, label, hint);
    if (mode) made.input.inputMode = mode;
    const look = () => {
      const bad = Boolean(made.input.value.trim()) && !sound(made.input.value);
      made.wrong.hidden = !bad;
      const near = bad && words === "wrong-day" ? spokenDays(made.input.value, todayHere(new Date()), { ahead: !BEEN.includes(name) }).days : [];
      refill(made.wrong, bad ? say(near.length ? (/[月.\-/·]/.test(made.input.value) ? "need-year" : "day-ask") : words) : "", ...near.map((one) => toolButton(root, one, () => put(made.input, one))));
      made.input.setAttribute("aria-invalid", String(bad));
    };
    checks.push(look);
    /* A warning makes the page longer: not before the tap that left the field has landed where it was meant. */
    made.input.addEventListener("change", () => setTimeout(look, SETTLED));
    made.input.addEventListener("input", () => { if (!made.wrong.hidden) look(); });
    if (words === "wrong-day") sayWhatWasUnderstood(made, name);
    return made.box;
  };
  /* 上周五 is written out as a date on leaving the field, and said; what may be several days is asked beside it, as above. */
  const sayWhatWasUnderstood = ({ box, input }, name) => {
    const told = element(root, "p", { className: "kb-hint kb-day-understood", hidden: true });
    told.setAttribute("role", "status");
    box.append(told);
    dayField(root, input, told, { say, known: (text) => readDay(text) !== null, put: (one) => put(input, one, false), today: () => todayHere(new Date()), ahead: !BEEN.includes(name) });
    input.addEventListener("input", () => { told.hidden = true; });
  };
  const put = (input, text, focus = true) => {
    input.value = text;
    if (focus) input.focus();
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const amount = (name) => checked(name, AMOUNT_FIELDS[name], hintOf(say, name), (text) => readFen(text) !== null, "wrong-amount");
  const day = (name) => checked(name, DAY_FIELDS[name], hintOf(say, name), (text) => readDay(text) !== null, "wrong-day");
  const count = (name) => checked(name, COUNT_FIELDS[name], hintOf(say, name), (text) => (name === "upTo" ? readUpTo : readCount)(text) !== null, "wrong-count", "numeric");

  const suit = day("suit");
  suit.hidden = true;
  const unit = element(root, "select", { id: "rate-unit" });
  for (const name of UNITS_OF_TIME) unit.append(element(root, "option", { value: name, textContent: name }));
  unit.setAttribute("aria-label", "隔多久一期，单位");
  unit.addEventListener("change", changed);
  inputs.unit = unit;
  const every = count("every");
  every.append(unit);
  const list = field("list", LIST_LABEL, say("hint-list"), element(root, "textarea", { rows: 5 }));
  refuseFloods(root, list, say);
  /* Days in words are written out on leaving the field, and said; what may be several days is asked, then what lacks its year. */
  const understood = element(root, "p", { className: "kb-hint kb-day-understood", hidden: true });
  understood.setAttribute("role", "status");
  list.wrong.before(understood);
  const linesWithout = (what) => readEntries(list.input.value).wrong.filter(({ why }) => why === what).map(({ line }) => line);
  const lookAtDays = () => {
    const { text, taken, asked } = saidDays(list.input.value, linesWithout("date"), todayHere(new Date()));
    if (taken.length) {
      put(list.input, text, false);
      understood.hidden = false;
      understood.textContent = say("lines-day", { 哪些: taken.slice(0, NAMED_LINES).join("，") });
    }
    if (!asked) return lookAtYears();
    list.wrong.hidden = false;
    return refill(list.wrong, say("line-which", { 几: asked.line, 原话: asked.words }), ...asked.days.map((one) => toolButton(root, one, () => {
      put(list.input, withDay(list.input.value, asked, one));
      lookAtDays();
    })));
  };
  const lookAtYears = () => {
    const text = list.input.value;
    const { lines, years } = yearsOfLines(text, linesWithout("year"), todayHere(new Date()));
    list.wrong.hidden = !lines.length;
    refill(list.wrong, ...(lines.length ? [say(years.length ? "lines-year" : "lines-years", { 几: lines.length }), ...years.map((year) => toolButton(root, `都是 ${year} 年`, () => put(list.input, withYear(text, lines, year))))] : []));
  };
  list.input.addEventListener("change", () => setTimeout(lookAtDays, SETTLED));
  list.input.addEventListener("input", () => {
    understood.hidden = true;
    if (list.wrong.querySelector("button")) lookAtYears();
  });
  form.append(
    amount("contract"), amount("received"), day("day"),
    part(root, "等额分期的，填这里", true, count("times"), amount("each"), day("first"), every, count("upTo"), part(root, "每期另外还收什么", false, ...Object.values(EXTRA).map(amount))),
    oncePart(root, say, QUIET, (line) => put(list.input, [list.input.value.trim(), line].filter(Boolean).join("\n"), false)),
    part(root, "不等额、罚息，一笔一笔写", false, list.box),
    part(root, "合同不是到手那天成立的", false, day("signed")), suit,
  );

  /* Beside the field, what the rest of the form says against it. */
  const tellUpTo = (words) => {
    const { parentNode: box } = inputs.upTo;
    const told = box.querySelector(".kb-rate-against");
    if (told.textContent !== words) told.textContent = words;
    told.hidden = !words;
  };
  const against = element(root, "p", { className: "kb-hint kb-wrong kb-rate-against", hidden: true });
  against.setAttribute("role", "status");
  inputs.upTo.after(against);

  const values = () => fromPairs(Object.entries(inputs).map(([name, input]) => [name, input.value]));
  const set = (state) => {
    for (const [name, input] of Object.entries(inputs)) {
      const text = typeof state[name] === "string" && state[name].length <= MOST_SIGNS ? state[name] : "";
      input.value = name === "unit" ? (UNITS_OF_TIME.includes(text) ? text : UNITS_OF_TIME[0]) : text;
    }
    for (const shut of form.querySelectorAll("details")) shut.open = shut.open || [...shut.querySelectorAll("input, textarea")].some((input) => input.value);
    for (const look of checks) look();
    list.wrong.hidden = true;
    changed();
  };
  return { box: form, values, set, suit, tellUpTo, read: () => readPanel(values(), say), wipe: () => set({ every: "1" }) };
}

/* Hints of several fields are one: what an amount, what a day may look like. */
function hintOf(say, name) {
  const own = { received: "hint-received", signed: "hint-signed", suit: "hint-suit", contract: "hint-contract", every: "hint-every", times: "hint-times", upTo: "hint-up-to" };
  return say(own[name] || (name in DAY_FIELDS ? "hint-day" : "hint-amount"));
}

function part(root, title, open, ...inside) {
  const made = element(root, "details", { className: "kb-more kb-rate-part", open });
  made.append(element(root, "summary", { textContent: title }), ...inside);
  return made;
}

/* A million pasted lines would hold up the phone before anybody could say so: they are not taken in, and that is said. */
function refuseFloods(root, { input, wrong }, say) {
  const refuse = (event, data) => {
    const text = data ? data.getData("text/plain") : "";
    const much = text.length + input.value.length > MOST_SIGNS;
    wrong.hidden = !much;
    wrong.textContent = much ? say("flood", { 几: yuan(text.split("\n").length * 100), 多少: MOST_LINES }) : "";
    if (!much && text.length < LONG_PASTE) return;
    event.preventDefault();
    if (much) return;
    input.setRangeText(text, input.selectionStart, input.selectionEnd, "end"); // line by line a browser takes seconds
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  input.addEventListener("paste", (event) => refuse(event, event.clipboardData));
  input.addEventListener("drop", (event) => refuse(event, event.dataTransfer));
}

function readCount(text) {
  const bare = text.length > 12 ? "" : narrow(text).trim().replace(/(?:期|次)$/, "");
  const number = /^\d{1,4}$/.test(bare) ? Number(bare) : 0;
  return number >= 1 && number <= MOST_TIMES ? number : null;
}

/* None of them is an answer too. */
const readUpTo = (text) => (/^\s*(?:0|０|没还|没有还)\s*期?\s*$/.test(text) ? 0 : readCount(text));

function readPanel(typedIn, say) {
  const amounts = fromPairs(Object.keys(AMOUNT_FIELDS).map((name) => [name, readFen(typedIn[name])]));
  const days = fromPairs(Object.keys(DAY_FIELDS).map((name) => [name, readDay(typedIn[name])]));
  const [times, every] = [readCount(typedIn.times), readCount(typedIn.every)];
  const listed = readEntries(typedIn.list);
  const got = { ...amounts, ...days, times, every };
  const lacks = lacking(typedIn, got, listed);
  const extra = fromPairs(Object.entries(EXTRA).map(([kind, name]) => [kind, amounts[name] || 0]));
  const loan = (day, first) => [
    ...(amounts.received ? [{ day, fen: amounts.received, kind: "received" }] : []),
    ...(times && every ? instalments({ times, fen: amounts.each, first, every, unit: typedIn.unit, extra }) : []),
  ];
  const entries = lacks.whole ? [...listed.entries, ...loan(days.day, days.first)] : [];
  /* Where days alone are wanting, a rough figure: the first instalment one interval after the money came. */
  const rough = lacks.daysOnly && amounts.received && amounts.each && times && every && !listed.entries.length ? loan(ROUGH_DAY, stepDay(ROUGH_DAY, every, typedIn.unit)) : [];
  const iso = (number) => (number === null ? "" : isoDay(number));
  const signed = typedIn.signed.trim() ? days.signed : days.day;
  return { entries, rough, times, upTo: times ? readUpTo(typedIn.upTo) : null, contract: amounts.contract, received: amounts.received, signed: iso(signed), suit: iso(days.suit), missing: lacks.missing, misread: lacks.misread, unread: unreadWords(listed, say) };
}

/* What must be there before anything is counted: {missing, misread: labels, whole}. A part that is begun is needed whole. */
function lacking(typedIn, got, listed) {
  const names = { ...AMOUNT_FIELDS, ...DAY_FIELDS, ...COUNT_FIELDS };
  const label = (name) => names[name].replace("（元）", "");
  const begun = (name) => Boolean(typedIn[name].trim());
  const needed = [];
  if (begun("received") || (begun("day") && !listed.entries.some((one) => one.kind === "received"))) needed.push("received", "day");
  if (["times", "each", "first", ...Object.values(EXTRA)].some(begun)) needed.push("times", "each", "first", "every");
  const missing = needed.filter((name) => !begun(name) || got[name] === 0);
  const misread = Object.keys(names).filter((name) => !JUDGED_ALONE.includes(name) && begun(name) && got[name] === null).map(label);
  if (listed.many || listed.wrong.length) misread.push(LIST_LABEL);
  const days = ["day", "first"].map(label);
  const whole = !missing.length && !misread.length;
  return { missing: missing.map(label), misread, whole, daysOnly: !whole && [...missing.map(label), ...misread].every((name) => days.includes(name)) };
}

/* So many lines are named one by one. */
const NAMED_LINES = 5;

function unreadWords(listed, say) {
  if (listed.many) return [say("many", { 多少: MOST_LINES })];
  const named = listed.wrong.slice(0, NAMED_LINES).map(({ line, why }) => say("line-" + why, { 几: line }));
  return listed.wrong.length > NAMED_LINES ? [...named, say("line-more", { 几: listed.wrong.length - NAMED_LINES })] : named;
}
