// Phone keyboards: Material's search box listens to keyup only, which input methods, voice input and pasting do not
// send. The first focus also asks the browser for the index, so that the first query need not wait for it.
import { indexAddress } from "./address.js";

const SEARCH_BOX = "[data-md-component=search-query]";

export function startIme(root) {
  const inBox = (event) => event.target.matches && event.target.matches(SEARCH_BOX);
  const tellMaterial = (event) => {
    if (inBox(event)) event.target.dispatchEvent(new KeyboardEvent("keyup")); // a value it already knows is ignored
  };
  const askForIndex = (event) => {
    const config = root.getElementById("__config");
    if (!inBox(event) || !config || location.protocol === "file:") return;
    root.removeEventListener("focusin", askForIndex);
    const link = root.createElement("link");
    link.rel = "prefetch";
    link.href = indexAddress(new URL(JSON.parse(config.textContent).search, location.href).href);
    root.head.appendChild(link);
  };
  root.addEventListener("input", tellMaterial);
  root.addEventListener("compositionend", tellMaterial);
  root.addEventListener("focusin", askForIndex);
}
