"""What a field means is said once, in its type: a new field is followed by every check, or refused here."""

from __future__ import annotations

from typing import Annotated

import small
from here import TODAY
from pydantic import Field

from kb import checks
from kb.joining.handbook import join
from kb.joining import knowledge
from kb.joining.graph import front_refs
from kb.publishing.published import AUTHORED
from kb.records.fields import Id, Mark, Own, Ours, Record, Refers, Text
from kb.records.pages import KINDS, Page, Scenario
from kb.records.schema import nested_records
from kb.records.walk import holds_text, marks, records, walk

CONTACT = "docs/scenarios/contact.md"


def without_a_mark(model: type[Record]) -> list[str]:
    """Fields of a record that hold text and do not say what it means; an id must be the record's own or refer."""
    wrong = []
    for name, field in model.model_fields.items():
        found = marks(field)
        if holds_text(field) and len(found) != 1:
            wrong.append(f"{model.__name__}.{name}")
        if Id.__metadata__[0] in field.metadata + [item for arg in getattr(field.annotation, "__args__", ()) for item in getattr(arg, "__metadata__", ())]:
            wrong += [f"{model.__name__}.{name}"] if not isinstance(found[0] if found else None, Own | Refers) else []
    return sorted(set(wrong))


def test_every_field_with_text_says_whether_it_is_ours_what_it_cites_or_what_it_refers_to():
    models = {record for model in (*AUTHORED.values(), Page) for record in (model, *nested_records(model))}
    wrong = sorted(name for model in models for name in without_a_mark(model))
    assert wrong == [], (
        f"{', '.join(wrong)}: the type of each must say what its text means, so that checks, graph, export and prose follow it. "
        "Write Prose (our sentences), Datum (a name, a number, other people's words), Ref (a provision), "
        "OwnId, or an id that refers: ChannelId, PageKey … (scripts/kb/records/fields.py)"
    )


def test_a_field_without_a_mark_is_named():
    class Careless(Record):
        tools: list[Id] = Field(default_factory=list)
        note: Text | None = None
        kind: Annotated[Id, Ours()] = "x"
        sound: list[Annotated[Id, Refers("tool")]] = Field(default_factory=list)

    assert without_a_mark(Careless) == ["Careless.kind", "Careless.note", "Careless.tools"]


def test_a_dangling_id_in_a_new_field_is_caught_at_its_line(tmp_path, monkeypatch):
    """The proof of the second look: this field was added, its id led nowhere, and nothing was said."""

    class WithTools(Scenario):
        tools: list[Annotated[Id, Refers("tool")]] = Field(default_factory=list)

    monkeypatch.setitem(KINDS, "scenarios", ("scenario", WithTools))
    root = small.write(tmp_path)
    small.replace(root, CONTACT, "---\ntitle:", "---\ntools: [no-such-tool]\ntitle:")
    found = checks.run(join(knowledge.load(root), TODAY, TODAY)).sorted()
    assert [(problem.path, problem.line, problem.check) for problem in found] == [(CONTACT, 2, "unknown-id")]
    assert "没有tool“no-such-tool”" in found[0].message


def test_a_new_field_that_cites_is_a_citation_everywhere(tmp_path, monkeypatch):
    from kb.records.fields import Ref

    class WithProof(Scenario):
        proof: Ref = "civil-code#99999"

    monkeypatch.setitem(KINDS, "scenarios", ("scenario", WithProof))
    found = checks.run(join(knowledge.load(small.write(tmp_path)), TODAY, TODAY)).sorted()
    assert {problem.check for problem in found} == {"citation"}


def test_texts_come_with_their_place_and_the_record_that_holds_them(tmp_path):
    base = knowledge.load(small.write(tmp_path))
    entry = base.scenarios["contact"]
    for found in walk(entry.record):
        value = entry.marked.data
        for part in found.location:
            value = value[part]
        assert value == found.value
        assert all(isinstance(mark, Mark) for mark in found.marks)
    assert {type(record).__name__ for _, record in records(entry.record)} >= {"Scenario", "Line", "LineEntry", "LawRef", "Checked"}


def test_a_citation_says_why_it_stands_there(tmp_path):
    entry = knowledge.load(small.write(tmp_path)).scenarios["contact"]
    reasons = {location: why for location, _, why in front_refs(entry.record)}
    assert reasons[("law", 0, "ref")] == entry.record.law[0].why
    assert reasons[("line", "unlawful", 0, "law", 0)] == entry.record.line.unlawful[0].text
