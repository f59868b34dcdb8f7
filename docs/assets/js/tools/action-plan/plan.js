/* Signs × kind of lender × who the reader is -> one plan. Pure; the reference is scripts/kb/joining/plan.py, and a test compares
   the two over all signs, lenders and roles. It holds no words: it names pages, doors, letters, limits and provisions of the data. Behaviours, channels and letters are numbers, their places in the data. */
import { flatly, fromPairs } from "../../floor.js";
import { doorsOf, lenderBit } from "./doors.js";

const ORDER = ["danger", "deadline", "contact", "debt"];
const WARNINGS = 3;
const ALL_AVOIDED = 6;
const AVOIDED_OF_ROLE = 2;
const KEPT = 4;
const KEPT_OF_OTHERS = 1;
const ALL_KEPT = 8;
const LAWS = 3;
const LAWS_OF_OTHERS = 1;
const ALL_LAWS = 6;

/** null where a borrower has ticked nothing. `laws` are [place in data.laws, why]; `avoid` [page, words]. */
export function planOf(data, ticked, lender, roleId) {
  const bit = lenderBit(data, lender);
  const role = data.roles.find((one) => one.id === roleId);
  const signs = inOrder(data).filter((sign) => ticked.includes(sign.id));
  const matters = [...mattersOf(data, role, signs)].map(([page, behaviours]) => ({ page, behaviours, doors: doorsOf(data, page, behaviours, bit) }));
  if (!matters.length) return null;
  const pages = matters.map((matter) => (matter.page === role.page && role.own ? { ...data.pages[matter.page], ...role.own } : data.pages[matter.page]));
  const guards = guardsOf(role, signs);
  const behaviours = flatly(signs, (sign) => sign.behaviours || []);
  return {
    danger: signs.some((sign) => sign.urgency === "danger"),
    crisis: behaviours.includes(data.crisis),
    warnings: once(behaviours.map((behaviour) => data.warnings[behaviour]).filter(Boolean), WARNINGS),
    matters,
    cases: matters.map(({ page }) => [page, casesOf(signs, page)]).filter(([, names]) => names.length),
    ofRole: role.page === matters[0].page,
    beside: matters.slice(1).map((matter) => matter.page).filter((page) => guards.includes(page) || (guards.length > 0 && page === role.page)),
    avoid: avoidOf(role, signs, matters, pages, guards),
    keep: once([...pages[0].keep.slice(0, KEPT), ...flatly(pages.slice(1), (page) => page.keep.slice(0, KEPT_OF_OTHERS))], ALL_KEPT),
    clocks: once(flatly(signs, (sign) => sign.limits || []).filter((id) => data.limits[id][3] & bit)),
    letters: lettersOf(data, role, signs, matters, bit),
    laws: lawsOf(data, pages, bit),
  };
}

function inOrder(data) {
  const signs = flatly(data.groups, (group) => group.signs.map((sign) => ({ ...sign, urgency: group.urgency })));
  return flatly(ORDER, (urgency) => signs.filter((sign) => sign.urgency === urgency));
}

/* Pages that keep people safe, of what was ticked. */
function guardsOf(role, signs) {
  return signs.filter((sign) => sign.urgency === "danger" || (sign.guards && !role.elsewhere)).map((sign) => sign.page);
}

/* What happened on a page has steps of its own, unless something that has none happened there too. */
function casesOf(signs, page) {
  const here = signs.filter((sign) => sign.page === page);
  return here.every((sign) => sign.case) ? here.map((sign) => sign.id) : [];
}

