"""`make offline`: dist/handbook-offline.zip, the handbook in a folder that opens with a double click.

The same bytes from the same commit and TODAY: files in order, one fixed time for all of them (SOURCE_DATE_EPOCH), no
owner. Fails without touching an older zip when the copy does not hold together or is larger than LARGEST.

Usage: python scripts/offline.py [--out FILE]
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from kb import clock
from kb.publishing import offline
from kb.search import index as search_index
from kb.joining import knowledge
from kb.joining.handbook import join
from zipping import zip_bytes

ROOT = Path(__file__).resolve().parent.parent

#: Bytes: what can be passed on in a chat or on a slow connection. The goal is 3,000,000 and is missed since the tools came and
#: fifteen letters more: the search index is a fifth of it, packed (kb/search/packed.py).
LARGEST = 3_550_000
FOLDER = "应对手册"
_NOTE = """怎么打开：先解压，再双击 index.html（手机上用“文件”打开，选浏览器）。不用联网。
这一份排印于 {built_on}，法律按 {law_on} 有效的版本。之后有没有变动，请到网站核对。
manifest.json 里有每个文件的 SHA-256，可以核对有没有被人改过。
不收费、不登记、没有微信号。不是律师意见。
"""


def built_site(root: Path, environ: dict[str, str]) -> dict[str, bytes]:
    """A fresh build as {path: bytes}. Raises ValueError when it fails."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "site"
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(out)]
        done = subprocess.run(command, cwd=root, env={**environ, "SITE_URL": ""}, capture_output=True, text=True, check=False)
        if done.returncode:
            raise ValueError(done.stderr.strip())
        return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def make(root: Path, out: Path) -> int:
    environ = clock.build_environment(os.environ, root)
    today, built_on = clock.today(environ), clock.built_on(environ)
    files = offline.offline_files(built_site(root, environ), search_index.build(join(knowledge.load(root), today, built_on), verbatim=False))
    files["说明.txt"] = ("\ufeff" + _NOTE.format(built_on=built_on, law_on=today)).encode("utf-8")
    files[offline.MANIFEST] = offline.manifest(files, built_on.isoformat(), today.isoformat())
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = out.with_suffix(".new")
    zip_bytes(files, fresh, dt.datetime.fromtimestamp(int(environ["SOURCE_DATE_EPOCH"]), clock.SHANGHAI), FOLDER)
    size = fresh.stat().st_size
    if size > LARGEST:
        fresh.unlink()
        raise ValueError(f"离线包 {size} 字节，超过 {LARGEST}。")
    fresh.replace(out)
    print(f"{out}：{len(files)} 个文件，{size} 字节。")
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(description="打包离线版")
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / "handbook-offline.zip")
    options = parser.parse_args()
    try:
        return make(ROOT, options.out.absolute())
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
