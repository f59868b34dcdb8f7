/* What is given out: for one lender or all, with relatives hidden unless the reader says otherwise, with or without every entry. */
import { labelledInput, labelledSelect, made } from "./parts.js";
import { longPaper } from "../longpaper.js";
import { maskingIf } from "./mask.js";
import { toolButton } from "../../letter/ways.js";
import { refill } from "../../floor.js";
import { claimed } from "./claimed.js";
import { unnamed } from "./naming.js";
import { reporting } from "./report.js";

const FEW_LENDERS = 3; // lenders that get a button each; of more nobody says that all are one's

/** {box, paper, show(state), masked()}; hide(words) is what the reader wants hidden, claim(name) gives a lender the entries that name none. */
export function paperBox(tool, { labels, rules, grounds, state, hide, claim, wipe }) {
  const { root, say, data } = tool;
  const whose = labelledSelect(root, "paper-lender", "写哪一家的", [["", "全部"]]);
  const ticked = (id, words, on) => {
    const input = made(root, "input", { type: "checkbox", id });
    input.checked = on;
    return { input, box: made(root, "label", { className: "kb-log-tick" }, input, made(root, "span", { text: words })) };
  };
  const covering = ticked("paper-mask", say("mask-tick"), true);
  const every = ticked("paper-every", "附上逐条记录", false);
  const words = labelledInput(root, "paper-hide", "还要遮住的名字、号码（用顿号隔开）", { type: "text", maxlength: 400, hint: say("mask-hint") });
  const wanted = () => ({ state: state(), chosen: { lender: whose.input.value, list: every.input.checked }, masked: covering.input.checked });
  const same = (one, other) => one.state === other.state && one.masked === other.masked && one.chosen.lender === other.chosen.lender && one.chosen.list === other.chosen.list;
  function* writing(asked) {
    return yield* reporting({ say, labels, rules, grounds, state: asked.state, chosen: asked.chosen, mask: yield* maskingIf(asked.masked, asked.state) });
  }
  const sheet = longPaper(tool, { asked: wanted, same, writing, name: "催收记录", wipe });
  words.input.addEventListener("change", () => hide([...new Set(words.input.value.split(/[、，,;；\n]+/).map((word) => word.trim()).filter(Boolean))]));
  for (const input of [whose.input, covering.input, every.input]) input.addEventListener("change", sheet.draw);
  /* Beside the buttons: where it is handed in, for each kind of lender that was written down, else for whoever does not know. */
  const doors = made(root, "p", { className: "kb-log-doors" });
  const drawDoors = (now) => {
    const kinds = [...new Set(now.lenders.filter((one) => !whose.input.value || one.name === whose.input.value).map((one) => one.kind))].filter((kind) => data.doors[kind]);
    const found = new Map([].concat(...(kinds.length ? kinds : [""]).map((kind) => data.doors[kind])));
    doors.textContent = say(kinds.length ? "hand-in" : "hand-in-unknown");
    [...found].forEach(([title, url], place) => doors.append(place ? "、" : "", made(root, "a", { href: root.location.protocol === "file:" ? `${url}index.html` : url, text: title })));
  };
  whose.input.addEventListener("change", () => drawDoors(state()));
  /* Beside the buttons too: a paper in which no rule is held against anybody must not go out unnoticed. */
  const loose = made(root, "p", { className: "kb-log-loose", role: "status" });
  let told = null; // the state of which it was said that a lender got them
  const give = async (name) => {
    await claimed(root, { say, claim }, loose, name);
    told = state();
  };
  const drawLoose = (now) => {
    if (now === told) return;
    const [count, names] = [unnamed(now).length, [...new Set(now.lenders.map((lender) => lender.name))]];
    loose.hidden = !count || !names.length;
    if (loose.hidden) refill(loose);
    else refill(loose, say("paper-loose", { 几: count }), ...(names.length <= FEW_LENDERS ? names.map((name) => toolButton(root, say("paper-claim", { 名字: name }), () => give(name))) : []));
  };
  sheet.box.querySelector(".kb-tools").before(loose, doors);
  return {
    box: made(root, "div", {}, whose.box, covering.box, words.box, every.box),
    paper: sheet.box,
    masked: () => covering.input.checked,
    show: (now) => {
      whose.fill([["", "全部"], ...[...new Set(now.lenders.map((lender) => lender.name))].map((name) => [name, name])]);
      if (root.activeElement !== words.input) words.input.value = [...new Set(now.hide.map(({ word }) => word))].join("、");
      drawDoors(now);
      drawLoose(now);
      return sheet.draw();
    },
  };
}
