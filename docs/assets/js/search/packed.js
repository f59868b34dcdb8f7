// The index of a folder, whose postings scripts/kb/search/packed.py cut into columns of letters, as the engine reads it.
import { numbersIn } from "./letters.js";

/** A function that gives the next number of a column. */
function reader(column) {
  const numbers = numbersIn(column);
  let at = 0;
  return () => numbers[at++];
}

/** {keys, columns, others} -> {term: posting} */
export function unpacked({ keys, columns, others }) {
  const [shape, holding, length, at, weight, names, namedAt, name, said, asked, askedAt, told] = columns.map(reader);
  const list = (count, ...parts) => {
    const numbers = [];
    for (let left = count(); left > 0; left -= 1) for (const part of parts) numbers.push(part());
    return numbers;
  };
  const terms = {};
  for (const key of keys ? keys.split("\n") : []) {
    const parts = shape();
    terms[key] = [holding(), list(length, at, weight)];
    if (parts > 2) terms[key].push(list(names, namedAt, name, said));
    if (parts > 3) terms[key].push(list(asked, askedAt, told));
  }
  return Object.assign(terms, others);
}

if (self.kbIndex) self.kbIndex.terms = unpacked(self.kbIndex.terms);
