// After the first answer the next ones need not wait for the network: the packs of the index are fetched ahead. Not where
// bytes are dear or slow: the reader's browser says so, or the first answer took long. What fails is left alone.

const SETTLED = 250; // milliseconds after an answer: the reader's own page goes first
const QUICK = 2000; // milliseconds of a first answer on a network that is good

/** Whether to fetch ahead: `took` milliseconds for the first answer, `connection` as navigator.connection, where known. */
export function mayFetchAhead(took, connection) {
  return took <= QUICK && !(connection && (connection.saveData || (connection.effectiveType && connection.effectiveType !== "4g")));
}

/** A function to call around questions: asked() before, answered() after; it fetches ahead once. */
export function fetcherAhead(files, connection, later = setTimeout) {
  let started;
  let done = false;
  return {
    asked: () => { started = started === undefined ? Date.now() : started; },
    answered() {
      if (done) return;
      done = true;
      if (mayFetchAhead(Date.now() - started, connection)) later(() => files.ahead().catch(() => undefined), SETTLED);
    },
  };
}
