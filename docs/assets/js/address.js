/* What stands after # in an address: an anchor, and the kind of lender that the reader chose.
   #say · #lender-micro-loan · #say;lender-micro-loan · #;lender-micro-loan. The choice is carried from page to page here and stored nowhere:
   what follows # is never sent to a server. */

const LENDER = "lender-";

/** {anchor, lender}: either may be "". An old address #lender-… alone is both a place on the page and the choice. */
export function read(hash) {
  const parts = decode(hash.replace(/^#/, "")).split(";");
  const chosen = parts.find((part) => part.startsWith(LENDER)) || "";
  return { anchor: parts.find((part) => part && !part.startsWith(LENDER)) || "", lender: chosen.slice(LENDER.length) };
}

export function write({ anchor, lender }) {
  const parts = [anchor, lender && LENDER + lender].filter(Boolean);
  return parts.length ? "#" + parts.join(";") : "";
}

function decode(words) {
  try {
    return decodeURIComponent(words);
  } catch (failed) {
    return words;
  }
}
