"""Every linter of the data files in one call."""

from __future__ import annotations

from pathlib import Path

from mithaq.errors import MithaqError


def check_everything(pacts: Path | None = None) -> tuple[int, list[MithaqError]]:
    """Check the register, actors, places, lexicon, cases and sentences.

    Parameters
    ----------
    pacts : Path, optional
        Check this folder of pacts in place of the register.

    Returns
    -------
    files : int
        How many files were looked at.
    faults : list of MithaqError
        Each names its file and line.
    """
    raise NotImplementedError
