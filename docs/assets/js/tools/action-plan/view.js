/* A plan on the screen, in the three depths of a situation: one screen that answers, closed parts, links to the whole pages.
   Text nodes only: nothing of the data becomes markup. */
import { flatly, refill } from "../../floor.js";
import { copyButton } from "../../copy.js";
import { element, setAttributes } from "../../letter/form.js";
import { allSpoken } from "./rows.js";

/** Fill `room` with what told.js made. */
export function showPlan(root, room, told, say) {
  const made = (tag, className, ...parts) => {
    const node = element(root, tag, { className });
    node.append(...parts.filter((part) => part !== null && part !== ""));
    return node;
  };
  const title = (words) => element(root, "h3", { textContent: words });
  const to = (url, words, className = "") => element(root, "a", { href: siteHref(url), textContent: words, className });
  const list = (tag, className, items) => made(tag, className, ...items.map((item) => made("li", "", ...item)));
  const fold = (heading, short, ...parts) => {
    const line = element(root, "summary", {});
    const named = title(heading);
    if (short) named.append(" ", element(root, "span", { className: "kb-short", textContent: short }));
    line.append(named);
    return made("details", "kb-fold", line, ...parts);
  };
  const pieces = { root, say, made, to, list };

  refill(room, ...[
    element(root, "h2", { textContent: say("title") }),
    danger(pieces, told),
    told.clocks.length ? made("div", "kb-plan-days", title("不能误的日子"), list("ul", "", told.clocks.map((clock) => clockPieces(pieces, clock))), made("p", "kb-hint", say("clocks"))) : null,
    made("p", "kb-answer", told.summary),
    made("div", "kb-steps", title("现在就做"), steps(pieces, told.steps), made("p", "kb-hint", toWhole(pieces, told)),
      ...flatly(told.beside, (page) => [element(root, "h4", { textContent: page.title }), steps(pieces, page.steps, "kb-plan-beside"), made("p", "kb-hint", toWhole(pieces, page))])),
    made("div", "kb-avoid", title("现在别做"), list("ul", "", told.avoid.map((item) => [item.words, item.from ? made("small", "kb-for", say("avoid-more", { 哪一页: item.from })) : ""]))),
    fold("照着念", firstOf(allSpoken(told)), spoken(root, made, allSpoken(told))),
    made("div", "kb-plan-door", title("找谁，多久答复"), made("p", "kb-hint", told.about, " ", told.known ? "" : to(told.find, "怎样认出是谁放的款")), doors(pieces, told)),
    told.others.length ? fold(`还有 ${told.others.length} 件事`, told.others.map((other) => other.title).join("、"), made("p", "kb-hint", told.crisis ? say("only-life") : say("order")), ...told.others.map((other) => another(pieces, other, told.others.length === 1))) : null,
    fold("留什么", told.keep.map((words) => words.split(/[，：；。（]/)[0]).slice(0, 3).join("、") + "……", made("div", "kb-ticks", list("ul", "", told.keep.map((words) => [words])))),
    fold("写哪封信", someOf(told.letters.map((letter) => letter.title)) || say("no-letters"), told.letters.length ? made("p", "kb-hint", say("letters")) : null, told.oldDebt ? made("p", "kb-hint", say("old-letters")) : null,
      list("ul", "", told.letters.map((letter) => [apart(to(letter.url, letter.title)), letter.note ? made("small", "kb-for", letter.note) : ""]))),
    told.laws.length ? fold("法条", told.laws.map((law) => law.number).slice(0, 2).join("、") + (told.laws.length > 2 ? "……" : ""), made("p", "kb-hint", say("laws")), list("ul", "", told.laws.map((law) => [to(law.url, law.number, "kb-cite"), made("small", "kb-for", law.rank), "　", law.why]))) : null,
    made("p", "kb-hint", say("wont")),
  ].filter(Boolean));
}

const LETTERS_NAMED = 3; // of many, as many are named in a closed line

function someOf(names) {
  return names.slice(0, LETTERS_NAMED).join("、") + (names.length > LETTERS_NAMED ? `等 ${names.length} 封` : "");
}

/* A letter is filled in on a page of its own, and what was ticked here is not lost by that. */
function apart(link) {
  setAttributes(link, { target: "_blank", rel: "noopener" });
  return link;
}

/** A link from the tool's page; opened from a folder, a page is a file. */
export function siteHref(url) {
  const [path, anchor] = url.split("#");
  return "../../" + path + (location.protocol === "file:" ? "index.html" : "") + (anchor ? "#" + anchor : "");
}

