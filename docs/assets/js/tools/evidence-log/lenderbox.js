/* Who lent: one or several, each of a kind, because rules follow the kind. Nothing is asked about the debt itself. */
import { refill } from "../../floor.js";
import { toolButton } from "../../letter/ways.js";
import { claimed } from "./claimed.js";
import { sameLender } from "./entries.js";
import { lendersOf } from "./counting.js";
import { closedPart, labelledInput, labelledSelect, made, spoken } from "./parts.js";

const AGREED_WORDS = [["", "没看过合同"], ["no", "看过，没有约定"], ["yes", "有约定"]];

/** {box, show(state)}; added(lender) and removed(lender) change the state. `kinds` [[id, word]]. loose(): how many entries name no lender;
 *  claim(name) gives them to one, resolves to how many and to what takes that back, or to null when something else was changed meanwhile. */
export function lenderBox(root, { say, kinds, added, removed, loose, claim }) {
  const name = labelledInput(root, "lender-name", "名字（合同上的出借人，可不填）", { type: "text", maxlength: 60 });
  const kind = labelledSelect(root, "lender-kind", "是哪一类", [["", "不知道"], ...kinds]);
  const agreed = labelledSelect(root, "lender-agreed", "合同里另外约定了联系的时间、次数吗", AGREED_WORDS);
  const list = made(root, "ul", { className: "kb-log-lenders" });
  const status = spoken(root);
  const add = () => {
    const word = (kinds.find(([id]) => id === kind.input.value) || ["", ""])[1];
    const called = name.input.value.trim() || word;
    if (!called) {
      status.textContent = say("lender-nothing");
      return kind.input.focus();
    }
    name.input.value = "";
    added({ name: called, kind: kind.input.value, agreed: agreed.input.value });
    /* Noted before it was known who lent: no rule of a lender counts what names none, and nobody should have to correct each. */
    refill(status, say("lender-added", { 名字: called }), ...(loose() ? [say("lender-loose", { 几: loose() }), toolButton(root, "都是这一家的", () => claimed(root, { say, claim }, status, called))] : []));
    if (loose()) status.scrollIntoView({ block: "nearest" }); // the list above it has grown, and pushed it down
  };
  const box = closedPart(root, "谁放的款：写上才能对照规定", made(root, "p", { className: "kb-hint", text: say("lender-hint") }), list, kind.box, name.box, agreed.box, made(root, "p", {}, toolButton(root, "加上这一家", add)), status);
  const show = (state) => {
    const many = new Set(lendersOf(state).filter(({ problem }) => problem === "kinds").map((one) => one.name));
    const each = state.lenders.filter((lender, index) => state.lenders.findIndex((one) => sameLender(one, lender)) === index);
    refill(list, ...each.map((lender) => {
      const word = (kinds.find(([id]) => id === lender.kind) || ["", "不知道是哪一类"])[1];
      const told = (AGREED_WORDS.find(([id]) => id === lender.agreed) || AGREED_WORDS[0])[1];
      const button = toolButton(root, "拿掉", () => removed(lender));
      button.setAttribute("aria-label", `拿掉${lender.name}`);
      return made(root, "li", {}, made(root, "span", {}, made(root, "bdi", { text: lender.name }), `（${lender.name === word ? "" : `${word}；`}${told}）`, many.has(lender.name) ? say("lender-twice") : ""), button);
    }));
    list.hidden = !state.lenders.length;
  };
  return { box, show };
}
