// Under a channel in the theme's result list stands its number as a button: results.js writes it, this makes it a link.
// A link inside a link is not allowed, so it stands behind the result's own link.

export function startCalls(root) {
  const list = root.querySelector(".md-search-result__list");
  if (!list || !window.MutationObserver) return;
  new MutationObserver(() => {
    for (const phone of list.querySelectorAll(".md-search-result__link .kb-phone")) {
      const call = root.createElement("a");
      call.className = "kb-call kb-found-call";
      call.href = `tel:${phone.textContent}`;
      call.textContent = `打 ${phone.textContent}`;
      phone.closest(".md-search-result__link").after(call);
      phone.remove();
    }
  }).observe(list, { childList: true, subtree: true });
}
