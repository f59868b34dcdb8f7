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
