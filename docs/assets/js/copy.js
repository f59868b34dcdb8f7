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

/** A button that copies what words() returns when it is pressed. */
export function copyButton(root, label, words) {
  const made = root.createElement("button");
  made.type = "button";
  made.className = "kb-copy";
  made.textContent = label;
  wire(root, made, words);
  return made;
}

function wire(root, made, words) {
  const label = made.textContent;
  made.addEventListener("click", async () => {
    const done = await copy(root, words());
    made.textContent = done ? "已复制" : "没复制成，请长按选中";
    setTimeout(() => { made.textContent = label; }, 2000);
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
