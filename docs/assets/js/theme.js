/* What the theme's own script did for our pages, without the rest of it: that was 35 KB on every first visit.
   Tables get the box they scroll in, print finds everything open, the header names the page once its heading is out of
   sight, the list of sections marks where one is, the menu closes behind whoever went to a section. */

const WIDE = "(min-width: 76.25em)";
/** Below the header and a little more: where a section counts as reached. */
const REACHED = 90;

export function startTheme(root) {
  wrapTables(root);
  unfoldForPrint(root);
  nameInHeader(root);
  markSection(root);
  closeMenu(root);
}

function wrapTables(root) {
  for (const table of root.querySelectorAll(".md-typeset table:not([class])")) {
    const [outer, inner] = ["md-typeset__scrollwrap", "md-typeset__table"].map((name) => Object.assign(root.createElement("div"), { className: name }));
    table.replaceWith(outer);
    outer.append(inner);
    inner.append(table);
  }
}

/* Afterwards all is as it was. */
function unfoldForPrint(root) {
  let closed = [];
  const open = () => {
    const more = [...root.querySelectorAll(".md-content details:not([open])")];
    more.forEach((fold) => { fold.open = true; });
    closed = closed.concat(more);
  };
  const close = () => {
    closed.forEach((fold) => { fold.open = false; });
    closed = [];
  };
  self.addEventListener("beforeprint", open);
  self.addEventListener("afterprint", close);
}

function nameInHeader(root) {
  const [heading, title] = [".md-content h1", "[data-md-component=header-title]"].map((one) => root.querySelector(one));
  if (!heading || !title || !self.IntersectionObserver) return;
  const seen = ([entry]) => title.classList.toggle("md-header__title--active", !entry.isIntersecting && entry.boundingClientRect.top < 0);
  new IntersectionObserver((entries) => seen(entries.slice(-1))).observe(heading);
}

function markSection(root) {
  const links = [...root.querySelectorAll(".md-sidebar--secondary .md-nav__link[href*='#']")];
  const targets = links.map((link) => root.getElementById(decodeURIComponent(link.hash.slice(1))));
  let waiting = false;
  const mark = () => {
    waiting = false;
    if (!links.length || !links[0].offsetParent) return;
    const passed = targets.map((target) => Boolean(target && target.offsetParent) && target.getBoundingClientRect().top < REACHED);
    const atEnd = self.innerHeight + self.scrollY >= root.documentElement.scrollHeight - 2;
    const here = atEnd && self.scrollY ? links.length - 1 : passed.lastIndexOf(true);
    links.forEach((link, place) => link.classList.toggle("md-nav__link--active", place === here));
  };
  const soon = () => {
    if (!waiting) requestAnimationFrame(mark);
    waiting = true;
  };
  self.addEventListener("scroll", soon, { passive: true });
  soon();
}

/* The menu is a checkbox that style sheets read; its labels are reached by keyboard, and Enter works on them as a tap does. */
function closeMenu(root) {
  const menu = root.getElementById("__drawer");
  if (!menu) return;
  const close = () => { menu.checked = false; };
  self.addEventListener("hashchange", close);
  matchMedia(WIDE).addListener(close);
  root.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("label")) event.target.click();
  });
}
