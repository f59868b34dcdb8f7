/* Long work of a tool: how far it is, and a button that stops it. Work that is soon done shows nothing. */
import { toolButton } from "../letter/ways.js";
import { inSlices } from "./evidence-log/slices.js";
import { made, spoken } from "./evidence-log/parts.js";

const PATIENCE = 150; // milliseconds before it is shown how far something is

/** {box, run(work)}: run() does a generator's work in slices -> {done, value, replaced}; after `patience` milliseconds the line is in sight. What is
    begun while something runs takes its place (`replaced`). */
export function workLine(root, patience = 0) {
  let job = null;
  const bar = made(root, "progress", { max: "1", "aria-label": "做到哪里了" });
  const stop = toolButton(root, "停下", () => { if (job) job.stop = true; });
  const box = made(root, "p", { className: "kb-log-working", hidden: "" }, bar, " ", stop);
  const run = async (work) => {
    if (job) job.stop = true;
    const mine = { stop: false };
    job = mine;
    bar.value = 0;
    box.hidden = patience > 0;
    const timer = setTimeout(() => { box.hidden = job !== mine; }, patience);
    try {
      const { done, value } = await inSlices(work, (share) => { if (job === mine) bar.value = share; }, () => mine.stop);
      return { done, value, replaced: job !== mine };
    } finally {
      clearTimeout(timer);
      if (job === mine) [box.hidden, job] = [true, null];
    }
  };
  return { box, run };
}

/** {box, run(work)}: the same with a sentence where it was stopped; run() -> the value of the work, or null. */
export function workPart(root, say) {
  const line = workLine(root, PATIENCE);
  const status = spoken(root);
  const run = async (work) => {
    status.textContent = "";
    const { done, value, replaced } = await line.run(work);
    if (!done && !replaced) status.textContent = say("stopped");
    return done ? value : null;
  };
  return { box: made(root, "div", {}, line.box, status), run };
}
