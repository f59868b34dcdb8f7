/* What other tools noted comes in: by a button from this phone, read only when it is pressed, or as a file or a paste. It is added. */
import { refill } from "../../floor.js";
import { surely, toolButton } from "../../letter/ways.js";
import { bigText } from "../evidence-log/bigtext.js";
import { emptyLog } from "../evidence-log/entries.js";
import { closedPart, made, spoken } from "../evidence-log/parts.js";
import { keptOf } from "../kept.js";
import { SHEET_NAMES } from "./sheetrows.js";
import { countOf, joinedCases, joiningCases, readingCaseFile } from "./dossier.js";

/** {box, show(), clear()}; state() and set(state) are the dossier. */
export function takeBox(root, { say, state, set }) {
  const status = spoken(root);
  const has = made(root, "p", {});
  /* Read and joined as one piece of work that can be stopped: nothing is changed before its end. */
  function* joining(text, from) {
    const read = yield* readingCaseFile(text);
    return read.problem ? read : { ...read, joined: yield* joiningCases(from, read.state) };
  }
  const take = async (text) => {
    const from = state();
    const read = await big.run(joining(text, from));
    if (!read) return ""; // stopped, and big says so
    if (read.problem) return say(`import-${read.problem}`);
    const before = countOf(state());
    const { state: next, kept } = state() === from ? read.joined : joinedCases(state(), read.state); // what was typed meanwhile is not lost
    set(next);
    return [say("import-done", { 几: countOf(next) - before }), kept ? say("import-kept", { 几: kept }) : "", read.refused ? say("import-refused", { 几: read.refused }) : ""].join("");
  };
  const fromPhone = (id, nothing) => async () => {
    const text = keptOf(id);
    /* What is kept may have been begun only: then there is no sheet yet. */
    const told = text === null ? say(nothing) : await take(text);
    status.textContent = told === say("import-foreign") ? say(nothing) : told;
  };
  const big = bigText(root, {
    say, id: "case-import", label: "把备份粘贴在这里", hint: say("import-hint"), act: "并进来",
    used: async (text) => {
      if (!text.trim()) {
        big.status.textContent = say("import-nothing");
        return;
      }
      const told = await take(text);
      if (!told) return;
      big.status.textContent = told;
      big.clear();
    },
  });
  /* Each with whether it is printed, and what it holds: the plan is advice for the reader, the rates say what is unpaid. */
  const list = made(root, "ol", { className: "kb-case-rows", "aria-label": "别的工具的纸" });
  let drawn = null;
  const drawSheets = (sheets) => {
    if (drawn === sheets) return;
    drawn = sheets;
    list.hidden = !sheets.length;
    refill(list, ...sheets.map((one) => {
      const input = made(root, "input", { type: "checkbox" });
      input.checked = Boolean(one.print);
      input.addEventListener("change", () => {
        const place = state().sheets.indexOf(one);
        set({ ...state(), sheets: state().sheets.map((other) => (other === one ? { ...one, print: input.checked ? "yes" : "" } : other)) });
        list.querySelectorAll("input")[place].focus();
      });
      const out = surely(root, "删", "再点一次就删", () => {
        set({ ...state(), sheets: state().sheets.filter((other) => other !== one) });
        status.textContent = say("sheet-out");
      });
      out.setAttribute("aria-label", `删${SHEET_NAMES[one.from]} ${one.at}`);
      const label = made(root, "label", { className: "kb-log-tick" }, input, made(root, "span", {}, say("sheet-print", { 哪张: `${SHEET_NAMES[one.from]} ${one.at}`.trim() }), made(root, "br", {}), made(root, "small", { text: say(`sheet-holds-${one.from}`) })));
      return made(root, "li", {}, label, made(root, "span", { className: "kb-case-acts" }, out));
    }));
  };
  const drop = surely(root, "拿掉取来的记录和日子", "再点一次就拿掉", () => {
    set({ ...state(), log: emptyLog(), dates: [], due: [] });
    status.textContent = say("taken-out");
  });
  return {
    box: made(root, "div", {},
      made(root, "p", { className: "kb-hint", text: say("take-hint") }),
      made(root, "p", {}, toolButton(root, "取来这部手机上记的（催收记录）", fromPhone("evidence-log", "no-log")), toolButton(root, "取来这部手机上记的（哪天到期）", fromPhone("deadlines", "no-dates")),
        toolButton(root, "取来这部手机上算的（贷款年化）", fromPhone("rate-calculator", "no-rate")), toolButton(root, "取来这部手机上记的（行动单）", fromPhone("action-plan", "no-plan"))),
      has, list, status, closedPart(root, "从文件、备份里取：催收记录、年化、以前的案卷", big.box)),
    show: () => {
      const { log, dates, due, sheets } = state();
      drawSheets(sheets);
      refill(has, say("taken", { 几: log.entries.length, 日子: dates.length, 期限: due.length }), ...(log.entries.length + dates.length + due.length ? [" ", drop] : []));
    },
    clear: () => {
      big.clear();
      big.status.textContent = "";
      status.textContent = "";
    },
  };
}