/* Pages in the order of the plan, each once, with all behaviours for which it answers. */
function mattersOf(data, role, signs) {
  const found = new Map();
  const answers = (page, behaviours) => found.set(page, once([...(found.get(page) || []), ...behaviours]));
  const of = (...urgencies) => signs.filter((sign) => urgencies.includes(sign.urgency));
  const its = (sign) => sign.behaviours || data.pages[sign.page].behaviours;
  for (const sign of of("danger")) answers(sign.page, its(sign));
  if (role.papers && signs.some((sign) => sign.court)) answers(role.papers, data.pages[role.papers].behaviours);
  for (const sign of of("deadline")) answers(sign.page, its(sign));
  for (const sign of of("contact")) if (sign.guards && !role.elsewhere) answers(sign.page, its(sign));
  if (role.page) answers(role.page, [...(role.behaviours || data.pages[role.page].behaviours), ...flatly(of("contact"), (sign) => sign.behaviours || [])]);
  for (const sign of [...of("contact"), ...of("debt")]) answers(sign.page, its(sign));
  return found;
}

function avoidOf(role, signs, matters, pages, guards) {
  const warning = signs.filter((sign) => sign.warns).map((sign) => sign.page);
  const found = new Map(pages[0].avoid.map((words) => [words, matters[0].page]));
  const said = fromPairs(matters.map((matter, place) => [matter.page, pages[place].avoid]));
  const first = (page) => [page, said[page][0]];
  const own = role.page ? said[role.page].slice(0, AVOIDED_OF_ROLE).map((words) => [role.page, words]) : [];
  for (const [page, words] of [...[...guards, ...warning].map(first), ...own, ...matters.map((matter) => first(matter.page))]) {
    if (!found.has(words)) found.set(words, page);
  }
  return [...found].map(([words, page]) => [page, words]).slice(0, ALL_AVOIDED);
}

/* What a sign always calls for, what helps whoever is pressed, what is written to just this kind of lender; then letters that go to a
   door of the plan: the first of each page, then the second of each, so that no matter goes without its own. None that could revive an
   old debt, none that is not the reader's to write, none to a lender whom nobody knows, none to a court while no paper of a court came. */
function lettersOf(data, role, signs, matters, bit) {
  const revives = matters.some((matter) => matter.page === data.old);
  const named = flatly(signs, (sign) => sign.letters || []);
  const open = flatly(matters, (matter) => matter.doors.map((door) => door.channel));
  if (signs.some((sign) => sign.urgency === "contact")) named.push(...(role.pressed || []).filter((id) => data.letters[id].to.some((to) => open.includes(to))));
  const nobody = bit === 1 << data.lenders.length && !(role.pressed || []).length;
  const others = data.lettersFor.filter((row) => !(row.reach & bit) && !matters.some((matter) => row.pages.includes(matter.page))).map((row) => row.letter);
  const summoned = signs.some((sign) => sign.court);
  const ofPages = matters.map(({ page, doors }) => {
    const { letters = [], channels } = data.pages[page];
    const taken = doors.map((door) => door.channel);
    return letters.filter((id) => data.letters[id].to.some((to) => taken.includes(to)) || !data.letters[id].to.some((to) => channels.includes(to)));
  });
  const offered = inTurn(ofPages);
  named.push(...data.lettersFor.filter((row) => row.reach & bit && offered.includes(row.letter)).map((row) => row.letter), ...offered);
  return once(named.filter((id) => !others.includes(id) && !(nobody && data.needLender.includes(id)) && (!role.letters || role.letters.includes(id)) && (summoned || !data.afterPapers.includes(id)) && !(revives && data.letters[id].debt)));
}

function lawsOf(data, pages, bit) {
  const shown = (page) => page.laws.filter(([place]) => data.laws[place][3] & bit);
  const rows = [...shown(pages[0]).slice(0, LAWS), ...flatly(pages.slice(1), (page) => shown(page).slice(0, LAWS_OF_OTHERS))];
  const found = new Map();
  for (const [place, why] of rows) if (!found.has(place)) found.set(place, why);
  return [...found].slice(0, ALL_LAWS);
}

/* The first of each list, the second of each, and so on. */
function inTurn(lists) {
  const most = Math.max(0, ...lists.map((list) => list.length));
  return flatly([...Array(most).keys()], (place) => lists.filter((list) => place < list.length).map((list) => list[place]));
}

function once(items, most = items.length) {
  return [...new Set(items)].slice(0, most);
}
