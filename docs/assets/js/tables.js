/* A table that is wider than the screen scrolls by itself; whoever has a keyboard only must be able to stop on it and scroll too.
   The theme puts the box that scrolls around the table; in a closed section it has no width yet. So each table is watched. */

export function startTables(root) {
  const tables = root.querySelectorAll(".md-typeset table");
  if (!self.ResizeObserver) return;
  const watcher = new ResizeObserver((seen) => seen.forEach(({ target }) => reach(box(target))));
  tables.forEach((table) => watcher.observe(table));
  self.addEventListener("resize", () => tables.forEach((table) => reach(box(table))));
}

function box(table) {
  return table.closest(".md-typeset__scrollwrap") || table;
}

/** Reached by Tab while it scrolls, and only then: a table that fits is no stop. */
function reach(element) {
  if (element.scrollWidth > element.clientWidth) {
    element.tabIndex = 0;
    element.setAttribute("role", "group");
    element.setAttribute("aria-label", "表格，可以左右滚动");
  } else if (element.matches("[role=group]")) {
    for (const name of ["tabindex", "role", "aria-label"]) element.removeAttribute(name);
  }
}