export function dangerStrip(root, calls, words) {
  const box = element(root, "div", { className: "kb-danger" });
  setAttributes(box, { role: "note", "aria-label": "紧急求助" });
  for (const line of words) box.append(element(root, "p", { className: "kb-plan-warning", textContent: line }));
  const row = element(root, "p", {});
  for (const call of calls) row.append(callLink(root, call, "kb-call", element(root, "strong", { textContent: `打 ${call.number}` }), " " + call.words));
  box.append(row);
  return box;
}

export function callLink(root, call, className, ...words) {
  const link = element(root, "a", { href: "tel:" + call.dial, className });
  link.append(...words);
  return link;
}

function danger({ root }, told) {
  const box = dangerStrip(root, told.calls, told.warnings);
  box.classList.toggle("kb-life", told.crisis);
  return box;
}

function toWhole({ root, say, to }, told) {
  const line = root.createDocumentFragment();
  line.append(say("whole"), to(told.url, told.title));
  return line;
}

function steps({ root, made }, lines, more = "") {
  const items = lines.map(([line, rest]) => {
    if (!rest) return made("li", "", element(root, "p", { className: "kb-plan-lead", textContent: line }));
    const part = made("details", "kb-step", element(root, "summary", { textContent: line }), element(root, "p", { textContent: rest }));
    return made("li", "", part);
  });
  return made("ol", more || "kb-now", ...items);
}

function spoken(root, made, lines) {
  return made("div", "kb-say", ...lines.map(([kind, words]) => {
    if (kind === "h") return element(root, "h4", { textContent: words });
    if (kind === "t") return element(root, "p", { textContent: words });
    return made("blockquote", "", element(root, "p", { textContent: words }), copyButton(root, "复制这段话", () => words));
  }));
}

function firstOf(lines) {
  const named = lines.filter(([kind]) => kind === "h").map(([, words]) => words);
  return named.join("、");
}

/* One door at a time: the next opens below the one before it. */
function doors(pieces, told) {
  const { root, say, made } = pieces;
  const room = made("ol", "kb-ways");
  const more = element(root, "button", { type: "button", className: "kb-tool", textContent: say("next-door") });
  const end = element(root, "p", { className: "kb-hint", hidden: true, textContent: say("last-door") });
  let shown = 0;
  const next = (focus) => {
    const item = made("li", "", ...door(pieces, told.doors[shown]));
    room.append(item);
    shown += 1;
    more.hidden = shown >= told.doors.length;
    end.hidden = !more.hidden;
    if (focus) item.querySelector("a").focus();
  };
  more.addEventListener("click", () => next(true));
  next(false);
  return made("div", "", room, more, end);
}

/* A number of days, and the rule that says so, with its rank. */
function clockPieces({ made, to }, clock) {
  return [clock.words + "。", made("small", "kb-for", to(clock.rule.url, clock.rule.number), `（${clock.rule.rank}）`)];
}

function door(pieces, found) {
  const { root, made, to } = pieces;
  const head = made("p", "", to(found.url, found.title), " ", found.dial ? element(root, "a", { href: "tel:" + found.dial, className: "kb-tel", textContent: found.number }) : "", found.note ? made("small", "", `（${found.note}）`) : "");
  const parts = [head, made("p", "", found.why)];
  if (!found.clocks.length) return found.noClock ? [...parts, made("p", "kb-noclock", found.noClock)] : parts;
  parts.push(made("p", "kb-clock", "期限 ", ...clockPieces(pieces, found.clocks[0])));
  if (found.clocks.length > 1) {
    const rest = made("details", "kb-clocks", element(root, "summary", { textContent: `还有 ${found.clocks.length - 1} 个期限` }));
    rest.append(made("ul", "", ...found.clocks.slice(1).map((words) => made("li", "", ...clockPieces(pieces, words)))));
    parts.push(rest);
  }
  return parts;
}

/* One more thing of several that were ticked: its steps, its words, its first door. The only one stands open in its closed part. */
function another(pieces, other, only) {
  const { root, made, to, list } = pieces;
  const part = made("details", "kb-step", element(root, "summary", { textContent: other.title }), made("p", "", other.summary), list("ol", "", other.steps.map(([line]) => [line])));
  part.open = only;
  if (!other.above) part.append(made("details", "kb-more", element(root, "summary", { textContent: `照着念：${firstOf(other.spoken) || other.title}` }), spoken(root, made, other.spoken)));
  if (other.door) part.append(made("div", "kb-plan-first", ...door(pieces, other.door)));
  part.append(made("p", "", to(other.url, "看整页")));
  return part;
}
