/* What happened, and when: one select, one day, the hour where hours are counted, a note. It adds to a list that can be taken from. */
import { refill } from "../../floor.js";
import { asWritten, todayHere } from "../../letter/dates.js";
import { element, setAttributes } from "../../letter/form.js";
import { toolButton } from "../../letter/ways.js";
import { LANDED } from "../dayfield.js";
import { namedDay, spokenDays } from "../spokenday.js";
import { civilDate, civilTime, FIRST_YEAR, LAST_YEAR } from "./counting.js";
import { eventFinder } from "./find.js";
import { servedPart } from "./served.js";
import { keyOf, MOST, NOTE_LENGTH, shortNote, withinYears } from "./state.js";

const PRIVATE_INPUT = { autocomplete: "off", autocapitalize: "off", autocorrect: "off", spellcheck: "false" };

/** eventForm(tool, add) -> {box, choose(event id), tell(words), first(words), inSight(), clear(), half()}; add(item) gives the name of a refusal, or "". */
export function eventForm(tool, add) {
  const { root, data, say } = tool;
  const form = element(root, "form", { className: "kb-due-form", noValidate: true });
  setAttributes(form, { autocomplete: "off", "aria-label": "加一件事" });
  const what = choice(root, data);
  const hint = element(root, "p", { className: "kb-hint", id: "due-what-hint", textContent: say("start") });
  what.setAttribute("aria-describedby", hint.id);
  const day = input(root, "due-day", { placeholder: "2026-11-23", maxlength: "24", inputmode: "text" });
  const hour = input(root, "due-hour", { placeholder: "14:20", maxlength: "12" });
  const note = input(root, "due-note", { maxlength: String(NOTE_LENGTH) });
  const noteHint = element(root, "p", { className: "kb-hint", id: "due-note-hint", textContent: say("one-debt") });
  note.setAttribute("aria-describedby", noteHint.id);
  const status = element(root, "p", { className: "kb-due-status" });
  status.setAttribute("role", "status");
  const first = element(root, "p", { className: "kb-due-first" });
  first.setAttribute("role", "status");
  const served = servedPart(tool);
  const { wrong, right } = problemAt(root);
  const hourHint = element(root, "p", { className: "kb-hint", id: "due-hour-hint", textContent: say("need-time") });
  hour.setAttribute("aria-describedby", hourHint.id);
  const hourField = field(root, hour, "几点", [hourHint]);
  const understood = element(root, "p", { className: "kb-hint kb-due-understood" });
  understood.setAttribute("role", "status");
  hourField.hidden = true;
  const today = toolButton(root, "就是今天", () => {
    day.value = todayHere(new Date());
    right(day);
  });
  const submit = element(root, "button", { type: "submit", className: "kb-tool kb-due-add", textContent: "加上" });
  const buttons = element(root, "p", {});
  buttons.append(today, submit);
  const more = element(root, "details", { className: "kb-optional" });
  more.append(element(root, "summary", { textContent: "有好几件，写上是哪一件（可不填）" }), field(root, note, "哪一件", [noteHint]));
  const finder = eventFinder(tool, (id) => {
    api.choose(id);
    finder.close();
  });
  form.append(field(root, what, "发生了什么", [hint, finder.box]), field(root, day, "哪一天", [understood, served.box]), hourField, more, buttons, status, first);

  const chosen = () => data.events.find((event) => event.id === what.value);
  /* What was added stays in sight; another event has another day. */
  let added = false;
  let half = false; // typed since the last was added
  const emptied = () => {
    added = half = false;
    for (const one of [day, hour, note]) one.value = "";
    understood.textContent = "";
  };
  for (const one of [day, hour]) one.addEventListener("input", () => right(one));
  for (const one of [day, hour, note]) one.addEventListener("input", () => { half = true; });
  what.addEventListener("change", () => {
    const event = chosen();
    if (added) emptied();
    served.show(Boolean(event) && event.served);
    hint.textContent = event ? event.hint : say("start");
    hourField.hidden = !(event && (hasHour(event) || event.clocks.some((clock) => clock.unit === "小时")));
    hourHint.textContent = say(event && hasHour(event) ? "itself-time" : "need-time");
    right(what);
  });
  /* 上周五 becomes a date, and what it was taken for is said; what may be several days is asked when it is needed. */
  const said = () => {
    const words = day.value.trim();
    const event = chosen();
    const { days, sure } = !words || civilDate(words) ? { days: [], sure: false } : spokenDays(words, todayHere(new Date()), { ahead: Boolean(event && event.itself), first: event && event.itself ? "later" : "past" });
    if (!sure) return days;
    day.value = days[0];
    right(day);
    understood.textContent = say("day-understood", { 原话: words, 今天: namedDay(todayHere(new Date())), 哪天: namedDay(days[0]) });
    return [];
  };
  day.addEventListener("change", () => setTimeout(said, LANDED));
  day.addEventListener("input", () => { understood.textContent = ""; });
  form.addEventListener("submit", (submitted) => {
    submitted.preventDefault();
    send();
  });
  const send = () => {
    const event = chosen();
    const near = said();
    const date = civilDate(day.value);
    const time = hourField.hidden || !hour.value.trim() ? "" : civilTime(hour.value);
    const failed = !event ? [what, "need-event"] : !day.value.trim() ? [day, "need-date"] : near.length ? [day, /[月.\-/·]/.test(day.value) ? "need-year" : "day-ask"] : !date ? [day, asWritten(day.value) ? "wrong-date" : "only-date"]
      : !withinYears(date) ? [day, "far"] : !hourField.hidden && hour.value.trim() && !time ? [hour, "wrong-time"] : null;
    for (const one of [what, day, hour]) right(one);
    if (failed) {
      status.textContent = "";
      const take = (one) => {
        day.value = one;
        right(day);
        submit.focus();
      };
      wrong(failed[0], say(failed[1], { 从哪年: FIRST_YEAR, 到哪年: LAST_YEAR }), ...near.map((one) => toolButton(root, one, () => take(one))));
      return;
    }
    const problem = add({ event: event.id, date, time, note: shortNote(note.value) });
    half = Boolean(problem) && problem !== "again";
    if (problem) status.textContent = say(problem, { 几: MOST });
    else added = true;
  };
  const api = {
    box: form,
    choose: (id) => {
      what.value = id;
      what.dispatchEvent(new Event("change"));
      day.focus();
    },
    tell: (words) => { status.textContent = words; },
    first: (words) => { first.textContent = words; },
    half: () => half && [day, hour, note].some((one) => one.value.trim()),
    inSight: () => first.scrollIntoView({ block: "nearest" }),
    clear: () => {
      emptied();
      finder.close();
      what.value = "";
      for (const one of [day, hour]) right(one);
      what.dispatchEvent(new Event("change"));
      status.textContent = "";
    },
  };
  return api;
}

