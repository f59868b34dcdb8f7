/* How every tool starts: its room, its data, its words, the lender of the address, and a paper that goes out in all ways. */
import { read, write } from "../address.js";
import { copyButton } from "../copy.js";
import { element } from "../letter/form.js";
import { letterLines, showLetter } from "../letter/preview.js";
import { waysOut } from "../letter/ways.js";
import { sayer } from "../said.js";
import { keeper } from "./kept.js";

const ROWS_AT_ONCE = 60; // rows of a paper that are laid out in one go

/** {root, room, data, say, lender(), choose(lender), onLender(act)} for the tool of this page, or null on any other page. */
export function openTool(root, id) {
  const room = root.querySelector(`.kb-tool-room[data-tool="${id}"]`);
  const told = root.querySelector("script.kb-tool-data");
  if (!room || !told) return null;
  const data = JSON.parse(told.textContent);
  const say = sayer(data.words);
  room.hidden = false;
  return {
    root, room, data, say,
    lender: () => read(location.hash).lender,
    choose: (lender) => {
      history.replaceState(history.state, "", location.pathname + location.search + (write({ anchor: read(location.hash).anchor, lender }) || "#"));
      root.defaultView.dispatchEvent(new HashChangeEvent("hashchange"));
    },
    onLender: (act) => {
      const tell = () => act(read(location.hash).lender);
      root.defaultView.addEventListener("hashchange", tell);
      root.addEventListener("kb-lender", tell); // lender.js: chosen on this page
    },
  };
}

/** The sheet that a tool fills, with its buttons. rows() gives rows of fill.js (rows.js makes them); wipe() empties the tool.
    {show(), box}: show() draws the sheet anew. `more`: further buttons, such as a download of its own kind. `numbered`, `ready`, `run`: as ways.js has them. */
export function paper(tool, rows, { name, wipe, more = [], ...ofWays }) {
  const { root, say } = tool;
  const box = element(root, "section", { className: "kb-tool-paper" });
  const sheet = element(root, "div", { className: "kb-sheet" });
  /* A thousand lines are laid out some at a time; printed they are whole. */
  let rest = [];
  const drawn = (many) => sheet.append(...letterLines(root, rest.splice(0, many), {}));
  const wholly = () => drawn(rest.length);
  const goOn = (mine) => setTimeout(() => {
    if (mine !== rest || !rest.length) return;
    drawn(ROWS_AT_ONCE);
    goOn(mine);
  }, 0);
  const print = () => {
    wholly();
    root.documentElement.dataset.print = "tool";
    root.defaultView.print();
  };
  root.defaultView.addEventListener("beforeprint", wholly);
  const ways = waysOut(root, rows, { copyButton, say, name, print, clear: wipe, apart: true, more, ...ofWays });
  box.setAttribute("aria-label", name);
  box.append(sheet, element(root, "p", { className: "kb-paper-foot", textContent: tool.data.promise }), ways.box, ways.images);
  return {
    box,
    show: () => {
      const all = rows();
      showLetter(root, sheet, all.slice(0, ROWS_AT_ONCE), {});
      rest = all.slice(ROWS_AT_ONCE);
      goOn(rest);
      ways.images.textContent = "";
    },
  };
}

/** keeper() of kept.js in the tool's room. The lender that stands in the address is kept with the rest, and put back where the address names none;
    a tool that has lenders of its own (`lenders`) keeps those. */
export function keep(tool, { lenders = false, ...given }) {
  const own = lenders ? given : {
    ...given,
    typed: given.typed || given.state,
    state: () => ({ ...given.state(), lender: tool.lender() }),
    put: (state) => {
      if (!tool.lender() && typeof state.lender === "string" && /^[a-z-]{1,40}$/.test(state.lender)) tool.choose(state.lender);
      given.put(state);
    },
  };
  const made = keeper(tool.root, tool.room, tool.room.dataset.tool, tool.say, own);
  if (!lenders) tool.onLender(made.changed);
  return made;
}
