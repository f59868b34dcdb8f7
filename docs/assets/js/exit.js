/* Quick exit: leave without a way back in the history. Without JavaScript it is a plain link. */

export function startExit(root) {
  for (const exit of root.querySelectorAll(".kb-exit")) {
    exit.addEventListener("click", (event) => {
      event.preventDefault();
      location.replace(exit.href);
    });
  }
}
