// Under a channel in the theme's result list stands its number as a button: results.js writes it, this makes it a link.
// A link inside a link is not allowed, so it stands behind the result's own link. Where a life may be in danger the
// numbers stand before everything else.

export function startCalls(root) {
  const list = root.querySelector(".md-search-result__list");
  if (!list || !window.MutationObserver) return;

  function call(phone) {
    const made = root.createElement("a");
    made.className = "kb-call kb-found-call";
    made.href = `tel:${phone.textContent}`;
    made.textContent = `打 ${phone.textContent}`;
    phone.remove();
    return made;
  }

  new MutationObserver(() => {
    for (const phone of list.querySelectorAll(".md-search-result__link .kb-phone")) {
      const link = phone.closest(".md-search-result__link");
      if (!phone.classList.contains("kb-dial")) link.after(call(phone));
      else {
        const first = list.querySelector(".kb-dials") || root.createElement("div");
        first.className = "kb-dials";
        first.append(call(phone));
        link.parentNode.prepend(first);
      }
    }
  }).observe(list, { childList: true, subtree: true });
}
