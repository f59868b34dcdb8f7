/* Paper shows what is folded on the screen: what is closed opens for printing and closes again. The theme does the same
   where it runs; in the offline copy it does not. */

export function startPaper(root) {
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...root.querySelectorAll("details:not([open])")];
    for (const part of opened) part.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const part of opened) part.open = false;
    opened = [];
  });
}
