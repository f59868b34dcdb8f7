/* The search field drawn on the home page opens the real one, by tap or by key. */

export function startSearchDoor(root) {
  for (const door of root.querySelectorAll(".kb-search")) {
    door.tabIndex = 0;
    door.setAttribute("role", "button");
    door.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        door.click();
      }
    });
    door.addEventListener("click", () => {
      const field = root.querySelector(".md-search__input");
      if (field) setTimeout(() => field.focus(), 50);
    });
  }
}
