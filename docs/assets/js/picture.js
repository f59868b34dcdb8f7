/* “做成图片”: the answer of a situation as one picture, for a family chat. Drawn from the page's own words; nothing that a reader
   typed or chose is in it, nothing is asked from a server. Kept by a long press, as letters are. */
import { element } from "./letter/form.js";
import { fittedLines } from "./letter/lines.js";
import { showForLongPress } from "./letter/longpress.js";
import { wordLines } from "./plain.js";

const CARD = { width: 1080, side: 64, gap: 28, inner: 32, mark: 62 };
const FACE = '"PingFang SC", "HarmonyOS Sans SC", "MiSans", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';
/* The light colours of site.css: a chat shows the picture on white, whatever the phone's mode. */
const INK = { paper: "#faf8f3", text: "#22302e", soft: "#55635f", teal: "#1f5f5b", tealSoft: "#e4efec", red: "#9c2f22" };
const LOOKS = {
  title: { size: 54, bold: true, colour: INK.text },
  answer: { size: 46, bold: true, colour: INK.text, panel: true },
  doing: { size: 42, bold: true, colour: INK.teal, apart: true },
  avoiding: { size: 42, bold: true, colour: INK.red, apart: true },
  item: { size: 42, bold: false, colour: INK.text, close: true },
  danger: { size: 42, bold: true, colour: INK.red, apart: true },
  promise: { size: 36, bold: true, colour: INK.teal },
  small: { size: 32, bold: false, colour: INK.soft, close: true },
};
const MOST_STEPS = 3;
/* A picture cannot be unfolded: what a step says behind its line is drawn too, unless it is a page of its own. */
const MOST_BEHIND = 120;
const CROSS = "✕";

export function startPicture(root) {
  const row = root.querySelector(".kb-actions[data-foot]");
  if (!row) return;
  const box = element(root, "div", { className: "kb-images" });
  const button = element(root, "button", { type: "button", className: "kb-tool", textContent: "做成图片" });
  button.addEventListener("click", () => {
    showForLongPress(root, box, [answerPicture(root, answerRows(root, row))], "这一页的答案", "长按图片，选“保存图片”，可以发给家人。");
  });
  row.append(button);
  row.after(box);
}

/** [{style, mark, text}] in the order of the page: title, answer, first steps, what not to do, calls, promise, where and when. */
export function answerRows(root, row) {
  const { foot, promise, built, where } = row.dataset;
  const plainRow = (style, text, mark = "") => ({ style, text, mark });
  const all = (selector) => [...root.querySelectorAll(selector)].map((part) => wordLines(root, ...part.childNodes).join(""));
  const steps = root.querySelector(".kb-steps ol");
  const doing = steps ? [...steps.children].slice(0, MOST_STEPS).map((step) => stepWords(root, step)) : [];
  const address = where || (location.protocol === "file:" ? "" : location.origin + location.pathname);
  return [
    ...all(".md-content h1").slice(0, 1).map((text) => plainRow("title", text)),
    ...all(".md-content .kb-answer").slice(0, 1).map((text) => plainRow("answer", text)),
    ...(doing.length ? [plainRow("doing", "现在就做")] : []),
    ...doing.map((text, index) => plainRow("item", text, `${index + 1}.`)),
    plainRow("avoiding", "现在别做"),
    ...all(".kb-avoid li").map((text) => plainRow("item", text, CROSS)),
    plainRow("danger", foot),
    plainRow("promise", promise),
    plainRow("small", address),
    plainRow("small", built),
  ];
}

function stepWords(root, step) {
  const folded = step.querySelector("details");
  if (!folded) return wordLines(root, ...step.childNodes).join("");
  const behind = wordLines(root, ...[...folded.children].filter((part) => part.matches("p, ul, ol") && !part.matches(".kb-step-more"))).join("");
  return folded.querySelector("summary").textContent.trim() + (behind.length > MOST_BEHIND ? "" : behind);
}

/** One PNG as a data: address, as high as its words need. */
export function answerPicture(root, rows) {
  const canvas = element(root, "canvas", { width: CARD.width, height: 1 });
  const pen = canvas.getContext("2d");
  const placed = layOut(pen, rows);
  canvas.height = Math.ceil(placed.height);
  pen.fillStyle = INK.paper;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = INK.teal;
  pen.fillRect(0, 0, canvas.width, 12);
  pen.textBaseline = "middle";
  for (const { look, mark, lines, x, top, high } of placed.parts) {
    if (look.panel) {
      pen.fillStyle = INK.tealSoft;
      pen.fillRect(CARD.side, top - CARD.inner, CARD.width - 2 * CARD.side, high + 2 * CARD.inner);
      pen.fillStyle = INK.teal;
      pen.fillRect(CARD.side, top - CARD.inner, 8, high + 2 * CARD.inner);
    }
    pen.font = penFont(look);
    const middle = (index) => top + (index + 0.5) * lineOf(look);
    pen.fillStyle = mark === CROSS ? INK.red : look.colour;
    if (mark) pen.fillText(mark, CARD.side, middle(0));
    pen.fillStyle = look.colour;
    lines.forEach((line, index) => pen.fillText(line.text, x, middle(index)));
  }
  return canvas.toDataURL("image/png");
}

/* Where everything stands, before the height of the canvas is known. */
function layOut(pen, rows) {
  const parts = [];
  let y = CARD.side;
  for (const { style, text, mark } of rows.filter((row) => row.text)) {
    const look = LOOKS[style];
    const before = look.panel ? CARD.inner : 0;
    if (look.apart) y += CARD.gap;
    const x = CARD.side + (mark ? CARD.mark : before);
    pen.font = penFont(look);
    const lines = fittedLines(pen, text, CARD.width - CARD.side - before - x, 0);
    const high = lines.length * lineOf(look);
    parts.push({ look, mark, lines, x, top: y + before, high });
    y += high + 2 * before + (look.close ? CARD.gap / 2 : CARD.gap);
  }
  return { parts, height: y - CARD.gap + CARD.side };
}

function penFont(look) {
  return `${look.bold ? "bold " : ""}${look.size}px ${FACE}`;
}

function lineOf(look) {
  return look.size * 1.5;
}
