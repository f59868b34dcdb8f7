"""Workflows run as they are read: every file loads, nothing is deployed that did not pass, and no action can change under us."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

FOLDER = Path(__file__).parent.parent / ".github" / "workflows"
FILES = sorted(FOLDER.glob("*.y*ml"))


#: What each job may write; every other job may only read.
MAY_WRITE = {
    ("pages.yml", "deploy"): {"pages", "id-token"},
    ("release.yml", "publish"): {"contents", "id-token", "attestations"},
    ("currency.yml", "tell"): {"issues"},
}


def load(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def steps(path: Path) -> list[dict]:
    return [step for job in load(path)["jobs"].values() for step in job.get("steps", [])]


def test_there_are_workflows():
    assert {path.name for path in FILES} >= {"test.yml", "pages.yml", "currency.yml", "release.yml"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_workflow_loads_and_every_step_does_something(path):
    assert load(path)["jobs"]
    assert all(("run" in step) != ("uses" in step) for step in steps(path))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_action_is_pinned_to_a_commit_and_keeps_no_credentials(path):
    for step in steps(path):
        if action := step.get("uses"):
            assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action), action
            assert not action.startswith("actions/checkout@") or step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_permission_is_given_to_a_job_and_not_to_a_workflow(path):
    workflow = load(path)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        writing = {what for what, how in job["permissions"].items() if how == "write"}
        assert writing == MAY_WRITE.get((path.name, name), set()), (path.name, name)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_who_may_write_runs_nothing_of_the_repository(path):
    """Whoever gets a change in cannot reach a job that publishes: it checks nothing out, and no script of ours runs there."""
    for name, job in load(path)["jobs"].items():
        if (path.name, name) in MAY_WRITE:
            assert not any(step.get("uses", "").startswith("actions/checkout@") or re.search(r"scripts/|\bmake ", step.get("run", "")) for step in job["steps"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_words_from_outside_never_become_part_of_a_command(path):
    """A tag or title with a quotation mark in it would be run: what is not ours comes in by the environment."""
    assert [step["run"] for step in steps(path) if "${{" in step.get("run", "")] == []


def test_a_release_is_built_from_a_tag_after_its_tests_and_checked_before_it_is_published():
    workflow = load(FOLDER / "release.yml")
    assert workflow[True] == {"push": {"tags": ["v*"]}}  # YAML reads `on` as true
    jobs = workflow["jobs"]
    assert (jobs["test"]["uses"], jobs["build"]["needs"], jobs["publish"]["needs"]) == ("./.github/workflows/test.yml", "test", "build")
    assert any(step.get("run") == "make release" for step in jobs["build"]["steps"])
    runs = [step.get("run", step.get("uses", "")) for step in jobs["publish"]["steps"]]
    order = [next(place for place, run in enumerate(runs) if word in run) for word in ("sha256sum --check", "attest-build-provenance@", "gh release create")]
    assert order == sorted(order)


def test_the_weekly_issue_is_one_and_renewed_only_when_something_changed():
    [step] = [step for step in steps(FOLDER / "currency.yml") if "gh issue create" in step.get("run", "")]
    assert step["run"].count("gh issue create") == 1 and "gh issue edit" in step["run"] and "diff " in step["run"]


def test_only_what_passed_its_tests_is_deployed():
    jobs = load(FOLDER / "pages.yml")["jobs"]
    assert jobs["test"]["uses"] == "./.github/workflows/test.yml"
    assert (jobs["build"]["needs"], jobs["deploy"]["needs"]) == ("test", "build")
    assert any(step.get("run") == "make test" for step in steps(FOLDER / "test.yml"))


def test_commands_of_the_weekly_comparison_exist():
    """A workflow is run by nobody here; the scripts that it names at least are there."""
    named = re.findall(r"scripts/[\w.]+", (FOLDER / "currency.yml").read_text(encoding="utf-8"))
    assert named and all((FOLDER.parent.parent / name).exists() for name in named)
