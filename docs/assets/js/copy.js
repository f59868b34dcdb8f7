/* Copy buttons. Copying must work inside WeChat, where downloads do not. */
import { wordLines } from "./plain.js";

/* A quotation in this handbook is always words to say or to write; law is never set as one (.kb-verbatim). */
const QUOTES = ".md-content blockquote";
const PRINT_COPY = ".kb-onepage";

export function startCopying(root) {
  for (const quote of root.querySelectorAll(QUOTES)) {
    if (quote.closest(PRINT_COPY)) continue;
    quote.append(copyButton(root, "复制这段话", () => wordLines(root, quote).join("\n")));
  }
  for (const ready of root.querySelectorAll(".kb-copy[data-copy]")) {
    ready.hidden = false;
    wire(root, ready, () => ready.dataset.copy);
  }
}

/** A button that copies what words() returns when it is pressed: a text, or the promise of one that takes long; null copies nothing. */
export function copyButton(root, label, words) {
  const made = root.createElement("button");
  made.type = "button";
  made.className = "kb-copy";
  made.textContent = label;
  wire(root, made, words);
  return made;
}

const COPY_TOLD = 2000; // milliseconds
const COPY_HELD = 30000;

function wire(root, made, words) {
  const label = made.textContent;
  /* A browser lets a page copy for some seconds after a tap. What took longer to make waits for one more. */
  let held = null;
  let timer = 0;
  const tell = (text, time) => {
    made.textContent = text;
    clearTimeout(timer);
    timer = setTimeout(() => {
      held = null;
      made.textContent = label;
    }, time);
  };
  made.addEventListener("click", async () => {
    const given = held === null ? words() : held;
    const waited = given !== null && typeof given === "object";
    const text = waited ? await given : given;
    held = null;
    if (text === null) return;
    if (await copy(root, text)) return tell("已复制", COPY_TOLD);
    if (!waited) return tell("没复制成，请长按选中", COPY_TOLD);
    held = text;
    return tell("做好了，再点一下复制", COPY_HELD);
  });
}

async function copy(root, words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch (failed) {
    /* Older WebViews, and pages that are not served over https. */
    const area = root.createElement("textarea");
    area.value = words;
    area.className = "kb-offscreen";
    root.body.append(area);
    area.select();
    const done = root.execCommand("copy");
    area.remove();
    return done;
  }
}
