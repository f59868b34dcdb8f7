/* What the pages do beyond reading. Every page works without this file. */
import { startLenderChoice } from "./lender.js";
import { startBinds } from "./binds.js";
import { copyButton, startCopying } from "./copy.js";
import { startExit } from "./exit.js";
import { startFolds } from "./folds.js";
import { startKeeping } from "./keep/start.js";
import { startPaper } from "./paper.js";
import { sayer } from "./said.js";
import { startLetters } from "./letter/start.js";
import { startSearchDoor } from "./searchdoor.js";
import { startCalls } from "./search/calls.js";
import { startIme } from "./search/ime.js";
import { startTerms } from "./terms.js";

startBinds(document);
startLenderChoice(document);
startFolds(document);
startCopying(document);
startExit(document);
startSearchDoor(document);
startIme(document);
startTerms(document);
startCalls(document);
startPaper(document);
startKeeping(document, sayer);
startLetters(document, copyButton, sayer);
