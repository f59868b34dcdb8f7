/* A company's full name -> the kind of lender that it points to. The words come with the choices (data-names), from the
   records of the kinds; the longest word that the name contains wins: 金融资产管理 is not 资产管理. */

export function kindOfName(name, choices) {
  const typed = name.replace(/\s/g, "");
  let best = null;
  for (const choice of choices) {
    for (const word of (choice.dataset.names || "").split("、")) {
      if (word && typed.includes(word) && (!best || word.length > best.word.length)) best = { choice, word };
    }
  }
  return best;
}

/* The name of a product or an app -> the row of law/_apps.yml whose name it is or begins with, the longest name first:
   {is: the kind of lender, "several" or "none"; anchor; name}. `rows`: [is, anchor, name …]. */
export function appOfName(typed, rows) {
  const said = typed.replace(/\s/g, "").toLowerCase();
  let best = null;
  for (const [is, anchor, ...names] of rows) {
    for (const name of names) {
      if (said.startsWith(name.toLowerCase()) && (!best || name.length > best.name.length)) best = { is, anchor, name };
    }
  }
  return best;
}
