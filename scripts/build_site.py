"""Build the site beside the old one and swap them, so that a failed build leaves `site/` as it was."""

from __future__ import annotations

import argparse
import fcntl
import glob
import os
import secrets
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from kb import clock
from kb.publishing import card, installable

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def only_build(root: Path) -> Iterator[None]:
    """Hold a lock on the project folder: two builds at once would delete each other's pages."""
    handle = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def remove(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path)


def fresh_folder(site: Path) -> Path:
    """The name of a folder beside `site` that no other build knows; leftovers of earlier builds are removed.

    A build that was killed may have left a child that goes on writing into its folder for a while: so the folder has a
    name of its own, and what cannot be removed yet stays for the next build.
    """
    for left in site.parent.glob(f"{glob.escape(site.name)}.new*"):
        with suppress(OSError):
            remove(left)
    return site.with_name(f"{site.name}.new.{secrets.token_hex(4)}")


def swap(fresh: Path, site: Path, old: Path) -> None:
    """Put `fresh` where `site` is; `site` is away only between two renames, and comes back if the second fails."""
    remove(old)
    had_site = site.exists()
    if had_site:
        site.rename(old)
    try:
        fresh.rename(site)
    except OSError:
        if had_site:
            old.rename(site)
        raise
    remove(old)


def add_copy(site: Path, environ: Mapping[str, str]) -> None:
    """Put what a reader may keep on the phone (kb/publishing/installable.py) and the picture for chats into a finished build."""
    files = dict(sorted(_read_all(os.fspath(site))))
    (site / card.PATH).write_bytes(card.png())
    more = installable.keep_files(ROOT, files, clock.built_on(environ).isoformat(), clock.today(environ).isoformat())
    for path, data in more.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(data)


def _read_all(folder: str, below: str = "") -> Iterator[tuple[str, bytes]]:
    """(path below the folder, bytes) of every file that a copy holds: ten thousand of them, so without an object for each path."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _read_all(entry.path, f"{below}{entry.name}/")
            elif installable.is_kept(below + entry.name):
                with open(entry.path, "rb") as file:
                    yield below + entry.name, file.read()


def build(root: Path, site: Path, environ: Mapping[str, str]) -> int:
    """Build into a sibling of `site`, swap on success; returns 0, or 1 with `site` untouched."""
    old = site.with_name(site.name + ".old")
    if old.exists() and not site.exists():
        old.rename(site)  # an earlier run was killed between the two renames
    fresh = fresh_folder(site)
    try:
        # Never with --quiet: it silences the warnings that --strict counts.
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(fresh)]
        finished = subprocess.run(command, cwd=root, env=clock.build_environment(environ, root), check=False)
        if finished.returncode != 0 or not (fresh / "index.html").is_file():
            kept = f"{site.name}/ 保持原样。" if site.exists() else ""
            print(f"生成失败。{kept}", file=sys.stderr)
            return 1
        add_copy(fresh, clock.build_environment(environ, root))
        swap(fresh, site, old)
    except OSError as error:  # the disk is full, or nobody may write there
        kept = f"{site.name}/ 保持原样。" if site.exists() else ""
        print(f"生成失败：{error.strerror or error}（{error.filename or site}）。{kept}", file=sys.stderr)
        return 1
    finally:
        with suppress(OSError):  # the next build clears away what cannot be removed now
            remove(fresh)
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=ROOT, help="project to build")
    parser.add_argument("--site-dir", type=Path, help="where the site goes (default: site/ of the project)")
    arguments = parser.parse_args()
    # So that a build stopped from outside also removes its leftover.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    root = arguments.root.absolute()
    with only_build(root):
        return build(root, (arguments.site_dir or root / "site").absolute(), os.environ)


if __name__ == "__main__":
    sys.exit(main())
