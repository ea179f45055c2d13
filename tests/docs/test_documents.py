"""What the documents say is there, and what is there is said."""

import re
import shlex
from pathlib import Path

import click
import pytest

from chamdiem import cli
from tests.docs import papers

READMES = [papers.ROOT / "README.md", papers.ROOT / "README.vi.md"]
LINKS = [(paper, link) for paper in papers.PAPERS for link in papers.links(paper)]
COMMANDS = [
    (name, option)
    for name, command in cli.commands.commands.items()
    for option in ["", *(word for each in command.params for word in each.opts if "--" in word)]
    if option != "--help"  # said by every program
]
SHOWN = [case for readme in READMES for case in papers.shown(readme)]


def name_of(path: Path) -> str:
    return path.relative_to(papers.ROOT).as_posix()


@pytest.mark.parametrize(("paper", "link"), LINKS, ids=[f"{p.name}:{link}" for p, link in LINKS])
def test_a_link_leads_somewhere(paper: Path, link: str) -> None:
    target, _, heading = link.partition("#")
    place = (paper.parent / target) if target else paper

    assert place.exists()
    if heading:
        heads = re.findall(r"^#+ (.+)$", place.read_text(encoding="utf-8"), re.MULTILINE)
        assert heading in [head.lower().replace(" ", "-") for head in heads]


@pytest.mark.parametrize("readme", READMES, ids=name_of)
def test_a_readme_begins_with_the_two_commands(readme: Path) -> None:
    opening = [line for line in readme.read_text(encoding="utf-8").splitlines() if line][:5]

    assert [line.split("  ")[0] for line in opening[2:4]] == ["make run", "make test"]
    assert opening[1] == opening[4] == "```"


@pytest.mark.parametrize("readme", READMES, ids=name_of)
@pytest.mark.parametrize(("command", "option"), COMMANDS)
def test_a_readme_names_every_command_and_option(command: str, option: str, readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")

    assert f"chamdiem {command}" in text
    assert option in text


@pytest.mark.parametrize("verb", papers.verbs())
def test_every_verb_of_make_is_explained(verb: str) -> None:
    assert f"`make {verb}`" in (papers.ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("readme", READMES, ids=name_of)
@pytest.mark.parametrize("variable", sorted(papers.variables("src")))
def test_a_readme_explains_every_variable_of_the_system(variable: str, readme: Path) -> None:
    assert f"`{variable}`" in readme.read_text(encoding="utf-8")


TOOLS = papers.variables("tools", "bench", "tests/conftest.py", "tests/database.py")


@pytest.mark.parametrize("variable", sorted(TOOLS))
def test_every_variable_of_the_tools_is_named_somewhere(variable: str) -> None:
    naming = [paper for paper in papers.TALK if variable in paper.read_text(encoding="utf-8")]

    assert naming


@pytest.mark.parametrize(("command", "lines"), SHOWN)
def test_what_is_shown_is_what_is_printed(
    command: str, lines: list[str], capsys: pytest.CaptureFixture[str], monkeypatch
) -> None:
    monkeypatch.chdir(papers.ROOT)
    program, *words = shlex.split(command)

    assert (program, cli.main(words)) == ("chamdiem", 0)
    printed = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line != "…" and line not in printed] == []


def test_there_are_commands_links_and_variables_to_look_at() -> None:
    assert isinstance(cli.commands, click.Group)
    assert len(LINKS) > 40
    assert len(SHOWN) >= 3
    assert {"DATABASE_URL", "CHAMDIEM_SECRET_KEY", "PORT"} <= papers.variables("src")
    assert {"BENCH_DATABASE_URL", "CHROMIUM", "PYTHON"} <= TOOLS
