"""The law that the book leans on: every cited provision once, in its own words, with its force, dates and certainty.

Guarantees: a provision stands here exactly when some page or ladder of the handbook cites it or a number in the book
comes from it. Repealed instruments cannot be cited (a check refuses them), so none stands here as law in force.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable

from ..records.law import Statute
from ..render import statute as statute_page
from ..joining.handbook import Handbook
from ..records.vocabulary import Rank
from . import fragments
from .fragments import id_of, page_tree

Provision = tuple[str, str]  # statute id, provision no

_PLACE = re.compile(r"law/([a-z0-9-]+)\.md#(?:art-(?P<no>.+?)(?:-p[0-9]+(?:-i[0-9]+)?)?|formerly-(?P<old>.+))\Z")


def provision_of(site: Handbook, target: str) -> Provision | None:
    """The provision that a link target means: law/civil-code.md#art-50-p1 is (civil-code, 50); an old number its successor."""
    match = _PLACE.match(target)
    statute = site.base.statutes.get(match[1]) if match else None
    if match is None or statute is None:
        return None
    if match["old"]:
        found = [provision for _, provision in statute.successors(match["old"])]
    else:
        found = [provision for provision in statute.provisions if provision.no == match["no"]]
    return (statute.id, found[0].no) if found else None


def wanted(site: Handbook, trees: Iterable[ET.Element]) -> tuple[set[Provision], set[str]]:
    """Provisions that the handbook cites or that the given chapters link, and instruments that they link as a whole."""
    provisions = {key for key, pages in site.graph.cited_by.items() if pages}
    whole = set()
    for tree in trees:
        for _, target in fragments.links(tree):
            if found := provision_of(site, target):
                provisions.add(found)
            elif re.fullmatch(r"law/[a-z0-9-]+\.md", target):
                whole.add(target.removeprefix("law/").removesuffix(".md"))
    return provisions, whole & set(site.base.statutes)


def in_order(site: Handbook, provisions: set[Provision], whole: set[str]) -> list[Statute]:
    """Instruments with something to show, the strongest rank first, then by name."""
    shown = {statute for statute, _ in provisions} | whole
    ranks = list(Rank)
    return sorted((site.base.statutes[id_] for id_ in shown), key=lambda item: (ranks.index(item.rank), item.id))


def statute_tree(site: Handbook, statute: Statute, provisions: set[Provision]) -> ET.Element:
    """The instrument's page with only the wanted provisions. Raises KeyError when one is not on the page."""
    source = site.law_source(statute.id)
    tree = page_tree(source, statute_page.page(site, statute))
    for part in _of(tree, "kb-part"):
        tree.remove(_heading(tree, part))  # a provision is found by its number: the book has no heading above it
        fragments.unwrap(tree, part)
    keep = {id_of(source, item.anchor) for item in statute.provisions if (statute.id, item.no) in provisions}
    for section in _of(tree, "kb-provision"):
        heading = _heading(tree, section)
        tree.remove(heading)
        id_ = heading.get("id")
        if id_ in keep:
            keep.remove(id_)
            heading.tag = "h3"
            section.insert(0, heading)
        else:
            tree.remove(section)
    if keep:
        raise KeyError(f"{source}: {sorted(keep)}")
    _join_records(tree)
    return tree


def _join_records(tree: ET.Element) -> None:
    """On paper what stands at the head and at the foot of a statute's page is one list. How much of the law is held is said once, at the head of the part."""
    (record,), (origin,) = _of(tree, "kb-record"), _of(tree, "kb-origin")
    rows = record.find("ul")
    assert rows is not None
    rows.remove(rows[-1])
    rows.extend(origin.iter("li"))
    tree.remove(_heading(tree, origin))
    tree.remove(origin)


def _of(tree: ET.Element, name: str) -> list[ET.Element]:
    return [item for item in tree if name in fragments.classes(item)]


def _heading(tree: ET.Element, section: ET.Element) -> ET.Element:
    """The heading of what was a closed section (folds.py puts it before)."""
    return tree[list(tree).index(section) - 1]
