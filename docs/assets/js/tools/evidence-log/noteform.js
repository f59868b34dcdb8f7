/* Writing one entry down: three taps for what rings now, a form for the rest. What is typed stays in the form until it is saved; what was chosen
   (which day, whom, what kind) stays with the number for the next entry, for one without the other would note what never happened. */
import { toolButton } from "../../letter/ways.js";
import { entryOf, newId } from "./entries.js";
import { clockOf, dayOf, momentHere, readMoment } from "./moments.js";
import { asWritten } from "../../letter/dates.js";
import { dayField } from "../dayfield.js";
import { namedDay } from "../spokenday.js";
import { chips, closedPart, labelledInput, labelledSelect, made, spoken } from "./parts.js";

const LONG = 2000; // characters of what was said
const SHORT = 120;

/** {box, edit(entry), lenders(pairs), fresh(), half()}; half(): whether something was typed that no entry holds yet. saved(entry, before, near) gets the new entry, the one it stands for, and the part that was tapped. now() gives a Date. */
export function noteForm(root, { say, labels, data, now, saved }) {
  const lists = data.lists;
  const kind = chips(root, "log-kind", "什么事", lists.kind, () => fit());
  const day = labelledInput(root, "log-day", "哪天", { type: "text", maxlength: 40, placeholder: "2026-11-23" });
  const understood = spoken(root);
  understood.hidden = true;
  /* What was noted has been: no day to come is offered. */
  const spokenDay = dayField(root, day.input, understood, { say, known: (text) => Boolean(readMoment(text)), put: (one) => putDay(one), today: () => dayOf(momentHere(now())), ahead: false });
  day.input.addEventListener("input", () => {
    understood.hidden = true;
    sayDay();
  });
  const clock = labelledInput(root, "log-clock", "几点几分", { type: "time" });
  const outcome = chips(root, "log-outcome", "接通没有", lists.outcome, () => {});
  const reached = chips(root, "log-reached", "找的是谁", lists.reached, () => fit());
  const relation = labelledInput(root, "log-relation", "是你的什么人", { type: "text", maxlength: 20, hint: say("hint-relation") });
  const tone = chips(root, "log-tone", "骂人、威胁了没有（你听到、看到的）", [...lists.tone, ["", "没记"]], () => {});
  const number = labelledInput(root, "log-number", "打来的号码", { type: "text", inputmode: "tel", maxlength: SHORT });
  const lender = labelledSelect(root, "log-lender", "哪一家放的款", [["", "不知道是哪一家"]]);
  const voice = chips(root, "log-voice", "能对话还是放录音", [...lists.voice, ["", "没听出来"]], () => {});
  const people = labelledInput(root, "log-people", "来了几个人", { type: "text", inputmode: "numeric", maxlength: 3 });
  const agency = labelledInput(root, "log-agency", "自称哪家公司、谁", { type: "text", maxlength: SHORT });
  const words = labelledInput(root, "log-words", "原话，最要紧的一句", { tag: "textarea", rows: 2, maxlength: LONG });
  const file = labelledInput(root, "log-file", "录音、截图的文件名", { type: "text", maxlength: SHORT * 2, hint: say("hint-file") });
  const line = labelledInput(root, "log-line", "打到哪个号码", { type: "text", maxlength: SHORT, hint: say("hint-line") });
  const note = labelledInput(root, "log-note", "别的", { tag: "textarea", rows: 2, maxlength: LONG });
  const wrong = made(root, "p", { className: "kb-hint kb-wrong", role: "alert" });
  const noting = made(root, "p", { id: "log-noting", className: "kb-hint", hidden: "" });
  const save = made(root, "button", { type: "submit", className: "kb-tool kb-log-save", text: "记下这一条", "aria-describedby": noting.id });
  const cancel = toolButton(root, "不改了", () => fresh());
  let editing = null;

  const dayTyped = () => asWritten(day.input.value) || day.input.value.trim();
  /* Above the button: the day that stands far above it, where it is another than today. */
  const sayDay = () => {
    const said = dayOf(readMoment(dayTyped()));
    noting.hidden = !said || said >= dayOf(momentHere(now()));
    noting.textContent = noting.hidden ? "" : say("noting-day", { 哪天: namedDay(said) });
  };
  const putDay = (one) => {
    day.input.value = one;
    understood.hidden = true;
    sayDay();
  };
  const setMoment = (moment) => {
    putDay(dayOf(moment));
    clock.input.value = clockOf(moment);
  };
  const ago = (minutes) => new Date(now().getTime() - minutes * 60000);
  const times = made(root, "p", { className: "kb-log-times" }, toolButton(root, "刚刚", () => setMoment(momentHere(now()))), toolButton(root, "10 分钟前", () => setMoment(momentHere(ago(10)))), toolButton(root, "1 小时前", () => setMoment(momentHere(ago(60)))));
  const quick = made(root, "p", { className: "kb-log-quick", role: "group", "aria-label": "刚刚，点一下就记" },
    ...[["来电没接", "call", "unanswered"], ["接了电话", "call", "connected"], ["来短信", "message", ""]].map(([label, what, how]) => toolButton(root, `刚刚${label}`, () => take(what, how))));
  /* The number in the box goes along, as it would from the form; not that of an old entry that is being corrected. */
  const take = (what, how) => {
    const calling = editing ? "" : number.input.value.trim();
    if (!editing) settled.set(number, number.input.value);
    saved(entryOf({ id: newId(), at: momentHere(now()), kind: what, outcome: how, reached: "self", number: calling, lender: lender.input.value }), null, quick);
  };

  const fit = () => {
    const what = kind.value();
    for (const part of [outcome.box, voice.box, line.box]) part.hidden = what !== "call";
    people.box.hidden = what !== "visit";
    relation.box.hidden = ["", "self"].includes(reached.value());
    number.box.querySelector("label").textContent = what === "message" ? "发来的号码或账号" : what === "call" ? "打来的号码" : "对方号码（有就写）";
  };
  const more = closedPart(root, "再写细一点：骂人没有、自称谁、原话、录音文件名", tone.box, voice.box, agency.box, words.box, file.box, line.box, note.box);
  const form = made(root, "form", { className: "kb-fill kb-log-form", autocomplete: "off", "aria-label": "记一条", novalidate: "" },
    kind.box, made(root, "div", { className: "kb-log-when" }, day.box, clock.box), understood, times, outcome.box, reached.box, relation.box, people.box, number.box, lender.box, more, noting, made(root, "p", {}, save, cancel));
  const when = form.querySelector(".kb-log-when");
  when.after(wrong);

  /* Beside the field that it is about, and in sight: a small screen shows the end of the form. */
  const refuse = (place, { input }, words) => {
    place.after(wrong);
    wrong.textContent = words;
    input.focus({ preventScroll: true });
    place.scrollIntoView({ block: "center" });
  };
  /* What stands in the fields and is no loss: nothing, what the last entry left, or what an old entry says. */
  const typed = [number, relation, people, agency, words, file, line, note];
  const settled = new Map();
  const settle = () => typed.forEach((field) => settled.set(field, field.input.value));
  const half = () => typed.some((field) => field.input.value.trim() !== settled.get(field).trim());

  const emptied = (fields) => {
    editing = null;
    voice.set("");
    tone.set("");
    for (const field of fields) field.input.value = "";
    wrong.textContent = "";
    save.textContent = "记下这一条";
    cancel.hidden = true;
    settle();
    fit();
  };
  const fresh = () => {
    kind.set("call");
    outcome.set("connected");
    reached.set("self");
    setMoment(momentHere(now()));
    emptied(typed);
  };
  /* The next call is often the same number's, for the same person, of the same day; its hour and its words are its own. */
  const next = (entry) => {
    putDay(dayOf(entry.at));
    clock.input.value = "";
    relation.input.value = entry.relation;
    emptied([people, agency, words, file, line, note]);
  };
  const edit = (entry) => {
    editing = entry;
    kind.set(entry.kind);
    outcome.set(entry.outcome);
    reached.set(entry.reached);
    voice.set(entry.voice);
    tone.set(entry.tone);
    setMoment(entry.at);
    for (const [name, field] of Object.entries({ number, relation, people, agency, words, file, line, note })) field.input.value = entry[name];
    if (![...lender.input.options].some((option) => option.value === entry.lender)) lender.input.append(made(root, "option", { value: entry.lender, text: entry.lender }));
    lender.input.value = entry.lender;
    wrong.textContent = "";
    save.textContent = "改好了";
    cancel.hidden = false;
    more.open = true;
    settle();
    fit();
    form.scrollIntoView({ block: "start" });
    day.input.focus();
  };
  const filled = () => {
    const call = kind.value() === "call";
    return entryOf({
      id: editing ? editing.id : newId(), at: readMoment(`${dayTyped()} ${clock.input.value}`.trim()), kind: kind.value(), lender: lender.input.value,
      agency: agency.input.value.trim(), number: number.input.value.trim(), outcome: call ? outcome.value() : "", reached: reached.value(), relation: ["", "self"].includes(reached.value()) ? "" : relation.input.value.trim(), tone: tone.value(), voice: call ? voice.value() : "",
      people: kind.value() === "visit" ? people.input.value.trim() : "", line: call ? line.input.value.trim() : "", words: words.input.value.trim(), file: file.input.value.trim(), note: note.input.value.trim(),
    });
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (spokenDay.look(true) === "asked") return day.input.focus();
    const entry = filled();
    if (!entry) return refuse(when, day, say(asWritten(day.input.value) ? "wrong-date" : "wrong-time"));
    /* A call of tomorrow in a complaint costs its trust. What was noted in another zone and is only corrected keeps its time. */
    if (entry.at > momentHere(now()) && !(editing && editing.at === entry.at)) return refuse(when, day, say("not-yet"));
    if (kind.value() === "visit" && people.input.value.trim() !== entry.people) return refuse(people.box, people, say("wrong-people"));
    const before = editing;
    if (before) fresh();
    else next(entry);
    return saved(entry, before, form);
  });
  fresh();
  return { box: made(root, "div", {}, quick, form), edit, fresh, half, lenders: lender.fill, lender: lender.input };
}
