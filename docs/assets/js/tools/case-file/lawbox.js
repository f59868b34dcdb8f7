/* Behaviours to tick, and below each, folded, the articles that an author put on its page for the counter, to tick one by one. The one
   ticked last is open, the others say how many were taken. What does not reach the lender that was chosen cannot be ticked, and says why;
   it stands last, in a fold of its own. */
import { refill } from "../../floor.js";
import { closedPart, made } from "../evidence-log/parts.js";
import { citedLaw } from "./sheetrows.js";

/** The id of the tick of an article below a behaviour. */
export const articleId = (behaviour, key) => `case-law-${behaviour}-${key.replace(/[^\w-]/g, "-")}`;

/** {box, show(state)}; tick(list, id, on): `list` is behaviours or law. */
export function lawBox(root, { say, data, tick }) {
  const articles = made(root, "div", { className: "kb-case-law" });
  const care = made(root, "p", { className: "kb-hint", role: "status" });
  const inputs = data.behaviours.map((behaviour) => {
    const input = made(root, "input", { type: "checkbox" });
    input.addEventListener("change", () => tick("behaviours", behaviour.id, input.checked));
    return [behaviour, input, made(root, "label", { className: "kb-log-tick" }, input, made(root, "span", { text: behaviour.title }))];
  });
  const list = made(root, "fieldset", { className: "kb-case-ticks", "aria-label": "对方做了哪些" }, ...inputs.map(([, , label]) => label));
  const drawn = { text: "" };
  let [before, open] = [[], new Set()]; // behaviours shown, and those whose fold the reader left open
  return {
    box: made(root, "div", {}, made(root, "p", { className: "kb-hint", text: say("law-hint") }), closedPart(root, "勾对方做了哪些", list), articles, care),
    show: (state) => {
      const chosen = data.behaviours.filter(({ id }) => state.behaviours.includes(id));
      for (const [{ id }, input] of inputs) input.checked = state.behaviours.includes(id);
      const now = JSON.stringify([chosen.map(({ id }) => id), state.law, state.cover.kind]);
      if (now === drawn.text) return;
      drawn.text = now;
      const added = chosen.filter(({ id }) => !before.includes(id)).map(({ id }) => id);
      /* Ticked one by one, each opens and closes the one before it; several at once, as a file brings them, stay closed. */
      if (added.length) open = new Set(added.length === 1 ? added : []);
      before = chosen.map(({ id }) => id);
      const focused = articles.contains(root.activeElement) ? root.activeElement.id : "";
      refill(articles, ...chosen.map((behaviour) => group(root, { say, data, tick, state, behaviour, open })));
      if (focused && root.getElementById(focused)) root.getElementById(focused).focus();
      const { left, lost } = citedLaw(data, state);
      care.textContent = [left.length ? say("law-left", { 哪些: left.map((one) => one.label).join("、") }) : "", lost.length ? say("law-lost", { 几: lost.length }) : ""].join("");
    },
  };
}

function group(root, { say, data, tick, state, behaviour, open }) {
  const reaches = (key) => !data.law[key].lenders.length || data.law[key].lenders.includes(state.cover.kind);
  const row = (key) => {
    const one = data.law[key];
    const input = made(root, "input", { type: "checkbox", id: articleId(behaviour.id, key) });
    input.checked = state.law.includes(key);
    input.disabled = !reaches(key) && !input.checked;
    input.addEventListener("change", () => tick("law", key, input.checked));
    const facts = made(root, "small", { text: `${one.rankName}（${one.rank}），${one.force}；约束：${one.binds}` });
    const why = reaches(key) ? null : made(root, "small", { className: "kb-case-unbound", text: state.cover.kind ? say("law-unbound") : say("law-unknown") });
    const words = made(root, "span", {}, made(root, "strong", { text: one.label }), "　", one.plain, made(root, "br", {}), facts, why ? made(root, "br", {}) : null, why);
    return made(root, "div", { className: "kb-case-article" }, made(root, "label", { className: "kb-log-tick" }, input, words), made(root, "a", { href: one.url, text: "原文", "aria-label": `${one.label} 原文` }));
  };
  const fold = (name, title, ...rows) => {
    const part = closedPart(root, title, ...rows);
    part.open = open.has(name);
    part.addEventListener("toggle", () => open[part.open ? "add" : "delete"](name));
    return part;
  };
  const taken = behaviour.law.filter((key) => state.law.includes(key)).length;
  const near = behaviour.law.filter((key) => reaches(key) || state.law.includes(key));
  const far = behaviour.law.filter((key) => !near.includes(key));
  return fold(behaviour.id, say("law-of", { 哪种: behaviour.title, 几: behaviour.law.length, 勾了: taken }),
    made(root, "fieldset", { className: "kb-case-ticks", "aria-label": behaviour.title }, ...near.map(row)),
    far.length ? fold(`${behaviour.id} far`, say("law-far", { 几: far.length }), ...far.map(row)) : null);
}
