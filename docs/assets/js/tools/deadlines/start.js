/* 哪天到期: what happened and when, the last day of every clock that began then, and a file for the calendar. Nothing leaves the
   phone. Today is asked anew whenever the page comes back into sight; days are civil dates and know no zone. */
import { todayHere } from "../../letter/dates.js";
import { element } from "../../letter/form.js";
import { canSave, save } from "../../letter/save.js";
import { toolButton } from "../../letter/ways.js";
import { keep, openTool, paper } from "../frame.js";
import { calendarOf } from "./calendar.js";
import { answersOf, dueRows, missingEvents } from "./counting.js";
import { drawItems, eventForm } from "./form.js";
import { calendarFile, calendarPart } from "./export.js";
import { sheetRows } from "./sheet.js";
import { bothLists, MOST, sameItem, soundItems } from "./state.js";
import { drawAnswers } from "./view.js";
import { firstWords } from "./words.js";

const CALENDAR_TYPE = "text/calendar;charset=utf-8";

function startDeadlines(root) {
  const tool = openTool(root, "deadlines");
  if (!tool) return;
  const { data, say, room } = tool;
  const calendar = calendarOf(data.calendar);
  let items = [];
  let today = todayHere(new Date());
  const answers = () => answersOf(data, items, tool.lender(), today, calendar);

  const form = eventForm(tool, (item) => {
    if (items.some((one) => sameItem(one, item))) return "again";
    if (items.length >= MOST) return "many";
    items = [...items, item];
    changed();
    form.tell(say("added", { 几: items.length }) + (item.date > today && !data.events.find((event) => event.id === item.event).itself ? say("future") : ""));
    form.inSight();
    return "";
  });
  const list = element(root, "section", { className: "kb-due-list", hidden: true });
  const lenders = lenderChoice(tool);
  const results = element(root, "section", { className: "kb-due-answers" });
  results.setAttribute("aria-label", "结果");
  const reminders = calendarPart(tool);
  const toCalendar = toolButton(root, "存到手机日历", () => {
    const file = calendarFile(answers(), reminders.chosen(), new Date());
    reminders.tell(say(file.count ? "calendar-some" : "calendar-none", { 几: file.count }));
    if (file.count) save(root, "日子.ics", CALENDAR_TYPE, file.text);
  });
  const wipe = () => kept.wipe();
  const sheet = paper(tool, () => sheetRows(answers(), data, say, today), { name: "哪天到期", wipe, more: canSave(root) ? [toCalendar] : [] });
  if (canSave(root)) sheet.box.append(reminders.box);
  sheetFold(root, sheet.box);

  const show = () => {
    const found = answers();
    drawItems(tool, list, items, (key) => remove(key));
    lenders.show(data.events.some((event) => items.some((item) => item.event === event.id) && event.clocks.some((clock) => clock.lenders.length)));
    drawAnswers(tool, results, found, missingEvents(data, items), form.choose);
    const first = firstWords(say, found.next);
    form.first(first ? say("first", { 哪天: first }) : items.length ? say("first-none") : "");
    later(sheet.show);
    sheet.box.hidden = !items.length;
  };
  const changed = () => {
    show();
    kept.changed();
  };
  const remove = (key) => {
    items = items.filter((item) => !sameItem(item, itemOf(key)));
    changed();
    form.tell(say("removed", { 几: items.length }));
    form.box.querySelector("select").focus();
  };

  room.append(form.box, list, lenders.box, results, sheet.box);
  const kept = keep(tool, {
    near: () => form.box.querySelector(".kb-due-first"),
    half: form.half,
    state: () => ({ items, due: dueRows(answers()) }), // the days are counted anew here; the dossier takes them as they are
    put: (state) => {
      items = soundItems(state.items, data.events);
      show();
    },
    wipe: () => {
      items = [];
      form.clear();
      reminders.clear();
      show();
    },
    merge: (mine, theirs) => ({ items: bothLists(soundItems(mine.items, data.events), soundItems(theirs.items, data.events)) }),
  });
  lenders.follow(); // a lender that was kept is back
  tool.onLender(() => {
    lenders.follow();
    show();
  });
  /* A phone sleeps past midnight, or its clock is set: nothing is shown that yesterday counted. */
  const newDay = () => {
    if (root.visibilityState === "hidden" || today === todayHere(new Date())) return;
    today = todayHere(new Date());
    show();
  };
  for (const kind of ["visibilitychange", "pageshow", "focus"]) (kind === "visibilitychange" ? root : root.defaultView).addEventListener(kind, newDay);
  show();
}

/* The closed sheet is drawn once the page has answered. Of several in a row the last is enough. */
const waiting = { timer: 0 };
function later(draw) {
  clearTimeout(waiting.timer);
  waiting.timer = setTimeout(draw, 0);
}

/* The answers stand above; what goes out is looked at by whoever wants to. In print every closed part opens. */
function sheetFold(root, box) {
  const part = element(root, "details", { className: "kb-more" });
  const page = box.querySelector(".kb-sheet");
  page.before(part);
  part.append(element(root, "summary", { textContent: "带走的一张：看看上面写了什么" }), page);
}

function itemOf(key) {
  const [event, date, time, note] = key.split("\u001f");
  return { event, date, time, note };
}

/* The kind of lender stands in the address, as everywhere; it is asked only where a number depends on it. */
function lenderChoice(tool) {
  const { root, data, say } = tool;
  const box = element(root, "div", { className: "kb-field", hidden: true });
  const select = element(root, "select", { id: "due-lender" });
  const hint = element(root, "p", { className: "kb-hint", id: "due-lender-hint", textContent: say("lender-choose") });
  select.setAttribute("aria-describedby", hint.id);
  select.append(element(root, "option", { value: "", textContent: "不知道" }), ...Object.entries(data.lenders).map(([value, textContent]) => element(root, "option", { value, textContent })));
  select.addEventListener("change", () => tool.choose(select.value));
  const follow = () => { select.value = data.lenders[tool.lender()] ? tool.lender() : ""; };
  follow();
  box.append(element(root, "label", { htmlFor: select.id, textContent: "放款方" }), select, hint);
  return { box, follow, show: (needed) => { box.hidden = !needed; } };
}

startDeadlines(document);
