/* What is given out: for one lender or all, with relatives hidden unless the reader says otherwise, with or without every entry. */
import { labelledInput, labelledSelect, made } from "./parts.js";
import { reportRows } from "./report.js";

/** {box, paper, show(state), masked()}; hide(words) is what the reader wants hidden. */
export function paperBox(tool, { labels, paper, rules, grounds, state, mask, hide, wipe }) {
  const { root, say } = tool;
  const whose = labelledSelect(root, "paper-lender", "写哪一家的", [["", "全部"]]);
  const ticked = (id, words, on) => {
    const input = made(root, "input", { type: "checkbox", id });
    input.checked = on;
    return { input, box: made(root, "label", { className: "kb-log-tick" }, input, made(root, "span", { text: words })) };
  };
  const masking = ticked("paper-mask", say("mask-tick"), true);
  const every = ticked("paper-every", "附上逐条记录", false);
  const words = labelledInput(root, "paper-hide", "还要遮住的名字、号码（用顿号隔开）", { type: "text", maxlength: 400, hint: say("mask-hint") });
  const rows = () => reportRows({ say, labels, rules, grounds, state: state(), chosen: { lender: whose.input.value, list: every.input.checked }, mask: mask() });
  const sheet = paper(tool, rows, { name: "催收记录", wipe });
  words.input.addEventListener("change", () => hide([...new Set(words.input.value.split(/[、，,;；\n]+/).map((word) => word.trim()).filter(Boolean))]));
  for (const input of [whose.input, masking.input, every.input]) input.addEventListener("change", () => sheet.show());
  return {
    box: made(root, "div", {}, whose.box, masking.box, words.box, every.box),
    paper: sheet.box,
    masked: () => masking.input.checked,
    show: (given) => {
      whose.fill([["", "全部"], ...[...new Set(given.lenders.map((lender) => lender.name))].map((name) => [name, name])]);
      if (root.activeElement !== words.input) words.input.value = [...new Set(given.hide.map(({ word }) => word))].join("、");
      sheet.show();
    },
  };
}
