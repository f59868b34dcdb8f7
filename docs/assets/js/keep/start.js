// The box on about/save/, and on pages of a kept copy a line that says that a newer build is out.
import { keptInfo } from "./copies.js";
import { clearCopy, offered, saveCopy } from "./save.js";

const able = () => location.protocol !== "file:" && "serviceWorker" in navigator && "caches" in window;
const megabytes = (bytes) => `${(bytes / 1048576).toFixed(1)} MB`;

/** `sayer(words)` of said.js gives say(name, gaps). */
export function startKeeping(root, sayer) {
  const box = root.querySelector(".kb-keep");
  if (box) drawBox(box, new URL(box.dataset.root, location.href), sayer(JSON.parse(root.querySelector("script.kb-keep-words").textContent)));
  else if (able() && navigator.serviceWorker.controller) announce(root);
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

async function drawBox(box, base, say) {
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  const show = (told, ...buttons) => {
    status.textContent = told;
    box.replaceChildren(status, ...buttons);
  };
  const button = (label, act) => {
    const node = document.createElement("button");
    node.type = "button";
    node.textContent = label;
    node.addEventListener("click", () => { node.disabled = true; act(); });
    return node;
  };
  if (!able()) return show(say("unable"));
  const draw = async (before = "") => {
    const kept = await keptInfo();
    const now = await offered(base).catch(() => undefined);
    const forget = button("清除", async () => { await clearCopy(base); draw(say("cleared")); });
    const keep = (label) => button(label, async () => {
      try {
        await saveCopy(base, now, (done, all) => { status.textContent = say("saving", { 几: done, 多少: all }); });
        draw();
      } catch (error) {
        show(say("failed"), button("再试一次", () => draw()));
      }
    });
    if (!kept && !now) return show(before + say("nothing"));
    if (!kept) return show(before + say("offer", { 哪天: now.built_on, 多大: megabytes(now.bytes), 几: now.files }), keep("保存到这部手机"));
    if (!now || now.version === kept.version)
      return show(say("kept", { 哪天: kept.built_on, 多大: megabytes(kept.bytes), 法律哪天: kept.law_on }), forget);
    return show(say("newer", { 哪天: kept.built_on, 新的哪天: now.built_on, 多大: megabytes(now.bytes) }), keep("更新"), forget);
  };
  return draw();
}
