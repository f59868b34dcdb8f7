/* Quick exit. A page cannot clear the history: it only makes Back less telling. An ordinary page opens in a tab of its own,
   which has nothing to go back to, and takes the place of this page here; pages seen before it stay in this tab's history,
   and all of them in the browser's list (about/save/#history says how to clear that). Where no second tab opens (inside
   WeChat, or blocked) only this page is replaced. Nothing is kept to know that somebody left. Without JavaScript it is a
   plain link. */

/** act(channel) on what the tabs of this site hear of each other; nothing is kept, and where a browser has no such thing nothing happens. */
export function otherTabs(act) {
  try {
    if (typeof BroadcastChannel === "function") act(new BroadcastChannel("kb-exit"));
  } catch (failed) { /* opened from a folder, some browsers allow none */ }
}

export function startExit(root) {
  for (const exit of root.querySelectorAll(".kb-exit")) {
    exit.addEventListener("click", (event) => {
      event.preventDefault();
      /* At once: the next page may take a while, and a voice goes on until then. */
      if (root.defaultView.speechSynthesis) root.defaultView.speechSynthesis.cancel();
      root.documentElement.hidden = true;
      otherTabs((channel) => channel.postMessage(""));
      root.defaultView.open(exit.href, "_blank", "noopener,noreferrer");
      location.replace(exit.href);
    });
  }
}
