"""The docs are held by tests: commands that run, links that lead somewhere, pages made from the data."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from mithaq.show.coverage import coverage
from mithaq.world.register import load_register

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*.md")])
COMMAND = re.compile(r"^    (mithaq .+)$|`(mithaq [^`]+)`", re.MULTILINE)


def commands(page: Path) -> list[str]:
    found = [first or second for first, second in COMMAND.findall(page.read_text(encoding="utf-8"))]
    return [command for command in found if re.search(r"examples/|--attacker|check$|games/", command)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize(
    "page",
    [ROOT / "README.md", ROOT / "docs" / "tutorial.md", ROOT / "docs" / "ar" / "index.md"],
    ids=lambda page: page.name,
)
def test_every_command_runs(page: Path, tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (tmp_path / "src").symlink_to(ROOT / "src")
    found = commands(page)
    assert found
    for command in found:
        words, _, redirect = command.partition(" > ")
        arguments = shlex.split(words.split("#")[0])[1:]
        done = subprocess.run(
            [sys.executable, "-m", "mithaq.show.cli", *arguments], cwd=tmp_path, capture_output=True, check=False
        )
        assert done.returncode == 0, f"{command}\n{done.stderr.decode()}"
        if redirect:
            (tmp_path / redirect.strip()).write_bytes(done.stdout)


def test_the_coverage_page_is_the_registers() -> None:
    page = (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8")
    assert page == coverage(load_register()), "run: python -m mithaq.show.coverage > docs/coverage.md"


def test_every_option_is_told_in_both_languages() -> None:
    import typer.main

    from mithaq.show.commands import build
    from mithaq.show.words import Words

    for lang in ("en", "ar"):
        group = typer.main.get_command(build(Words(lang)))  # type: ignore[arg-type]
        for name, command in group.commands.items():  # type: ignore[attr-defined]
            assert command.help, name
            for parameter in command.params:
                if parameter.name != "help":
                    assert getattr(parameter, "help", None), f"{name} {parameter.name}"
