// A calm line above the results where the second voice (voice.js) hears danger and the rules did not. It comes after the first
// results are on the screen: page.js keeps its room and adds this script, then calls kbListen() after each answer. Room that
// stays empty is given back after a second at most, unless somebody has touched the page: nothing moves under a finger.
import { fromMemory } from "./shards.js";
import { listen } from "./voice.js";

const AT_MOST = 1000; // milliseconds that an empty room is kept

/** Whether the rules say it already: numbers stand above the results, for a life its own number or its own page. Another page does not say it:
 *  who is cursed by a collector and taken for somebody in danger still needs the page on curses. */
function saidAlready(line, [{ doc, dial } = {}]) {
  const page = line.querySelector("a:not([href^='tel:'])").getAttribute("href").replace(/^[./]+|index\.html$/g, "");
  const number = line.querySelector("a[href^='tel:']").getAttribute("href").slice(4);
  return dial && (line.dataset.when !== "danger" || dial.includes(number) || doc.url.startsWith(page));
}

/** of(head)(name) promises a table of the index: from memory, or from a small file. What failed is asked for again. */
function tablesFrom(root) {
  const kept = new Map();
  return (head) => async (table) => {
    if (head.docs) return fromMemory(head, { table });
    const address = new URL(`search/${head.version}/${table}.json`, root).href;
    if (!kept.has(address)) kept.set(address, fetch(address).then((got) => (got.ok ? got.json() : Promise.reject(new Error(`${got.status}`)))));
    return kept.get(address).catch((error) => { kept.delete(address); throw error; });
  };
}

function begin() {
  const list = document.querySelector(".kb-results");
  const room = document.querySelector(".kb-heard-room");
  const said = room.querySelector("[role=status]");
  const lines = Array.from(room.querySelectorAll(".kb-heard"));
  const of = tablesFrom(new URL(document.querySelector("form.kb-ask").dataset.root, location.href));
  let touched = false;
  ["pointerdown", "keydown"].forEach((touch) => list.addEventListener(touch, () => { touched = true; }));
  document.documentElement.style.overflowAnchor = "none"; // show() keeps the place itself, in every browser

  /** Gives the line its room or takes it back; whoever has scrolled keeps the results where they are on the screen. */
  function show(wanted) {
    const before = list.getBoundingClientRect().top;
    room.hidden = !wanted;
    if (window.scrollY) window.scrollBy(0, list.getBoundingClientRect().top - before);
  }

  /* Somebody has been taken ill, as the rules heard: then the ambulance stands first. */
  function say(line, ill) {
    const kind = line ? line.dataset.when : "";
    const first = ill && line ? "120" : "";
    if (said.dataset.kind === kind && said.dataset.first === first) return; // what has been read aloud is not read again
    [said.dataset.kind, said.dataset.first] = [kind, first];
    said.textContent = "";
    if (line) said.append(...line.cloneNode(true).childNodes);
    const ambulance = first && said.querySelector("a[href='tel:120']");
    if (ambulance) ambulance.parentNode.prepend(ambulance);
  }

  async function hear() {
    const { query, head, results } = self.kbAsked;
    const current = () => self.kbAsked.results === results;
    touched = false;
    const late = setTimeout(() => current() && !touched && show(false), AT_MOST);
    const kind = head.safety ? await listen(head.safety, query, of(head)).catch(() => "") : "";
    clearTimeout(late);
    if (!current()) return;
    const line = lines.find((each) => each.dataset.when === kind && !saidAlready(each, results));
    if (line || !touched) show(line);
    say(line, results[0] && results[0].ill);
  }

  self.kbListen = hear;
  return hear();
}

if (!self.kbListen) begin();
