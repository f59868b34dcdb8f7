/* Whom a rule binds, beside its citation: said of the lender that the reader chose; a long list of kinds waits behind a tap.
   Without this file the whole list stands there. */
import { refill } from "./floor.js";

/** Longer notes than this are put behind a tap. */
const ROOM = 14;
const REPORTED = "转引";

export function startBinds(root) {
  for (const note of root.querySelectorAll(".kb-binds")) note.dataset.words = note.textContent;
  fit(root, "");
}

/** `lender` is the chosen kind, or "" while nobody has chosen or it is unknown. */
export function fit(root, lender) {
  for (const note of root.querySelectorAll(".kb-binds[data-words]")) {
    const words = note.dataset.words;
    const reported = words.includes(REPORTED) ? REPORTED : "";
    note.classList.remove("kb-unbound");
    if (lender && note.dataset.binds !== undefined) {
      const bound = note.dataset.binds.split(" ").includes(lender);
      note.classList.toggle("kb-unbound", !bound);
      note.textContent = bracket(bound ? reported : ["不约束你的放款方", reported].filter(Boolean).join("；"));
    } else if (words.length > ROOM) {
      refill(note, "（", opener(root, note, words), reported ? "；" + reported + "）" : "）");
    } else {
      note.textContent = words;
    }
  }
}

function bracket(words) {
  return words ? "（" + words + "）" : "";
}

function opener(root, note, words) {
  const button = root.createElement("button");
  button.type = "button";
  button.textContent = "只约束一部分放款方";
  button.addEventListener("click", (event) => {
    event.preventDefault();
    note.textContent = words;
  });
  return button;
}
