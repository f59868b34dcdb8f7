// Phone keyboards: Material's search box listens to keyup only, which input methods, voice input and pasting do not
// send. The head of the index is asked for at the first focus, or when a good network is idle, so that the first query
// need not wait for it.
import { indexAddress } from "./address.js";

const SEARCH_BOX = "[data-md-component=search-query]";

export function startIme(root) {
  const inBox = (event) => event.target.matches && event.target.matches(SEARCH_BOX);
  const tellMaterial = (event) => {
    if (inBox(event)) event.target.dispatchEvent(new KeyboardEvent("keyup")); // a value it already knows is ignored
  };
  let asked = false;
  const askForHead = () => {
    const config = root.getElementById("__config");
    if (asked || !config || location.protocol === "file:") return;
    asked = true;
    const link = root.createElement("link");
    link.rel = "prefetch";
    link.href = indexAddress(new URL(JSON.parse(config.textContent).search, location.href).href);
    root.head.appendChild(link);
  };
  const network = navigator.connection; // unknown in some browsers: then only a focus asks
  if (network && !network.saveData && network.effectiveType === "4g" && window.requestIdleCallback)
    window.addEventListener("load", () => window.requestIdleCallback(askForHead, { timeout: 10000 }));
  root.addEventListener("input", tellMaterial);
  root.addEventListener("compositionend", tellMaterial);
  root.addEventListener("focusin", (event) => inBox(event) && askForHead());
}
