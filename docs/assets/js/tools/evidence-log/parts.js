/* Small pieces of the page that the parts of this tool share. */
import { refill } from "../../floor.js";
import { element, setAttributes } from "../../letter/form.js";

export const PRIVATE_INPUT = { autocomplete: "off", autocapitalize: "off", autocorrect: "off", spellcheck: "false" };

/** An element with attributes and children; `text` is its words. */
export function made(root, tag, { text = "", className = "", ...attributes } = {}, ...children) {
  const node = element(root, tag, { className, textContent: text });
  if (!className) node.removeAttribute("class");
  setAttributes(node, attributes);
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** A part of the room under its heading. */
export function roomPart(root, id, title, ...children) {
  return made(root, "section", { className: "kb-log-part", "aria-labelledby": id }, made(root, "h2", { id, text: title, className: "kb-log-heading" }), ...children);
}

/** A closed part; its line is the question. */
export function closedPart(root, title, ...children) {
  return made(root, "details", { className: "kb-optional kb-log-closed" }, made(root, "summary", { text: title }), ...children);
}

/** Input or textarea with its label, named by both. */
export function labelledInput(root, id, label, { hint = "", tag = "input", ...attributes } = {}) {
  const input = made(root, tag, { id, ...PRIVATE_INPUT, ...attributes });
  const box = made(root, "div", { className: "kb-field" }, made(root, "label", { for: id, text: label }));
  if (hint) {
    box.append(made(root, "p", { id: id + "-hint", className: "kb-hint", text: hint }));
    input.setAttribute("aria-describedby", id + "-hint");
  }
  box.append(input);
  return { box, input };
}

/** A choice of a few, as chips: {box, value(), set(value)}. pairs [[value, word]]. */
export function chips(root, name, legend, pairs, changed) {
  const box = made(root, "fieldset", { className: "kb-log-chips" }, made(root, "legend", { text: legend }));
  const inputs = pairs.map(([value, word]) => {
    const input = made(root, "input", { type: "radio", name, value });
    input.addEventListener("change", changed);
    box.append(made(root, "label", {}, input, made(root, "span", { text: word })));
    return input;
  });
  return {
    box,
    value: () => (inputs.find((input) => input.checked) || { value: "" }).value,
    set: (value) => { for (const input of inputs) input.checked = input.value === value; },
  };
}

/** A select with its label: {box, input, fill(pairs)}. */
export function labelledSelect(root, id, label, pairs) {
  const input = made(root, "select", { id });
  const fill = (all) => {
    const before = input.value;
    refill(input, ...all.map(([value, word]) => made(root, "option", { value, text: word })));
    if (all.some(([value]) => value === before)) input.value = before;
  };
  fill(pairs);
  return { box: made(root, "div", { className: "kb-field" }, made(root, "label", { for: id, text: label }), input), input, fill };
}

/** A sentence that screen readers hear when it changes. */
export function spoken(root, className = "kb-hint") {
  return made(root, "p", { className, role: "status" });
}
