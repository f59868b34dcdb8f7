"""The built site as files: strict and quiet, every link lands, nothing foreign, nothing left over, two ways equal."""

from __future__ import annotations

import gzip
import html
import json
import re
import subprocess
import sys
import warnings
from collections import Counter
from xml.etree import ElementTree

import built
import pytest
import small

import stage
import urls
from kb.publishing import assets, policy
from kb.reading.source import UNSEEN
from kb.joining.handbook import join
from kb.render import site_files


@pytest.fixture(scope="module")
def site(built_site):
    return built_site


@pytest.fixture(scope="module")
def found(site):
    return built.pages(site)


def test_the_page_urls_of_the_contract_exist(found, base):
    urls = {entry.url for entry in base.entries.values()} | {f"law/{id_}/" for id_ in base.statutes}
    assert urls <= set(found)


def test_published_urls_never_vanish(found):
    """People have copied them into letters and printed them. A page may move only with a redirect at its old place.
    A new page fails nothing: `make urls` writes it down."""
    published = (built.ROOT / urls.URLS).read_text(encoding="utf-8").split()
    assert published == sorted(set(published)), f"{urls.URLS} 要按字母排，每个一行：make urls"
    now = set(found) - {"404.html", ""}
    if gone := set(published) - now:
        pytest.fail(f"这些网址发布过，现在没有了：{'、'.join(sorted(gone))}。有人存着、印着。请在 scripts/kb/data/redirects.yml 写它们搬到了哪里。", pytrace=False)
    if new := now - set(published):
        warnings.warn(f"还没记下的新网址：{'、'.join(sorted(new))}。请运行 make urls。", stacklevel=1)


def test_the_list_of_addresses_is_made_of_what_is_built(found, base, today, real_files, monkeypatch):
    monkeypatch.setattr(urls, "site_files", lambda _: real_files())
    assert urls.addresses(join(base, today, today)) == set(found) - {"404.html", ""}


def test_every_internal_link_lands_on_a_page_and_anchor(site, found):
    lost = []
    for url, page in found.items():
        for href in page.links:
            target = built.internal_target(url, href)
            if target is None:
                continue
            path, anchor = target
            if path not in found and not anchor and (site / path).is_file():
                continue  # open data and feeds
            if path not in found or (anchor and anchor not in found[path].ids and not anchor.startswith("__")):
                lost.append(f"{url} -> {href}")
    assert lost == []


def test_every_id_is_unique_on_its_page(found):
    twice = {url: [id_ for id_, count in Counter(page.ids).items() if count > 1] for url, page in found.items()}
    assert {url: ids for url, ids in twice.items() if ids} == {}


def test_every_provision_has_its_anchors(found, base):
    from kb.citing.provisions import anchors

    for statute in base.statutes.values():
        ids = set(found[f"law/{statute.id}/"].ids)
        for provision in statute.provisions:
            assert set(anchors(provision)) <= ids, f"{statute.id} {provision.no}"
            assert {f"formerly-{old.no}" for old in provision.former} <= ids


def test_an_old_number_of_two_texts_says_what_it_has_become_in_each(found):
    assert "2021年修正本第二百四十三条→现在看第二百四十七条；2012、2017年修正本第二百四十三条→现在看第二百五十四条" in "".join(found["law/civil-procedure/"].words.split())


def test_quoted_law_reaches_the_page_verbatim(found, base):
    """Markdown must not eat a character of the law."""
    def bare(text):
        return re.sub(r"\s", "", text)

    for statute in base.statutes.values():
        words = bare(found[f"law/{statute.id}/"].words)
        for provision in statute.provisions:
            for line in (provision.text or "").splitlines():
                assert bare(line) in words, f"{statute.id} {provision.no}"


def test_statutes_stay_light_enough_for_a_phone(site):
    """Compressed, as it is sent. The longest codes take about 25 kB; a page that doubles should be noticed."""
    for path in (site / "law").rglob("index.html"):
        assert len(gzip.compress(path.read_bytes())) < 50_000, path


def test_nothing_is_loaded_from_elsewhere(site, found):
    for url, page in found.items():
        assert [load for load in page.loads if re.match(r"(?:[a-z]+:)?//", load)] == [], url
    for path in site.rglob("*.css"):
        assert not re.search(r"url\(\s*[\"']?(?:https?:)?//", path.read_text(encoding="utf-8")), path.name


def test_no_marker_or_markup_is_left_in_the_words(found):
    leftovers = re.compile(r"\{\{|\}\}|\{ ?[.:#]|\]\(|\*\*|markdown=|&lt;|\x00")
    for url, page in found.items():
        if url == "about/fields/":
            continue  # explains the placeholders themselves
        assert not (match := leftovers.search(page.words)), f"{url}: …{page.words[max(0, match.start() - 40):match.end() + 20]}"


def test_no_list_is_left_as_written_and_no_frame_stands_empty(site):
    """Markdown inside a list item of HTML is read as one line unless the item says that it holds blocks."""
    written = re.compile(r"^(?:- |\d+\. )\S", re.M)
    blocks = re.compile(r"<(pre|script|style|textarea)\b.*?</\1>", re.S)
    pages = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    assert {name: here.group() for name, html in pages.items() if (here := written.search(blocks.sub("", html)))} == {}
    assert [name for name, html in pages.items() if re.search(r"<small[^>]*></small>", html)] == []


