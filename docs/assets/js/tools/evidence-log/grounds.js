/* Laws that bind everybody (grounds of law/_count_rules.yml), held against what was noted. Words and times are noted, whether a law is broken
   is not: a ground fits where enough entries have the form that its words describe, and the reader marked what was in them; otherwise
   nothing is concluded. Pure. */
import { countedOnce } from "./entries.js";
import { dayOf } from "./moments.js";

/** [{ground, status, certain, possible, from, to}] of the entries. `status`: fits · unsure · empty. */
export function groundsOf(entries, grounds) {
  const once = countedOnce(entries);
  return grounds.map((ground) => {
    const certain = once.filter((entry) => ground.kinds.includes(entry.kind) && ground.tones.includes(entry.tone) && inForce(ground, entry));
    const possible = once.filter((entry) => mayCount(ground, entry) && inForce(ground, entry));
    const status = certain.length >= ground.least ? "fits" : possible.length >= ground.least ? "unsure" : "empty";
    const days = certain.map((entry) => dayOf(entry.at)).sort();
    return { ground, status, certain: certain.length, possible: possible.length, from: days[0] || "", to: days[days.length - 1] || "" };
  });
}

/* What was before the law is not held against it. */
const inForce = (ground, entry) => !ground.since || dayOf(entry.at) >= ground.since;

function mayCount(ground, entry) {
  if (![...ground.kinds, ...ground.maybeKinds].includes(entry.kind)) return false;
  if (ground.tones.includes(entry.tone)) return true;
  return ground.calm || entry.tone !== "none";
}
