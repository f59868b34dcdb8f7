/* Long work in slices, so that the page answers while it runs and the reader can stop it. */

const SLICE = 12; // milliseconds

/** Run a generator that yields how far it is (0 to 1). tell(share) after each slice; stopped() ends it. -> {done, value} */
export async function inSlices(work, tell, stopped) {
  for (;;) {
    const until = performance.now() + SLICE;
    let step;
    do {
      step = work.next();
      if (step.done) return { done: true, value: step.value };
    } while (performance.now() < until);
    tell(step.value);
    await new Promise((resolve) => { setTimeout(resolve, 0); });
    if (stopped()) return { done: false, value: undefined };
  }
}

/** The same at once, where nobody waits: for tests and for little work. */
export function atOnce(work) {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

const RUN = 500; // items that are sorted in one go

/** The list sorted by before(a, b), as a generator; it yields how far it is. A list that is in order already is only looked through. */
export function* sorting(list, before) {
  let runs = [];
  for (let at = 0; at < list.length; at += RUN) {
    const run = list.slice(at, at + RUN);
    if (run.some((item, index) => index && before(item, run[index - 1]))) run.sort((a, b) => (before(a, b) ? -1 : before(b, a) ? 1 : 0));
    const last = runs[runs.length - 1];
    if (last && !before(run[0], last[last.length - 1])) for (const item of run) last.push(item);
    else runs.push(run);
    yield at / list.length;
  }
  while (runs.length > 1) {
    const next = [];
    for (let at = 0; at < runs.length; at += 2) next.push(runs[at + 1] ? yield* merged(runs[at], runs[at + 1], before) : runs[at]);
    runs = next;
  }
  return runs[0] || [];
}

/** Two sorted lists as one, as a generator. */
export function* merged(one, other, before) {
  const out = [];
  for (let [at, there] = [0, 0]; at < one.length || there < other.length;) {
    if (there >= other.length || (at < one.length && !before(other[there], one[at]))) out.push(one[at++]);
    else out.push(other[there++]);
    if (out.length % RUN === 0) yield out.length / (one.length + other.length);
  }
  return out;
}

/** What work gives, a list of texts, as bytes: a file of many megabytes is put together without holding up the page. */
export function* inBytes(work) {
  const encoder = new TextEncoder();
  const texts = yield* work;
  const out = [];
  for (const [index, text] of texts.entries()) {
    out.push(encoder.encode(text));
    if (index % 5 === 0) yield index / texts.length;
  }
  return out;
}