/* A day that is not counted, with an hour on the paper. */
const hasHour = (event) => Boolean(event.itself) && event.itself.timed;

/* One sentence of what is wrong, at the field where it is; it goes as soon as that field is changed. */
function problemAt(root) {
  const problem = element(root, "p", { className: "kb-hint kb-wrong kb-due-problem", id: "due-problem" });
  problem.setAttribute("role", "alert");
  const described = (node, on) => {
    const others = (node.getAttribute("aria-describedby") || "").split(" ").filter((id) => id && id !== problem.id);
    setAttributes(node, { "aria-describedby": [...others, ...(on ? [problem.id] : [])].join(" ") });
  };
  const wrong = (node, words, ...buttons) => {
    node.after(problem);
    refill(problem, words, ...buttons);
    node.setAttribute("aria-invalid", "true");
    described(node, true);
    node.focus();
    problem.scrollIntoView({ block: "nearest" });
  };
  const right = (node) => {
    if (!node.hasAttribute("aria-invalid")) return;
    node.removeAttribute("aria-invalid");
    described(node, false);
    problem.remove();
  };
  return { wrong, right };
}

function choice(root, data) {
  const select = element(root, "select", { id: "due-what" });
  setAttributes(select, PRIVATE_INPUT);
  select.append(element(root, "option", { value: "", textContent: "选一件事" }));
  for (const group of data.groups) {
    const shelf = element(root, "optgroup", { label: group.title });
    for (const event of data.events.filter((one) => one.group === group.id)) shelf.append(element(root, "option", { value: event.id, textContent: event.title }));
    if (shelf.children.length) select.append(shelf);
  }
  return select;
}

function input(root, id, attributes) {
  const made = element(root, "input", { id, type: "text" });
  setAttributes(made, { ...PRIVATE_INPUT, ...attributes });
  return made;
}

function field(root, control, title, hints) {
  const box = element(root, "div", { className: "kb-field" });
  box.append(element(root, "label", { htmlFor: control.id, textContent: title }), control, ...hints);
  return box;
}

/** What was put in, each with a button that takes it out again. */
export function drawItems(tool, box, items, remove) {
  const { root, data } = tool;
  const list = element(root, "ul", { className: "kb-due-items" });
  for (const item of items) {
    const event = data.events.find((one) => one.id === item.event);
    const row = element(root, "li", {});
    const words = element(root, "span", { textContent: `${item.date}${item.time ? " " + item.time : ""} ${event.title}` });
    if (item.note) words.append(" · ", element(root, "bdi", { textContent: item.note }));
    const button = toolButton(root, "拿掉", () => remove(keyOf(item)));
    button.setAttribute("aria-label", `拿掉：${item.date} ${event.title}`);
    row.append(words, button);
    list.append(row);
  }
  box.hidden = !items.length;
  refill(box, element(root, "h2", { textContent: "填了的" }), list);
}
