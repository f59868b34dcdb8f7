/* Dates as people write them here, 2026-11-23, and periods in days, months and years. Pure. */

/** A Date at noon UTC, or null when it is no such date: 2026-02-30 is not on the calendar. */
export function readDate(text) {
  const found = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  if (!found) return null;
  const [year, month, day] = found.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day, 12));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1900 ? date : null;
}

export function writeDate(date) {
  return date.toISOString().slice(0, 10);
}

/** 2026年11月28号, 2026·11·28, 20261128 -> 2026-11-28, be it on the calendar or not; "" where no date with its year is written. */
export function asWritten(typed) {
  const found = /^(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})\D?$|^(\d{4})(\d{2})(\d{2})$/.exec(typed.normalize("NFKC").trim());
  return found ? found.slice(1).filter(Boolean).join("-") : "";
}

/** Today on this phone. */
export function todayHere(now) {
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** The last day of a period: the first day does not count; a month without that day ends on its last one.
    Units that need a calendar of holidays (个工作日) have no answer: null. */
export function lastDay(date, count, unit) {
  const months = { 个月: count, 年: count * 12 }[unit];
  const end = new Date(date);
  if (unit === "日") {
    end.setUTCDate(end.getUTCDate() + count);
  } else if (months) {
    end.setUTCDate(1);
    end.setUTCMonth(end.getUTCMonth() + months);
    const days = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate();
    end.setUTCDate(Math.min(date.getUTCDate(), days));
  } else {
    return null;
  }
  return end;
}
