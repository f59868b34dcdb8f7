/* 案卷: what was noted, sent and answered, the evidence with its sums, and the law in full, on paper for whoever takes it. One state
   (dossier.js); each part says what it wants changed, show() draws it. Nothing is read, kept or sent that the reader did not ask for. */
import { todayHere } from "../../letter/dates.js";
import { labelsOf } from "../evidence-log/labels.js";
import { newId } from "../evidence-log/entries.js";
import { closedPart, labelledInput, made, roomPart, spoken } from "../evidence-log/parts.js";
import { keep, openTool } from "../frame.js";
import { longPaper } from "../longpaper.js";
import { coverBox } from "./coverbox.js";
import { caseOf, emptyCase, soundRow } from "./dossier.js";
import { evidenceBox } from "./evidencebox.js";
import { lawBox } from "./lawbox.js";
import { letterBox } from "./letterbox.js";
import { missingBox } from "./missing.js";
import { outButtons } from "./outbox.js";
import { rowsPart } from "./rowspart.js";
import { dueToCome, printsDue, writingDossier } from "./sheetrows.js";
import { takeBox } from "./takebox.js";

function startCase(tool) {
  const { root, room, data, say } = tool;
  const labels = labelsOf(data);
  let state = emptyCase();
  let keeper = null;
  state.cover.kind = data.lenders.some(([id]) => id === tool.lender()) ? tool.lender() : "";

  const set = (next) => {
    state = next;
    show();
    if (keeper) keeper.changed();
  };
  const list = (name) => ({ rows: () => state[name], set: (rows) => set({ ...state, [name]: rows }) });
  const cover = coverBox(root, { say, data, now: () => new Date(), set: (field, value) => set({ ...state, cover: { ...state.cover, [field]: value } }) });
  const take = takeBox(root, { say, state: () => state, set });
  const evidence = evidenceBox(root, { say, ...list("evidence") });
  const law = lawBox(root, { say, data, tick: (name, id, on) => set({ ...state, [name]: on ? [...state[name], id] : state[name].filter((one) => one !== id) }) });
  const sent = rowsPart(root, {
    say, id: "sent", title: "记一次送出", act: "加上这一次", name: "送出和答复", ...list("sent"), make: (row) => soundRow("sent", row),
    fields: [
      { id: "what", label: "送出了什么" }, { id: "at", label: "哪天送的", day: true }, { id: "to", label: "交给谁" }, { id: "how", label: "怎么送的", hint: say("how-hint") },
      { id: "number", label: "受理编号、回执号" }, { id: "due", label: "哪天该答复", day: true, hint: say("due-hint") }, { id: "cameAt", label: "哪天答复的", day: true }, { id: "came", label: "答复了什么", tag: "textarea", rows: "2" },
    ],
    words: (row) => [row.at, row.what, row.to, row.number, row.came && `答复：${row.came}`].filter(Boolean).join("，"),
  });
  const letters = letterBox(root, { say, ...list("letters") });

  const missing = missingBox(root, { say, data, put: ({ asks, law: keys }) => set(keys ? { ...state, law: [...new Set([...state.law, ...keys])] } : { ...state, cover: { ...state.cover, asks } }) });
  const dueTick = made(root, "input", { type: "checkbox", id: "case-due" });
  const dueLine = made(root, "label", { className: "kb-log-tick" }, dueTick, made(root, "span", { text: say("due-tick") }));
  dueTick.addEventListener("change", () => set({ ...state, cover: { ...state.cover, noDue: dueTick.checked ? "no" : "yes" } }));

  const masking = made(root, "input", { type: "checkbox", id: "case-mask" });
  masking.checked = true;
  const hide = labelledInput(root, "case-hide", "还要遮住的名字、号码（用顿号隔开）", { maxlength: "400", hint: say("mask-hint") });
  hide.input.addEventListener("change", () => {
    const words = [...new Set(hide.input.value.split(/[、，,;；\n]+/).map((word) => word.trim()).filter(Boolean))];
    const before = state.log.hide.filter(({ word }) => words.includes(word));
    set({ ...state, log: { ...state.log, hide: [...before, ...words.filter((word) => !before.some((one) => one.word === word)).map((word) => ({ id: newId(), word }))] } });
  });
  const sheet = longPaper(tool, {
    asked: () => ({ state, masked: masking.checked, today: todayHere(new Date()) }),
    same: (one, other) => one.state === other.state && one.masked === other.masked && one.today === other.today,
    writing: (asked) => writingDossier({ say, data, labels, ...asked }),
    name: "案卷", numbered: true, wipe: () => keeper.wipe(),
    more: (work) => outButtons(root, { say, labels, state: () => state, masked: () => masking.checked }, work),
  });
  masking.addEventListener("change", sheet.draw);

  /* Nothing of these is needed for a first page: each is a line that says what is in it, and opens. */
  const rowsIn = (name) => () => (state[name].length ? say("part-rows", { 几: state[name].length }) : "");
  const parts = [
    foldedPart(root, "case-take-part", "取来记过的", take.box, () => [
      state.log.entries.length + state.dates.length ? say("part-log", { 几: state.log.entries.length, 日子: state.dates.length }) : "", state.sheets.length ? say("part-sheets", { 几: state.sheets.length }) : "",
    ].filter(Boolean).join("，")),
    foldedPart(root, "case-evidence-part", "证据清单", evidence.box, rowsIn("evidence")),
    foldedPart(root, "case-law-part", "引用的条文", law.box, () => (state.law.length ? say("part-law", { 几: state.law.length }) : "")),
    foldedPart(root, "case-sent-part", "送出和答复", sent.box, rowsIn("sent")),
    foldedPart(root, "case-letters-part", "写过的信", letters.box, rowsIn("letters")),
  ];

  let waiting = 0;
  function show() {
    for (const part of parts) part.show();
    for (const part of [take, evidence, sent, letters]) part.show();
    cover.show(state.cover);
    law.show(state);
    missing.show(state);
    dueTick.checked = printsDue(state.cover);
    dueLine.hidden = !dueToCome(state, todayHere(new Date())).length;
    if (root.activeElement !== hide.input) hide.input.value = [...new Set(state.log.hide.map(({ word }) => word))].join("、");
    /* The form answers at once; a long dossier is drawn a moment later. */
    clearTimeout(waiting);
    waiting = setTimeout(sheet.draw, 200);
  }

  /* A paste that a field would cut is not put into it. */
  const told = spoken(root, "kb-case-told");
  room.addEventListener("paste", (event) => {
    const words = event.clipboardData ? event.clipboardData.getData("text/plain") : "";
    const field = event.target;
    if (event.defaultPrevented || !(field.maxLength > 0)) return;
    const place = field.maxLength - field.value.length + (field.selectionEnd - field.selectionStart);
    if (words.length <= place) return;
    event.preventDefault();
    told.textContent = say("paste-long", { 几: words.length, 最多: field.maxLength });
    field.closest(".kb-field").append(told);
  });

  room.append(
    roomPart(root, "case-cover-part", "封面", made(root, "p", { className: "kb-case-first", text: say("first") }), cover.box),
    ...parts.map(({ box }) => box),
    roomPart(root, "case-out-part", "带走的案卷", made(root, "p", { className: "kb-hint", text: say("out-hint") }), made(root, "label", { className: "kb-log-tick" }, masking, made(root, "span", { text: say("mask-tick") })), hide.box, dueLine, missing.box),
  );
  room.append(sheet.box);
  foldSheet(sheet.box);
  tool.onLender((lender) => { if (!state.cover.kind && data.lenders.some(([id]) => id === lender)) set({ ...state, cover: { ...state.cover, kind: lender } }); });
  show();
  keeper = keep(tool, {
    lenders: true,
    state: () => state,
    put: (kept) => {
      state = caseOf(kept).state;
      show();
    },
    wipe: () => {
      state = emptyCase();
      for (const part of [take, evidence, sent, letters]) part.clear();
      masking.checked = true;
      told.textContent = "";
      show();
    },
  });

  function foldSheet(box) {
    const page = box.querySelector(".kb-sheet");
    const part = closedPart(root, "看看案卷里写了什么");
    page.before(part);
    part.append(page);
  }
}

/* {box, show()}: a closed part of the room under its heading; what it holds is said on its line. */
function foldedPart(root, id, title, inside, holds) {
  const held = made(root, "small", {});
  const line = made(root, "summary", {}, made(root, "h2", { id, text: title, className: "kb-log-heading" }), held);
  return { box: made(root, "details", { className: "kb-more kb-log-part kb-case-part" }, line, inside), show: () => { held.textContent = holds(); } };
}

const caseTool = openTool(document, "case-file");
if (caseTool) startCase(caseTool);
