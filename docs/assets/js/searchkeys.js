/* “/” or “s” leads to the search, as on many sites; on the search page itself into its field. */

const WRITING = "input, textarea, select, [contenteditable]";

export function startSearchKeys(root) {
  root.addEventListener("keydown", (event) => {
    if ((event.key !== "/" && event.key !== "s") || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest && event.target.closest(WRITING)) return;
    const field = root.querySelector(".kb-ask:not([hidden]) input");
    const door = root.querySelector("a.kb-search-door");
    if (!field && !door) return;
    event.preventDefault(); // or the key is typed into the field
    if (field) {
      field.focus();
      field.select();
    } else door.click();
  });
}
