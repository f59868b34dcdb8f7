/* A letter as a real Word file: A4, paragraphs, East Asian fonts with fallbacks. No author, no dates, no counters. */
import { joined, zipping } from "./zip.js";
import { opensSection } from "./fill.js";

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const WORD_XMLNS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const REFERS_XMLNS = `xmlns:r="${OFFICE}"`;
const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/* Sizes in twentieths of a point: A4, 2.54 cm above and below, 2.8 cm at the sides. */
const PAGE = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1588" w:bottom="1440" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/>';

/* Name, what to take where it is missing, family, PANOSE. Windows has the first, phones and macOS one of the others. */
const FONTS = [
  ["仿宋", "FangSong,FangSong_GB2312,STFangsong,SimSun,宋体,Songti SC,Noto Serif CJK SC", "modern", "02010609060101010101"],
  ["黑体", "SimHei,STHeiti,Heiti SC,Microsoft YaHei,Noto Sans CJK SC", "modern", "02010609060101010101"],
];

const STYLES = `${XML}<w:styles ${WORD_XMLNS}><w:docDefaults><w:rPrDefault><w:rPr>${fontsOf("仿宋")}<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="500" w:lineRule="atLeast"/></w:pPr></w:pPrDefault></w:docDefaults>
${styleOf("Normal", "Normal", "", "", ' w:default="1"')}
${styleOf("LetterTitle", "Title", '<w:keepNext/><w:spacing w:after="300"/><w:jc w:val="center"/>', fontsOf("黑体") + '<w:b/><w:sz w:val="36"/><w:szCs w:val="36"/>')}
${styleOf("LetterHeading", "heading 1", '<w:keepNext/><w:spacing w:before="160"/><w:ind w:firstLineChars="200" w:firstLine="560"/><w:outlineLvl w:val="0"/>', fontsOf("黑体") + "<w:b/>")}
${styleOf("LetterText", "Body Text", '<w:ind w:firstLineChars="200" w:firstLine="560"/>', "")}
${styleOf("LetterSign", "Signature", '<w:jc w:val="right"/>', "")}
${styleOf("PageNumber", "footer", '<w:jc w:val="center"/>', '<w:sz w:val="21"/><w:szCs w:val="21"/>')}
</w:styles>`;

const PARAGRAPHS_OFTEN = 50; // rows between two looks at the clock
const STYLE_OF_KIND = { title: "LetterTitle", heading: "LetterHeading", greeting: "Normal", sign: "LetterSign" };

function fontsOf(name) {
  return `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${name}" w:cs="Times New Roman"/>`;
}

function styleOf(id, name, paragraph, run, more = "") {
  const based = more ? "" : '<w:basedOn w:val="Normal"/>';
  return `<w:style w:type="paragraph"${more} w:styleId="${id}"><w:name w:val="${name}"/>${based}<w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
}

/* What is handed in at a desk is leafed through: “第 3 页，共 46 页”. */
const FOOTER = `${XML}<w:ftr ${WORD_XMLNS}><w:p><w:pPr><w:pStyle w:val="PageNumber"/></w:pPr>${plainRun("第 ")}${counted("PAGE")}${plainRun(" 页，共 ")}${counted("NUMPAGES")}${plainRun(" 页")}</w:p></w:ftr>`;

function plainRun(words) {
  return `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
}

function counted(what) {
  return `<w:fldSimple w:instr=" ${what} ">${plainRun("1")}</w:fldSimple>`;
}

/** rows of fill.js -> Uint8Array, the bytes of a .docx file; numbered: with a number on each page. A row with `keep` stays with the next. */
export function docx(rows, numbered = false) {
  const work = writingDocx(rows, numbered);
  let step = work.next();
  while (!step.done) step = work.next();
  return joined(step.value);
}

/** The same as a generator: [Uint8Array, …], the parts of the file one after the other. */
export function* writingDocx(rows, numbered = false) {
  const parts = [["document", "document.main"], ["styles", "styles"], ["fontTable", "fontTable"], ...(numbered ? [["footer", "footer"]] : [])];
  const types = parts.map(([part, type]) => `<Override PartName="/word/${part}.xml" ContentType="${WORD_TYPE}.${type}+xml"/>`);
  const section = `<w:sectPr>${numbered ? '<w:footerReference w:type="default" r:id="rId3"/>' : ""}${PAGE}</w:sectPr>`;
  const body = yield* paragraphs(rows);
  return yield* zipping([
    ["[Content_Types].xml", `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join("")}</Types>`],
    ["_rels/.rels", relations([["officeDocument", "word/document.xml"]])],
    ["word/document.xml", [`${XML}<w:document ${WORD_XMLNS} ${REFERS_XMLNS}><w:body>`, ...body, `${section}</w:body></w:document>`]],
    ["word/_rels/document.xml.rels", relations(parts.slice(1).map(([part]) => [part, `${part}.xml`]))],
    ["word/styles.xml", STYLES],
    ["word/fontTable.xml", `${XML}<w:fonts ${WORD_XMLNS}>${FONTS.map(fontEntry).join("")}</w:fonts>`],
    ...(numbered ? [["word/footer.xml", FOOTER]] : []),
  ]);
}

function relations(pairs) {
  const rows = pairs.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`);
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${rows.join("")}</Relationships>`;
}

function fontEntry([name, others, family, panose]) {
  return `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:panose1 w:val="${panose}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="default"/></w:font>`;
}

function* paragraphs(rows) {
  const out = [];
  let before = "";
  for (const [index, row] of rows.entries()) {
    if (index % PARAGRAPHS_OFTEN === 0) yield index / rows.length;
    const air = row.kind === "sign" && opensSection(row, before) ? '<w:spacing w:before="500"/>' : "";
    before = row.kind;
    const runs = [{ text: row.mark, strong: false }, ...row.pieces].filter((piece) => piece.text).map(runOf);
    out.push(`<w:p><w:pPr><w:pStyle w:val="${STYLE_OF_KIND[row.kind] || "LetterText"}"/>${row.keep ? "<w:keepNext/>" : ""}${air}</w:pPr>${runs.join("")}</w:p>`);
  }
  return out;
}

function runOf(piece) {
  const words = piece.text.split("\t").map((text) => `<w:t xml:space="preserve">${xmlText(text)}</w:t>`).join("<w:tab/>");
  return `<w:r>${piece.strong ? "<w:rPr><w:b/></w:rPr>" : ""}${words}</w:r>`;
}

/** Escaped; characters that XML 1.0 cannot hold become a visible mark, so that nothing typed is lost unseen. */
export function xmlText(text) {
  const marks = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
  return text.replace(/[&<>]/g, (mark) => marks[mark]).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
}