def test_every_page_carries_the_policy_and_only_known_inline_scripts(site):
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert html.count("Content-Security-Policy") == 1, path
        assert policy.with_policy(html.replace(re.search(r"<meta http-equiv=[^>]*>" + policy.REFERRER, html)[0], "", 1)) == html
        assert "unsafe" not in re.search(r"<meta http-equiv=[^>]*>", html)[0]


#: Where a link of ours may lead: a page of ours, https, or a call.
ALLOWED = re.compile(r"https://|tel:|sms:|(?![a-z][a-z0-9+.-]*:)(?!//)", re.I)


def test_every_address_is_https_or_ours(site):
    """Whatever a browser could open or load: of pages, of feeds, of the open data. Namespaces of SVG are names."""
    strange, seen = [], 0
    for path in site.rglob("*.html"):
        for name, value in re.findall(r"""<[^>]*?\s(href|src|action|srcset|poster|data)=["']?([^"'\s>]*)""", path.read_text(encoding="utf-8")):
            seen += 1
            if not ALLOWED.match(html.unescape(value)) and not (name == "src" and value.startswith("data:image/")):
                strange.append(f"{path.relative_to(site)}: {value}")
    for path in [*site.glob("data/*.json"), *site.glob("changes.*")]:
        for scheme in re.findall(r"\b(javascript|vbscript|data|file|http|ftp):(?!//www\.w3\.org/)(?=[^\s。，])", path.read_text(encoding="utf-8")):
            strange.append(f"{path.relative_to(site)}: {scheme}:")
    assert strange == []
    assert seen > 10_000


def test_what_is_dialled_is_what_is_shown(site):
    wrong, seen = [], 0
    for path in site.rglob("*.html"):
        for scheme, number, inside in re.findall(r'<a [^>]*href="(tel|sms):([^"]*)"[^>]*>(.*?)</a>', path.read_text(encoding="utf-8"), re.S):
            seen += 1
            if not re.search(rf"(?<!\d){number.replace('-', '')}(?!\d)", re.sub(r"<[^>]*>|(?<=\d)-(?=\d)", "", inside)):
                wrong.append(f"{path.relative_to(site)}: {scheme}:{number} {inside}")
    assert wrong == []
    assert seen > 1_000


def test_nothing_invisible_is_served(site):
    """Pages, data, styles, scripts of ours: no character that is not seen, but for those that a script names as U+…."""
    found = {}
    for path in [*site.rglob("*.html"), *site.glob("data/*.json"), *site.glob("changes.*"), *(site / "assets" / "bundle").iterdir()]:
        text = re.sub("[\xa0\u200b]", "", path.read_text(encoding="utf-8")) if path.suffix == ".html" else path.read_text(encoding="utf-8")
        if match := UNSEEN.search(text):
            found[str(path.relative_to(site))] = f"U+{ord(match[0]):04X} {text[max(0, match.start() - 20):match.start()]}"
    assert found == {}


def test_of_the_theme_only_what_pages_ask_for_is_served(site):
    """Its scripts were replaced: with those for thirty languages and the maps they were 2.3 MB that nobody loaded."""
    assert [path for path in site.rglob("*") if assets.unused(path.relative_to(site).as_posix())] == []
    assert {path.name for path in (site / "assets").iterdir()} == {"bundle", "stylesheets"}


def test_every_file_below_assets_is_asked_for(site):
    """By a page, a style sheet, a script or the manifest: what nobody asks for is not served."""
    served = [path for path in (site / "assets").rglob("*") if path.is_file()]
    askers = [*site.rglob("*.html"), *site.glob("*.webmanifest"), *(path for path in served if path.suffix in (".css", ".js"))]
    said = "\n".join(path.read_text(encoding="utf-8") for path in askers)
    assert sorted(path.relative_to(site).as_posix() for path in served if path.name not in said) == []


def test_a_wrong_address_shows_whom_to_call_and_three_ways_on(site, found):
    lost = found["404.html"]
    html_ = (site / "404.html").read_text(encoding="utf-8")
    assert lost.loads == [] and 'lang="zh-CN"' in html_ and "Not found" not in html_
    assert {"tel:110", "tel:12356", "/start/me/", "/start/family/", "/start/papers/", "/search/", "/"} <= set(lost.links)
    assert "不收费" in html_ and "没有微信号" in html_ and "<h1>没有这一页</h1>" in html_


def test_no_inline_style_or_handler_fights_the_policy(site):
    for path in site.rglob("*.html"):
        html = re.sub(r"<script.*?</script>", "", path.read_text(encoding="utf-8"), flags=re.S)
        article = re.search(r"<article.*?</article>", html, re.S)
        assert not article or not re.search(r"<[^>]+\s(?:style|on\w+)=", article[0]), path


