/* Pictures made on the page, to be kept by a long press: inside WeChat nothing can be downloaded. */
import { element } from "./form.js";

/** Put `pages` (data: addresses) into `box` and say `words`, how to keep them; focus goes to that sentence. */
export function showForLongPress(root, box, pages, name, words) {
  const told = element(root, "p", { className: "kb-hint", textContent: words });
  const shown = pages.map((address, index) => element(root, "img", { src: address, alt: `${name}，第 ${index + 1} 张，共 ${pages.length} 张` }));
  box.textContent = "";
  box.append(told, ...shown);
  told.tabIndex = -1;
  told.focus();
}
