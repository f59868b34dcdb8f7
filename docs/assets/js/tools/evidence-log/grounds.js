/* Laws that bind everybody (grounds of law/_count_rules.yml), held against what was noted. Words and times are noted, whether a law is broken
   is not: a ground fits where enough entries have the form that its words describe, and the reader marked what was in them; otherwise
   nothing is concluded. Pure. */
import { countedOnce } from "./entries.js";
import { dayOf } from "./moments.js";
import { atOnce } from "./slices.js";

const GROUNDS_OFTEN = 200; // entries between two looks at the clock

/** [{ground, status, certain, possible, from, to}] of the entries. `status`: fits · unsure · empty. */
export const groundsOf = (entries, grounds) => atOnce(holding(entries, grounds));

/** The same as a generator. */
export function* holding(entries, grounds) {
  const once = countedOnce(entries);
  const out = [];
  for (const ground of grounds) {
    let [certain, possible, from, to] = [0, 0, "", ""];
    for (const [index, entry] of once.entries()) {
      if (index % GROUNDS_OFTEN === 0) yield index / once.length;
      if (!inForce(ground, entry)) continue;
      if (mayCount(ground, entry)) possible += 1;
      if (!ground.kinds.includes(entry.kind) || !ground.tones.includes(entry.tone)) continue;
      certain += 1;
      const day = dayOf(entry.at);
      if (!from || day < from) from = day;
      if (day > to) to = day;
    }
    const status = certain >= ground.least ? "fits" : possible >= ground.least ? "unsure" : "empty";
    out.push({ ground, status, certain, possible, from, to });
  }
  return out;
}

/* What was before the law is not held against it. */
const inForce = (ground, entry) => !ground.since || dayOf(entry.at) >= ground.since;

function mayCount(ground, entry) {
  if (![...ground.kinds, ...ground.maybeKinds].includes(entry.kind)) return false;
  if (ground.tones.includes(entry.tone)) return true;
  return ground.calm || entry.tone !== "none";
}
