/* What happened, and when: one select, one day, the hour where hours are counted, a note. It adds to a list that can be taken from. */
import { todayHere } from "../../letter/dates.js";
import { element, setAttributes } from "../../letter/form.js";
import { toolButton } from "../../letter/ways.js";
import { civilDate, civilTime, FIRST_YEAR, LAST_YEAR } from "./counting.js";
import { keyOf, MOST, NOTE_LENGTH, shortNote, withinYears } from "./state.js";

const PRIVATE_INPUT = { autocomplete: "off", autocapitalize: "off", autocorrect: "off", spellcheck: "false" };

/** eventForm(tool, add) -> {box, tell(words), clear()}; add(item) gives the name of a refusal, or "". */
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
  const hourField = field(root, hour, "几点", [element(root, "p", { className: "kb-hint", textContent: say("need-time") })]);
  hourField.hidden = true;
  const today = toolButton(root, "就是今天", () => {
    day.value = todayHere(new Date());
    wrong(day, false);
  });
  const buttons = element(root, "p", {});
  buttons.append(today, element(root, "button", { type: "submit", className: "kb-tool kb-due-add", textContent: "加上" }));
  const more = element(root, "details", { className: "kb-optional" });
  more.append(element(root, "summary", { textContent: "有好几件，写上是哪一件（可不填）" }), field(root, note, "哪一件", [noteHint]));
  form.append(field(root, what, "发生了什么", [hint]), field(root, day, "哪一天", []), hourField, more, buttons, status);

  const chosen = () => data.events.find((event) => event.id === what.value);
  what.addEventListener("change", () => {
    const event = chosen();
    hint.textContent = event ? event.hint : say("start");
    hourField.hidden = !(event && event.clocks.some((clock) => clock.unit === "小时"));
    wrong(what, false);
  });
  form.addEventListener("submit", (submitted) => {
    submitted.preventDefault();
    const refused = send();
    if (refused) status.textContent = refused;
  });
  const send = () => {
    const event = chosen();
    const date = civilDate(day.value);
    const time = hourField.hidden || !hour.value.trim() ? "" : civilTime(hour.value);
    const failed = !event ? [what, "need-event"] : !day.value.trim() ? [day, "need-date"] : !date ? [day, looksLikeDate(day.value) ? "wrong-date" : "only-date"]
      : !withinYears(date) ? [day, "far"] : !hourField.hidden && hour.value.trim() && !time ? [hour, "wrong-time"] : null;
    for (const one of [what, day, hour]) wrong(one, Boolean(failed) && failed[0] === one);
    if (failed) {
      failed[0].focus();
      return say(failed[1], { 从哪年: FIRST_YEAR, 到哪年: LAST_YEAR });
    }
    const problem = add({ event: event.id, date, time, note: shortNote(note.value) });
    if (problem) return say(problem, { 几: MOST });
    day.value = "";
    hour.value = "";
    note.value = "";
    return "";
  };
  return {
    box: form,
    tell: (words) => { status.textContent = words; },
    clear: () => {
      for (const one of [what, day, hour, note]) one.value = "";
      what.dispatchEvent(new Event("change"));
      status.textContent = "";
    },
  };
}

const looksLikeDate = (typed) => /^\s*\d{4}\D{1,2}\d{1,2}\D{1,2}\d{1,2}\D?\s*$|^\s*\d{8}\s*$/.test(typed.normalize("NFKC"));

const wrong = (node, is) => (is ? node.setAttribute("aria-invalid", "true") : node.removeAttribute("aria-invalid"));

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
  box.replaceChildren(element(root, "h2", { textContent: "填了的" }), list);
}
