// On pages of a kept copy a line that says that a newer build is out.
import { able, keptInfo, offered } from "./copies.js";

export function startKeeping(root) {
  if (!root.querySelector(".kb-keep") && able() && navigator.serviceWorker.controller) announce(root);
}

async function announce(root) {
  const config = root.getElementById("__config");
  if (!config) return;
  const base = new URL(JSON.parse(config.textContent).base + "/", location.href);
  try {
    const [kept, now] = [await keptInfo(), await offered(base)];
    if (!kept || !now || kept.version === now.version) return;
    const line = root.createElement("p");
    line.className = "kb-newer";
    line.setAttribute("role", "status");
    const link = root.createElement("a");
    link.href = new URL("about/save/", base).href;
    link.textContent = "更新这部手机上的那一份";
    line.append(`你在看 ${kept.built_on} 保存的那一份，网站上有 ${now.built_on} 的。`, link);
    root.querySelector(".md-content__inner").prepend(line);
  } catch (error) { /* no network: the kept copy is what there is */ }
}
