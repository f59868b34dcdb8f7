/* The search field drawn on the home page becomes a real button that opens the real one. */

export function startSearchDoor(root) {
  for (const label of root.querySelectorAll("label.kb-search")) {
    const door = root.createElement("button");
    door.type = "button";
    door.className = label.className;
    door.textContent = label.textContent;
    door.addEventListener("click", () => {
      const toggle = root.getElementById("__search");
      const field = root.querySelector(".md-search__input");
      if (toggle && !toggle.checked) toggle.click();
      if (field) setTimeout(() => field.focus(), 50);
    });
    label.replaceWith(door);
  }
}
