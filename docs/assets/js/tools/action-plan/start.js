/* 几步列出该做什么: three questions, and one page that says what to do first. */
import { refill } from "../../floor.js";
import { element } from "../../letter/form.js";
import { keep, openTool, paper } from "../frame.js";
import { handOver, sheetOf } from "../handover.js";
import { planForm } from "./ask.js";
import { planOf } from "./plan.js";
import { planRows } from "./rows.js";
import { callsOf, toldOf } from "./told.js";
import { callLink, dangerStrip, showPlan } from "./view.js";

startPlan(document);

function startPlan(root) {
  const tool = openTool(root, "action-plan");
  if (!tool) return;
  const { room, data, say } = tool;
  const status = element(root, "p", { className: "kb-plan-status" });
  status.setAttribute("role", "status");
  const bar = element(root, "div", { className: "kb-plan-bar" });
  const calls = element(root, "span", { className: "kb-plan-calls" });
  const shown = element(root, "section", { className: "kb-plan" });
  shown.setAttribute("aria-label", say("title"));
  let told = null;
  let keeper = null;
  const form = planForm(tool, () => {
    draw();
    if (keeper) keeper.changed();
  });
  const rows = () => (told ? planRows(told, say) : []);
  const sheet = paper(tool, rows, { name: say("title"), wipe: () => keeper.wipe() });
  const go = element(root, "a", { className: "kb-tool kb-plan-go", href: "#plan", textContent: "看单子" });

  function draw() {
    const { ticked, role } = form.state();
    const plan = planOf(data, ticked, form.lender(), role);
    told = plan ? { ...toldOf(data, say, plan, form.lender(), role), find: data.find } : null;
    status.textContent = told ? say("ready", { 几: told.others.length + 1, 哪一页: told.title }) : say("nothing");
    go.hidden = sheet.box.hidden = !told;
    refill(calls, ...(told && plan.danger ? callsOf(data, plan).map((call) => callLink(root, call, "kb-tel", call.number)) : []));
    bar.classList.toggle("kb-plan-urgent", Boolean(told && plan.danger));
    shown.textContent = "";
    if (told) showPlan(root, shown, told, say);
    sheet.show();
  }

  shown.id = "plan";
  shown.tabIndex = -1;
  go.addEventListener("click", (event) => {
    event.preventDefault();
    shown.scrollIntoView();
    shown.focus({ preventScroll: true });
  });
  sheet.box.querySelector(".kb-wiping").before(handOver(tool, rows));
  sheet.box.classList.add("kb-plan-paper");
  sheet.box.setAttribute("aria-label", "带走这张单子");
  bar.append(status, calls, go);
  room.append(dangerStrip(root, callsOf(data, null), []), form.form, bar, shown, sheet.box);
  keeper = keep(tool, { state: () => ({ ...form.state(), sheet: sheetOf(rows()) }), typed: form.state, put: form.put, wipe: form.wipe });
  room.append(element(root, "p", { className: "kb-hint", textContent: say("kept") }));
  draw();
}
