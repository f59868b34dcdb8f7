"""A phone company's list of calls as a spreadsheet, for the tests of the log of contacts."""

from __future__ import annotations

import io
import zipfile


def spreadsheet(method=zipfile.ZIP_DEFLATED) -> bytes:
    """A sheet as spreadsheets write it: shared words, words in place, a date as a number, a gap, entities, an empty cell."""
    shared = "".join(f"<si><t>{word}</t></si>" for word in ("通话时间", "对方号码", "时长", "被叫")) + "<si><r><t>0215</t></r><r><t xml:space=\"preserve\">5550000</t></r></si>"
    sheet = (
        '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c></row>'
        '<row r="2"><c r="A2" s="1"><v>46346.927118055557</v></c><c r="B2" t="s"><v>4</v></c><c r="C2" t="s"><v>3</v></c><c r="D2"><v>80</v></c></row>'
        '<row r="3"><c r="A3" t="inlineStr"><is><t>2026-11-20 22:15:40</t></is></c><c r="B3"><v>2155550001</v></c><c r="C3" s="2"/><c r="D3" t="str"><v>&lt;b&gt;&#21;0</v></c></row></sheetData></worksheet>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("xl/sharedStrings.xml", f"<sst>{shared}</sst>")
        archive.writestr("xl/worksheets/sheet2.xml", "<worksheet/>")
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    return out.getvalue()
