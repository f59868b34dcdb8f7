/* Letters that were written: their text is pasted, or opened from a text file, and stays as it is. */
import { refill } from "../../floor.js";
import { surely } from "../../letter/ways.js";
import { bigText } from "../evidence-log/bigtext.js";
import { newId } from "../evidence-log/entries.js";
import { readMoment } from "../evidence-log/moments.js";
import { closedPart, labelledInput, made } from "../evidence-log/parts.js";
import { MOST_LETTER, MOST_ROWS } from "./dossier.js";
import { wordsTaken } from "./rowspart.js";

/** {box, show(), clear()}; rows() and set(rows) are the letters. */
export function letterBox(root, { say, rows, set }) {
  const list = made(root, "ol", { className: "kb-case-rows", "aria-label": "写过的信" });
  const title = labelledInput(root, "letter-title", "哪一封", { maxlength: "200", hint: say("letter-hint") });
  const day = labelledInput(root, "letter-day", "哪天写的", { maxlength: "40", placeholder: "2026-11-23" });
  const spokenDay = wordsTaken(root, say, day);
  let drawn = null;
  const big = bigText(root, {
    say, id: "letter-text", label: "把信的全文粘贴在这里", hint: say("letter-text-hint"), act: "放进案卷",
    used: (text) => { big.status.textContent = add(text); },
  });
  function add(text) {
    if (spokenDay.look(true) === "asked") {
      day.input.focus();
      return "";
    }
    const at = day.input.value.trim() ? readMoment(day.input.value) : "";
    if (day.input.value.trim() && !at) return say("wrong-day");
    if (!text.trim()) return say("letter-needs");
    if (text.length > MOST_LETTER) return say("letter-long", { 几: text.length, 最多: MOST_LETTER });
    if (rows().length >= MOST_ROWS) return say("rows-full", { 几: MOST_ROWS });
    set([...rows(), { id: newId(), title: title.input.value.trim(), at, text }]);
    title.input.value = "";
    day.input.value = "";
    big.clear();
    return say("row-added");
  }
  const part = closedPart(root, "放一封写过的信", title.box, day.box, big.box);
  const drop = (row) => surely(root, "删", "再点一次就删", () => {
    set(rows().filter((one) => one !== row));
    part.querySelector("summary").focus();
  });
  return {
    box: made(root, "div", {}, list, part),
    show: () => {
      if (drawn === rows()) return;
      drawn = rows();
      list.hidden = !drawn.length;
      refill(list, ...drawn.map((row) => made(root, "li", {}, made(root, "bdi", { text: [row.title || row.text.trim().slice(0, 20), row.at].filter(Boolean).join("，") }), made(root, "span", { className: "kb-case-acts" }, drop(row)))));
    },
    clear: () => {
      title.input.value = "";
      day.input.value = "";
      big.clear();
      big.status.textContent = "";
    },
  };
}
