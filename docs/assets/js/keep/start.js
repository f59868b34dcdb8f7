// The box on about/save/, and on pages of a kept copy a line that says that a newer build is out.
import { keptInfo } from "./copies.js";
import { clearCopy, offered, saveCopy } from "./save.js";

const able = () => location.protocol !== "file:" && "serviceWorker" in navigator && "caches" in window;
const megabytes = (bytes) => `${(bytes / 1048576).toFixed(1)} MB`;

export function startKeeping(root) {
  const box = root.querySelector(".kb-keep");
  if (box) drawBox(box, new URL(box.dataset.root, location.href));
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

async function drawBox(box, base) {
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  const say = (words, ...buttons) => {
    status.textContent = words;
    box.replaceChildren(status, ...buttons);
  };
  const button = (words, act) => {
    const node = document.createElement("button");
    node.type = "button";
    node.textContent = words;
    node.addEventListener("click", () => { node.disabled = true; act(); });
    return node;
  };
  if (!able()) return say("这里不能保存：浏览器不支持，或者这一份是从文件夹里打开的。微信里先点右上角“在浏览器打开”。");
  const draw = async (before = "") => {
    const kept = await keptInfo();
    const now = await offered(base).catch(() => undefined);
    const forget = button("清除", async () => { await clearCopy(base); draw("已经清除，这部手机上不再有这一份。"); });
    const keep = (words) => button(words, async () => {
      try {
        await saveCopy(base, now, (done, all) => { status.textContent = `正在保存，${done}／${all}。请别关这一页。`; });
        draw();
      } catch (error) {
        say("没有保存成。多半是网络断了，或者手机空间不够。网站照常能用。", button("再试一次", () => draw()));
      }
    });
    if (!kept && !now) return say(`${before}这个网站没有提供可以保存的一份，或者现在连不上网。`);
    if (!kept) return say(`${before}可以保存：${now.built_on} 的一份，约 ${megabytes(now.bytes)}，共 ${now.files} 个文件。`, keep("保存到这部手机"));
    if (!now || now.version === kept.version)
      return say(`已经保存：${kept.built_on} 的一份，约 ${megabytes(kept.bytes)}，法律按 ${kept.law_on} 有效的版本。没有网络也能看、能搜。`, forget);
    return say(`已经保存 ${kept.built_on} 的一份。网站上有 ${now.built_on} 的新一份，约 ${megabytes(now.bytes)}。`, keep("更新"), forget);
  };
  return draw();
}
