"""Checks over law/*.yml that a schema cannot say."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ..records.law import Provision, Statute
from ..citing.document_numbers import NUMBERED, document_numbers
from ..citing.provisions import numbering_problem
from ..records.vocabulary import Level, Rank
from .needs import EVERYTHING, needs

if TYPE_CHECKING:
    from . import Context

#: Provisions that may name the same subject.
MOST_SHARING = 3
_TEXT_LEVELS = {Level.OFFICIAL, Level.TWO_CORPORA, Level.ONE_CORPUS}


def reported_rules_are_not_quoted_as_text(context: Context) -> None:
    for statute, provision, path in _provisions(context):
        level = statute.level_of(provision)
        line = context.base.provision_line(statute, provision)
        if provision.text and level not in _TEXT_LEVELS:
            context.problems.add(path, line, "level-text", f"{provision.shown}只是“{level.label}”，不能写 text。请改写 phrase 和 plain。")
        if provision.phrase and level in _TEXT_LEVELS and not provision.text and level is not Level.ONE_CORPUS:
            context.problems.add(path, line, "level-text", f"{provision.shown}有“{level.label}”的原文可用，请写 text，不要写 phrase。")
        if level is Level.UNCONFIRMED:
            context.problems.add(path, line, "level-unconfirmed", f"{provision.shown}没有核实，不能当事实发布。请删掉，或者找到来源。")


def numbers_are_unique_and_in_order(context: Context) -> None:
    for statute in context.base.statutes.values():
        path, before = context.base.law_path(statute.id), (0, 0)
        seen: set[str] = set()
        for provision in statute.provisions:
            line = context.base.provision_line(statute, provision, "no")
            if provision.no in seen:
                context.problems.add(path, line, "duplicate-provision", f"{provision.shown}写了两次。请合并。")
            seen.add(provision.no)
            if provision.number_known:
                main, _, extra = provision.no.partition("-")
                here = (int(main), int(extra or 0))
                if here < before:
                    context.problems.add(path, line, "provision-order", f"{provision.shown}没有按条号排。请移到前面。")
                before = here


def dates_follow_each_other(context: Context) -> None:
    for statute in context.base.statutes.values():
        path = context.base.law_path(statute.id)
        start, end, published = statute.effective_from, statute.effective_to, statute.promulgated_on
        if start and published and start < published:
            context.problems.add(path, context.base.line(path, "effective_from"), "date-order", "施行日期早于公布日期。请核对。")
        if start and end and end <= start:
            context.problems.add(path, context.base.line(path, "effective_to"), "date-order", "失效日期不晚于施行日期。请核对。")


def limits_can_be_reached(context: Context) -> None:
    """A limit has one id, and counts only for lenders that its provision or, for clocks of authorities, its instrument binds."""
    seen: dict[str, str] = {}
    for statute, provision, path in _provisions(context):
        for index, limit in enumerate(provision.limits):
            line = context.base.provision_line(statute, provision, "limits", index)
            if limit.id in seen:
                context.problems.add(path, line, "duplicate-id", f"期限“{limit.id}”已经写在 {seen[limit.id]}。请换一个短名。")
            seen[limit.id] = path
            for lender in limit.lenders:
                if not (statute.binds_lender(provision, lender.value) or lender.value in statute.binds):
                    context.problems.add(path, line, "binds", f"{provision.shown}不约束“{lender.label}”，这个数字不能对它算。请改 lenders 或 binds。")


def quoted_paragraphs_are_counted(context: Context) -> None:
    """`paragraphs` names as many 款 as `text` holds, and 项 stand in their order."""
    for statute, provision, path in _provisions(context):
        if problem := numbering_problem(provision):
            context.problems.add(path, context.base.provision_line(statute, provision, "text"), "paragraphs", f"{provision.shown}：{problem}")


@needs(EVERYTHING)
def every_provision_is_needed(context: Context) -> None:
    """A provision counts when a page cites it, a behaviour needs it, or it carries a limit."""
    for statute, provision, path in _provisions(context):
        if not (provision.behaviours or provision.limits or context.graph.citing(statute.id, provision.no)):
            line = context.base.provision_line(statute, provision)
            context.problems.add(path, line, "unused-provision", f"{provision.shown}没有页面引用，也不管任何行为。请删掉，或写上 behaviours。")


def crimes_and_subjects_name_one_thing(context: Context) -> None:
    """A crime ends with 罪, stands in the law that makes it one, once; a subject is the provision's own word, of few provisions."""
    crimes: dict[str, str] = {}
    subjects = Counter(subject for _, provision, _ in _provisions(context) for subject in provision.subjects)
    for statute, provision, path in _provisions(context):
        line = context.base.provision_line(statute, provision, "crimes" if provision.crimes else "subjects")
        for crime in provision.crimes:
            if not crime.endswith("罪") or statute.rank is not Rank.LAW:
                context.problems.add(path, line, "crime", f"“{crime}”：罪名以“罪”结尾，写在定义它的法律里，不写在解释里。")
            if crime in crimes:
                context.problems.add(path, line, "crime", f"罪名“{crime}”已经写在{crimes[crime]}。一个罪名只有一条定义它。")
            crimes.setdefault(crime, f"{statute.name}{provision.shown}")
        own = (provision.text or " ".join([*provision.phrase, provision.plain])) + provision.shown
        for subject in provision.subjects:
            if subject not in own:
                context.problems.add(path, line, "subject", f"{provision.shown}里没有“{subject}”这个词。subjects 要用条文自己的词。")
            if subjects[subject] > MOST_SHARING:
                context.problems.add(path, line, "subject", f"“{subject}”写在 {subjects[subject]} 条里，最多 {MOST_SHARING} 条：留下正面规定它的。")


def document_numbers_can_be_read(context: Context) -> None:
    """The search finds a law by its number in any notation, so the record must say it in a known one."""
    for statute in context.base.statutes.values():
        path = context.base.law_path(statute.id)
        for field, words in (("doc_no", statute.doc_no or ""), *(("aliases", name) for name in statute.aliases if NUMBERED.search(name))):
            try:
                document_numbers(words)
            except ValueError as error:
                context.problems.add(path, context.base.line(path, field), "doc-no", str(error))


def _provisions(context: Context) -> list[tuple[Statute, Provision, str]]:
    return [
        (statute, provision, context.base.law_path(statute.id))
        for statute in context.base.statutes.values()
        for provision in statute.provisions
    ]


ALL = (
    reported_rules_are_not_quoted_as_text,
    numbers_are_unique_and_in_order,
    dates_follow_each_other,
    limits_can_be_reached,
    quoted_paragraphs_are_counted,
    every_provision_is_needed,
    crimes_and_subjects_name_one_thing,
    document_numbers_can_be_read,
)

