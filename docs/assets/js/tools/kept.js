/* What a tool remembers: nothing, until the reader says 只有我用这部手机; then this tool's state, on this phone, until it is wiped.
   Nothing is lost to a second tab, a full phone or a private window: the reader is told, and what was typed stays on the page. */
import { element } from "../letter/form.js";
import { surely, toolButton } from "../letter/ways.js";
import { askBeforeLoss } from "./unkept.js";

const PREFIX = "kb-tool:";
const WAIT = 300; // milliseconds of quiet typing before it is written down
const MOST_KEPT = 5.2e6; // characters: browsers keep no more for a whole site, and more is not written out only to be refused

/** keeper(root, room, id, say, {state(), put(state), wipe(), merge(mine, theirs)?, offers?, near?(), half?()}) -> {changed(), wipe(), offer()}.
    state() must be plain JSON; put() shows a state that was kept, and must not trust it; wipe() empties the tool.
    typed(): the part of the state that the reader gave, where state() says more; it is what would be lost by leaving.
    merge() joins two states without losing anything; without it the reader is asked which of two tabs counts.
    half(): whether a form holds what was typed and not added yet: no state has it, so that it is lost by leaving even where the rest is kept.
    offer(): once, where nothing is kept yet, a line with a button that does what the box at the end does; else null. It comes by itself below the
    first thing that is typed or chosen, or near(); a tool that `offers` asks for it where it wants it. */
export function keeper(root, room, id, say, given) {
  const key = PREFIX + id;
  const box = element(root, "div", { className: "kb-kept" });
  const label = element(root, "label", {});
  const tick = element(root, "input", { type: "checkbox" });
  const status = element(root, "p", { className: "kb-hint" });
  status.setAttribute("role", "status");
  label.append(tick, say("keep"));
  const leaving = element(root, "p", { className: "kb-hint kb-leaving", textContent: say("leaving") }); // on top: true until it is kept
  let offered = false;
  let seen = ""; // what this tab last read or wrote; another text in the storage is another tab's
  let timer = 0;
  let trouble = false; // it is to be kept, and is not
  /* How the tool looks while nothing was given to it. */
  const typed = given.typed || given.state;
  let blank = textToKeep(id, typed());

  const tell = (name, ...buttons) => {
    trouble = name === "keep-failed" || name === "keep-elsewhere";
    leaving.hidden = tick.checked && name !== "keep-failed";
    status.textContent = name ? say(name) : "";
    status.append(...buttons);
  };
  const taking = (text) => toolButton(root, "取来那边的", () => {
    if (take(text)) tell("kept");
  });
  const take = (text) => {
    const state = opened(text);
    if (state === null) return false;
    given.put(state);
    seen = text;
    return true;
  };
  const write = () => {
    timer = 0;
    if (!tick.checked) return;
    const theirs = keptText(key);
    if (theirs !== null && theirs !== seen) {
      const other = opened(theirs);
      if (!given.merge || other === null) return tell("keep-elsewhere", taking(theirs), toolButton(root, "留这边的", () => { seen = theirs; write(); }));
      given.put(given.merge(given.state(), other));
    }
    const text = textToKeep(id, given.state());
    if (text && store(key, text)) {
      seen = text;
      tell("kept");
    } else {
      tell("keep-failed");
    }
  };
  const changed = () => {
    if (!tick.checked) return offerBeside();
    clearTimeout(timer);
    timer = setTimeout(write, WAIT);
  };
  const forget = () => {
    clearTimeout(timer);
    tick.checked = false;
    seen = "";
    remove(key);
  };
  const wipe = () => {
    forget();
    touched = null;
    given.wipe();
    drafts.clear();
    blank = textToKeep(id, typed());
    offered = false;
    tell("wiped");
  };

  tick.addEventListener("change", () => {
    if (tick.checked) return write();
    forget();
    tell("keep-stopped");
  });
  root.defaultView.addEventListener("pagehide", () => { if (timer) write(); });
  root.defaultView.addEventListener("storage", (event) => {
    if (event.key !== key || !tick.checked) return;
    if (event.newValue === null) {
      tick.checked = false;
      seen = "";
      tell("keep-wiped-elsewhere");
    } else {
      write();
    }
  });

  const where = element(root, "a", { href: `../../about/save/${root.location.protocol === "file:" ? "index.html" : ""}#kept`, textContent: say("kept-where") });
  const last = element(root, "p", { className: "kb-kept-where" });
  last.append(where);
  box.append(label, surely(root, "清空这个工具", "再点一次，全部清空", wipe), status, last);
  room.prepend(leaving);
  room.append(box);
  const kept = keptText(key);
  if (kept !== null) {
    if (take(kept)) {
      tick.checked = true;
      tell("kept");
    } else {
      tell("keep-damaged");
    }
  }
  /* What the reader touched last: a phone does not focus a button that is tapped. Not for what the tool sets by itself, nor for a mere choice
     from a list, which is not yet worth a question. */
  let touched = null;
  for (const kind of ["input", "change", "click"]) room.addEventListener(kind, (event) => { touched = event.target; }, true);
  /* Typed into a field, and not yet part of the state; what is typed to find something is not worth a question. */
  const drafts = new Set();
  room.addEventListener("input", ({ target }) => { if (/^(?:INPUT|TEXTAREA)$/.test(target.tagName) && !/^(?:checkbox|radio|file|search)$/.test(target.type) && !target.dataset.passing) drafts.add(target); }, true);
  askBeforeLoss(root, room, () => {
    if (!touched) return false;
    if (tick.checked && !trouble) return Boolean(given.half && given.half());
    return [...drafts].some((field) => field.isConnected && field.value.trim()) || textToKeep(id, typed(), blank.length) !== blank;
  });
  function offerBeside() {
    if (given.offers || offered || !touched || touched.tagName === "SELECT" || box.contains(touched)) return;
    const place = (given.near && given.near()) || touched.closest(".kb-field, .kb-plan-signs, fieldset, form, p");
    if (place) place.after(offer());
  }
  const offer = () => {
    if (offered || tick.checked) return null;
    offered = true;
    const line = element(root, "p", { className: "kb-hint kb-keep-offer", textContent: say("keep-offer") });
    line.setAttribute("role", "status");
    line.append(" ", toolButton(root, "只有我用，记在这部手机上", () => {
      tick.checked = true;
      write();
      line.textContent = status.textContent;
    }), toolButton(root, "不用", () => line.remove()));
    return line;
  };
  return { changed, wipe, offer };
}

