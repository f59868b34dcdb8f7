/* Paper cannot unfold: open every folded text before printing, fold it again after. */

export function startPrinting(view) {
  let opened = [];
  view.addEventListener("beforeprint", () => {
    opened = [...view.document.querySelectorAll("details:not([open])")];
    for (const part of opened) part.open = true;
  });
  view.addEventListener("afterprint", () => {
    for (const part of opened) part.open = false;
    opened = [];
  });
}
