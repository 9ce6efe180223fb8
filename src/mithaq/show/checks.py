"""Every linter of the data files in one call."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from mithaq.errors import BadInput, MithaqError
from mithaq.records import read_records

DATA = Path(__file__).parents[1] / "data"
LOCALE = Path(__file__).parent / "locale"


def check_everything(pacts: Path | None = None) -> tuple[int, list[MithaqError]]:
    """Check the register, actors, places, lexicon, cases, games and sentences.

    Parameters
    ----------
    pacts : Path, optional
        Check this folder of pacts, and nothing else.

    Returns
    -------
    files : int
        How many files were looked at.
    faults : list of MithaqError
        Each names its file and line.

    Raises
    ------
    BadInput
        The folder holds no pact file.
    """
    if pacts is not None:
        files = sorted(pacts.glob("*.yaml")) if pacts.is_dir() else []
        if not files:
            raise BadInput("no pact file (*.yaml)", where=str(pacts), remedy="Name a folder of pact files")
        return len(files), list(_pacts(files))
    files = sorted(DATA.rglob("*.yaml")) + sorted(LOCALE.rglob("*.yaml"))
    unreadable = [fault for path in files for fault in _collected(lambda path=path: read_records(path))]  # type: ignore[misc]
    if unreadable:
        return len(files), unreadable
    return len(files), [*_pacts(sorted((DATA / "pacts").glob("*.yaml"))), *_tables(), *_sentences()]


def _collected(check: Callable[[], object]) -> list[MithaqError]:
    try:
        check()
    except MithaqError as fault:
        return [fault]
    return []


def _pacts(files: list[Path]) -> Iterator[MithaqError]:
    from mithaq.world.pact_check import check_files, tables

    actors, places = tables()
    yield from check_files(files, known_actors=actors, known_places=places).faults


def _tables() -> Iterator[MithaqError]:
    """Actors, places, lexicon, cases and games."""
    from mithaq.findings.conflict import load as load_game
    from mithaq.findings.law_cases import load_cases
    from mithaq.statements.lexicon_check import faults
    from mithaq.world.actor_check import check_actors
    from mithaq.world.places import load_places

    yield from check_actors()
    yield from _collected(load_places)
    yield from faults("ar")
    yield from faults("en")
    yield from _collected(load_cases)
    for path in sorted((DATA / "games").glob("*.yaml")):
        yield from _collected(lambda path=path: load_game(path))  # type: ignore[misc]


def _sentences() -> Iterator[MithaqError]:
    """Codes that one language has and the other lacks."""
    from mithaq.errors import BadData
    from mithaq.show.words import catalogue

    english, arabic = catalogue("en"), catalogue("ar")
    for code in sorted(set(english) ^ set(arabic)):
        lacking = "ar" if code in english else "en"
        yield BadData(f"no sentence for {code!r}", where=f"locale/{lacking}", remedy="Add it in both languages")
