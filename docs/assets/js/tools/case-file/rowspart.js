/* A list of small records with a form below: added, changed, taken out. Evidence, and what was sent, are such lists. */
import { fromPairs, refill } from "../../floor.js";
import { surely, toolButton } from "../../letter/ways.js";
import { newId } from "../evidence-log/entries.js";
import { readMoment } from "../evidence-log/moments.js";
import { closedPart, labelledInput, made, spoken } from "../evidence-log/parts.js";
import { todayHere } from "../../letter/dates.js";
import { dayField } from "../dayfield.js";
import { MOST_ROWS } from "./dossier.js";

/** A labelled field for a day that takes words too: 上周五 is written out on leaving it. {look(ask)} of dayfield.js. */
export function wordsTaken(root, say, { box, input }) {
  const told = spoken(root);
  told.hidden = true;
  box.append(told);
  const put = (day) => {
    input.value = day;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const field = dayField(root, input, told, { say, put, known: (text) => Boolean(readMoment(text)), today: () => todayHere(new Date()) });
  input.addEventListener("input", () => { told.hidden = true; });
  return field;
}

/** {box, show(), clear()}. given {say, id, title, act (words of the button), name, fields: [{id, label, day?, tag?, hint?, …attributes}], words(row), rows(), set(rows)}.
    The first of `fields` may not be empty. `day` fields hold a date, with or without the hour. */
export function rowsPart(root, given) {
  const { say, id, fields } = given;
  let [changing, drawn] = [null, null];
  const list = made(root, "ol", { className: "kb-case-rows", "aria-label": given.name });
  const status = spoken(root);
  const inputs = fields.map(({ id: field, day, ...told }) => {
    const labelled = labelledInput(root, `${id}-${field}`, told.label, { maxlength: "2000", ...(day ? { placeholder: "2026-11-23" } : {}), ...attributesOf(told) });
    return { field, day, ...labelled, ...(day ? { spoken: wordsTaken(root, say, labelled) } : {}) };
  });
  const go = toolButton(root, given.act, () => add());
  const part = closedPart(root, given.title, ...inputs.map(({ box }) => box), made(root, "p", {}, go));
  const fresh = () => {
    changing = null;
    go.textContent = given.act;
    for (const { input } of inputs) {
      input.value = "";
      input.removeAttribute("aria-invalid");
    }
  };
  const wrong = (input, name) => {
    input.setAttribute("aria-invalid", "true");
    status.textContent = say(name);
    input.focus();
  };
  function add() {
    const values = {};
    for (const { field, day, input, spoken: words } of inputs) {
      input.removeAttribute("aria-invalid");
      if (day && words.look(true) === "asked") return input.focus();
      values[field] = input.value.trim();
      if (!day || !values[field]) continue;
      values[field] = readMoment(values[field]);
      if (!values[field]) return wrong(input, "wrong-day");
    }
    if (!values[fields[0].id]) return wrong(inputs[0].input, `${id}-needs`);
    const rows = given.rows();
    if (!changing && rows.length >= MOST_ROWS) {
      status.textContent = say("rows-full", { 几: MOST_ROWS });
      return;
    }
    const old = rows.find((row) => row.id === changing);
    given.set(old ? rows.map((row) => (row === old ? { ...row, ...values } : row)) : [...rows, given.make({ id: newId(), ...values })]);
    status.textContent = say(old ? "row-changed" : "row-added");
    fresh();
  }
  const edit = (row) => {
    changing = row.id;
    go.textContent = "改好了";
    for (const { field, input } of inputs) input.value = row[field];
    part.open = true;
    inputs[0].input.focus();
  };
  const show = () => {
    if (drawn === given.rows()) return;
    drawn = given.rows();
    list.hidden = !drawn.length;
    refill(list, ...drawn.map((row, index) => {
      const words = given.words(row);
      const change = toolButton(root, "改", () => edit(row));
      change.setAttribute("aria-label", `改第 ${index + 1} 件`);
      const drop = surely(root, "删", "再点一次就删", () => {
        given.set(given.rows().filter((one) => one !== row));
        status.textContent = say("row-removed");
        if (changing === row.id) fresh();
        part.querySelector("summary").focus();
      });
      return made(root, "li", {}, made(root, "bdi", { text: words }), made(root, "span", { className: "kb-case-acts" }, change, drop));
    }));
  };
  return {
    box: made(root, "div", {}, list, part, status),
    show,
    clear: () => {
      fresh();
      status.textContent = "";
    },
  };
}

function attributesOf(field) {
  return fromPairs(Object.entries(field).filter(([key]) => key !== "label"));
}
