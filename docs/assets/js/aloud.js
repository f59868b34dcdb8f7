/* “念给我听”: the answer, words to say and large pages, read aloud. Only with a Chinese voice that is on the phone itself:
   any other would send the words to somebody's server. Without such a voice there is no button. Stops when the page is left. */
import { wordLines } from "./plain.js";

const READ_ALOUD = "念给我听";
const STOP_READING = "停，不念了";
const ANSWER_PARTS = ".md-content .kb-answer";
const LARGE_PARTS = ".md-content .kb-large";
const SAY_PARTS = ".md-content .kb-say";
/* Hotlines are said digit by digit; other numbers are amounts and days. */
const HOTLINE = /^(110|120|12\d{3}|96110)$/;

export function startAloud(root) {
  const view = root.defaultView;
  const speech = view.speechSynthesis;
  if (!speech || !view.SpeechSynthesisUtterance) return;
  const reader = { speech, voice: null, pressed: null, kept: [], Utterance: view.SpeechSynthesisUtterance };
  let buttons = [];
  const look = () => {
    reader.voice = voiceHere(speech.getVoices());
    if (reader.voice && !buttons.length) buttons = draw(root, reader);
    for (const button of buttons) button.hidden = !reader.voice;
  };
  look();
  /* Many browsers know their voices only a moment later. */
  speech.onvoiceschanged = look;
  view.addEventListener("pagehide", () => stop(reader));
  root.addEventListener("visibilitychange", () => { if (root.hidden) stop(reader); });
}

/** The Chinese voice on this device that speaks the language of the pages, or null. */
export function voiceHere(voices) {
  const ours = [...voices].filter((voice) => voice.localService === true && /^(zh|cmn)\b/i.test(voice.lang.replace(/_/g, "-")));
  return ours.find((voice) => /CN|Hans/i.test(voice.lang)) || ours.find((voice) => !/HK|yue/i.test(voice.lang)) || null;
}

function draw(root, reader) {
  const made = [];
  const put = (words, place) => {
    if (!words().length) return;
    const button = root.createElement("button");
    button.type = "button";
    button.className = "kb-aloud";
    button.textContent = READ_ALOUD;
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => toggle(reader, button, words));
    place(button);
    made.push(button);
  };
  /* A page set large is short: there the page itself is read. */
  const large = root.querySelectorAll(LARGE_PARTS);
  for (const answer of large.length ? [] : root.querySelectorAll(ANSWER_PARTS)) {
    const row = root.querySelector(".kb-actions");
    put(() => wordLines(root, answer), (button) => { if (row) row.prepend(button); else answer.after(button); });
  }
  for (const part of large) put(() => wordLines(root, ...part.children), (button) => part.before(button));
  for (const part of root.querySelectorAll(SAY_PARTS)) {
    for (const [head, nodes] of groupsOf(part)) put(() => wordLines(root, ...nodes), (button) => { if (head) head.after(button); else part.prepend(button); });
  }
  return made;
}

/* [[heading or null, nodes read]]: one group for each heading or fold of words to say, else all of them together. */
function groupsOf(part) {
  const heads = [...part.querySelectorAll("h3, summary")].filter((head) => head.parentElement !== part || head.tagName === "H3");
  if (!heads.length) return [[part.querySelector("h2, summary"), [...part.children]]];
  return heads.filter((head) => !head.closest("summary") || head.tagName === "SUMMARY").map((head) => {
    if (head.tagName === "SUMMARY") return [head, [...head.parentElement.children]];
    const nodes = [head];
    for (let next = head.nextElementSibling; next && !next.matches("h2, h3"); next = next.nextElementSibling) nodes.push(next);
    return [head, nodes];
  });
}

function toggle(reader, button, words) {
  const again = reader.pressed === button;
  stop(reader);
  if (again) return;
  reader.pressed = button;
  button.textContent = STOP_READING;
  button.setAttribute("aria-pressed", "true");
  /* Kept, because some browsers forget an utterance that nobody holds and never say that it ended. */
  reader.kept = words().map((line) => {
    const utterance = new reader.Utterance(spoken(line));
    utterance.voice = reader.voice;
    utterance.lang = reader.voice.lang;
    utterance.rate = 0.9;
    utterance.onerror = () => { if (reader.kept.includes(utterance)) stop(reader); };
    return utterance;
  });
  const last = reader.kept[reader.kept.length - 1];
  last.onend = () => { if (reader.kept.includes(last)) stop(reader); };
  for (const utterance of reader.kept) reader.speech.speak(utterance);
}

function stop(reader) {
  const button = reader.pressed;
  reader.pressed = null;
  reader.kept = [];
  if (!button) return;
  reader.speech.cancel();
  button.textContent = READ_ALOUD;
  button.setAttribute("aria-pressed", "false");
}

function spoken(line) {
  return line.replace(/\d+/g, (number) => (HOTLINE.test(number) ? [...number].join(" ") : number));
}
