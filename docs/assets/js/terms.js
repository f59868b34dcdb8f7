/* Words of the glossary: what a word means, shown beside it. Without this file each is a plain link to /glossary/.
   Mouse: hover shows, click follows. Keyboard: focus shows, Enter follows, Escape closes. Finger: the first tap
   shows, a second one follows. The bubble can be entered with the mouse and holds the same link. */

const EDGE = 8;
/* Long enough to move the mouse from the word into the bubble. */
const LINGER = 250;

export function startTerms(root) {
  const links = [...root.querySelectorAll("a.kb-term[data-note]")];
  if (!links.length) return;
  const bubble = makeBubble(root);
  let shown = null;
  let finger = false;
  let waiting = 0;

  const open = (link) => {
    clearTimeout(waiting);
    if (shown === link) return;
    close();
    shown = link;
    bubble.firstChild.textContent = link.dataset.note;
    bubble.lastChild.href = link.href;
    link.after(bubble);
    link.setAttribute("aria-describedby", bubble.firstChild.id);
    bubble.hidden = false;
    putBeside(bubble, link);
  };
  const close = () => {
    clearTimeout(waiting);
    if (!shown) return;
    shown.removeAttribute("aria-describedby");
    bubble.hidden = true;
    shown = null;
  };
  const closeSoon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { if (!bubble.matches(":hover") && !bubble.contains(root.activeElement)) close(); }, LINGER);
  };

  for (const link of links) {
    link.addEventListener("mouseenter", () => { if (!finger) open(link); });
    link.addEventListener("mouseleave", () => { if (!finger) closeSoon(); });
    link.addEventListener("focus", () => { if (!finger) open(link); });
    link.addEventListener("blur", () => { if (!finger) closeSoon(); });
    link.addEventListener("click", (event) => {
      if (!finger || shown === link) return;
      event.preventDefault();
      open(link);
    });
  }
  bubble.addEventListener("mouseleave", closeSoon);
  bubble.lastChild.addEventListener("blur", closeSoon);
  root.addEventListener("pointerdown", (event) => {
    finger = event.pointerType === "touch";
    if (shown && !bubble.contains(event.target) && event.target !== shown) close();
  });
  root.addEventListener("keydown", (event) => {
    finger = false;
    if (event.key === "Escape") close();
  });
}

/* One bubble for the page: the explanation, and the way to the glossary. */
function makeBubble(root) {
  const bubble = root.createElement("span");
  bubble.className = "kb-bubble";
  bubble.hidden = true;
  const note = root.createElement("span");
  note.id = "kb-bubble-note";
  note.setAttribute("role", "tooltip");
  const more = root.createElement("a");
  more.textContent = "看词语表";
  more.className = "kb-bubble-more";
  bubble.append(note, more);
  return bubble;
}

/* Below the word, as far left as the screen asks for. */
function putBeside(bubble, link) {
  bubble.style.left = "0";
  const parent = (bubble.offsetParent || document.body).getBoundingClientRect();
  const box = link.getBoundingClientRect();
  const room = document.documentElement.clientWidth - bubble.offsetWidth - EDGE;
  bubble.style.left = `${Math.max(EDGE, Math.min(box.left, room)) - parent.left}px`;
  bubble.style.top = `${box.bottom - parent.top}px`;
}
