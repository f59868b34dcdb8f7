/* What the paper lacks, said above the buttons that give it out; each with one tap that mends it. Nothing is put in unasked. */
import { refill } from "../../floor.js";
import { toolButton } from "../../letter/ways.js";
import { made } from "../evidence-log/parts.js";
import { citedLaw } from "./sheetrows.js";

/** [{say, gaps?, act, to?, law?, asks?}]: `to` is where the reader writes it, `law` articles and `asks` words that one tap puts in. Pure. */
export function lacking(data, say, state) {
  const { to, asks, facts, kind } = state.cover;
  const found = [];
  if (!facts.trim()) found.push({ say: say("lacks-facts"), act: say("lacks-write"), to: "case-facts" });
  if (!asks.trim()) found.push(to ? { say: say("lacks-asks"), act: say("lacks-use", { 哪句: say(`asks-${to}`) }), asks: say(`asks-${to}`) } : { say: say("lacks-asks"), act: say("lacks-to"), to: "case-to" });
  if (!citedLaw(data, state).cited.length) {
    const reaching = (key) => !data.law[key].lenders.length || data.law[key].lenders.includes(kind);
    const law = [...new Set([].concat(...data.behaviours.filter(({ id }) => state.behaviours.includes(id)).map((one) => one.law)))].filter(reaching);
    found.push(law.length ? { say: say("lacks-law"), act: say("lacks-law-all", { 几: law.length }), law } : { say: say("lacks-law"), act: say("lacks-ticks"), to: "case-law-part" });
  }
  return found;
}

/** {box, show(state)}; put({asks}) or put({law}) takes what one tap puts in. */
export function missingBox(root, { say, data, put }) {
  const list = made(root, "ul", {});
  const box = made(root, "div", { className: "kb-case-lacks", role: "group", "aria-label": say("lacks"), tabindex: "-1" }, made(root, "p", { className: "kb-hint", text: say("lacks") }), list);
  let drawn = "";
  const go = (id) => {
    const place = root.getElementById(id);
    for (let around = place.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
    const field = place.matches("input, select, textarea") ? place : place.closest("summary");
    field.scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
  };
  const row = (one) => made(root, "li", {}, one.say, " ", toolButton(root, one.act, () => {
    if (one.to) return go(one.to);
    put(one.law ? { law: one.law } : { asks: one.asks });
    (list.querySelector("button") || box).focus();
  }));
  return {
    box,
    show: (state) => {
      const found = lacking(data, say, state);
      const now = JSON.stringify(found);
      if (now === drawn) return;
      drawn = now;
      box.hidden = !found.length;
      refill(list, ...found.map(row));
    },
  };
}
