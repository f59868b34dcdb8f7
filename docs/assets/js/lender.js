/* 放款方选择: show only what holds for the chosen kind of lender.
   The choice lives in the address (#lender-micro-loan) and nowhere else: nothing is stored. */

const PREFIX = "#lender-";

export function startLenderChoice(root) {
  const choices = [...root.querySelectorAll(".kb-choice[data-lender]")];
  if (!choices.length) return;
  const status = root.createElement("p");
  status.className = "kb-chosen";
  status.setAttribute("role", "status");
  choices[choices.length - 1].after(status);

  for (const choice of choices) {
    choice.addEventListener("click", (event) => {
      event.preventDefault();
      const again = choice.getAttribute("aria-current") === "true";
      show(root, choices, status, again ? "" : choice.dataset.lender);
      history.replaceState(null, "", again ? "#lender" : PREFIX + choice.dataset.lender);
    });
  }
  const follow = () => {
    if (location.hash.startsWith(PREFIX)) show(root, choices, status, location.hash.slice(PREFIX.length));
  };
  window.addEventListener("hashchange", follow);
  follow();
}

function show(root, choices, status, lender) {
  const chosen = choices.find((choice) => choice.dataset.lender === lender);
  for (const choice of choices) {
    if (choice === chosen) choice.setAttribute("aria-current", "true");
    else choice.removeAttribute("aria-current");
  }
  for (const part of root.querySelectorAll("[data-lenders]")) {
    const belongs = part.dataset.lenders.split(" ").includes(lender);
    part.hidden = Boolean(chosen) && !belongs;
    if (part.tagName === "DETAILS") {
      part.open = Boolean(chosen) && belongs;
      /* The theme unfolds everything for paper; print keeps only the route that was chosen. */
      part.toggleAttribute("data-chosen", part.open);
    }
  }
  for (const heading of root.querySelectorAll("h3[id^=line-]")) {
    let next = heading.nextElementSibling;
    let left = 0;
    for (; next && next.matches(".kb-entry"); next = next.nextElementSibling) left += next.hidden ? 0 : 1;
    heading.hidden = Boolean(chosen) && !left;
  }
  const only = lender === "unknown" ? "对谁都一样的。认出放款方，才看得全" : chosen && chosen.textContent;
  status.textContent = chosen ? "下面只显示：" + only + "。再点一次，显示全部。" : "下面显示全部放款方。";
}
