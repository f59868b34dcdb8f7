// Numbers that scripts/kb/search/letters.py wrote as letters.
const SINGLE = 70; // a number below it is one letter
const ROUND = 21; // of a larger one the letter tells the remainder

/** All numbers of a column. */
export function numbersIn(column) {
  const found = [];
  let value = 0;
  let times = 1;
  for (let at = 0; at < column.length; at += 1) {
    const code = column.charCodeAt(at);
    const part = code - (code > 92 ? 36 : 35); // printable, without the quotation mark and the backslash
    value += times * part;
    times *= ROUND;
    if (part < SINGLE) {
      found.push(value);
      value = 0;
      times = 1;
    }
  }
  return found;
}

/** The places that were written as distances: odd ones go back. */
export function placesIn(column) {
  let place = 0;
  return numbersIn(column).map((far) => { place += far % 2 ? -(far + 1) / 2 : far / 2; return place; });
}
