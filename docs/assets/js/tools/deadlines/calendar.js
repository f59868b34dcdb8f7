/* Which days are free and which weekends are worked, as far as a notice was read; other days are unknown. Pure. Dates are
   noon UTC (letter/dates.js), so that no clock of a phone moves them. */
import { flatly } from "../../floor.js";
import { writeDate } from "../../letter/dates.js";

const MS_PER_DAY = 86400000;
/* Nothing free is this long: whoever walks further has left the calendar. */
const LONGEST_REST = 30;
const WEEK = "日一二三四五六";

export const dayAfter = (date, days = 1) => new Date(date.getTime() + days * MS_PER_DAY);
export const daysBetween = (from, to) => Math.round((to - from) / MS_PER_DAY);
export const weekday = (date) => "周" + WEEK[date.getUTCDay()];
const isWeekend = (date) => date.getUTCDay() % 6 === 0;

/** calendarOf([{since, until, off, work, note}]) -> {day(date) -> {free, known}, note(date)}. Of an unknown day only the weekday is said. */
export function calendarOf(years) {
  const off = new Set(flatly(years, (year) => year.off));
  const work = new Set(flatly(years, (year) => year.work));
  const covering = (text) => years.find((year) => year.since <= text && text <= year.until);
  return {
    day(date) {
      const text = writeDate(date);
      return { free: off.has(text) || (isWeekend(date) && !work.has(text)), known: Boolean(covering(text)) };
    },
    /* The notice of the next year may still change the last days of the last year that is known. */
    note(date) {
      const text = writeDate(date);
      const year = covering(text);
      const last = year && !covering(writeDate(dayAfter(date, LONGEST_REST))) && text.slice(5) >= "12-25";
      return last ? year.note : "";
    },
  };
}

/** The last day of a period whose last day by count is `date`: a free day moves to the first working day after it.
    Where a day on the way is unknown nothing is moved, and it is said: {date, moved, known}. */
export function postponed(date, calendar) {
  let end = date;
  for (let step = 0; step <= LONGEST_REST; step += 1) {
    const { free, known } = calendar.day(end);
    if (!known) break;
    if (!free) return { date: end, moved: step > 0, known: true };
    end = dayAfter(end);
  }
  return { date, moved: false, known: false, unknownDay: end };
}

/** The day that is the `count`th working day after `date`: {date, known}. In unknown years weekends alone are left out. */
export function afterWorkingDays(date, count, calendar) {
  let end = date;
  let unknownDay = null;
  for (let left = count; left > 0;) {
    end = dayAfter(end);
    const { free, known } = calendar.day(end);
    if (!known && !unknownDay) unknownDay = end;
    if (!free) left -= 1;
  }
  return { date: end, known: !unknownDay, unknownDay };
}
