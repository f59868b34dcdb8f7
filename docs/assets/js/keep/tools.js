/* What the tools keep on this phone, on about/save/: each that keeps something with its size, and one button that wipes all, in two taps.
   Only what stands under the tools' own prefix is looked at and removed; nothing is opened. */
import { refill } from "../floor.js";

const PREFIX = "kb-tool:";
const KILOBYTE = 1024;

/** Fills `box`. titles {tool id: its title}; say of the page's words. */
export function keptByTools(box, titles, say) {
  const told = document.createElement("p");
  told.setAttribute("role", "status");
  const draw = (after) => {
    const keys = keptKeys();
    told.textContent = after || (keys === null ? say("tools-unable") : keys.length ? say("tools-some") : say("tools-none"));
    const list = document.createElement("ul");
    for (const key of keys || []) {
      const row = document.createElement("li");
      const size = Math.max(1, Math.round(localStorage.getItem(key).length / KILOBYTE));
      row.textContent = say("tools-one", { 哪个: titles[key.slice(PREFIX.length)] || key, 多大: `${size} KB` });
      list.append(row);
    }
    refill(box, told, ...(keys && keys.length ? [list, wipeAll(() => {
      for (const key of keptKeys() || []) localStorage.removeItem(key);
      draw((keptKeys() || []).length ? say("tools-unable") : say("tools-wiped"));
    })] : []));
  };
  const wipeAll = (act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = say("tools-wipe");
    let sure = false;
    button.addEventListener("click", () => {
      if (sure) return act();
      sure = true;
      button.textContent = say("tools-sure");
    });
    button.addEventListener("blur", () => {
      sure = false;
      button.textContent = say("tools-wipe");
    });
    return button;
  };
  draw("");
  /* Another tab notes something, or wipes it; a page that comes back from the cache is old. */
  window.addEventListener("storage", () => draw(""));
  window.addEventListener("pageshow", (event) => { if (event.persisted) draw(""); });
}

/* null where the phone allows no storage. */
function keptKeys() {
  try {
    return Array.from({ length: localStorage.length }, (_, place) => localStorage.key(place)).filter((key) => key.startsWith(PREFIX)).sort();
  } catch (failed) {
    return null;
  }
}
