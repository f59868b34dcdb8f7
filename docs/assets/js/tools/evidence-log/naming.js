/* Entries that name no lender, given to one as if each had been corrected: people note first, and find out later who lent. Pure. */
import { emptyLog, goneMarkOf, merging, newId, wasDeleted } from "./entries.js";

export const unnamed = (state) => state.entries.filter((entry) => !entry.lender);

/** A generator of {state, entries}: these entries are of this lender ("" takes it back), and what they have become. It yields how far it is. */
export function* naming(state, entries, lender) {
  const [gone, named] = [[], []];
  for (const [index, entry] of entries.entries()) {
    const given = { ...entry, lender };
    named.push(wasDeleted(state, given) ? { ...given, id: newId() } : given); // what is deleted stays so
    gone.push(goneMarkOf(entry));
    if (index % 100 === 0) yield index / entries.length;
  }
  return { state: yield* merging(state, { ...emptyLog(), entries: named, gone }), entries: named };
}
