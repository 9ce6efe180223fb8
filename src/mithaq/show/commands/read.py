"""``mithaq read``: documents into sourced statements."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from mithaq.errors import MithaqError
from mithaq.show.commands.options import Format, Lang, day, emit, write_whole
from mithaq.show.words import Words
from mithaq.text.document import Document


def add(app: typer.Typer, words: Words) -> None:
    """Add the command in the language of the reader."""

    @app.command(help=words.say("cli.read"))
    def read(
        files: Annotated[list[Path], typer.Argument(help=words.say("cli.files"))],
        format: Annotated[Format, typer.Option(help=words.say("cli.format"))] = Format.text,
        out: Annotated[Path | None, typer.Option(help=words.say("cli.read.out"))] = None,
        text: Annotated[bool, typer.Option("--text", help=words.say("cli.read.text"))] = False,
        published: Annotated[str | None, typer.Option(help=words.say("cli.published"))] = None,
        lang: Annotated[Lang, typer.Option(help=words.say("cli.lang"))] = Lang.en,
    ) -> None:
        from mithaq.statements.rules import read as read_document
        from mithaq.text.load import load

        failed: list[MithaqError] = []
        on = day(published, "--published")

        @contextmanager
        def each() -> Iterator[None]:
            try:
                yield
            except MithaqError as fault:
                failed.append(fault)
                print(f"{words.say('cli.error')}: {fault.message}", file=sys.stderr)

        def documents() -> Iterator[Document]:
            for path in _progress(files, words):
                with each():
                    yield load(path, published=on)

        readings: list[dict[str, Any]] = []
        for document in _distinct(documents(), words):
            with each():
                if text:
                    sys.stdout.buffer.write(document.text.encode("utf-8"))
                    continue
                reading = read_document(document).to_dict()
                if out is not None:
                    path = out / f"{document.id}.json"
                    write_whole(path, json.dumps(reading, ensure_ascii=False, indent=1).encode())
                    print(words.say("cli.wrote", path=str(path)), file=sys.stderr)
                elif format is Format.json and len(files) > 1:
                    readings.append(reading)
                elif format is not Format.text:
                    emit(reading, format)
                else:
                    _show(reading, words)
        if format is Format.json and len(files) > 1 and out is None and not text:
            emit(readings, format)
        if failed:
            raise typer.Exit(2)


def _progress(files: list[Path], words: Words) -> Iterable[Path]:
    if len(files) < 3 or not sys.stderr.isatty():
        return files
    from rich.console import Console
    from rich.progress import track

    return track(files, description=words.say("cli.reading"), console=Console(stderr=True))


def _distinct(documents: Iterable[Document], words: Words) -> Iterator[Document]:
    """Give a second document of the same id a name of its own, and say so."""
    seen: set[str] = set()
    for document in documents:
        if document.id in seen:
            new = f"{document.id}-{document.sha256[:8]}"
            print(words.say("cli.same_id", file=document.file, id=document.id, new=new), file=sys.stderr)
            document = replace(document, id=new)
        seen.add(document.id)
        yield document


def _show(reading: dict[str, object], words: Words) -> None:
    """The statements as a list for people."""
    for row in reading["statements"]:  # type: ignore[attr-defined]
        who = " → ".join(
            ", ".join(words.value(actor) for actor in row[side]) for side in ("source", "target") if row[side]
        )
        held = "" if row["attribution"] == "author" else f" [{words.value(row['attribution'])}]"
        print(
            f"{row['id']:>4} {words.term(row['kind'])} {words.term(row['type'])} · {words.term(row['factuality'])}{held} · {who}"
        )
        print(f"       {words.quote(row['evidence']['exact'])}")
