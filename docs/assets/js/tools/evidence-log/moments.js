/* Times as the clock on the wall showed them: "2026-11-29 22:15", or "2026-11-29" where nobody knows the hour. Never an instant: a
   phone whose clock or zone changes moves no entry, and a time that names a zone is refused rather than moved. Pure. */

const DAY = 86400000;
const WRITTEN = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]*(\d{1,2})[:时点](\d{1,2})分?(?::?(\d{1,2})(?:\.\d+)?秒?)?)?$/;

/** What somebody typed, or a file says, as a moment; "" when it is none. Seconds are dropped. */
export function readMoment(text) {
  const found = WRITTEN.exec(narrow(String(text)).trim().replace(/\s+/g, " "));
  if (!found) return "";
  const [year, month, day] = found.slice(1, 4).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1990 || year > 2100 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return "";
  const written = [year, month, day].map(twoDigits).join("-");
  if (found[4] === undefined) return written;
  const [hour, minute, second] = [found[4], found[5], found[6] || 0].map(Number);
  return hour < 24 && minute < 60 && second < 60 ? `${written} ${twoDigits(hour)}:${twoDigits(minute)}` : "";
}

/** Full-width digits and marks, as Chinese keyboards give them. */
export function narrow(text) {
  return text.replace(/[０-９：／．－＋]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, " ");
}

/** A Date as this phone's clock shows it. */
export function momentHere(now) {
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(twoDigits).join("-");
  return `${day} ${twoDigits(now.getHours())}:${twoDigits(now.getMinutes())}`;
}

export const dayOf = (moment) => moment.slice(0, 10);
export const clockOf = (moment) => moment.slice(11);

/** Minutes since midnight, or null where the hour is not known. */
export function minutesOf(moment) {
  return moment.length > 10 ? Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16)) : null;
}

/** Days since 1970 of a day, for differences only. */
export function dayNumber(day) {
  const [year, month, date] = day.split("-").map(Number);
  return Date.UTC(year, month - 1, date) / DAY;
}

export function dayAt(number) {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

function twoDigits(number) {
  return String(number).padStart(2, "0");
}
