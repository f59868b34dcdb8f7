/* All rates at which a row of payments is worth nothing: every root of Σ c·e^(t·u), where u = -ln(1 + rate). Pure.
   By Descartes' rule for real exponents there are at most as many roots as the amounts change sign in time; dividing by
   e^(a·u), with a between two times where the sign changes, leaves a derivative with one change fewer, and between its roots
   the sum runs one way. So nothing is guessed, and no root is missed. A test holds it against an independent library. */

/* More turns than this between in and out: then there is no one rate worth saying. */
export const MOST_TURNS = 4;
const STEPS = 90;
const SURELY_ZERO = 1e-13;

/** flows [[time, amount]] -> {rates: [a number, smallest first], turns}; turns over MOST_TURNS: nothing was computed. */
export function ratesOf(flows) {
  const terms = joinedFlows(flows);
  const turns = turnsOf(terms);
  if (!turns || turns > MOST_TURNS) return { rates: [], turns };
  return { rates: rootsOf(terms).map((u) => Math.expm1(-u)).reverse(), turns };
}

/* Amounts of one time together, none of them nothing, times counted from the first. */
function joinedFlows(flows) {
  const sums = new Map();
  for (const [time, amount] of flows) sums.set(time, (sums.get(time) || 0) + amount);
  const terms = [...sums].filter(([, amount]) => amount).sort((one, other) => one[0] - other[0]);
  return terms.map(([time, amount]) => [time - terms[0][0], amount]);
}

function turnsOf(terms) {
  let turns = 0;
  for (let place = 1; place < terms.length; place += 1) turns += Math.sign(terms[place][1]) === Math.sign(terms[place - 1][1]) ? 0 : 1;
  return turns;
}

function rootsOf(terms) {
  const turn = terms.findIndex((term, place) => place && Math.sign(term[1]) !== Math.sign(terms[place - 1][1]));
  if (turn < 1) return [];
  const middle = (terms[turn - 1][0] + terms[turn][0]) / 2;
  const slopes = terms.map(([time, amount]) => [time, amount * (time - middle)]).filter((term) => term[1]);
  const corners = rootsOf(slopes);
  const found = [];
  const add = (u) => { if (!found.length || u - found[found.length - 1] > 1e-9 * (1 + Math.abs(u))) found.push(u); };
  const ends = [signFar(terms, -1), ...corners.map((u) => signAt(terms, u)), signFar(terms, 1)];
  for (let place = 0; place <= corners.length; place += 1) {
    const [from, to] = [ends[place], ends[place + 1]];
    if (place && from === 0) add(corners[place - 1]);
    if (from * to >= 0) continue;
    const low = place ? corners[place - 1] : outwards(terms, corners.length ? corners[0] : 0, -1, from);
    const high = place < corners.length ? corners[place] : outwards(terms, corners.length ? corners[corners.length - 1] : 0, 1, to);
    add(between(terms, low, high, from));
  }
  return found;
}

/* Far out the first or the last amount alone says the sign. */
const signFar = (terms, way) => Math.sign(terms[way < 0 ? 0 : terms.length - 1][1]);

function signAt(terms, u) {
  let largest = -Infinity;
  for (const [time] of terms) largest = Math.max(largest, time * u);
  let sum = 0;
  let size = 0;
  for (const [time, amount] of terms) {
    const worth = amount * Math.exp(time * u - largest);
    sum += worth;
    size += Math.abs(worth);
  }
  return Math.abs(sum) <= size * SURELY_ZERO ? 0 : Math.sign(sum);
}

function outwards(terms, from, way, sign) {
  let step = 0.01;
  let u = from + way * step;
  while (signAt(terms, u) !== sign && step < 1e9) {
    step *= 2;
    u = from + way * step;
  }
  return u;
}

function between(terms, low, high, signLow) {
  for (let step = 0; step < STEPS && high - low > 1e-15 * (1 + Math.abs(low)); step += 1) {
    const middle = (low + high) / 2;
    const sign = signAt(terms, middle);
    if (sign === 0) return middle;
    if (sign === signLow) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
