/* What the pages do beyond reading. Every page works without this file. */
import { startLenderChoice } from "./lender.js";
import { startBinds } from "./binds.js";
import { startAloud } from "./aloud.js";
import { copyButton, startCopying } from "./copy.js";
import { startExit } from "./exit.js";
import { startFolds } from "./folds.js";
import { startKeeping } from "./keep/start.js";
import { startPaper } from "./paper.js";
import { sayer } from "./said.js";
import { startPicture } from "./picture.js";
import { startLetters } from "./letter/start.js";
import { startSearchEarly } from "./searchearly.js";
import { startSearchKeys } from "./searchkeys.js";
import { startTerms } from "./terms.js";

startBinds(document);
startLenderChoice(document);
startFolds(document);
startCopying(document);
startExit(document);
startSearchKeys(document);
startSearchEarly(document);
startTerms(document);
startPaper(document);
startPicture(document);
startAloud(document);
startKeeping(document, sayer);
startLetters(document, copyButton, sayer);
