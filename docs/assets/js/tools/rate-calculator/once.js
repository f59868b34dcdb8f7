/* A charge that was taken once: two fields and a word, and it stands as one line among the single payments, where it can be changed. */
import { refill } from "../../floor.js";
import { element, setAttributes } from "../../letter/form.js";
import { todayHere } from "../../letter/dates.js";
import { toolButton } from "../../letter/ways.js";
import { spokenDays } from "../spokenday.js";
import { isoDay, readDay } from "./days.js";
import { readFen } from "./money.js";

/* As entries.js reads them. */
const KINDS_ONCE = ["手续费", "担保费", "会员费", "罚息、违约金"];

/** The closed part; add(line) takes “2026-01-05 300 担保费”. */
export function oncePart(root, say, quiet, add) {
  const field = (name, label, input) => {
    const box = element(root, "div", { className: "kb-field" });
    setAttributes(input, { ...quiet, id: `rate-once-${name}` });
    box.append(element(root, "label", { htmlFor: input.id, textContent: label }), input);
    return { box, input };
  };
  const sum = field("sum", "收了多少（元）", element(root, "input", { type: "text", inputMode: "decimal" }));
  const day = field("day", "哪天收的", element(root, "input", { type: "text" }));
  const kind = field("kind", "是什么", element(root, "select", {}));
  kind.input.append(...KINDS_ONCE.map((name) => element(root, "option", { value: name, textContent: name })));
  const told = element(root, "p", { className: "kb-hint" });
  told.setAttribute("role", "status");
  const take = () => {
    const spoken = spokenDays(day.input.value, todayHere(new Date()), { ahead: false });
    const when = readDay(day.input.value) === null && spoken.sure ? readDay(spoken.days[0]) : readDay(day.input.value);
    const wrong = !readFen(sum.input.value) ? [sum, "wrong-amount"] : when === null ? [day, "wrong-day"] : null;
    if (wrong) {
      refill(told, say(wrong[1]));
      wrong[0].input.focus();
      return;
    }
    const line = `${isoDay(when)} ${sum.input.value.trim()} ${kind.input.value}`;
    add(line);
    sum.input.value = day.input.value = "";
    refill(told, say("once-added", { 哪笔: line }));
  };
  const part = element(root, "details", { className: "kb-more kb-rate-part" });
  part.append(element(root, "summary", { textContent: "一次性收过的费（服务费、担保费、会员费）" }), sum.box, day.box, kind.box, toolButton(root, "加上这一笔", take), told);
  return part;
}