def test_tabs_and_share_cards_name_no_trouble(site):
    """A family chat shows the title of a link."""
    for path in site.rglob("*.html"):
        if path.relative_to(site).parts[0] in ("scenarios", "letters", "guides", "myths", "index.html", "start"):
            title = re.search(r"<title>(.*?)</title>", path.read_text(encoding="utf-8"), re.S)[1]
            assert not re.search(r"催收|欠|债|爆|逾期", title), f"{path}: {title}"


def test_the_same_inputs_give_the_same_bytes(base, today, real_files):
    """Made here, and made before, maybe by another process."""
    assert site_files(join(base, today, today)) == real_files()


def test_without_hooks_the_same_site_comes_out(site, found, tmp_path):
    """The way off MkDocs: URLs, words and links of the staged copy equal those of the hook."""
    assert stage.main(["--out", str(tmp_path / "stage")]) == 0
    done = built.mkdocs_build(tmp_path / "stage", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    staged = built.pages(tmp_path / "site")
    assert set(staged) == set(found)
    for url, page in found.items():
        assert (staged[url].words, staged[url].links, staged[url].ids) == (page.words, page.links, page.ids), url


def test_open_data_is_served_as_json(site):
    for path in sorted((site / "data").rglob("*.json")):
        json.loads(path.read_text(encoding="utf-8"))
    assert (site / "data" / "routes.json").stat().st_size > 1000


def test_drawings_reach_their_pages_whole(site, base):
    """Markdown must leave inline SVG as it was made: well-formed, one drawing for each step, the same in guides."""
    def drawings(url):
        return [ElementTree.fromstring(part) for part in re.findall(r"<svg class=\"kb-drawing\".*?</svg>", (site / url / "index.html").read_text(encoding="utf-8"), re.S)]

    ladders = {name: sum(len(lane.steps) for lane in item.lanes) for name, item in base.ladders.items()}
    assert len(drawings("ladders")) == sum(ladders.values())
    for entry in base.of_kind("guide"):
        embedded = re.findall(r"\{\{ ladder:([a-z-]+) \}\}", entry.body)
        assert len(drawings(entry.url)) == sum(ladders[name] for name in embedded), entry.id


def test_sources_are_not_served_only_bundles(site):
    assert [name for name in ("css", "js", "img", "icon.svg") if (site / "assets" / name).exists()] == []
    assert len(list((site / "assets" / "bundle").iterdir())) == len(assets.SOURCES) + 1  # the names of apps: render/apps.py


def test_a_name_below_assets_never_means_two_contents(site, found):
    """A mirror may keep assets/ for a year (MIRROR.md): ours carry the hash of what they hold, the theme's carry one too."""
    for path in (site / "assets" / "bundle").iterdir():
        stem, hash_, kind = path.name.split(".")
        assert assets.served(f"assets/bundle/{stem}.{kind}", path.read_text(encoding="utf-8")) == f"assets/bundle/{path.name}"
    loaded = {load for page in found.values() for load in page.loads if "assets/" in load}
    assert loaded and [load for load in loaded if not re.search(r"\.[0-9a-f]{8,}\.(?:min\.)?[a-z]+$", load)] == []


def test_what_a_page_loads_is_there(site, found):
    """Scripts, styles, icons, the manifest and its icon."""
    manifest = json.loads((site / "manifest.webmanifest").read_text(encoding="utf-8"))
    lost = [f"manifest.webmanifest -> {icon['src']}" for icon in manifest["icons"] if not (site / icon["src"]).is_file()]
    for url, page in found.items():
        for load in page.loads:
            path = built.internal_target(url, load)[0]
            if not (site / path).is_file():
                lost.append(f"{url} -> {load}")
    assert lost == []


@pytest.fixture
def project(tmp_path):
    return small.write_with_machinery(tmp_path)


def build_site(root):
    return subprocess.run([sys.executable, "scripts/build_site.py"], cwd=root, capture_output=True, text=True, check=False)


def test_a_broken_file_never_harms_the_site_that_stands(project):
    first = build_site(project)
    assert first.returncode == 0, first.stdout + first.stderr
    before = {path: path.read_bytes() for path in (project / "site").rglob("*") if path.is_file()}
    small.replace(project, "law/civil-code.yml", "rank: 法律", "rank: 法規")
    second = build_site(project)
    said = second.stdout + second.stderr
    assert second.returncode == 1
    assert "law/civil-code.yml:4: [unknown-word]" in said and "Traceback" not in said
    assert {path: path.read_bytes() for path in (project / "site").rglob("*") if path.is_file()} == before
    assert list(project.glob("site.new*")) == []


def test_a_dead_link_in_prose_stops_the_build_too(project):
    small.replace(project, "docs/guides/evidence.md", "截整屏。", "看[这里](nowhere.md)。")
    done = build_site(project)
    assert done.returncode == 1
    assert not (project / "site").exists()


def test_check_prints_each_problem_and_exits_1(project):
    small.replace(project, "law/civil-code.yml", "rank: 法律", "rank: 法規")
    done = subprocess.run([sys.executable, "scripts/check.py"], cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert re.match(r"law/civil-code\.yml:4: \[unknown-word\] ", done.stdout)
    assert done.stdout.splitlines()[-1].startswith("共 ")
