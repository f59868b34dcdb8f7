"""Small ES modules -> one classic script.

The site ships only classic scripts: old WeChat WebViews, the Content-Security-Policy and
file:// allow no modules. The modules keep to a few forms so that joining them needs no parser:

    import { a, b } from "./x.js";              one line; "../x.js" from a folder below
    export function / async function / class / const name

and every declaration of a module starts at the beginning of a line. Anything else raises
ValueError with file:line, as do cycles, unknown files and names, and two modules that declare
the same name (all share one scope). A line that starts with // or /* is a comment to its end, or to a line that ends
with */; such lines are left out, so no string or template may have a line that looks like one. A comment at the end of a line is
left out too where it holds neither quote nor slash, so that what stands in a string or a pattern stays; so is indentation, except
in a module with a template over several lines. The result holds the modules that the entry needs,
dependencies first, in one strict function.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from functools import lru_cache

_IMPORT = re.compile(r'^import \{ ([^{}]+) \} from "((?:\./|(?:\.\./)+)[A-Za-z0-9_/-]+\.js)";\s*(?://.*)?$')
_EXPORT = re.compile(r"^export (?=(?:const|class|function|async function)\b)")
_MODULE_WORD = re.compile(r"^\s*(import|export)\b(?!\s*[:=])")
_FORBIDDEN = re.compile(r"\bimport\s*\(|\bimport\.meta\b|^await\b|\brequire\s*\(")
_DECLARATION = re.compile(r"^(?:const|let|var|class|(?:async )?function)(?:\s*\*)?\s+(?P<rest>.*)$")
#: Inside a string or a pattern a closing mark would follow; a template over several lines is seen by its backticks.
_TRAILING = re.compile(r"""\s+// [^"'`/]*$""")
_NAME = re.compile(r"^[A-Za-z_$][\w$]*")


@dataclass
class _Module:
    imports: list[tuple[int, str, list[str]]] = field(default_factory=list)
    exports: set[str] = field(default_factory=set)
    names: dict[str, int] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)


def bundle(sources: dict[str, str], entry: str) -> str:
    """The classic script for `entry`; `sources` maps paths such as "search/worker.js" to their text."""
    modules: dict[str, _Module] = {}
    _collect(entry, sources, modules, ())
    owner: dict[str, str] = {}
    for path, module in modules.items():
        for name, line in module.names.items():
            if name in owner:
                raise ValueError(f"{path}:{line}: {name} is declared in {owner[name]} too")
            owner[name] = path
    parts = [f"// {path}\n" + _without_comment_lines(module.lines) for path, module in modules.items()]
    return '(function () {\n"use strict";\n\n' + "\n\n".join(parts) + "\n})();\n"


def _without_comment_lines(lines: list[str]) -> str:
    """Comments stay in the sources: a phone need not fetch them."""
    kept, inside = [], False
    templates = any(line.count("`") % 2 for line in lines)
    for line in lines:
        bare = line.strip()
        opens = bare.startswith("/*")
        if not (inside or opens or bare.startswith("//") or not bare):
            kept.append(line if templates else _TRAILING.sub("", line).strip())
        inside = (inside or opens) and not bare.endswith("*/")
    return "\n".join(kept)


def _collect(path: str, sources: dict[str, str], done: dict[str, _Module], above: tuple[str, ...]) -> _Module:
    """Add `path` to `done` after everything it imports."""
    if path in done:
        return done[path]
    if path not in sources:
        raise ValueError(f"{path}: no such file")
    module = _read(path, sources[path])
    for line, target, names in module.imports:
        where = f"{path}:{line}"
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        if target in (*above, path):
            raise ValueError(f"{where}: imports go round in a circle: {' -> '.join((*above, path, target))}")
        if target not in sources:
            raise ValueError(f"{where}: no such file: {target}")
        missing = [name for name in names if name not in _collect(target, sources, done, (*above, path)).exports]
        if missing:
            raise ValueError(f"{where}: {target} does not export {', '.join(missing)}")
    done[path] = module
    return module


@lru_cache(maxsize=1_000)
def _read(path: str, text: str) -> _Module:
    """One module, read once for all the scripts that it is part of; nobody changes it afterwards."""
    module = _Module()
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        where = f"{path}:{number}"
        if imported := _IMPORT.match(line):
            module.imports.append((number, imported[2], _imported_names(where, imported[1])))
            continue
        if _FORBIDDEN.search(line):
            raise ValueError(f"{where}: not allowed in a classic script: {line.strip()}")
        plain = _EXPORT.sub("", line)
        if _MODULE_WORD.match(plain):
            raise ValueError(f"{where}: only one-line “import {{ a, b }} from \"./x.js\";” and “export function/const/class”: {line.strip()}")
        if declared := _DECLARATION.match(plain):
            module_name = _declared_name(where, declared["rest"])
            if module_name in module.names:
                raise ValueError(f"{where}: {module_name} is declared twice")
            module.names[module_name] = number
            if plain != line:
                module.exports.add(module_name)
        module.lines.append(plain)
    return module


def _imported_names(where: str, inside: str) -> list[str]:
    names = [name.strip() for name in inside.split(",")]
    for name in names:
        if not _NAME.fullmatch(name):
            raise ValueError(f"{where}: import names as they are, without renaming: “{name}”")
    return names


def _declared_name(where: str, rest: str) -> str:
    """The one name a top-level statement declares; several at once would hide clashes."""
    name = _NAME.match(rest)
    if not name:
        raise ValueError(f"{where}: take values apart inside a function, not at the top level: {rest}")
    if re.match(r"\s*,|\s*=\s*[^(\[{,]*,\s*[A-Za-z_$][\w$]*\s*=(?![=>])", rest[name.end() :]):
        raise ValueError(f"{where}: one declaration per statement: {rest}")
    return name[0]
