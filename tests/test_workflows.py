"""Workflows run as they are read: every file loads, nothing is deployed that did not pass, and no action can change under us."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

FOLDER = Path(__file__).parent.parent / ".github" / "workflows"
FILES = sorted(FOLDER.glob("*.y*ml"))


def load(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def steps(path: Path) -> list[dict]:
    return [step for job in load(path)["jobs"].values() for step in job.get("steps", [])]


def test_there_are_workflows():
    assert {path.name for path in FILES} >= {"test.yml", "pages.yml", "currency.yml"}


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
    writing = {name for name, job in workflow["jobs"].items() if "write" in job["permissions"].values()}
    assert writing <= {"deploy"}


def test_only_what_passed_its_tests_is_deployed():
    jobs = load(FOLDER / "pages.yml")["jobs"]
    assert jobs["test"]["uses"] == "./.github/workflows/test.yml"
    assert (jobs["build"]["needs"], jobs["deploy"]["needs"]) == ("test", "build")
    assert any(step.get("run") == "make test" for step in steps(FOLDER / "test.yml"))


def test_commands_of_the_weekly_comparison_exist():
    """A workflow is run by nobody here; the scripts that it names at least are there."""
    named = re.findall(r"scripts/[\w.]+", (FOLDER / "currency.yml").read_text(encoding="utf-8"))
    assert named and all((FOLDER.parent.parent / name).exists() for name in named)
