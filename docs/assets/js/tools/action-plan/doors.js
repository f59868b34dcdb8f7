/* Where to go: behaviours × kind of lender -> channels in order. Pure; the reference is scripts/kb/joining/routing.py with
   joining/plan.py, and a test compares them. A set of lenders is a number, bit n for the n-th kind, the last bit for whoever does not know. */

const TIERS = ["first", "second"];

/** The bit of a kind of lender; "" or an unknown word is nobody's. */
export function lenderBit(data, lender) {
  const place = data.lenders.findIndex((kind) => kind.id === lender);
  return 1 << (place < 0 ? data.lenders.length : place);
}

/** [{channel, why, clocks}], the first to take first. */
export function doorsOf(data, pageId, behaviours, bit) {
  const page = data.pages[pageId];
  let found = routeOf(data, behaviours, bit, page.channels);
  if (!found.first.length) found = routeOf(data, behaviours, bit, [...new Set([...page.channels, ...data.channels.keys()])]);
  return withReasons(found, page, bit);
}

function routeOf(data, behaviours, bit, order) {
  const tiers = { first: [], second: [] };
  for (const channel of order) {
    const taken = verdict(data.channels[channel].accepts, behaviours, bit);
    if (taken) tiers[TIERS[taken.tier]].push({ channel, why: taken.why, clocks: taken.clocks });
  }
  return tiers;
}

function verdict(accepts, behaviours, bit) {
  const here = accepts.filter(([, reach]) => reach & bit);
  for (const tier of TIERS.keys()) {
    for (const behaviour of behaviours) {
      for (const [named, , its, why, clocks] of here) {
        if (its === tier && named.includes(behaviour)) return { tier, why, clocks: Boolean(clocks) };
      }
    }
  }
  return null;
}

/* What the page itself says of a channel comes before what the channel says of itself. */
function withReasons(found, page, bit) {
  const reasons = (page.reasons || []).filter(([, reach]) => reach & bit);
  if (!reasons.length) return [...found.first, ...found.second];
  const tiers = { first: [], second: [] };
  for (const tier of TIERS) {
    for (const door of found[tier]) {
      const own = reasons.find(([channel]) => channel === door.channel);
      if (own) tiers[TIERS[own[2]] || tier].push({ channel: door.channel, why: own[3], clocks: Boolean(own[4]) });
      else tiers[tier].push(door);
    }
  }
  const place = (door) => (page.channels.includes(door.channel) ? page.channels.indexOf(door.channel) : page.channels.length);
  for (const doors of Object.values(tiers)) doors.sort((one, other) => place(one) - place(other));
  return [...tiers.first, ...tiers.second];
}
