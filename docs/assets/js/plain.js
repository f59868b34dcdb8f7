/* The words of a part of the page as one would say, copy or draw them: without buttons, notes and what is folded. */

const NOT_SAID = "button, h2, summary, small, script, details, [hidden]";
const LINES = "h3, p, li, tr";

/** One string per line; `nodes` are the part itself, or what belongs together. */
export function wordLines(root, ...nodes) {
  const bare = root.createElement("div");
  for (const node of nodes) bare.append(node.cloneNode(true));
  for (const extra of bare.querySelectorAll(NOT_SAID)) extra.remove();
  const lines = [...bare.querySelectorAll(LINES)].filter((line) => !line.parentElement.closest(LINES));
  const words = lines.length ? lines.map((line) => line.textContent) : [bare.textContent];
  return words.map((line) => line.trim()).filter(Boolean);
}
