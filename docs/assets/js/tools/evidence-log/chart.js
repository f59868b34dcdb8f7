/* How much each day: bars for eyes, the same numbers in a table for everybody. Drawn as SVG, in the colours of the page. */
import { factsIn } from "./counting.js";
import { dayAt, dayNumber } from "./moments.js";
import { made } from "./parts.js";

const SVG = "http://www.w3.org/2000/svg";
const MOST_DRAWN = 92; // days: a quarter; older ones stand in the table
const BAR = 14;
const GAP = 4;
const HEIGHT = 120;
const KINDS = [["connected", "接通的电话"], ["missed", "没说上话的电话"], ["rest", "消息、上门等"]];

const DAYS_OFTEN = 20; // rows of the table between two looks at the clock

/** The figure of all days, as a generator: a log may have tens of thousands of entries, or of days. */
export function* drawingDays(root, say, entries) {
  const facts = yield* factsIn(entries, null);
  const days = facts.days.map((day) => ({ ...day, missed: day.call - day.connected, rest: day.all - day.call }));
  const last = dayNumber(days[days.length - 1].day);
  const first = Math.max(dayNumber(days[0].day), last - MOST_DRAWN + 1);
  const found = new Map(days.map((day) => [day.day, day]));
  const span = Array.from({ length: last - first + 1 }, (_, index) => dayAt(first + index));
  const top = Math.max(...span.map((day) => (found.get(day) || { all: 0 }).all));
  const { most } = facts;
  const words = say("chart-words", { 从: days[0].day, 到: days[days.length - 1].day, 天: days.length, 哪天: most.day, 几: most.all });
  const legend = made(root, "p", { className: "kb-log-legend" }, ...KINDS.map(([id, word]) => made(root, "span", { className: `kb-log-key kb-log-key-${id}`, text: word })));
  const box = made(root, "div", { className: "kb-log-chart", tabindex: "0", role: "region", "aria-label": "每天几次的图，可以左右移动" }, bars(root, span, found, top, words));
  const rows = [];
  for (const [index, day] of [...days].reverse().entries()) {
    rows.push(made(root, "tr", {}, made(root, "th", { scope: "row", text: day.day }), ...["all", "connected", "missed", "rest"].map((field) => made(root, "td", { text: String(day[field]) }))));
    if (index % DAYS_OFTEN === 0) yield index / days.length;
  }
  const heads = ["哪天", "一共", ...KINDS.map(([, word]) => word)].map((word) => made(root, "th", { scope: "col", text: word }));
  const table = made(root, "table", { className: "kb-log-days" }, made(root, "thead", {}, made(root, "tr", {}, ...heads)), made(root, "tbody", {}, ...rows));
  const closed = made(root, "details", { className: "kb-more" }, made(root, "summary", { text: "同样的数，看表" }), table);
  return made(root, "div", {}, made(root, "p", { text: words }), legend, box, first > dayNumber(days[0].day) ? made(root, "p", { className: "kb-hint", text: say("chart-cut", { 几: MOST_DRAWN }) }) : null, closed);
}

function bars(root, span, found, top, words) {
  const width = span.length * (BAR + GAP) + GAP + 24;
  const drawn = (tag, attributes, text = "") => {
    const node = root.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.textContent = text;
    return node;
  };
  const svg = drawn("svg", { width, height: HEIGHT + 34, viewBox: `0 0 ${width} ${HEIGHT + 34}`, role: "img", "aria-label": words });
  svg.append(drawn("line", { x1: 0, x2: width, y1: HEIGHT + 14.5, y2: HEIGHT + 14.5, class: "kb-log-axis" }));
  span.forEach((day, index) => {
    const x = GAP + index * (BAR + GAP) + 10;
    const sums = found.get(day);
    let y = HEIGHT + 14;
    for (const [id] of sums ? KINDS : []) {
      const height = (sums[id] / top) * (HEIGHT - 4);
      y -= height;
      if (height) svg.append(drawn("rect", { x, y, width: BAR, height, class: `kb-log-bar kb-log-bar-${id}` }));
    }
    if (sums) svg.append(drawn("text", { x: x + BAR / 2, y: y - 2, class: "kb-log-number" }, String(sums.all)));
    /* The first day, every Monday and the last one are named: more would not fit. */
    if (index === 0 || (dayNumber(day) + 3) % 7 === 0 && index < span.length - 2) svg.append(drawn("text", { x: x + BAR / 2, y: HEIGHT + 28, class: "kb-log-date" }, day.slice(5)));
  });
  return svg;
}
