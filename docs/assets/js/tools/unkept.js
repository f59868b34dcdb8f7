/* Nobody loses what was typed by Back, a reload or a slip of the thumb: the browser asks first, and pages that are opened from a tool
   open apart. Never where nothing would be lost, never for 离开, which leaves at once, and never for a number that is dialled. */

import { otherTabs } from "../exit.js";

const PASSING = 1000; // milliseconds: a link that dials or saves leaves no page, but some browsers ask as if it did

/** lost(): whether something would be lost now. */
export function askBeforeLoss(root, room, lost) {
  let letGo = false;
  const ask = (event) => {
    if (letGo || !lost()) return;
    event.preventDefault();
    event.returnValue = ""; // older browsers ask only then; the words are the browser's own
  };
  /* Only once something was done here: browsers keep a page that listens less well for Back. */
  let listening = false;
  const listen = () => {
    if (listening) return;
    listening = true;
    root.defaultView.addEventListener("beforeunload", ask);
    leaveToo();
  };
  /* A letter stands in a tab of its own: whoever leaves there leaves this one too. */
  const leaveToo = () => otherTabs((channel) => channel.addEventListener("message", () => {
    letGo = true;
    root.documentElement.hidden = true;
    location.replace(root.querySelector(".kb-exit").href);
  }));
  for (const kind of ["input", "change", "click"]) room.addEventListener(kind, listen, true);
  root.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href]");
    if (!link) return;
    if (link.classList.contains("kb-exit")) {
      letGo = true;
    } else if (link.protocol !== location.protocol || link.hasAttribute("download")) {
      letGo = true;
      setTimeout(() => { letGo = false; }, PASSING);
    } else if (room.contains(link) && link.pathname !== location.pathname && lost()) {
      link.target = "_blank";
      link.rel = "noopener";
    }
  }, true);
}
