/* The cover: to whom, who, about whom, what is asked, and in a few sentences what happened. */
import { fromPairs, refill } from "../../floor.js";
import { todayHere } from "../../letter/dates.js";
import { toolButton } from "../../letter/ways.js";
import { wordsTaken } from "./rowspart.js";
import { closedPart, labelledInput, labelledSelect, made } from "../evidence-log/parts.js";

const LONG = "5000";

/** {box, show(cover)}; set(field, value) is told of every change. */
export function coverBox(root, { say, data, set, now }) {
  const to = labelledSelect(root, "case-to", "交给谁", [["", "还没定"], ...data.to.map(([id, title]) => [id, title])]);
  const kind = labelledSelect(root, "case-kind", "谁放的款（决定哪些条文管得着它）", [["", "不知道"], ...data.lenders]);
  const hint = made(root, "p", { className: "kb-hint", id: "case-asks-hint" });
  const asks = labelledInput(root, "case-asks", "要求什么", { tag: "textarea", rows: 3, maxlength: LONG });
  asks.input.setAttribute("aria-describedby", hint.id);
  asks.input.before(hint);
  const use = toolButton(root, "用这句", () => {
    if (asks.input.value.includes(hint.textContent)) return;
    asks.input.value = [asks.input.value.trim(), hint.textContent].filter(Boolean).join("\n");
    set("asks", asks.input.value);
  });
  asks.box.append(use);
  const fields = [
    ["toName", labelledInput(root, "case-to-name", "哪一个单位", { maxlength: "200" })],
    ["who", labelledInput(root, "case-who", "你的姓名", { maxlength: "200" })],
    ["contact", labelledInput(root, "case-contact", "怎么联系你", { maxlength: "200", hint: say("contact-hint") })],
    ["against", labelledInput(root, "case-against", "对方：放款方、催收公司、号码", { tag: "textarea", rows: 2, maxlength: LONG })],
    ["facts", labelledInput(root, "case-facts", "发生了什么", { tag: "textarea", rows: 4, maxlength: LONG, hint: say("facts-hint") })],
    ["asks", asks],
    ["day", labelledInput(root, "case-day", "整理日期", { maxlength: "40", placeholder: "2026-11-23" })],
  ];
  const named = fromPairs(fields);
  named.day.box.append(toolButton(root, "就是今天", () => {
    named.day.input.value = todayHere(now());
    set("day", named.day.input.value);
  }));
  wordsTaken(root, say, named.day);
  const old = made(root, "p", { className: "kb-hint kb-case-old" }, say("facts-old"), made(root, "a", { href: root.location.protocol === "file:" ? `${data.oldDebt}index.html` : data.oldDebt, text: "旧债又来催" }), "。");
  const bring = closedPart(root, say("bring"), made(root, "ul", {}));
  const asked = () => {
    bring.hidden = !data.bring[to.input.value];
    refill(bring.querySelector("ul"), ...(data.bring[to.input.value] || []).map((text) => made(root, "li", { text })));
    const words = to.input.value ? say(`asks-${to.input.value}`) : "";
    hint.textContent = words || say("asks-first");
    use.hidden = !words;
  };
  for (const [field, { input }] of [...fields, ["to", to], ["kind", kind]]) {
    input.addEventListener(input.tagName === "SELECT" ? "change" : "input", () => {
      if (field === "to") asked();
      set(field, input.value);
    });
  }
  asked();
  return {
    box: made(root, "div", {}, to.box, named.facts.box, old, named.asks.box, bring, closedPart(root, "对方是谁，谁放的款", named.against.box, kind.box), closedPart(root, "你的姓名、联系方式、哪一个单位、日期", named.who.box, named.contact.box, named.toName.box, named.day.box)),
    show: (cover) => {
      to.input.value = cover.to;
      kind.input.value = cover.kind;
      for (const [field, { input }] of fields) if (root.activeElement !== input) input.value = cover[field];
      asked();
    },
  };
}
