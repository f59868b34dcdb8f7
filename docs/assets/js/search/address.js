// The question in the address: search/#q=半夜打电话. It stands behind “#”, so no server ever gets it. What else stands
// there behind a “;” (the kind of lender) stays. Links of earlier builds say ?q=…; they are still read.

const NAME = "q=";

const partsOf = (hash) => hash.slice(1).split(";").filter(Boolean);

function decoded(words) {
  try {
    return decodeURIComponent(words);
  } catch (error) {
    return words; // a lone % that somebody typed
  }
}

/** The question that an address (location, URL) asks; empty if none. */
export function questionIn(address) {
  const said = partsOf(address.hash).find((part) => part.startsWith(NAME));
  return said === undefined ? new URLSearchParams(address.search).get("q") || "" : decoded(said.slice(NAME.length));
}

/** The same page with another question, and with nothing that a server would read. */
export function withQuestion(address, words) {
  const rest = partsOf(address.hash).filter((part) => !part.startsWith(NAME));
  const parts = (words ? [NAME + encodeURIComponent(words.replace(/\p{Surrogate}/gu, ""))] : []).concat(rest);
  return address.pathname + (parts.length ? `#${parts.join(";")}` : "");
}
