/* The three questions: what happened, who lent, who are you. Nothing typed here is kept or sent; the kind of lender alone stands in the address. */
import { read, write } from "../../address.js";
import { element, setAttributes } from "../../letter/form.js";
import { toolButton } from "../../letter/ways.js";
import { kindOfName } from "../../lendername.js";

const NOT_KNOWN = "unknown";

/** {form, state(), put(state), lender(), wipe()}; changed() is called after every answer. */
export function planForm(tool, changed) {
  const { root, data, say } = tool;
  const form = element(root, "form", { className: "kb-plan-ask" });
  form.setAttribute("autocomplete", "off");
  form.addEventListener("submit", (event) => event.preventDefault());
  const signs = signsPart(root, data, say, changed);
  const lender = lenderPart(tool, changed);
  const roles = rolesPart(root, data, say, changed);
  form.append(signs.box, lender.box, roles.box);
  return {
    form,
    lender: lender.chosen,
    state: () => ({ ticked: signs.ticked(), role: roles.chosen() }),
    put: ({ ticked, role }) => {
      signs.put(Array.isArray(ticked) ? ticked : []);
      roles.put(role);
      changed();
    },
    wipe: () => {
      signs.put([]);
      roles.put(data.roles[0].id);
      lender.put("");
      changed();
    },
  };
}

function signsPart(root, data, say, changed) {
  const box = asked(root, say("what"));
  const ticks = new Map();
  const counts = data.groups.map((group, place) => {
    const part = element(root, "details", { className: "kb-plan-group", open: !place });
    const count = element(root, "span", { className: "kb-plan-count" });
    const line = element(root, "summary", { textContent: group.title });
    line.append(count);
    const room = element(root, "div", { className: "kb-plan-signs" });
    for (const sign of group.signs) {
      const { label, input } = choice(root, "checkbox", "", sign.id, sign.say, changed);
      ticks.set(sign.id, input);
      room.append(label);
    }
    part.append(line, room);
    box.append(part);
    return () => {
      const chosen = group.signs.filter((sign) => ticks.get(sign.id).checked).length;
      count.textContent = chosen ? `（点了 ${chosen} 样）` : "";
    };
  });
  const count = () => counts.forEach((one) => one());
  box.addEventListener("change", count);
  return {
    box,
    ticked: () => [...ticks].filter(([, input]) => input.checked).map(([id]) => id),
    put: (ids) => {
      for (const [id, input] of ticks) input.checked = ids.includes(id);
      count();
    },
  };
}

function rolesPart(root, data, say, changed) {
  const box = asked(root, say("who"));
  const room = element(root, "div", { className: "kb-plan-signs" });
  const inputs = data.roles.map((role, place) => {
    const { label, input } = choice(root, "radio", "kb-plan-role", role.id, role.title, changed);
    input.checked = !place;
    room.append(label);
    return input;
  });
  box.append(room);
  return {
    box,
    chosen: () => (inputs.find((input) => input.checked) || inputs[0]).value,
    put: (id) => {
      for (const input of inputs) input.checked = input.value === id;
      if (!inputs.some((input) => input.checked)) inputs[0].checked = true;
    },
  };
}

function lenderPart(tool, changed) {
  const { root, data, say } = tool;
  const box = element(root, "div", { className: "kb-plan-lender" });
  const label = element(root, "label", { htmlFor: "kb-plan-lender", textContent: say("lender") });
  const select = element(root, "select", { id: "kb-plan-lender" });
  select.append(option(root, NOT_KNOWN, "不知道"), ...data.lenders.map((kind) => option(root, kind.id, kind.label, kind.names)));
  const known = (id) => (data.lenders.some((kind) => kind.id === id) ? id : NOT_KNOWN);
  const put = (id) => {
    select.value = known(id);
    const { anchor } = read(location.hash);
    history.replaceState(history.state, "", location.pathname + location.search + (write({ anchor, lender: id }) || "#"));
    changed();
  };
  select.value = known(tool.lender());
  select.addEventListener("change", () => put(select.value));
  tool.onLender((id) => {
    select.value = known(id);
    changed();
  });
  box.append(label, select, nameRoom(root, say, select, put));
  return { box, put, chosen: () => (select.value === NOT_KNOWN ? "" : select.value) };
}

/* Somebody who has the contract in hand types the company's name. */
function nameRoom(root, say, select, put) {
  const part = element(root, "details", { className: "kb-more" });
  const input = element(root, "input", { type: "text" });
  input.dataset.passing = "yes"; // kept.js: nothing is lost with it
  setAttributes(input, { autocomplete: "off", autocapitalize: "off", spellcheck: "false", "aria-label": say("lender-name"), maxlength: "200" });
  const told = element(root, "p", { className: "kb-hint" });
  told.setAttribute("role", "status");
  part.append(element(root, "summary", { textContent: say("lender-name") }), input, told);
  input.addEventListener("input", () => {
    told.textContent = "";
    if (!input.value.trim()) return;
    const found = kindOfName(input.value.slice(0, 200), [...select.options]);
    if (!found) {
      told.textContent = say("name-unknown");
      return;
    }
    told.append(say("name-found", { 哪几个字: found.word }), toolButton(root, `选“${found.choice.textContent}”`, () => put(found.choice.value)));
  });
  return part;
}

function asked(root, question) {
  const box = element(root, "fieldset", { className: "kb-plan-part" });
  box.append(element(root, "legend", { textContent: question }));
  return box;
}

function choice(root, type, name, value, words, changed) {
  const label = element(root, "label", {});
  const input = element(root, "input", { type, name, value });
  input.addEventListener("change", changed);
  label.append(input, element(root, "span", { textContent: words }));
  return { label, input };
}

function option(root, value, words, names = "") {
  const made = element(root, "option", { value, textContent: words });
  made.dataset.names = names;
  return made;
}
