/* Which day counts as the day of receipt, for papers of a court: who signed, what came by phone, what hangs on the door. */
import { element } from "../../letter/form.js";
import { links, pageLink } from "./view.js";

/** {box, show(needed)}: a closed part at the field of the day, shown only for events that start on service by a court. */
export function servedPart(tool) {
  const { root, data } = tool;
  const box = element(root, "details", { className: "kb-more kb-due-served", hidden: true });
  if (!data.served) return { box, show: () => {} };
  const list = element(root, "ul", {});
  for (const way of data.served.ways) {
    const row = element(root, "li", {});
    row.append(element(root, "strong", { textContent: `${way.how}：` }), way.day, links(root, "依据：", way.law));
    list.append(row);
  }
  const see = element(root, "p", { textContent: "都在这里：" });
  see.append(pageLink(root, data.served.see.url, data.served.see.title));
  box.append(element(root, "summary", { textContent: "短信收到、家人签的、贴门上，算哪天？" }), list, element(root, "p", { textContent: data.served.otherwise }), see);
  return { box, show: (needed) => { box.hidden = !needed; } };
}
