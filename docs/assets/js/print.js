/* Paper cannot unfold: open the law's own words before printing, fold them again after.
   Routes stay as the reader left them: the chosen lender's is open, and the list of all
   channels stands on paper anyway. */

export function startPrinting(view) {
  let opened = [];
  view.addEventListener("beforeprint", () => {
    opened = [...view.document.querySelectorAll("details.kb-text:not([open]), details[open] details:not([open])")];
    for (const part of opened) part.open = true;
  });
  view.addEventListener("afterprint", () => {
    for (const part of opened) part.open = false;
    opened = [];
  });
}
