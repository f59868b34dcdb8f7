"""A release is whole and can be checked; the mirror kit says the same headers to every server."""

from __future__ import annotations

import re
import subprocess

import mirror
import release
from here import ROOT

KIT = ROOT / "mirror"


def fill(folder, names=release.FILES):
    for name in names:
        (folder / name).write_bytes(name.encode())


def test_the_sums_are_those_that_sha256sum_reads(tmp_path):
    fill(tmp_path)
    (tmp_path / "bench-search.md").write_text("not of a release", encoding="utf-8")
    assert release.main(["--folder", str(tmp_path)]) == 0
    done = subprocess.run(["sha256sum", "--check", "--strict", mirror.SUMS], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and done.stdout.count(": OK") == len(release.FILES)
    (tmp_path / release.FILES[0]).write_bytes(b"changed")
    assert subprocess.run(["sha256sum", "--check", "--status", mirror.SUMS], cwd=tmp_path, check=False).returncode == 1


def test_a_release_that_lacks_a_file_or_has_an_empty_one_is_none(tmp_path, capsys):
    fill(tmp_path, release.FILES[1:])
    assert release.main(["--folder", str(tmp_path)]) == 1 and release.FILES[0] in capsys.readouterr().err
    (tmp_path / release.FILES[0]).touch()
    assert release.main(["--folder", str(tmp_path)]) == 1 and not (tmp_path / mirror.SUMS).exists()


def test_the_kit_holds_the_site_the_settings_and_the_sum_of_each(tmp_path):
    files = mirror.kit(ROOT, {"index.html": b"<html>", "data/limits.json": b"{}"})
    assert {"site/index.html", "README.md", "nginx.conf", "Caddyfile", "_headers", mirror.SUMS} <= set(files)
    for path, data in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    done = subprocess.run(["sha256sum", "--check", "--strict", "--quiet", mirror.SUMS], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "") and len(files[mirror.SUMS].splitlines()) == len(files) - 1


def headers() -> dict[str, dict[str, str]]:
    """What each server is told to send, caching apart."""
    read = {name: (KIT / name).read_text(encoding="utf-8") for name in ("nginx.conf", "Caddyfile", "_headers")}
    found = {
        "nginx.conf": dict(re.findall(r'add_header ([A-Za-z-]+) "?(.*?)"? always;', read["nginx.conf"])),
        "Caddyfile": dict(re.findall(r'^\t\t([A-Z][A-Za-z-]+) "(.*)"$', read["Caddyfile"], re.M)),
        "_headers": dict(re.findall(r"^  ([A-Za-z-]+): (.*)$", read["_headers"], re.M)),
    }
    return {name: {key: value for key, value in sent.items() if key != "Cache-Control"} for name, sent in found.items()}


def test_every_server_sends_the_same_headers():
    sent = headers()
    assert sent["nginx.conf"] == sent["Caddyfile"] == sent["_headers"]
    assert sent["_headers"]["Referrer-Policy"] == "no-referrer" and "frame-ancestors 'none'" in sent["_headers"]["Content-Security-Policy"]


def test_only_what_has_its_content_in_its_name_is_kept_for_a_year():
    for name in ("nginx.conf", "Caddyfile"):
        text = (KIT / name).read_text(encoding="utf-8")
        [pattern] = re.findall(r"\^/(\(.*?\))/\s", text)
        kept = re.compile(f"^/{pattern}/")
        assert all(map(kept.match, ("/assets/bundle/site.3f29c0a1b2.js", "/search/0a1b2c/p1.json", "/keep/0a1b2c/0.json"))), name
        assert not any(map(kept.match, ("/index.html", "/search/kb-index.json", "/keep/info.json", "/sw.js", "/search/"))), name


def test_nobody_is_logged():
    assert "access_log off;" in (KIT / "nginx.conf").read_text(encoding="utf-8") and "log" not in re.sub(r"#.*", "", (KIT / "Caddyfile").read_text(encoding="utf-8"))


def test_what_readers_of_the_kit_are_told_is_in_it():
    readme = (KIT / "README.md").read_text(encoding="utf-8")
    assert all(word in readme for word in ("sha256sum --check", "nginx.conf", "Caddyfile", "_headers", "SHA256SUMS", "gh attestation verify"))
