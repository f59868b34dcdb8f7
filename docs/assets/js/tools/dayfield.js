/* A field for a day that takes words: what was understood is written out and said, what may be several days is asked. */
import { refill } from "../floor.js";
import { toolButton } from "../letter/ways.js";
import { namedDay, spokenDays } from "./spokenday.js";

export const LANDED = 250; // milliseconds from leaving a field to a line below it

/** {look(ask)}: on leaving the field, 上周五 becomes 2026-11-20 and `told` (a live part beside it) says so; of several days each is a button, where `ask`.
    known(text): whether the tool reads it as it is. put(day) writes a day into the field as if it were typed. `ahead` as spokenDays() has it. */
export function dayField(root, input, told, { say, known, put, today, ahead }) {
  const take = (day, words) => {
    put(day);
    refill(told, say("day-understood", { 原话: words, 今天: namedDay(today()), 哪天: namedDay(day) }));
    told.hidden = false;
  };
  /* Whether the words were a day: "" no, "taken" now written out, "asked" the reader has to say which. */
  const look = (ask) => {
    const words = input.value.trim();
    if (!words || known(words)) return "";
    const { days, sure } = spokenDays(words, today(), { ahead });
    if (sure) {
      take(days[0], words);
      return "taken";
    }
    if (!days.length || !ask) return "";
    refill(told, say("day-ask"), ...days.map((day) => toolButton(root, day, () => take(day, words))));
    told.hidden = false;
    return "asked";
  };
  /* A line that comes makes the page longer: not before the tap that left the field has landed where it was meant. */
  input.addEventListener("change", () => setTimeout(() => look(false), LANDED));
  return { look };
}
