/* Each line of law/_rate_lines.yml for one kind of lender: does it look at this loan, what is its number, and is the loan above it? Pure.
   The answer is "unclear" wherever the data do not decide: the ways of counting disagree, a day is missing, the LPR is not known. */

/* Two rates closer than what is shown of them are not told apart. */
const CLOSE = 0.005;

/** lines of the data that mean something for `lender`, each {line, applies, value, verdict, why}.
    `applies`: "yes", "no" or "unclear" by the loan's day; `verdict`: "above", "below", "unclear", or "" for a line without a number.
    given {contract, suit: ISO days or "", span: {low, high} or null, sums}. */
export function judgeLines(data, lender, given) {
  return data.lines.filter((line) => line.lenders.includes(lender) && concerns(line, given)).map((line) => {
    const applies = appliesTo(line, given.contract);
    const value = line.lpr ? fourTimes(data.lpr, line.lpr === "suit-date" ? given.suit : given.contract) : { rate: line.value };
    if (applies === "no" || !line.number) return { line, applies, value, verdict: "", why: "" };
    return { line, applies, value, ...verdictOf(value, given.span) };
  });
}

function concerns(line, given) {
  if (!line.about.length) return true;
  return line.about.some((kind) => (kind === "withheld" ? given.withheld > 0 : given.sums[kind] > 0));
}

/* ISO days compare as words. */
function appliesTo(line, day) {
  const dated = line.before || line.notBefore || line.surelyFrom;
  if (!dated) return "yes";
  if (!day) return "unclear";
  if (line.before) return day < line.before ? "yes" : "no";
  if (line.notBefore && day < line.notBefore) return "no";
  return day >= line.surelyFrom ? "yes" : "unclear";
}

/** Four times the one-year LPR of a day, in per cent: {rate} or {reason, day}. Only what law/_lpr.yml supports. */
export function fourTimes(lpr, day) {
  if (!day) return { reason: "no-day" };
  const stretch = lpr.stretches.find((one) => (!one.first || one.first <= day) && (!one.last || day <= one.last));
  return stretch.four ? { rate: stretch.four, day, one: stretch.rate, level: stretch.level } : { reason: "unknown", words: stretch.reason, day };
}

function verdictOf(value, span) {
  if (!value.rate) return { verdict: "unclear", why: value.reason };
  if (!span) return { verdict: "unclear", why: "no-rate" };
  const line = Number(value.rate);
  if (span.low > line + CLOSE) return { verdict: "above", why: "" };
  if (span.high < line - CLOSE) return { verdict: "below", why: "" };
  return { verdict: "unclear", why: "between" };
}
