/* What browsers of our floor (ES2018: WebViews of 2018, as old WeChats have them) lack and our scripts want. Pure but for refill(). */

/** As flatMap(). */
export function flatly(list, make) {
  const out = [];
  list.forEach((one, place) => {
    const made = make(one, place);
    if (Array.isArray(made)) for (const part of made) out.push(part);
    else out.push(made);
  });
  return out;
}

/** As Object.fromEntries(): also __proto__ is only a name. */
export function fromPairs(pairs) {
  const out = {};
  for (const [name, value] of pairs) Object.defineProperty(out, name, { value, writable: true, enumerable: true, configurable: true });
  return out;
}

/** As replaceChildren(). */
export function refill(node, ...parts) {
  node.textContent = "";
  node.append(...parts);
}
