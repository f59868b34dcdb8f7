/* 贷款年化和费用: reads what is typed, counts, and says which lines mean something for this lender. Nothing is sent; nothing is kept unasked. */
import { element } from "../../letter/form.js";
import { todayHere } from "../../letter/dates.js";
import { canSave, save } from "../../letter/save.js";
import { toolButton } from "../../letter/ways.js";
import { keep, openTool, paper } from "../frame.js";
import { handOver, sheetOf } from "../handover.js";
import { entriesCsv } from "./csv.js";
import { readDay } from "./days.js";
import { judgeLines } from "./judge.js";
import { dueBy, measured, span } from "./measure.js";
import { ratePanel } from "./panel.js";
import { showFound } from "./show.js";
import { kindWords, paperRows, shortWords, upToWords } from "./words.js";

const PAUSE = 120; // milliseconds after the last stroke

startRates(document);

function startRates(root) {
  const tool = openTool(root, "rate-calculator");
  if (!tool) return;
  const { room, data, say } = tool;
  let timer = 0;
  const panel = ratePanel(root, say, () => {
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE);
    if (kept) kept.changed();
  });
  const found = element(root, "section", { className: "kb-rate-found" });
  found.setAttribute("aria-label", "算出来的");
  const told = element(root, "p", { className: "kb-rate-told" });
  told.setAttribute("role", "status");

  /* While typing, the number stays in sight: the same that is told above the results, which alone is read aloud. */
  const bar = element(root, "div", { className: "kb-rate-bar", hidden: true });
  const short = element(root, "span", { className: "kb-rate-short" });
  const go = toolButton(root, "看结果", () => {
    told.scrollIntoView();
    found.tabIndex = -1;
    found.focus({ preventScroll: true });
  });
  bar.append(short, go);
  /* What is typed into stands above the bar, however the field came into sight. */
  panel.box.addEventListener("focusin", (event) => { if (event.target.matches("input, textarea")) event.target.scrollIntoView({ block: "nearest" }); });

  const now = () => {
    const read = panel.read();
    const today = todayHere(new Date());
    const result = measured(read.entries);
    const lender = tool.lender() in data.lenders ? tool.lender() : "";
    const rates = span(result);
    const given = { contract: read.signed, suit: read.suit, span: rates, sums: result.sums, withheld: read.contract && read.received ? Math.max(read.contract - read.received, 0) : 0 };
    return {
      read, today, found: result, due: dueBy(read.entries, readDay(today)), span: rates, kind: lender, lender: data.lenders[lender] || "",
      judged: lender ? judgeLines(data, lender, given) : [],
      behind: (data.behind[lender] || []).map((one) => ({ lender: data.lenders[one], judged: judgeLines(data, one, given) })),
      not: data.not.filter((one) => one.lender === lender).map((one) => one.words),
    };
  };
  const csv = () => {
    const { read, today } = now();
    return entriesCsv(read.entries.map((entry) => ({ ...entry, word: kindWords(entry, { upTo: read.upTo, today }, say) })), ["日期", "是什么", "元", "要付的减到手的"]);
  };
  /* Before anything was counted there is no sheet for the dossier. */
  const sheetRows = () => {
    const all = now();
    return all.found.shares.length ? paperRows(all, say, { desk: true }) : [];
  };
  const takeAway = paper(tool, () => paperRows(now(), say), {
    name: "贷款年化和费用",
    wipe: () => kept.wipe(),
    more: canSave(root) ? [toolButton(root, "下载收付明细（CSV）", () => save(root, "收付明细.csv", "text/csv", csv()))] : [],
  });
  const sheet = takeAway.box.querySelector(".kb-sheet");
  sheet.hidden = true;
  const look = toolButton(root, "看这张纸", () => {
    sheet.hidden = !sheet.hidden;
    look.textContent = sheet.hidden ? "看这张纸" : "收起这张纸";
    look.setAttribute("aria-expanded", String(!sheet.hidden));
  });
  look.setAttribute("aria-expanded", "false");
  sheet.before(look);

  takeAway.box.querySelector(".kb-wiping").before(handOver(tool, sheetRows));

  const old = data.lines.find((line) => line.before);
  function show() {
    const all = now();
    panel.suit.hidden = !(old && old.lenders.includes(all.kind) && all.read.signed && all.read.signed < old.before);
    panel.tellUpTo(upToWords(all.read, all.today, say));
    told.textContent = showFound(tool, found, all);
    short.textContent = shortWords(all.found, all.read, say);
    bar.hidden = !Object.entries(panel.values()).some(([name, text]) => !["every", "unit"].includes(name) && text.trim());
    takeAway.show();
  }

  room.append(panel.box, bar, told, found, takeAway.box);
  let kept = null;
  const everyMonth = () => { if (!panel.values().every) panel.set({ ...panel.values(), every: "1" }); };
  everyMonth();
  kept = keep(tool, { state: () => ({ ...panel.values(), sheet: sheetOf(sheetRows()) }), typed: panel.values, put: panel.set, wipe: panel.wipe });
  everyMonth(); // what was kept may say nothing of it
  tool.onLender(show);
  show();
}
