/* What was noted: a table (cards on a narrow screen), a timeline by day, and a chart. The newest first, so many at a time. */
import { refill } from "../../floor.js";
import { surely, toolButton } from "../../letter/ways.js";
import { twoVersions } from "./entries.js";
import { entryPieces } from "./report.js";
import { summing } from "./counting.js";
import { drawingDays } from "./chart.js";
import { dayOf } from "./moments.js";
import { typedWords } from "./labels.js";
import { made, spoken } from "./parts.js";
import { inSlices } from "./slices.js";

const AT_ONCE = 10;
const COLUMNS = ["at", "kind", "outcome", "reached", "number", "lender", "words", "file"];
const VIEWS = [["table", "表格"], ["time", "时间线"], ["chart", "每天几次"]];

/** {box, show(state)}; edit(entry), remove(entry) are the reader's wishes. */
export function listView(root, { say, labels, edit, remove }) {
  let [view, shown, state] = ["table", AT_ONCE, { entries: [] }];
  const sums = spoken(root, "kb-log-sums");
  const body = made(root, "div", { className: "kb-log-body" });
  const buttons = VIEWS.map(([id, word]) => {
    const button = toolButton(root, word, () => {
      [view, shown] = [id, AT_ONCE];
      draw();
    });
    button.dataset.view = id;
    return button;
  });
  const more = toolButton(root, "再看更早的", () => {
    shown += AT_ONCE * 5;
    draw();
  });
  const head = made(root, "p", { className: "kb-log-views", role: "group", "aria-label": "怎么看" }, ...buttons);

  const acts = (entry) => {
    const name = entry.at;
    const change = toolButton(root, "改", () => edit(entry));
    change.setAttribute("aria-label", `改 ${name} 这一条`);
    const drop = surely(root, "删", "再点一次就删", () => remove(entry));
    return made(root, "span", { className: "kb-log-acts" }, change, drop);
  };
  const cell = (entry, field) => {
    const words = typedWords(labels, field, entry[field]);
    return made(root, "td", { "data-label": labels.fields[field], ...(words ? {} : { className: "kb-log-empty" }) }, made(root, "bdi", { text: words }));
  };
  const table = (entries, double) => {
    const headings = COLUMNS.map((field) => made(root, "th", { scope: "col", text: labels.fields[field] }));
    const rows = entries.map((entry) => made(root, "tr", {}, ...COLUMNS.map((field) => cell(entry, field)), made(root, "td", {}, double.has(entry.id) ? made(root, "small", { text: say("two-versions") }) : null, acts(entry))));
    return made(root, "table", { className: "kb-log-table" }, made(root, "caption", { className: "kb-offscreen", text: "记下的，新的在前" }), made(root, "thead", {}, made(root, "tr", {}, ...headings, made(root, "th", { scope: "col", text: "动手" }))), made(root, "tbody", {}, ...rows));
  };
  const timeline = (entries) => {
    const days = new Map();
    for (const entry of entries) days.set(dayOf(entry.at), [...(days.get(dayOf(entry.at)) || []), entry]);
    return made(root, "ol", { className: "kb-log-time" }, ...[...days].map(([day, found]) => made(root, "li", {}, made(root, "strong", { text: day }), made(root, "ul", {}, ...found.map((entry) => made(root, "li", {}, line(entry), acts(entry)))))));
  };
  const line = (entry) => made(root, "span", {}, ...entryPieces(labels, entry).map((piece) => (typeof piece === "string" ? piece.replace(`${dayOf(entry.at)} `, "") : made(root, "bdi", { text: piece.text }))));

  /* A long log is summed up in slices; the newest entries stand there at once. */
  const sumUp = async () => {
    const asked = state.entries;
    const { done, value: total } = await inSlices(summing(asked), () => {}, () => state.entries !== asked);
    if (done && state.entries === asked) sums.textContent = total.all ? say("sums", { 几: total.all, 电话: total.call, 通: total.connected, 没通: total.unanswered, 断: total["hung-up"], 别人: total.others }) : say("nothing-yet");
  };
  const drawDays = async () => {
    const asked = state.entries;
    const passed = () => state.entries !== asked || view !== "chart";
    const { done, value } = await inSlices(drawingDays(root, say, asked), () => {}, passed);
    if (done && !passed()) refill(body, value);
  };
  const draw = () => {
    sumUp();
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.view === view));
    head.hidden = !state.entries.length;
    const newest = state.entries.slice(-shown).reverse();
    more.hidden = view === "chart" || state.entries.length <= shown;
    if (!state.entries.length) refill(body);
    else if (view === "chart") drawDays();
    else refill(body, view === "table" ? table(newest, twoVersions(state.entries)) : timeline(newest));
  };
  return {
    box: made(root, "div", {}, sums, head, body, more),
    show: (given) => {
      state = given;
      draw();
    },
  };
}
