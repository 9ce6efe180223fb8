"""The command line: ``mithaq read | obliged | game | brief | check``, in English and Arabic."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from mithaq.errors import MithaqError
from mithaq.show.words import Words
from mithaq.text.document import Language


def language(arguments: Sequence[str]) -> Language:
    """The language of help and messages: ``--lang``, else ``MITHAQ_LANG``, else English."""
    chosen = os.environ.get("MITHAQ_LANG", "en")
    for position, argument in enumerate(arguments):
        if argument == "--lang" and position + 1 < len(arguments):
            chosen = arguments[position + 1]
        elif argument.startswith("--lang="):
            chosen = argument.removeprefix("--lang=")
    return "ar" if chosen == "ar" else "en"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code (0 done, 1 no answer, 2 bad input)."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    words = Words(language(arguments))
    from mithaq.show.commands import build

    try:
        build(words)(args=arguments, prog_name="mithaq")
    except MithaqError as fault:
        print(f"{words.say('cli.error')}: {fault.message}", file=sys.stderr)
        raise SystemExit(fault.exit_code) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None


if __name__ == "__main__":
    main()
