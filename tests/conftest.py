"""Shared pieces of the tests: the code on the path, frozen dates, the real project and copies of it to break."""

from __future__ import annotations

import datetime as dt
import fcntl
import functools
import gc
import os
import pickle
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

_TESTS = Path(__file__).resolve().parent
sys.path[:0] = [str(_TESTS), str(_TESTS.parent / "scripts")]

import browser  # noqa: E402
import hypothesis  # noqa: E402
import left_out  # noqa: E402
from here import ROOT, TODAY  # noqa: E402
from kept_pages import HEARD, KeptPages  # noqa: E402

#: The same examples on every machine and in every run: a red test is a change that broke something, and no slow machine
#: turns one red. `HYPOTHESIS_PROFILE=explore` looks for new examples.
hypothesis.settings.register_profile("ci", derandomize=True, deadline=None)
hypothesis.settings.register_profile("explore", deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

#: What a test loads stays loaded to the end (the real project, its index, its pages); looking through it for rubbish again
#: and again is a tenth of the time of the tests that never open a browser.
gc.set_threshold(100_000, 50, 1_000)

os.environ["TODAY"] = TODAY.isoformat()
os.environ["SOURCE_DATE_EPOCH"] = "1795392000"
os.environ["NO_MKDOCS_2_WARNING"] = "1"


#: The files that take longest, the longest first: with several processes the longest must start first, or one process
#: works alone at the end.
LONGEST = (
    "test_prints", "test_rate_calculator_browser", "test_letters_browser", "test_axe_pages", "test_evidence_log_browser", "test_browser", "test_case_file_browser",
    "test_deadlines_browser", "test_site", "test_paper", "test_action_plan_browser", "test_search_browser", "test_every_tool_browser", "test_keep_browser",
    "test_offline", "test_search_cases", "test_search_bytes", "test_situation_browser", "test_search_voice", "test_depths_indexes", "test_epub",
    "test_checks", "test_new", "test_mutants", "test_waves", "test_lpr", "test_routes", "test_quick_markdown", "test_page_cache", "test_quotations",
)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Files of which `make test-fast` would leave out every test are not even imported: they are more than a third."""
    if config.option.markexpr == left_out.FAST and collection_path.match("test_*.py") and left_out.nothing_is_left(collection_path):
        return True
    return None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks `browser` and `whole` (make test-fast leaves both out) and the order of files."""
    for item in items:
        for mark in left_out.marked_by(item.module.__name__, hasattr(item.module, "browser"), item.fixturenames):
            item.add_marker(mark)
    place = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.module.__name__, len(place)))


@pytest.fixture(scope="session")
def today() -> dt.date:
    return TODAY


@pytest.fixture(scope="session")
def base():
    """The real project, loaded once; tests must not change it."""
    import real

    return real.base()


@pytest.fixture(scope="session")
def _joined(base):
    from kb.joining.handbook import join

    return join(base, TODAY, TODAY)


@pytest.fixture(scope="session")
def site(_joined):
    """The real project as one Handbook, joined once; tests must not change it."""
    return _joined