/* {"tool": id, "state": …} as JSON.stringify writes it, or "" as soon as it is longer than a phone keeps. */
export function textToKeep(id, state, most = MOST_KEPT) {
  let length = 0;
  const written = (value) => {
    const text = JSON.stringify(value);
    length += text.length + 1;
    return text;
  };
  const parts = [];
  for (const [name, value] of Object.entries(state)) {
    const items = [];
    for (const item of Array.isArray(value) ? value : []) {
      items.push(written(item));
      if (length > most) return "";
    }
    parts.push(`${JSON.stringify(name)}:${Array.isArray(value) ? `[${items.join(",")}]` : written(value)}`);
  }
  return length > most ? "" : `{"tool":${JSON.stringify(id)},"state":{${parts.join(",")}}}`;
}

function opened(text) {
  try {
    const { state } = JSON.parse(text);
    return state && typeof state === "object" ? state : null;
  } catch (failed) {
    return null;
  }
}

/** What another tool keeps on this phone, as text, or null. Read only when the reader asks for it. */
export const keptOf = (id) => keptText(PREFIX + id);

/* A private window, or a phone that allows no storage, throws where others answer. */
function keptText(key) {
  try {
    return localStorage.getItem(key);
  } catch (failed) {
    return null;
  }
}

function store(key, text) {
  try {
    localStorage.setItem(key, text);
    return localStorage.getItem(key) === text;
  } catch (failed) {
    return false;
  }
}

function remove(key) {
  try {
    localStorage.removeItem(key);
  } catch (failed) { /* nothing was kept there */ }
}
