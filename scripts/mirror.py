"""`make mirror`: dist/handbook-mirror.zip, the built site with what a server needs to serve it well, and the sum of every file.

Usage: python scripts/mirror.py [--out FILE]. TODAY and SOURCE_DATE_EPOCH decide as everywhere; same commit, same bytes.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from kb import clock
from sha256sums import SUMS, sums
from zipping import zip_bytes

ROOT = Path(__file__).resolve().parent.parent
FOLDER = "handbook-mirror"


def kit(root: Path, site: dict[str, bytes]) -> dict[str, bytes]:
    """{path inside the folder: bytes}: site/, the settings of mirror/, and the sums of all."""
    files = {f"site/{path}": data for path, data in site.items()}
    files |= {path.name: path.read_bytes() for path in sorted((root / "mirror").iterdir()) if path.is_file()}
    return dict(sorted({**files, SUMS: sums(files)}.items()))


def fresh_site(root: Path, environ: Mapping[str, str]) -> dict[str, bytes]:
    """A build as `make site` makes it, without an address, as {path: bytes}. Raises ValueError when it fails."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "site"
        command = [sys.executable, str(root / "scripts/build_site.py"), "--site-dir", str(out)]
        if subprocess.run(command, cwd=root, env={**environ, "SITE_URL": ""}, check=False).returncode:
            raise ValueError("网站没有生成，镜像包没有写。")
        return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def main() -> int:
    parser = argparse.ArgumentParser(description="打包镜像：网站、服务器设置、校验值")
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / "handbook-mirror.zip")
    options = parser.parse_args()
    environ = clock.build_environment(os.environ, ROOT)
    out = options.out.absolute()
    out.parent.mkdir(parents=True, exist_ok=True)
    try:
        files = kit(ROOT, fresh_site(ROOT, environ))
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    fresh = out.with_suffix(".new")
    zip_bytes(files, fresh, dt.datetime.fromtimestamp(int(environ["SOURCE_DATE_EPOCH"]), clock.SHANGHAI), FOLDER)
    fresh.replace(out)
    print(f"{out}：{len(files)} 个文件，{out.stat().st_size} 字节。")
    return 0


if __name__ == "__main__":
    sys.exit(main())
