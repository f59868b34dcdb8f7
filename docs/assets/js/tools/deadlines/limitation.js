/* The limitation of an old debt, from what the reader remembers. It never says that a debt is out of time: it says what the days
   that were typed would come to, or that they decide nothing. Pure. */
import { lastDay, readDate, writeDate } from "../../letter/dates.js";
import { postponed } from "./calendar.js";

/** [{note, item, clock, say, gaps}], one for each old debt (what has the same note is one): `say` names the words. */
export function limitations(known, data, today, calendar) {
  const debts = new Map();
  for (const { item, event } of known) {
    for (const clock of event.clocks.filter((one) => one.interrupts)) {
      const debt = debts.get(item.note) || { note: item.note, clock, steps: [] };
      debt.steps.push({ date: item.date, role: clock.interrupts });
      debts.set(item.note, debt);
    }
  }
  return [...debts.values()].map((debt) => {
    const counting = data.countings[debt.clock.counting];
    const end = (from) => endOf(from, debt.clock, counting, calendar);
    const steps = debt.steps.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : ORDER[a.role] - ORDER[b.role]));
    return { ...debt, ...judged(steps, debt.clock.rule.since, today, end) };
  });
}

const ORDER = { start: 0, demand: 1, agree: 2, proceeding: 3, ended: 4 };

function endOf(from, clock, counting, calendar) {
  const raw = lastDay(readDate(from), clock.count, clock.unit);
  return writeDate(counting.holidays ? postponed(raw, calendar).date : raw);
}

/** steps in the order of their days, end(day) -> last day of a period that begins on it. {say, gaps} */
export function judged(steps, since, today, end) {
  const last = steps[steps.length - 1].date;
  /* Of several instalments the last counts; what happened before it was due restarts nothing. */
  const starts = steps.filter((step) => step.role === "start").map((step) => step.date);
  const start = starts[starts.length - 1];
  if ((start || steps[0].date) < since) return { say: "limitation-old", gaps: { 哪天: since } };
  let from = start || "";
  let lapsed = null;
  let agreed = false;
  let open = false;
  for (const step of steps.filter((one) => one.role !== "start" && one.date > from)) {
    if (!from) {
      from = step.date;
    } else if (lapsed) {
      agreed = agreed || step.role === "agree";
      continue;
    } else if (!open && step.date > end(from)) {
      lapsed = { 哪天: from, 到哪天: step.date };
      agreed = step.role === "agree";
      continue;
    }
    from = step.date;
    open = step.role === "proceeding" || (open && step.role !== "ended");
  }
  if (!start && !lapsed && !open) return { say: "limitation-no-start", gaps: { 哪天: from, 到哪天: end(from) } };
  if (lapsed) return agreed ? { say: "limitation-agreed", gaps: {} } : { say: "limitation-gap", gaps: lapsed };
  if (open) return { say: "limitation-proceeding", gaps: {} };
  if (end(from) < today) return { say: "limitation-maybe", gaps: {} };
  return { say: from === start && last <= start ? "limitation-first" : "limitation-runs", gaps: { 哪天: from, 到哪天: end(from) } };
}
