/* A paper whose rows may take long to write: they are written in slices while the page answers, and stay as long as nothing else is asked for. */
import { paper } from "./frame.js";
import { atOnce, inSlices } from "./evidence-log/slices.js";
import { workPart } from "./workline.js";

/** {box, draw()}. asked() is what the paper has to say now, same(one, other) compares two of them, writing(asked) is a generator of its rows; the
    rest as paper() has it, but more({whenReady, run}) makes further buttons: whenReady(act) gives act the rows, run(work) as workPart() has it. draw() writes it anew in the background. */
export function longPaper(tool, { asked, same, writing, more = () => [], ...options }) {
  const work = workPart(tool.root, tool.say);
  let [written, turn] = [null, 0];
  const isWritten = () => written !== null && same(written.asked, asked());
  const put = (about, rows) => {
    written = { asked: about, rows };
    sheet.show();
  };
  const draw = async () => {
    const [about, mine] = [asked(), turn += 1];
    const { done, value } = await inSlices(writing(about), () => {}, () => turn !== mine);
    if (done && turn === mine && same(asked(), about)) put(about, value); // what changed meanwhile is drawn for its own sake
  };
  /* Whoever taps before it is written sees how far it is. */
  const ready = async () => {
    while (!isWritten()) {
      const about = asked();
      turn += 1; // it need not be written twice
      const rows = await work.run(writing(about));
      if (!rows) {
        draw();
        return false;
      }
      put(about, rows);
    }
    return true;
  };
  const rows = () => {
    if (!isWritten()) {
      const about = asked();
      written = { asked: about, rows: atOnce(writing(about)) };
    }
    return written.rows;
  };
  const whenReady = (act) => async () => { if (await ready()) await act(written.rows); };
  const sheet = paper(tool, rows, { ...options, ready, run: work.run, more: more({ whenReady, run: work.run }) });
  sheet.box.querySelector(".kb-tools > p").after(work.box); // in sight of whoever tapped
  return { box: sheet.box, draw };
}
