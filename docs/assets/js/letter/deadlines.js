/* When an answer is due: the days come from the law data of the page, the first day from the reader. */
import { lastDay, readDate, writeDate } from "./dates.js";
import { element, setAttributes, watchDate } from "./form.js";

/** limits [{count, unit}] in the order of the list items in `list`. Returns {set(text)}. */
export function showDeadlines(root, list, limits, say) {
  const items = [...list.querySelectorAll("li")].slice(0, limits.length);
  const box = element(root, "div", { className: "kb-field" });
  const input = element(root, "input", { id: "fill-from", type: "text" });
  setAttributes(input, { autocomplete: "off", spellcheck: "false", "aria-describedby": "fill-from-hint" });
  const label = element(root, "label", { htmlFor: "fill-from", textContent: "起算那天" });
  const hint = element(root, "p", { id: "fill-from-hint", className: "kb-hint", textContent: say("start-day") });
  box.append(label, hint, input);
  const complain = watchDate(root, box, input, say, true);
  list.before(box);
  const outs = items.map((item) => {
    const out = element(root, "output", { className: "kb-due" });
    out.setAttribute("for", "fill-from");
    item.append(out);
    return out;
  });
  const show = () => {
    const from = readDate(input.value);
    limits.forEach(({ count, unit }, index) => {
      const due = from && count ? lastDay(from, count, unit) : null;
      outs[index].textContent = due ? say("due", { 哪天: writeDate(due) }) : from && count ? say("holidays") : "";
    });
  };
  input.addEventListener("input", show);
  return {
    set: (text) => {
      input.value = text;
      show();
      complain();
    },
  };
}
