/* 放款方: chosen once, shown where it matters, carried by every link of the site, changed by one tap.
   A part with data-lenders holds for those kinds only; of the parts with data-lender-view one is in sight, that of the
   chosen kind ("none" while nobody has chosen). */
import { refill } from "./floor.js";
import { read, write } from "./address.js";
import { fit } from "./binds.js";
import { appOfName, kindOfName } from "./lendername.js";
import { sayer } from "./said.js";

export function startLenderChoice(root) {
  carry(root);
  const choices = [...root.querySelectorAll(".kb-choice[data-lender]")];
  const around = choices.length && choices[0].closest("details.kb-lenders");
  const pick = (lender) => {
    history.replaceState(history.state, "", location.pathname + location.search + (write({ anchor: read(location.hash).anchor, lender }) || "#"));
    show(root, choices, lender);
    root.dispatchEvent(new CustomEvent("kb-lender")); // a changed address says nothing by itself; tools listen
    if (around) {
      around.open = !lender;
      around.querySelector("summary").focus();
    }
  };
  for (const choice of choices) {
    choice.addEventListener("click", (event) => {
      event.preventDefault();
      event.stopPropagation();
      pick(choice.getAttribute("aria-current") === "true" ? "" : choice.dataset.lender);
    });
  }
  if (around) around.append(nameField(root, choices, pick));
  const follow = () => show(root, choices, read(location.hash).lender);
  window.addEventListener("hashchange", follow);
  follow();
}

/* Links get the choice at the moment they are used, however they are used: nothing is rewritten that nobody follows. */
function carry(root) {
  const take = (event) => {
    const link = event.target.closest && event.target.closest("a[href]");
    const { lender } = read(location.hash);
    if (!link || !lender || link.origin !== location.origin || link.hash.includes("lender-")) return;
    if (link.closest(".kb-lenders") || link.hasAttribute("download")) return;
    /* ";" first where there is no anchor: #lender-bank alone is also a place, and the reader wants the top of the page. */
    const { anchor } = read(link.hash);
    link.hash = anchor ? write({ anchor, lender }) : ";" + write({ anchor, lender }).slice(1);
  };
  for (const kind of ["click", "auxclick", "contextmenu"]) root.addEventListener(kind, take, true);
}

function show(root, choices, lender) {
  const chosen = choices.find((choice) => choice.dataset.lender === lender);
  const known = chosen && lender !== "unknown" ? lender : "";
  for (const choice of choices) {
    if (choice === chosen) choice.setAttribute("aria-current", "true");
    else choice.removeAttribute("aria-current");
  }
  fit(root, choices.length ? known : lender === "unknown" ? "" : lender);
  if (!choices.length) return;
  for (const part of root.querySelectorAll("[data-lenders]")) {
    part.hidden = Boolean(known) && !part.dataset.lenders.split(" ").includes(known);
  }
  for (const view of root.querySelectorAll("[data-lender-view]")) {
    const seen = view.dataset.lenderView.split(" ").includes(chosen ? lender : "none");
    view.hidden = !seen;
    if (view.tagName !== "DETAILS") continue;
    view.open = seen;
    view.toggleAttribute("data-chosen", seen && Boolean(known));
  }
  for (const heading of root.querySelectorAll("h3[id^=line-]")) {
    let next = heading.nextElementSibling;
    let left = 0;
    for (; next && next.matches(".kb-entry"); next = next.nextElementSibling) left += next.hidden ? 0 : 1;
    heading.hidden = Boolean(known) && !left;
  }
  for (const who of root.querySelectorAll(".kb-who")) {
    who.setAttribute("role", "status");
    who.textContent = chosen ? chosen.textContent + "（点这里换）" : "还没选，点这里选";
  }
}

/* Somebody who has a contract in hand types the company's name; who has only the name of an app is told what is known of it. */
function nameField(root, choices, pick) {
  let known = { said: {}, apps: [] };
  let say = sayer(known.said);
  const page = root.querySelector('.kb-lenders a[href*="who-is-this-app"]');
  const field = root.createElement("p");
  field.className = "kb-name";
  const label = root.createElement("label");
  label.textContent = "不知道选哪个，输入合同上的公司全称：";
  const input = root.createElement("input");
  input.type = "text";
  input.autocomplete = "off";
  const said = root.createElement("span");
  said.setAttribute("role", "status");
  label.append(input);
  field.append(label, said);
  const offer = (choice) => {
    const button = root.createElement("button");
    button.type = "button";
    button.className = "kb-copy";
    button.textContent = say("field-choose", { 哪一类: choice.textContent });
    button.addEventListener("click", () => pick(choice.dataset.lender));
    return button;
  };
  const more = (app) => {
    const link = page.cloneNode();
    link.hash = app.anchor;
    link.textContent = say("field-more");
    return link;
  };
  const answer = () => {
    refill(said);
    if (!input.value.trim() || !self.kbApps) return;
    const found = kindOfName(input.value, choices);
    if (found) {
      said.append(say("field-kind", { 字: found.word }), offer(found.choice));
      return;
    }
    const app = appOfName(input.value, known.apps);
    if (!app) {
      said.textContent = say("field-unknown");
      return;
    }
    /* A page that does not tell this kind apart has no button for it: then the contract decides, as with several. */
    const choice = choices.find((each) => each.dataset.lender === app.is);
    said.append(say(choice ? "field-one" : app.is === "none" ? "field-none" : "field-several", { 名字: app.name }), " ", more(app), choice ? offer(choice) : "");
  };
  /* The names are fetched when somebody is about to type one, as a script: from a folder nothing else can be read. */
  input.addEventListener("focus", () => {
    const script = root.createElement("script");
    script.src = root.querySelector(".kb-apps").dataset.src;
    script.addEventListener("load", () => {
      known = self.kbApps;
      say = sayer(known.said);
      answer();
    });
    root.head.append(script);
  }, { once: true });
  input.addEventListener("input", answer);
  return field;
}
