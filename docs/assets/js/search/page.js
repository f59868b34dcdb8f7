// The one search: search/#q=…. It answers while somebody types, keeps the words in the address (address.js), so that Back
// brings words, results and place, and shows 110, 12356, examples and the doors while nothing is typed.
// From http it asks the small files; opened from a folder (file://) it reads the whole index from kb-index.js.
import { questionIn, withQuestion } from "./address.js";
import { fetcherAhead } from "./ahead.js";
import { draw } from "./draw.js";
import { search, searchLater, steps } from "./engine.js";
import { askFiles, openFiles } from "./store.js";
import { fold, queryTerms } from "./text.js";

const PAUSE = 80; // milliseconds without a key before the question is asked: half a word would only cost bytes
const SLOW = 800; // milliseconds until the reader is told that the index is still on its way

/** ask(query) promises {head, results}: from the index in memory, or from small files and then more of them ahead. */
function asker(root) {
  const whole = self.kbIndex;
  if (whole) return async (query) => ({ head: whole, results: search(whole, query) });
  const files = openFiles(new URL("search/kb-index.json", root).href, (address, options) => fetch(address, options));
  const ahead = fetcherAhead(files, navigator.connection);
  // Whoever comes here is about to ask: the head is fetched and read, the rules in it are made ready. What fails is asked for again then.
  files.head().then((head) => steps(head, "催收").next()).catch(() => undefined);
  return async (query) => {
    ahead.asked();
    const found = await askFiles(files, searchLater, query);
    setTimeout(ahead.answered); // after the list is drawn
    return found;
  };
}

/** Rewrites the address in place; some browsers refuse it for files, or when it is asked for too often. */
function keep(state, address) {
  try {
    history.replaceState(state, "", address);
  } catch (error) { /* the answer stands on the page all the same */ }
}

function start() {
  const form = document.querySelector("form.kb-ask");
  const list = document.querySelector(".kb-results");
  const status = document.querySelector(".kb-ask-status");
  const idle = document.querySelector(".kb-idle");
  const room = document.querySelector(".kb-heard-room");
  if (!form || !list || !status || !idle) return;
  const field = form.elements.q;
  const root = new URL(form.dataset.root, location.href);
  const ask = asker(root);
  const told = (when) => document.querySelector(`[data-when=${when}]`).textContent;
  const say = (when) => { status.textContent = told(when); };
  /** The doors of the empty search, who lends, and whom to ask: shown where the search is not sure. */
  const ways = () => {
    const box = document.querySelector(".kb-ways").cloneNode(true);
    box.prepend(idle.querySelector(".kb-doors").cloneNode(true));
    box.hidden = false;
    return box;
  };
  const was = history.state || {};
  const opened = Boolean(questionIn(location)); // nobody typed: nothing may move while the page opens
  let untouched = true;
  let place = was.place; // where the reader was when a result was opened
  let latest = 0;  // only the latest question is answered
  let waiting;

  async function answer() {
    clearTimeout(waiting);
    latest += 1;
    const mine = latest;
    const query = field.value;
    const asked = query.trim();
    idle.hidden = Boolean(asked);
    if (questionIn(location) !== asked || location.search) keep(null, withQuestion(location, asked));
    if (!asked) {
      settled();
      list.textContent = "";
      status.textContent = "";
      room.hidden = true;
      self.kbAsked = {};
      return;
    }
    const late = setTimeout(() => mine === latest && say("slow"), SLOW);
    try {
      const { head, results } = await ask(query);
      if (mine !== latest) return;
      draw(list, root, queryTerms(fold(query), head.stop), results, ways, () => told("ill"));
      self.kbAsked = { query, head, results };
      listen();
      const { dial: numbers, doors, ill } = results[0] || {};
      const dial = numbers && !(ill && `${numbers}` === "120"); // for everybody who asks this
      if (doors && !dial) say(doors);
      else status.textContent = dial ? "先打电话，再看下面。" : `找到 ${results.length} 条，最对得上的在前。`;
      if (place) window.scrollTo(0, place);
      place = 0;
    } catch (error) {
      if (mine === latest) say("failed");
    } finally {
      clearTimeout(late);
      if (mine === latest) settled();
    }
  }

  /** The room that was kept for the answers of the address is theirs, or nobody's. */
  function settled() {
    document.documentElement.classList.remove("kb-asking");
  }

  /** The second voice (heard.js) is fetched after the first results; its room is kept that long, a second at most. Where nobody
   *  has typed, its line lies at the foot of the screen: nothing may move under somebody who is reading. */
  function listen() {
    room.classList.toggle("kb-late", opened && untouched);
    if (self.kbListen) return self.kbListen();
    document.head.append(Object.assign(document.createElement("script"), { src: form.dataset.voice }));
    room.hidden = "bare" in was ? was.bare : opened;
    setTimeout(() => self.kbListen || window.scrollY || (room.hidden = true), 1000);
  }

  /** What the address asks goes into the field and is answered. */
  function follow() {
    const asked = questionIn(location);
    if (asked === field.value.trim()) return;
    field.value = asked;
    answer();
  }

  field.addEventListener("input", (event) => {
    untouched = false;
    clearTimeout(waiting);
    if (!event.isComposing) waiting = setTimeout(answer, PAUSE);
  });
  field.addEventListener("compositionend", answer); // a whole word, chosen
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    answer();
  });
  idle.addEventListener("click", (event) => {
    const example = event.target.closest(".kb-example");
    if (!example || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    untouched = false;
    field.value = example.textContent;
    field.focus({ preventScroll: true });
    window.scrollTo(0, 0);
    answer();
  });
  list.addEventListener("click", () => keep({ place: window.scrollY, bare: room.hidden }, location.href));
  window.addEventListener("hashchange", follow);

  form.hidden = false;
  if (document.activeElement !== field) field.value = "";
  if (field.value.trim()) answer(); // typed before this script ran: the field is there before it
  else if (questionIn(location)) follow();
  else {
    settled();
    field.focus({ preventScroll: true });
  }
}

start();
