/* Some seventy events, found by shelf or by a few typed words. The select beside it stays what is chosen: whoever likes it need not look
   in here. Shelves are closed until they are opened or hold what was typed. */
import { element, setAttributes } from "../../letter/form.js";
import { toolButton } from "../../letter/ways.js";

/* Where no event holds the words of a question as they are: so many of its pairs of characters, or this share of them. */
const LEAST_PAIRS = 2;
const LEAST_SHARE = 0.5;

/** The ids of events that hold what was typed: its words as they are, else as many of its pairs of characters as any does. All of them for nothing. Pure. */
export function matchingEvents(data, typed) {
  const parts = asLooked(typed).split(/\s+/).filter(Boolean);
  if (!parts.length) return data.events.map((event) => event.id);
  const words = new Map(data.events.map((event) => [event.id, wordsOf(data, event)]));
  const whole = data.events.filter((event) => parts.every((part) => words.get(event.id).includes(part))).map((event) => event.id);
  if (whole.length) return whole;
  const pairs = [].concat(...parts.map(pairsOf));
  const held = (event) => pairs.filter((pair) => words.get(event.id).includes(pair)).length;
  const best = Math.max(...data.events.map(held));
  const enough = best >= LEAST_PAIRS || best / pairs.length >= LEAST_SHARE;
  return enough ? data.events.filter((event) => held(event) === best).map((event) => event.id) : [];
}

/** {box, close()}; choose(id) is told what was tapped. */
export function eventFinder(tool, choose) {
  const { root, data, say } = tool;
  const box = element(root, "details", { className: "kb-more kb-due-finder" });
  const input = element(root, "input", { type: "search", id: "due-find" });
  setAttributes(input, { autocomplete: "off", autocapitalize: "off", autocorrect: "off", spellcheck: "false", maxlength: "60", enterkeyhint: "search" });
  const told = element(root, "p", { className: "kb-hint" });
  told.setAttribute("role", "status");
  const shelves = data.groups.map((group) => shelf(root, data, group, choose)).filter(Boolean);
  const draw = () => {
    const asked = Boolean(input.value.trim());
    const found = new Set(matchingEvents(data, input.value));
    for (const one of shelves) one.show(found, asked);
    told.textContent = !asked ? say("find-hint") : found.size ? say("found", { 几: found.size }) : say("found-none");
  };
  input.addEventListener("input", draw);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault(); // the form below is not sent by looking for something
    const first = box.querySelector("li:not([hidden]) button");
    if (first && input.value.trim()) first.focus();
  });
  box.append(
    element(root, "summary", { textContent: say("find", { 几: data.events.length }) }),
    element(root, "label", { htmlFor: input.id, textContent: "打几个字找" }), input, told, ...shelves.map((one) => one.box),
  );
  draw();
  return {
    box,
    close: () => {
      input.value = "";
      box.open = false;
      draw();
    },
  };
}

function shelf(root, data, group, choose) {
  const events = data.events.filter((event) => event.group === group.id);
  if (!events.length) return null;
  const box = element(root, "details", { className: "kb-more kb-due-shelf" });
  const head = element(root, "summary", {});
  const rows = events.map((event) => {
    const row = element(root, "li", {});
    row.append(toolButton(root, event.title, () => choose(event.id)));
    return row;
  });
  const list = element(root, "ul", {});
  list.append(...rows);
  box.append(head, list);
  return {
    box,
    show: (found, asked) => {
      let seen = 0;
      events.forEach((event, place) => {
        rows[place].hidden = !found.has(event.id);
        seen += rows[place].hidden ? 0 : 1;
      });
      box.hidden = !seen;
      box.open = asked;
      head.textContent = `${group.title}（${seen} 件）`;
    },
  };
}

const asLooked = (text) => text.normalize("NFKC").toLowerCase();
const pairsOf = (word) => (word.length < 2 ? [word] : Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2)));

function wordsOf(data, event) {
  const group = data.groups.find((one) => one.id === event.group);
  return asLooked([event.title, event.hint, group.title, ...event.clocks.concat(event.itself || []).map((clock) => clock.do)].join("\n"));
}
