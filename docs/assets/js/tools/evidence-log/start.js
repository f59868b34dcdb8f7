/* 催收记录: calls, messages and visits noted in seconds, held against the rules that bind this lender, and given out as facts.
   What is shown comes from one state (entries.js); every part says what it wants changed, and show() draws what changed. */
import { refill } from "../../floor.js";
import { keep, openTool } from "../frame.js";
import { toolButton } from "../../letter/ways.js";
import { billView } from "./billview.js";
import { emptyLog, entryOf, mergedLogs, merging, newId, sameLender, stateOf, wasDeleted, withMore, without } from "./entries.js";
import { labelsOf } from "./labels.js";
import { lenderBox } from "./lenderbox.js";
import { listView } from "./listview.js";
import { marksView } from "./marksview.js";
import { maskingIf, masking } from "./mask.js";
import { naming, unnamed } from "./naming.js";
import { noteForm } from "./noteform.js";
import { paperBox } from "./paperbox.js";
import { made, roomPart, spoken } from "./parts.js";
import { atOnce, inSlices } from "./slices.js";
import { transferBox } from "./transfer.js";

function startLog(tool) {
  const { root, room, data, say } = tool;
  const labels = labelsOf(data);
  const now = () => new Date();
  let state = emptyLog();
  let keeper = null;

  const set = (next) => {
    state = next;
    show();
    if (keeper) keeper.changed();
  };
  /* A lender that was only chosen on the way here joins the log with the first entry that names it. */
  const suggested = () => data.lenders.find(([id]) => id === tool.lender());
  const withTheirLender = (entries) => {
    const found = suggested();
    const joins = found && !state.lenders.length && entries.some((entry) => entry.lender === found[1]);
    return merging(state, { ...emptyLog(), entries, lenders: joins ? [{ id: newId(), name: found[1], kind: found[0], agreed: "" }] : [] });
  };
  const taking = (entries) => set(atOnce(withTheirLender(entries)));

  const told = spoken(root, "kb-log-told");
  const saved = (given, before, near) => {
    if (before) state = without(state, "entries", before);
    /* Written as it once was and was deleted, it is new: what is deleted stays so. */
    const entry = wasDeleted(state, given) ? { ...given, id: newId() } : given;
    taking([entry]);
    near.after(told); // on a small screen the end of the form is out of sight of the buttons above it
    refill(told, before ? say("changed") : say("noted", { 时间: entry.at }) + (entry.number ? say("noted-number", { 号码: entry.number }) : ""), " ", toolButton(root, "补几个字", () => form.edit(entry)), toolButton(root, "撤销", () => {
      const back = before ? withMore(state, { entries: [entryOf({ ...before, id: newId() })] }) : state;
      set(without(back, "entries", entry));
      told.textContent = say("undone");
    }));
    /* Whoever leaves loses what was noted: said once, where the reader looks, and taken with one tap. */
    const offer = before ? null : keeper.offer();
    if (offer) told.after(offer);
    (offer || told).scrollIntoView({ block: "nearest" });
  };
  /* Corrected in slices; what the reader changes meanwhile goes before it. */
  const nameThem = async (entries, lender) => {
    const asked = state;
    const { done, value } = await inSlices(naming(asked, entries, lender), () => {}, () => state !== asked);
    if (!done || state !== asked) return null;
    set(value.state);
    return value.entries;
  };
  const claim = async (name) => {
    const named = await nameThem(unnamed(state), name);
    const theirs = new Set(named);
    return named && { count: named.length, back: () => nameThem(state.entries.filter((entry) => theirs.has(entry)), "") };
  };
  const form = noteForm(root, { say, labels, data, now, saved });
  const lenders = lenderBox(root, {
    say, kinds: data.lenders,
    added: (lender) => {
      const other = state.lenders.filter((one) => one.name === lender.name);
      set(withMore(other.reduce((rest, one) => without(rest, "lenders", one), state), { lenders: [{ id: newId(), ...lender }] }));
      form.lender.value = lender.name;
    },
    loose: () => unnamed(state).length,
    claim,
    removed: (lender) => set(state.lenders.filter((one) => sameLender(one, lender)).reduce((rest, one) => without(rest, "lenders", one), state)),
  });
  const list = listView(root, {
    say, labels, edit: (entry) => form.edit(entry),
    remove: (entry) => {
      set(without(state, "entries", entry));
      refill(told, say("removed"), " ", toolButton(root, "放回来", () => {
        set(withMore(state, { entries: [entryOf({ ...entry, id: newId() })] }));
        told.textContent = say("undone");
      }));
    },
  });
  const marks = marksView(root, { say, rules: data.rules, grounds: data.grounds, kinds: data.lenders, find: data.find });
  const out = paperBox(tool, {
    labels, rules: data.rules, grounds: data.grounds, state: () => state, claim,
    hide: (words) => {
      const dropped = state.hide.filter(({ word }) => !words.includes(word)).reduce((rest, one) => without(rest, "hide", one), state);
      set(withMore(dropped, { hide: words.filter((word) => !state.hide.some((one) => one.word === word)).map((word) => ({ id: newId(), word })) }));
    },
    wipe: () => keeper.wipe(),
  });
  const transfer = transferBox(root, { say, labels, state: () => state, set, tableMask: (from) => maskingIf(out.masked(), from), masking });
  const bill = billView(root, { say, now, state: () => state, take: taking, taking: withTheirLender, set, lender: () => form.lender.value });

  const lenderNames = () => {
    const names = [...new Set(state.lenders.map((lender) => lender.name))];
    const found = suggested();
    if (!names.length && found) names.push(found[1]);
    return names;
  };
  let [offered, waiting] = ["", 0];
  function show() {
    const names = lenderNames();
    if (offered !== names.join("\n")) {
      offered = names.join("\n");
      form.lenders([["", "不知道是哪一家"], ...names.map((name) => [name, name])]);
      if (names.length === 1) form.lender.value = names[0];
    }
    lenders.show(state);
    list.show(state);
    /* The list answers at once; a long log is counted a moment later. */
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      if (await marks.show(state)) waiting = setTimeout(() => out.show(state), 0);
    }, 0);
  }

  /* Below a long list nobody finds it. */
  const toBackup = () => {
    transfer.box.open = true;
    transfer.box.scrollIntoView();
    transfer.box.querySelector("summary").focus({ preventScroll: true });
  };

  room.append(
    roomPart(root, "log-note-part", "记一条", form.box, told, lenders.box),
    roomPart(root, "log-list-part", "记下的", made(root, "p", { className: "kb-log-jump" }, toolButton(root, say("jump"), toBackup)), list.box),
    roomPart(root, "log-marks-part", "对照规定", marks.box),
    roomPart(root, "log-out-part", "投诉里用的一段", out.box),
    out.paper,
    roomPart(root, "log-more-part", "取来和备份", bill.box, transfer.box),
  );
  tool.onLender(() => show());
  show();
  keeper = keep(tool, {
    lenders: true,
    state: () => state,
    offers: true, // beside what was noted, in saved()
    half: form.half,
    put: (kept) => {
      state = stateOf(kept).state;
      show();
    },
    merge: (mine, theirs) => mergedLogs(mine, stateOf(theirs).state),
    wipe: () => {
      state = emptyLog();
      form.fresh();
      bill.clear();
      transfer.clear();
      told.textContent = "";
      show();
    },
  });
}

const logTool = openTool(document, "evidence-log");
if (logTool) startLog(logTool);
