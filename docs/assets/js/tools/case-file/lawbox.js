/* Behaviours to tick, and below each the articles that an author put on its page for the counter, to tick one by one. What does not reach
   the lender that was chosen cannot be ticked, and says why. */
import { closedPart, made } from "../evidence-log/parts.js";
import { citedLaw } from "./sheetrows.js";

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
  return {
    box: made(root, "div", {}, made(root, "p", { className: "kb-hint", text: say("law-hint") }), closedPart(root, "勾对方做了哪些", list), articles, care),
    show: (state) => {
      const chosen = data.behaviours.filter(({ id }) => state.behaviours.includes(id));
      for (const [{ id }, input] of inputs) input.checked = state.behaviours.includes(id);
      const now = JSON.stringify([chosen.map(({ id }) => id), state.law, state.cover.kind]);
      if (now === drawn.text) return;
      drawn.text = now;
      const focused = articles.contains(root.activeElement) ? root.activeElement.id : "";
      articles.replaceChildren(...chosen.map((behaviour) => group(root, { say, data, tick, state, behaviour })));
      if (focused && root.getElementById(focused)) root.getElementById(focused).focus();
      const { left, lost } = citedLaw(data, state);
      care.textContent = [left.length ? say("law-left", { 哪些: left.map((one) => one.label).join("、") }) : "", lost.length ? say("law-lost", { 几: lost.length }) : ""].join("");
    },
  };
}

function group(root, { say, data, tick, state, behaviour }) {
  const rows = behaviour.law.map((key) => {
    const one = data.law[key];
    const reaches = !one.lenders.length || one.lenders.includes(state.cover.kind);
    const input = made(root, "input", { type: "checkbox", id: `case-law-${behaviour.id}-${key.replace(/[^\w-]/g, "-")}` });
    input.checked = state.law.includes(key);
    input.disabled = !reaches && !input.checked;
    input.addEventListener("change", () => tick("law", key, input.checked));
    const facts = made(root, "small", { text: `${one.rankName}（${one.rank}），${one.force}；约束：${one.binds}` });
    const why = reaches ? null : made(root, "small", { className: "kb-case-unbound", text: state.cover.kind ? say("law-unbound") : say("law-unknown") });
    const words = made(root, "span", {}, made(root, "strong", { text: one.label }), "　", one.plain, made(root, "br", {}), facts, why ? made(root, "br", {}) : null, why);
    return made(root, "div", { className: "kb-case-article" }, made(root, "label", { className: "kb-log-tick" }, input, words), made(root, "a", { href: one.url, text: "原文", "aria-label": `${one.label} 原文` }));
  });
  return made(root, "fieldset", { className: "kb-case-ticks" }, made(root, "legend", { text: behaviour.title }), ...rows);
}
