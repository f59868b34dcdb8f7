// The box on about/save/: keep, update, clear; below it, what the tools keep.
import { refill } from "../floor.js";
import { able, keptInfo, offered } from "./copies.js";
import { clearCopy, saveCopy } from "./save.js";
import { sayer } from "../said.js";

import { keptByTools } from "./tools.js";

const megabytes = (bytes) => `${(bytes / 1048576).toFixed(1)} MB`;

const keepTold = JSON.parse(document.querySelector("script.kb-keep-words").textContent);
for (const box of document.querySelectorAll(".kb-keep")) drawBox(box, new URL(box.dataset.root, location.href), sayer(keepTold.words));
for (const box of document.querySelectorAll(".kb-kept-tools")) keptByTools(box, keepTold.tools, sayer(keepTold.words));

async function drawBox(box, base, say) {
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  const show = (told, ...buttons) => {
    status.textContent = told;
    refill(box, status, ...buttons);
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
    if (!kept) return show(before + say("offer", { 哪天: now.built_on, 多大: megabytes(now.bytes), 传多少: megabytes(now.fetched), 几: now.files }), keep("保存到这部手机"));
    if (!now || now.version === kept.version)
      return show(say("kept", { 哪天: kept.built_on, 多大: megabytes(kept.bytes), 法律哪天: kept.law_on }), forget);
    return show(say("newer", { 哪天: kept.built_on, 新的哪天: now.built_on, 传多少: megabytes(now.fetched) }), keep("更新"), forget);
  };
  return draw();
}
