/* Labelled inputs for a letter. Nothing typed here is stored, sent, completed or spell-checked by a server. */
import { fromPairs } from "../floor.js";
import { readDate } from "./dates.js";

/* So many required fields fill a screen. */
const LONG_FORM = 5;
/* So many of the others are named in their line. */
const NAMED = 3;
const PRIVATE = { autocomplete: "off", autocapitalize: "off", autocorrect: "off", spellcheck: "false" };

/** letter {fields}, say(name) -> {form, values(): {field: typed}, set(field, text)} */
export function letterForm(root, letter, say) {
  const form = element(root, "form", { className: "kb-fill", noValidate: true });
  setAttributes(form, { autocomplete: "off", "aria-label": "填写文书" });
  form.append(element(root, "p", { className: "kb-private", textContent: say("private") }));
  const optional = optionalPart(root, letter.fields);
  const inputs = letter.fields.map((field) => {
    const { box, input } = labelled(root, field, say);
    (optional && !field.required ? optional : form).append(box);
    return [field.id, input];
  });
  if (optional) form.append(optional);
  form.addEventListener("submit", (event) => event.preventDefault());
  const named = fromPairs(inputs);
  return {
    form,
    values: () => fromPairs(inputs.map(([id, input]) => [id, input.type === "checkbox" && !input.checked ? "" : input.value])),
    set: (id, text) => {
      if (named[id].type === "checkbox") named[id].checked = Boolean(text);
      else named[id].value = text;
      named[id].dispatchEvent(new Event("input", { bubbles: true }));
    },
  };
}

/* Closed, named by what it asks. Where little is required, the rest is the letter itself and stays in sight. */
function optionalPart(root, fields) {
  const optional = fields.filter((field) => !field.required);
  if (!optional.length || fields.length - optional.length < LONG_FORM) return null;
  const part = element(root, "details", { className: "kb-optional" });
  const named = optional.slice(0, NAMED).map((field) => field.label).join("、");
  part.append(element(root, "summary", { textContent: `可不填的 ${optional.length} 项：${named}${optional.length > NAMED ? "……" : ""}` }));
  return part;
}

function labelled(root, field, say) {
  const id = "fill-" + field.id;
  const box = element(root, "div", { className: "kb-field" });
  const label = element(root, "label", { htmlFor: id, textContent: field.label });
  if (!field.required) label.append(element(root, "small", { textContent: "（可不填）" }));
  const hint = element(root, "p", { id: id + "-hint", className: "kb-hint", textContent: field.hint });
  const input = element(root, field.kind === "long" ? "textarea" : "input", { id });
  if (field.kind === "long") input.rows = 2;
  else input.type = field.kind === "check" ? "checkbox" : "text";
  if (field.kind === "check") input.value = field.words;
  setAttributes(input, { ...PRIVATE, "aria-describedby": hint.id });
  box.append(label, hint, input);
  if (field.kind === "date" || field.kind === "today") watchDate(root, box, input, say, false);
  input.addEventListener("input", () => grow(input));
  return { box, input };
}

/** A date that is not on the calendar stays as typed; the reader is told, once the field is left. In a letter words such as
    下个月 may stand for a date; with `only`, where days are counted, nothing but a date will do. */
export function watchDate(root, box, input, say, only) {
  input.placeholder = "2026-11-23";
  const warning = element(root, "p", { className: "kb-hint kb-wrong", hidden: true });
  warning.setAttribute("role", "status");
  box.append(warning);
  const look = () => {
    const looksLikeOne = /^\s*\d{4}-\d{1,2}-\d{1,2}\s*$/.test(input.value);
    const wrong = input.value.trim() && !readDate(input.value) && (looksLikeOne || only);
    warning.hidden = !wrong;
    warning.textContent = !wrong ? "" : looksLikeOne ? say("wrong-date") : say("only-date");
    if (only) input.setAttribute("aria-invalid", String(Boolean(wrong)));
  };
  input.addEventListener("change", look);
  input.addEventListener("input", () => { if (!warning.hidden) look(); });
  return look;
}

function grow(input) {
  if (input.tagName !== "TEXTAREA") return;
  input.style.height = "auto";
  input.style.height = Math.min(input.scrollHeight + 4, 480) + "px";
}

export function element(root, tag, properties) {
  return Object.assign(root.createElement(tag), properties);
}

export function setAttributes(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
}
