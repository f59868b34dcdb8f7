"""Everything the project knows, loaded and typed: the one object that later rooms read.

load() reads law/ and docs/ and never raises for bad content: what is wrong stands
in `problems`, what could be read is there, and `broken` names the files that may lack something. Nothing is computed here; joins
live in graph.py and routing.py, judgements in checks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from ..records import shared_texts
from ..reading import yamltext
from ..citing.citations import Citations
from ..records.errata import Errata
from ..records.events import Events
from ..records.count_rules import CountRules
from ..records.fields import Record
from ..records.front_limits import Used, fill
from ..records.holidays import Holidays
from ..records.ladders import Ladder, Ladders
from ..records.law import Behaviour, Behaviours, Limit, Provision, Statute
from ..records.plan import PlanTable
from ..records.pages import FREE, KINDS, Accepts, AnyPage, Channel, Guide, LenderPage, Letter, Myth, Page, Scenario, Tool
from ..reading.problems import Problems
from ..records.rate_lines import RateLines
from ..records.schema import validate
from ..reading.source import read_source
from ..records.tables import App, Apps, Changes, Exceptions, Glossary, KnownSource, Lpr, Reading, Reviews, Shelves, Sources, Style, Term, Texts, Triage
from ..records.walk import Found, walk
from ..reading.yamltext import Location, Marked

#: The log of readings.
REVIEWS = "law/_reviews.yml"

#: law/_*.yml are tables, not instruments. None: read by its own module (quotations.py).
TABLES: dict[str, type[Record] | None] = {
    "_apps.yml": Apps,
    "_behaviours.yml": Behaviours,
    "_changes.yml": Changes,
    "_count_rules.yml": CountRules,
    "_digests.yml": None,
    "_errata.yml": Errata,
    "_events.yml": Events,
    "_exceptions.yml": Exceptions,
    "_glossary.yml": Glossary,
    "_holidays.yml": Holidays,
    "_ladders.yml": Ladders,
    "_lpr.yml": Lpr,
    "_plan.yml": PlanTable,
    "_rate_lines.yml": RateLines,
    "_reviews.yml": Reviews,
    "_shelves.yml": Shelves,
    "_sources.yml": Sources,
    "_style.yml": Style,
    "_texts.yml": Texts,
    "_triage.yml": Triage,
}


@dataclass(frozen=True)
class Written:
    """The words of one authored page and where they stand, whether or not its front matter is sound."""

    kind: str
    id: str
    path: str  # docs/scenarios/contact-bombing.md
    body: str
    body_line: int
    marked: Marked

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.id}"

    @property
    def source(self) -> str:
        """Path under docs/, as MkDocs and relative links see it."""
        return self.path.removeprefix("docs/")

    @property
    def url(self) -> str:
        """Relative to the site root, without leading slash; the home page is the empty string."""
        return page_url(self.source)


@dataclass(frozen=True)
class Said(Written):
    """Words of law/_texts.yml that code puts on pages: checked as a page's are, but no page. Links start at docs/."""

    @property
    def source(self) -> str:
        return ""


#: The record of a page. Covariant: an Entry[Scenario] is an Entry[AnyPage], for nobody changes an entry.
R = TypeVar("R", bound=AnyPage, covariant=True)


@dataclass(frozen=True)
class Entry(Written, Generic[R]):
    """One authored page whose front matter is a record."""

    record: R
    #: Which limits its front matter named, and where; the words themselves are filled in already.
    front_limits: Used = ()


def home_of(key: str) -> str:
    """The file in which a page, instrument, behaviour, ladder, word or shared text (`kind:id`) stands, or would stand."""
    kind, _, id_ = key.partition(":")
    tables = {"law": id_, "behaviour": "_behaviours", "ladder": "_ladders", "term": "_glossary", "text": "_texts"}
    if kind in tables:
        return f"law/{tables[kind]}.yml"
    folder = next((f"{folder}/" for folder, (name, _) in KINDS.items() if name == kind), "")
    return f"docs/{folder}{id_}.md"


def page_url(source: str) -> str:
    stem = source.removesuffix(".md")
    if stem == "index":
        return ""
    return stem.removesuffix("/index") + "/"


