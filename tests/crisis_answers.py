"""How a question that says a life is in danger must be answered, by kind; shared by the tests of rules and of the second voice."""

from __future__ import annotations

PAGE = "scenario:mental-crisis"
#: kind in the file of cases -> the first result, the number that stands first; "" for no number above the results.
FIRST = {
    "self-plan": (PAGE, "12356"),
    "self-act": (f"{PAGE}#already-done", "120"),
    "child-along": (f"{PAGE}#with-children", "110"),
    "other-plan": (f"{PAGE}#for-another", "110"),
    "other-act": (f"{PAGE}#already-done", "120"),
    "collector-says": ("scenario:insults-threats", ""),
    "injured": ("scenario:violence", "120"),
}
SOUND = {
    "words": {"want": {"why": "想", "words": "想 [要求]"}, "die": {"why": "死", "words": "死"}, "not": {"why": "不", "words": "不"}},
    "patterns": [{"name": "plan", "why": "想死", "any": ["2-not want 2-not die 3-not"]}],
    "kinds": [{"kind": "self", "why": "自己", "any": ["plan"], "go": [PAGE]}],
}


def wrong(kind: str, rows: list[dict]) -> str:
    """What is not as it should be with an answer to a question of this kind; empty if all is well. A question about what
    comes after one's death may be answered with the same page and a number less."""
    ids, dial = [row["id"] for row in rows], rows[0]["dial"]
    if kind == "none":
        return "crisis first" if ids[0].startswith(PAGE) or ids[0] == "channel:mental-12356" or dial and dial[0] not in ("110", "120") else ""
    first, number = FIRST[kind]
    if ids[0] != first:
        return f"first is {ids[0]}"
    if (dial[0] if dial else "") != number:
        return f"dials {dial}"
    if kind == "collector-says" and (ids[1] != PAGE or rows[1]["dial"] != ["12356"] or len(ids) < 3):
        return f"then {ids[1:4]}"
    return ""
