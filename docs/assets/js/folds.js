/* Closed sections, and the next question behind an answer (kb-next): opened by an anchor, by a tap, all at once; Back finds them as they were left.
   Without this file they are plain <details>: a tap opens them, the browser's own find and print too. What stands open is
   kept in this tab's history entry, where the browser keeps how far one had scrolled, and nowhere else. */
import { flatly } from "./floor.js";
import { read } from "./address.js";

export function startFolds(root) {
  const folds = [...root.querySelectorAll("details.kb-fold, details.kb-next")];
  restore(folds);
  const follow = () => reveal(root, read(location.hash).anchor);
  window.addEventListener("hashchange", follow);
  root.addEventListener("click", (event) => again(root, event));
  if (!comesBack()) follow();
  for (const fold of folds) fold.addEventListener("toggle", () => remember(folds));
  const sections = [...folds.filter((fold) => fold.matches(".kb-fold")), ...root.querySelectorAll("details.kb-step, details.kb-clocks")];
  if (sections.length > 1) placeButton(root, sections);
}

/** Open everything around the element with this id, and bring it into sight. */
export function reveal(root, anchor) {
  const target = anchor && root.getElementById(anchor);
  if (!target) return;
  for (let around = target.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  for (const before of root.querySelectorAll(".kb-aim")) before.classList.remove("kb-aim");
  target.classList.add("kb-aim");
  target.scrollIntoView();
}

/* A link to the anchor that already stands in the address changes nothing, so no event comes. */
function again(root, event) {
  const link = event.target.closest && event.target.closest("a[href*='#']");
  if (!link || link.origin !== location.origin || link.pathname !== location.pathname) return;
  if (link.hash === location.hash) reveal(root, read(link.hash).anchor);
}

function comesBack() {
  const [entry] = performance.getEntriesByType ? performance.getEntriesByType("navigation") : [];
  return Boolean(entry) && (entry.type === "back_forward" || entry.type === "reload");
}

function remember(folds) {
  const open = flatly(folds, (fold, place) => (fold.open ? [place] : []));
  history.replaceState({ ...history.state, open }, "");
}

function restore(folds) {
  const open = (history.state && history.state.open) || [];
  for (const place of open) if (folds[place]) folds[place].open = true;
}

/* Beside the page's other buttons where it has some, else before the first section. */
function placeButton(root, folds) {
  const button = allButton(root, folds);
  const row = root.querySelector(".kb-actions");
  if (row) {
    row.append(button);
    return;
  }
  const line = root.createElement("p");
  line.className = "kb-all";
  line.append(button);
  folds[0].before(line);
}

function allButton(root, folds) {
  const button = root.createElement("button");
  button.type = "button";
  button.className = "kb-tool";
  const name = () => { button.textContent = folds.every((fold) => fold.open) ? "全部收起" : "全部展开"; };
  button.addEventListener("click", () => {
    const open = !folds.every((fold) => fold.open);
    for (const fold of folds) fold.open = open;
    name();
  });
  for (const fold of folds) fold.addEventListener("toggle", name);
  name();
  return button;
}
