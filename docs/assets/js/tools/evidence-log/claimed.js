/* A lender is given the entries that name none: how many they were, and the way back. Whoever tapped the wrong name has put somebody else's calls on a paper. */
import { refill } from "../../floor.js";
import { toolButton } from "../../letter/ways.js";

/** claim(name) of start.js; `status` is where it is said. */
export async function claimed(root, { say, claim }, status, name) {
  const done = await claim(name);
  if (!done) return;
  if (!done.count) refill(status); // done meanwhile, by the other button
  else refill(status, say("lender-claimed", { 几: done.count, 名字: name }), toolButton(root, "撤销", async () => {
    await done.back();
    refill(status, say("undone"));
  }));
}
