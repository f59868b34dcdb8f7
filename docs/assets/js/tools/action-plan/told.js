/* A plan with its words put in, from the data alone: for the screen (view.js) and for paper (rows.js). Pure. */
import { fromPairs } from "../../floor.js";
import { lenderBit } from "./doors.js";

/** Numbers that anybody may need, the first for the danger that was ticked. */
export function callsOf(data, plan) {
  const { police, ambulance, calm } = data.calls;
  if (plan && plan.crisis) return [calm, ambulance, police];
  return plan && plan.danger ? [police, ambulance, calm] : [police, calm];
}

export function toldOf(data, say, plan, lender, roleId) {
  const bit = lenderBit(data, lender);
  const role = data.roles.find((one) => one.id === roleId);
  const lead = data.pages[plan.matters[0].page];
  const kind = data.lenders.find((one) => one.id === lender);
  const door = (found) => doorTold(data, say, found, bit);
  const cases = fromPairs(plan.cases.map(([id, names]) => [id, names.map((name) => data.pages[id].cases[name])]));
  const stepsOf = (id) => (id === role.page && role.steps ? role.steps : cases[id] ? [].concat(...cases[id].map((one) => one.steps)) : ownSteps(data.pages[id], kind));
  // Whoever has papers of somebody else to check did not sign: what the borrower says at the door is not theirs to say.
  const spokenOf = (id) => {
    if (id === role.page && role.spoken) return role.spoken;
    return [].concat(...(cases[id] || [data.pages[id]]).map((one) => (role.papers && (one.asPage ? data.pages[id] : one).others) || one.spoken));
  };
  const beside = plan.beside.map((id) => data.pages[id]);
  return {
    about: kind ? say("known", { 哪种: kind.label }) : say("unknown"),
    known: Boolean(kind),
    role: role.title,
    calls: callsOf(data, plan),
    warnings: plan.warnings.length ? plan.warnings : [lead, ...beside].map((page) => page.danger).filter(Boolean).slice(0, 2),
    clocks: plan.clocks.map((id) => clockTold(data, id)),
    title: lead.title,
    url: pageUrl(plan.matters[0].page),
    summary: lead.summary,
    steps: stepsOf(plan.matters[0].page),
    beside: plan.beside.map((id) => ({ title: data.pages[id].title, url: pageUrl(id), steps: stepsOf(id), spoken: spokenOf(id) })),
    avoid: plan.avoid.map(([page, words]) => ({ words, from: page === plan.matters[0].page ? "" : data.pages[page].title })),
    spoken: spokenOf(plan.matters[0].page),
    doors: plan.matters[0].doors.map(door),
    others: plan.matters.slice(1).map((matter) => {
      const page = data.pages[matter.page];
      return { title: page.title, url: pageUrl(matter.page), summary: page.summary, steps: stepsOf(matter.page), spoken: spokenOf(matter.page), above: plan.beside.includes(matter.page), door: matter.doors.length ? door(matter.doors[0]) : null };
    }),
    keep: plan.keep,
    letters: plan.letters.map((place) => ({ ...data.letters[place], note: noteOf(data, say, place, role) })),
    oldDebt: plan.matters.some((matter) => matter.page === data.old),
    laws: plan.laws.map(([place, why]) => lawTold(data, place, why)),
    crisis: plan.crisis,
  };
}

/* A step that needs a lender, for whoever knows none: what the page says to do instead. */
function ownSteps({ steps, unknown }, kind) {
  return kind || !unknown ? steps : [...steps.slice(0, unknown.at), ...unknown.steps, ...steps.slice(unknown.at + 1)];
}

/* What to know before a letter is opened: who writes it, or what it asks first. */
function noteOf(data, say, place, role) {
  if (role.page && data.ofBorrower.includes(place)) return say("of-borrower");
  return data.letters[place].gate ? say("gate") : "";
}

function pageUrl(id) {
  return `scenarios/${id}/`;
}

function doorTold(data, say, found, bit) {
  const channel = data.channels[found.channel];
  const [number, dial, note] = channel.tel || ["", "", ""];
  const held = found.clocks ? (channel.limits || []).filter((id) => data.limits[id][3] & bit) : [];
  return { title: channel.title, url: channel.url, number, dial, note, why: stopped(found.why), clocks: held.map((id) => clockTold(data, id)), noClock: channel.complaint ? data.noClock : "" };
}

function clockTold(data, id) {
  const [shown, counts, condition, , place] = data.limits[id];
  return { words: `${shown}：${counts}${condition ? `（${condition}）` : ""}`, rule: lawTold(data, place, "") };
}

function lawTold(data, place, why) {
  const [statute, number, anchor, , reported] = data.laws[place];
  const [name, id, rank] = data.statutes[statute];
  return { number: name + number, rank: rank + (reported ? "，转引" : ""), url: `law/${id}/#${anchor || number.replace(/^第(\d+)条$/, "art-$1")}`, why };
}

function stopped(words) {
  return words.endsWith("。") ? words : words + "。";
}