@pytest.fixture(scope="session")
def made_once(tmp_path_factory) -> Callable[[str, Callable[[], Any]], Any]:
    """made_once(name, make): what make() returns. Of several processes one makes it, the others read what it wrote down."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent  # every worker has a folder of its own below it

    def get(name: str, make: Callable[[], Any]) -> Any:
        kept = shared / f"{name}.pickle"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if kept.exists():
                return pickle.loads(kept.read_bytes())
            made = make()
            kept.write_bytes(pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
            return made

    return get


@pytest.fixture(scope="session")
def real_index(_joined, made_once):
    """The search index of the real project, made once; whoever needs another one copies it."""
    from kb.search import index

    return made_once("index", lambda: index.build(_joined))


@pytest.fixture(scope="session")
def real_files(base, _joined, made_once):
    """real_files(address=""): what site_files() makes of the real project. Nobody may change it."""
    from kb.joining.handbook import join
    from kb.render import site_files

    @functools.cache
    def get(address: str = "") -> dict[str, str]:
        return made_once(f"files{address and '-with-address'}", lambda: site_files(join(base, TODAY, TODAY, address) if address else _joined))

    return get


@pytest.fixture(scope="session")
def _the_copy(tmp_path_factory) -> tuple[Path, dict[str, tuple[int, int]]]:
    """A copy of the real law/ and docs/, and what its files look like from outside."""
    root = tmp_path_factory.mktemp("copy")
    for folder in ("law", "docs"):
        shutil.copytree(ROOT / folder, root / folder)
    return root, _looks(root)


def _looks(root: Path) -> dict[str, tuple[int, int]]:
    return {path.relative_to(root).as_posix(): (path.stat().st_mtime_ns, path.stat().st_size) for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def copy(_the_copy) -> Path:
    """A copy of the real law/ and docs/ that a test may break: afterwards it is made whole again."""
    root, before = _the_copy
    folders = {parent.as_posix() for name in before for parent in Path(name).parents}
    yield root
    for path in sorted(root.rglob("*"), reverse=True):  # what is in a folder before the folder
        if path.is_dir() and path.relative_to(root).as_posix() not in folders:
            path.rmdir()
        elif not path.is_dir() and path.relative_to(root).as_posix() not in before:
            path.unlink()
    after = _looks(root)
    for name, look in before.items():
        if after.get(name) != look:
            shutil.copy2(ROOT / name, root / name)  # with the time of the original
    assert _looks(root) == before, "the copy is not whole again"


@pytest.fixture(scope="session")
def built_site(tmp_path_factory) -> Path:
    """The real site as `make site` builds it, with the copy for the phone; made once, also when several processes test. Nobody may change it."""
    import built

    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent  # every worker has a folder of its own below it
    out, done = shared / "built" / "site", shared / "built.done"
    with (shared / "built.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            made = built.make_site(out)
            assert made.returncode == 0 and "WARNING" not in made.stderr, made.stderr
            done.touch()
    return out


@pytest.fixture(scope="session")
def address(built_site):
    """The real site, served below browser.PREFIX."""
    import serving

    server = serving.serve(built_site)
    yield f"http://127.0.0.1:{server.server_port}{browser.PREFIX}"
    server.shutdown()


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = browser.launch(playwright)
        yield running
        running.close()


@pytest.fixture(scope="session")
def kept_pages(chromium):
    kept = KeptPages(chromium)
    yield kept
    kept.close()


@pytest.fixture
def open_page(kept_pages, chromium, address):
    """open_page(url, prepare, at=moment, **context options) -> page; `at` stops its clock, prepare(page) runs before the address is opened, in a page of its own.

    Fails the test on any foreign request, policy breach or script error.
    """
    contexts, complaints = [], []

    def hear(event, thing):
        if event == "request" and not thing.url.startswith((address, "data:", "blob:")):
            complaints.append(f"foreign request {thing.url}")
        elif event == "response" and thing.status >= 400:
            complaints.append(f"{thing.status} {thing.url}")
        elif event == "console" and thing.type == "error":
            complaints.append(thing.text)
        elif event == "pageerror":
            complaints.append(str(thing))

    def open_(url="", prepare=None, at=None, **options):
        options = {"viewport": browser.PHONE, "locale": "zh-CN", **options}
        if prepare:
            context = chromium.new_context(**options)
            contexts.append(context)
            page = context.new_page()
            for event in HEARD:
                page.on(event, functools.partial(hear, event))
        else:
            page = kept_pages.lend(options, at is not None, hear)
        if at is not None:
            page.clock.set_fixed_time(at)
        if prepare:
            prepare(page)
        page.goto(address + url, wait_until="load")
        return page

    yield open_
    for context in contexts:
        context.close()
    kept_pages.take_back(address)
    assert complaints == []