@dataclass
class KnowledgeBase:
    root: Path
    statutes: dict[str, Statute] = field(default_factory=dict)
    behaviours: dict[str, Behaviour] = field(default_factory=dict)
    entries: dict[str, Entry[AnyPage]] = field(default_factory=dict)
    #: The entries, the pages whose front matter is broken, and what code puts on pages: for checks that read words only.
    written: dict[str, Written] = field(default_factory=dict)
    triage: Triage | None = None
    changes: Changes | None = None
    count_rules: CountRules | None = None
    errata: Errata | None = None
    exceptions: Exceptions | None = None
    lpr: Lpr | None = None
    holidays: Holidays | None = None
    plan: PlanTable | None = None
    events: Events | None = None
    rate_lines: RateLines | None = None
    style: Style | None = None
    ladders: dict[str, Ladder] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    #: Loan products by the names that people know.
    apps: dict[str, App] = field(default_factory=dict)
    reviews: Reviews | None = None
    shelves: Shelves | None = None
    #: What law is compared with; see joining/sources.py.
    sources: dict[str, KnownSource] = field(default_factory=dict)
    #: Sentences that several pages share; a page's body holds them already.
    texts: dict[str, str] = field(default_factory=dict)
    #: Words that code puts on pages, by `text:id` (records.relied_on.Said).
    said: dict[str, Said] = field(default_factory=dict)
    marks: dict[str, Marked] = field(default_factory=dict)
    #: Path of a file that could be read -> its words, with \n line ends: for checks that look at every character.
    files: dict[str, str] = field(default_factory=dict, repr=False)
    #: Path of a sound file -> what it holds, as one record: for code that follows fields wherever they stand (records/walk.py).
    records: dict[str, Record] = field(default_factory=dict)
    problems: Problems = field(default_factory=Problems)
    #: Files (or folders) with a problem of loading: what they hold or lack proves nothing about others.
    broken: frozenset[str] = frozenset()
    citations: Citations = field(default_factory=lambda: Citations([]))
    #: What routing.route() has answered.
    routes: dict[Any, Any] = field(default_factory=dict, repr=False)
    _walked: dict[str, tuple[Found, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def taken(self) -> dict[str, list[tuple[frozenset[str], Accepts]]]:
        """What each channel accepts, with the behaviours that it names: routing asks thousands of times."""
        return {id_: [(frozenset(item.named), item) for item in entry.record.accepts] for id_, entry in self.channels.items()}

    @cached_property
    def named(self) -> dict[str, frozenset[str]]:
        """Every behaviour of which a channel says anything; of most it says nothing."""
        return {id_: frozenset().union(*(item[0] for item in self.taken[id_]), (item.behaviour for item in entry.record.refuses)) for id_, entry in self.channels.items()}

    def found(self, path: str) -> tuple[Found, ...]:
        """Every text of the record of a sound file (records/walk.py). Walked at the first reading: only after load()."""
        if path not in self._walked:
            self._walked[path] = tuple(walk(self.records[path]))
        return self._walked[path]

    # The pages of each kind by id, in order of their ids, with the type of their record. Made at the first reading: only after load().

    @cached_property
    def scenarios(self) -> dict[str, Entry[Scenario]]:
        return self._with(Scenario)

    @cached_property
    def guides(self) -> dict[str, Entry[Guide]]:
        return self._with(Guide)

    @cached_property
    def channels(self) -> dict[str, Entry[Channel]]:
        return self._with(Channel)

    @cached_property
    def letters(self) -> dict[str, Entry[Letter]]:
        return self._with(Letter)

    @cached_property
    def lenders(self) -> dict[str, Entry[LenderPage]]:
        return self._with(LenderPage)

    @cached_property
    def myths(self) -> dict[str, Entry[Myth]]:
        return self._with(Myth)

    @cached_property
    def tools(self) -> dict[str, Entry[Tool]]:
        return self._with(Tool)

    @cached_property
    def pages(self) -> dict[str, Entry[Page]]:
        return self._with(Page)

    def _with(self, model: type[R]) -> dict[str, Entry[R]]:
        # A checker cannot see that an entry has the type of its record; this is the one place that says so.
        return {entry.id: cast("Entry[R]", entry) for _, entry in sorted(self.entries.items()) if isinstance(entry.record, model)}

    def of_kind(self, kind: str) -> list[Entry[AnyPage]]:
        """Entries of one kind in order of their id, for code that treats all kinds alike."""
        return [entry for _, entry in sorted(self.entries.items()) if entry.kind == kind]

    def limits(self) -> dict[str, Limit]:
        """Every limit by its id."""
        return {limit.id: limit for statute in self.statutes.values() for item in statute.provisions for limit in item.limits}

    def last_reading(self, key: str) -> tuple[int, Reading] | None:
        """The newest reading of a page and its place in the log; of two on one day the later line."""
        found = [(reading.on, place, reading) for place, reading in enumerate(self.reviews.readings if self.reviews else ()) if reading.of == key]
        return max(found)[1:] if found else None

    def is_broken(self, path: str) -> bool:
        return any(path == name or path.startswith(f"{name}/") for name in self.broken)

    def lost(self, key: str) -> bool:
        """Whether `kind:id` may stand in a broken file: then nobody can say that it is missing.

        `limit:id`, and `law:` for an instrument known by its name only, may stand in any instrument.
        """
        if key == "law:" or key.startswith("limit:"):
            return not _sound_law(self.broken)
        return self.is_broken(home_of(key))

    def line(self, path: str, *location: str | int) -> int:
        marked = self.marks.get(path)
        return marked.line(tuple(location)) if marked else 1

    def law_path(self, statute_id: str) -> str:
        return f"law/{statute_id}.yml"

    def provision_line(self, statute: Statute, provision: Provision, *location: str | int) -> int:
        # The very record: comparing whole provisions with each other takes a tenth of all checks.
        index = next(number for number, each in enumerate(statute.provisions) if each is provision)
        return self.line(self.law_path(statute.id), "provisions", index, *location)


def load(root: Path) -> KnowledgeBase:
    """Load the project at `root` (the folder that holds law/ and docs/)."""
    base = KnowledgeBase(root=root)
    for folder in ("law", "docs"):
        if not (root / folder).is_dir():
            base.problems.add(folder, 0, "folder-missing", f"没有 {folder}/ 文件夹。请在项目根目录运行。")
    # Instruments first: the words of the glossary take numbers from them.
    for path in sorted((root / "law").glob("*.y*ml"), key=lambda path: (path.name == "_glossary.yml", path.name)):
        _load_law_file(base, path)
    limits, law_is_sound = base.limits(), _sound_law(problem.path for problem in base.problems.found)
    for path in sorted((root / "docs").rglob("*.md")):
        _load_page(base, path, limits, law_is_sound)
    base.citations = Citations(base.statutes.values())
    base.broken = frozenset(problem.path for problem in base.problems.found)
    return base


def _sound_law(broken: Iterable[str]) -> bool:
    """No instrument among the broken files; tables (law/_*.yml) hold no limits and no articles."""
    return not any(path == "law" or path.startswith("law/") and not path.startswith("law/_") for path in broken)


def _read(base: KnowledgeBase, name: str, path: Path) -> str | None:
    text = read_source(base.root, path, base.problems)
    if text is not None:
        base.files[name] = text.replace("\r", "\n")
    return text


def _load_law_file(base: KnowledgeBase, path: Path) -> None:
    name = path.relative_to(base.root).as_posix()
    if path.name.startswith("_") and path.name not in TABLES:
        base.problems.add(name, 0, "unknown-table", f"不认识的表。下划线开头的文件只能是：{'、'.join(TABLES)}。")
        return
    if path.name.startswith("_") and TABLES[path.name] is None:
        return
    text = _read(base, name, path)
    marked = yamltext.parse(name, text, base.problems) if text is not None else None
    if marked is None:
        return
    base.marks[name] = marked
    table = TABLES.get(path.name)
    if table is Glossary:
        fill(name, marked, base.limits(), base.problems, _sound_law(problem.path for problem in base.problems.found))
    if table is not None:
        if (record := validate(name, marked, table, base.problems)) is not None:
            base.records[name] = record
            _keep_table(base, name, record)
        return
    statute = validate(name, marked, Statute, base.problems)
    if statute is None:
        return
    if statute.id != path.stem:
        base.problems.add(name, marked.line(("id",)), "id-is-file-name", f"id 是“{statute.id}”，文件名是“{path.stem}”。请改成一样。")
    if statute.id in base.statutes:
        base.problems.add(name, marked.line(("id",)), "duplicate-id", f"id“{statute.id}”已经被另一个文件用了。")
    base.statutes[statute.id] = base.records[name] = statute


def _keep_table(base: KnowledgeBase, name: str, table: Record) -> None:
    match table:
        case Triage():
            base.triage = table
        case Changes():
            base.changes = table
        case CountRules():
            base.count_rules = table
        case Errata():
            base.errata = table
        case Exceptions():
            base.exceptions = table
        case Lpr():
            base.lpr = table
        case Holidays():
            base.holidays = table
        case PlanTable():
            base.plan = table
        case Events():
            base.events = table
        case RateLines():
            base.rate_lines = table
        case Style():
            base.style = table
        case Reviews():
            base.reviews = table
        case Shelves():
            base.shelves = table
        case Sources():
            for index, source in enumerate(table.sources):
                if source.id in base.sources:
                    base.problems.add(name, base.line(name, "sources", index), "duplicate-id", f"来源“{source.id}”写了两次。请合并。")
                base.sources[source.id] = source
        case Texts():
            for index, shared in enumerate(table.texts):
                if shared.id in base.texts:
                    base.problems.add(name, base.line(name, "texts", index), "duplicate-id", f"共用的话“{shared.id}”写了两次。请合并。")
                base.texts[shared.id] = shared.text
            _keep_blocks(base, name, table)
        case Glossary():
            for index, term in enumerate(table.terms):
                if term.id in base.terms:
                    base.problems.add(name, base.line(name, "terms", index), "duplicate-id", f"词语“{term.id}”写了两次。请合并。")
                base.terms[term.id] = term
        case Apps():
            for index, app in enumerate(table.apps):
                if app.id in base.apps:
                    base.problems.add(name, base.line(name, "apps", index), "duplicate-id", f"App“{app.id}”写了两次。请合并。")
                base.apps[app.id] = app
        case Ladders():
            for index, ladder in enumerate(table.ladders):
                if ladder.id in base.ladders:
                    base.problems.add(name, base.line(name, "ladders", index), "duplicate-id", f"流程“{ladder.id}”写了两次。请合并。")
                base.ladders[ladder.id] = ladder
        case Behaviours():
            for index, behaviour in enumerate(table.behaviours):
                if behaviour.id in base.behaviours:
                    base.problems.add(name, base.line(name, "behaviours", index), "duplicate-id", f"行为“{behaviour.id}”写了两次。请合并。")
                base.behaviours[behaviour.id] = behaviour


def _keep_blocks(base: KnowledgeBase, name: str, table: Texts) -> None:
    for index, block in enumerate(table.blocks):
        line = base.line(name, "blocks", index, "text") + ("\n" in block.text)  # of several lines the first stands below `text: |-`
        said = Said("text", block.id, name, block.text, line, base.marks[name])
        if said.key in base.said or block.id in base.texts:
            base.problems.add(name, base.line(name, "blocks", index), "duplicate-id", f"共用的话“{block.id}”写了两次。请合并。")
        base.said[said.key] = base.written[said.key] = said


def _load_page(base: KnowledgeBase, path: Path, limits: dict[str, Limit], law_is_sound: bool) -> None:
    name = path.relative_to(base.root).as_posix()
    text = _read(base, name, path)
    if text is None:
        return
    front, body, body_line = _split(name, text, base.problems)
    if front is None:
        return
    source = path.relative_to(base.root / "docs")
    folder = source.parts[0] if len(source.parts) == 2 else ""
    kind, model = KINDS.get(folder, FREE)
    if kind != "letter":
        body = shared_texts.insert(body, base.texts)
    id_ = source.stem if kind != "page" else source.with_suffix("").as_posix()
    marked = yamltext.parse(name, front, base.problems, first_line=2)
    page = Written(kind, id_, name, body, body_line, marked or Marked())
    base.written[page.key] = page
    if marked is None:
        return
    base.marks[name] = marked
    used = fill(name, marked, limits, base.problems, law_is_sound)
    if isinstance(marked.data, dict):
        _take_date(base, name, marked, page.key)
    record = validate(name, marked, model, base.problems)
    if record is not None:
        base.records[name] = record
        base.written[page.key] = base.entries[page.key] = Entry(kind, id_, name, body, body_line, marked, record, used)


def _take_date(base: KnowledgeBase, name: str, marked: Marked, key: str) -> None:
    """`checked` of a page is its newest reading: a date is written once, in the log."""
    if "checked" in marked.data:
        base.problems.add(name, marked.line(("checked",)), "checked-elsewhere", f"核对日期不写在这里。请在 {REVIEWS} 加一行：of: {key}，on、by、changed。")
        del marked.data["checked"]
    if reading := base.last_reading(key):
        marked.data["checked"] = {"on": reading[1].on.isoformat(), "by": reading[1].by.value}
    elif not key.startswith("page:"):
        if base.reviews is not None:  # else its own problem is reported already
            base.problems.add(name, 1, "never-read", f"{REVIEWS} 里没有这一页的记录。写完一页，加一行：of: {key}，on: 哪天，by: editor。")
        marked.data["checked"] = {"on": "1970-01-01", "by": "editor"}


def _split(name: str, text: str, problems: Problems) -> tuple[str | None, str, int]:
    """Front matter between two lines of ---, the body, and the file line on which the body starts."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        problems.add(name, 1, "front-matter", "文件要以 --- 开头，后面是字段，再用 --- 结束。")
        return None, "", 1
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip() == "---":
            return "\n".join(lines[1 : number - 1]), "\n".join(lines[number:]), number + 1
    problems.add(name, 1, "front-matter", "字段后面缺少结束的 ---。")
    return None, "", 1


__all__ = ["Entry", "KnowledgeBase", "Location", "Written", "home_of", "load", "page_url"]
