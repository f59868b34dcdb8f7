/* What the paper lacks, said above the buttons that give it out; each with one tap that mends it. Nothing is put in unasked. */
import { refill } from "../../floor.js";
import { toolButton } from "../../letter/ways.js";
import { made } from "../evidence-log/parts.js";
import { articleId } from "./lawbox.js";
import { citedLaw } from "./sheetrows.js";

/* More articles than this are looked at one by one: an article may name a behaviour for one way of it only, and no data tells which was meant. */
const MOST_AT_ONCE = 4;

/** [{say, gaps?, act, to?, law?, asks?}]: `to` is where the reader writes it, `law` articles and `asks` words that one tap puts in. Pure. */
export function lacking(data, say, state) {
  const { to, asks, facts, against, who } = state.cover;
  const found = [];
  if (!facts.trim()) found.push({ say: say("lacks-facts"), act: say("lacks-write"), to: "case-facts" });
  if (!asks.trim()) found.push(to ? { say: say("lacks-asks"), act: say("lacks-use", { 哪句: say(`asks-${to}`) }), asks: say(`asks-${to}`) } : { say: say("lacks-asks"), act: say("lacks-to"), to: "case-to" });
  if (!against.trim()) found.push({ say: say("lacks-against"), act: say("lacks-against-write"), to: "case-against" });
  if (!who.trim()) found.push({ say: say("lacks-who"), act: say("lacks-who-write"), to: "case-who" });
  if (!state.evidence.length) found.push({ say: say("lacks-evidence"), act: say("lacks-evidence-add"), to: "case-files" });
  if (!citedLaw(data, state).cited.length) found.push({ say: say("lacks-law"), ...lawOffered(data, say, state) });
  return found;
}

/* Articles that name what was ticked and reach this lender: few at once, more to be looked at. Those that a page merely shows are only looked at. */
function lawOffered(data, say, { behaviours, cover: { kind } }) {
  const reaching = (key) => !data.law[key].lenders.length || data.law[key].lenders.includes(kind);
  const near = data.behaviours.filter(({ id }) => behaviours.includes(id)).map(({ id, law, beside }) => ({ id, law: law.filter(reaching), fitting: law.filter((key) => reaching(key) && !beside.includes(key)) }));
  const all = [...new Set([].concat(...near.map(({ law }) => law)))];
  const fitting = [...new Set([].concat(...near.map((one) => one.fitting)))];
  if (!all.length) return { act: say("lacks-ticks"), to: "case-law-part" };
  if (fitting.length && fitting.length <= MOST_AT_ONCE) return { act: say("lacks-law-all", { 几: fitting.length }), law: fitting };
  const first = near.find(({ law }) => law.length);
  return { act: say("lacks-law-look", { 几: all.length }), to: articleId(first.id, first.law[0]) };
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
