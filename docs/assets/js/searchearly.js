/* On a good network the search page and the head of its index come while nothing else does, so that a tap on the search
   need not wait. Not where bytes are dear or the browser does not say: there the search page fetches its own. */

export function startSearchEarly(root) {
  const door = root.querySelector("a.kb-search-door");
  const network = navigator.connection;
  if (!door || location.protocol === "file:" || !window.requestIdleCallback) return;
  if (!network || network.saveData || network.effectiveType !== "4g") return;
  const ask = () => {
    for (const address of [".", "kb-index.json"]) {
      const link = root.createElement("link");
      link.rel = "prefetch";
      link.href = new URL(address, door.href).href;
      root.head.appendChild(link);
    }
  };
  window.addEventListener("load", () => window.requestIdleCallback(ask, { timeout: 10000 }));
}
