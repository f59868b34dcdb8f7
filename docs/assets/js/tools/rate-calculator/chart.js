/* Where each yuan goes: a bar, and the same as a table that says it in words and numbers. */
import { element, setAttributes } from "../../letter/form.js";
import { yuan } from "./money.js";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 1000;
const HEIGHT = 90;
export const SHARE_NAMES = { back: "抵掉到手的钱", interest: "多出来的（利息）", fee: "手续费", guarantee: "担保费", membership: "会员费", penalty: "罚息、违约金" };

/** 0.1234 -> 12.3%: what is not nothing never reads as nothing. */
export const shareOf = (fen, whole) => (fen / whole < 0.0005 ? "不到 0.1%" : (fen / whole * 100).toFixed(1) + "%");

/** shares [[kind, fen]] -> a figure; null where nothing was paid. */
export function shareChart(root, shares) {
  const whole = shares.reduce((sum, part) => sum + part[1], 0);
  if (!whole) return null;
  const box = element(root, "div", { className: "kb-rate-chart" });
  const bar = root.createElementNS(SVG, "svg");
  setAttributes(bar, { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": "按这张表要付的钱：" + shares.map(([kind, fen]) => `${SHARE_NAMES[kind]} ${shareOf(fen, whole)}`).join("，"), preserveAspectRatio: "none" });
  let left = 0;
  for (const [kind, fen] of shares) {
    const part = root.createElementNS(SVG, "rect");
    const width = fen / whole * WIDTH;
    setAttributes(part, { x: left.toFixed(2), y: 0, width: Math.max(width - 3, 1).toFixed(2), height: HEIGHT, class: "kb-rate-" + kind });
    bar.append(part);
    left += width;
  }
  box.append(bar, shareTable(root, shares, whole));
  return box;
}

function shareTable(root, shares, whole) {
  const rows = shares.map(([kind, fen]) => {
    const name = element(root, "th", { scope: "row" });
    name.append(element(root, "span", { className: `kb-rate-key kb-rate-${kind}` }), SHARE_NAMES[kind]);
    return tableRow(root, name, yuan(fen), shareOf(fen, whole));
  });
  return dataTable(root, "按这张表，要付的钱去了哪里", ["去了哪里", "元", "占"], [...rows, tableRow(root, element(root, "th", { scope: "row", textContent: "一共" }), yuan(whole), "")]);
}

export function tableRow(root, head, ...cells) {
  const made = element(root, "tr", {});
  made.append(head, ...cells.map((text) => element(root, "td", { textContent: text })));
  return made;
}

export function dataTable(root, caption, heads, rows) {
  const table = element(root, "table", { className: "kb-rate-table" });
  const head = element(root, "tr", {});
  head.append(...heads.map((text) => element(root, "th", { scope: "col", textContent: text })));
  const [top, body] = [element(root, "thead", {}), element(root, "tbody", {})];
  top.append(head);
  body.append(...rows);
  table.append(element(root, "caption", { textContent: caption }), top, body);
  return table;
}
