"""``mithaq obliged``: if A attacks B on day D, who is obliged to do what, and why."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from mithaq.errors import BadInput, MithaqError
from mithaq.show.commands.options import Format, Lang, day, emit, read_json
from mithaq.show.commands.options import state as state_named
from mithaq.show.words import Words

_CASE_KEYS = {"id", "attacker", "target", "on", "where", "kind"}


def add(app: typer.Typer, words: Words) -> None:
    """Add the command in the language of the reader."""

    @app.command(help=words.say("cli.obliged"))
    def obliged(
        attacker: Annotated[str | None, typer.Option(help=words.say("cli.attacker"))] = None,
        target: Annotated[str | None, typer.Option(help=words.say("cli.target"))] = None,
        on: Annotated[str | None, typer.Option(help=words.say("cli.on"))] = None,
        where: Annotated[str | None, typer.Option(help=words.say("cli.where"))] = None,
        kind: Annotated[str, typer.Option(help=words.say("cli.kind"))] = "armed_attack",
        cases: Annotated[Path | None, typer.Option(help=words.say("cli.cases"))] = None,
        pacts: Annotated[Path | None, typer.Option(help=words.say("cli.pacts"))] = None,
        state: Annotated[list[str] | None, typer.Option(help=words.say("cli.state"))] = None,
        published: Annotated[bool, typer.Option("--published", help=words.say("cli.published_only"))] = False,
        aggressor: Annotated[str, typer.Option(help=words.say("cli.aggressor"))] = "attacker",
        without: Annotated[list[str] | None, typer.Option(help=words.say("cli.without"))] = None,
        as_if_in_force: Annotated[list[str] | None, typer.Option(help=words.say("cli.as_if_in_force"))] = None,
        format: Annotated[Format, typer.Option(help=words.say("cli.format"))] = Format.text,
        lang: Annotated[Lang, typer.Option(help=words.say("cli.lang"))] = Lang.en,
    ) -> None:
        answer = _answerer(pacts, state, published, aggressor, without, as_if_in_force)
        if cases is not None:
            answers = [_placed(place, answer, row).to_dict() for row, place in _cases(cases)]
            if format is Format.json:
                emit(answers, format)
            else:
                for one in answers:
                    emit(one, Format.jsonl)
            return
        if attacker is None or target is None or on is None:
            raise BadInput("--attacker, --target and --on are needed", remedy="Or give --cases FILE.jsonl")
        row = {"id": None, "attacker": attacker, "target": target, "on": on, "where": where, "kind": kind or None}
        duties = answer(row)
        if format is Format.text:
            _show(duties, words)
        else:
            emit(duties.to_dict(), format)


def _placed(place: str, answer: Callable[[dict[str, Any]], Any], row: dict[str, Any]) -> Any:
    """The answer, or its error with the line of the file in front."""
    try:
        return answer(row)
    except MithaqError as fault:
        raise type(fault)(fault.what, where=f"{place} {fault.where or ''}".strip(), remedy=fault.remedy) from None


def _cases(path: Path) -> list[tuple[dict[str, Any], str]]:
    """Every line of a file of cases, each with its place; nothing is answered before all are sound."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as fault:
        raise BadInput(f"cannot be read ({fault})", where=str(path), remedy="Give a UTF-8 file of JSON lines") from None
    rows = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        place = f"{path.name}:{number}"
        try:
            row = read_json(line)
        except ValueError as fault:
            raise BadInput(f"not JSON: {fault}", where=place, remedy="One JSON object a line") from None
        if not isinstance(row, dict):
            raise BadInput("not a JSON object", where=place, remedy=f"Keys: {', '.join(sorted(_CASE_KEYS))}")
        missing = {"attacker", "target", "on"} - row.keys()
        if missing:
            raise BadInput(
                f"no {', '.join(sorted(missing))}", where=place, remedy="A case has id, attacker, target, on"
            )
        _check_texts(row, place)
        rows.append((row, place))
    return rows


def _check_texts(row: dict[str, Any], place: str) -> None:
    for key in _CASE_KEYS & row.keys():
        value, needed = row[key], key in ("attacker", "target", "on")
        number = key == "id" and isinstance(value, int) and not isinstance(value, bool)
        if not (isinstance(value, str) or number or (value is None and not needed)):
            raise BadInput(f"{key} is no text", where=place, remedy=f"Put the {key} in quotes")


def _answerer(
    pacts: Path | None,
    state: list[str] | None,
    published: bool,
    aggressor: str,
    without: list[str] | None,
    as_if_in_force: list[str] | None,
) -> Callable[[dict[str, Any]], Any]:
    from mithaq.findings.contingency import Contingency
    from mithaq.findings.obligations import who_is_obliged
    from mithaq.world.actors import load_actors
    from mithaq.world.places import load_places
    from mithaq.world.register import load_register

    actors, places, register = load_actors(), load_places(), load_register(pacts)
    if published:
        register = register.published()
    for pact in [*(without or ()), *(as_if_in_force or ())]:
        register.pact(pact)

    states = tuple(state_named(name, actors) for name in state or ())

    def answer(row: dict[str, Any]) -> Any:
        on = day(row["on"], "--on")
        assert on is not None
        contingency = Contingency(
            attacker=state_named(row["attacker"], actors),
            target=state_named(row["target"], actors),
            on=on,
            where=(row.get("where") or "").strip() or None,
            kind=row.get("kind") or "armed_attack",
            id=row.get("id"),
        )
        return who_is_obliged(
            contingency,
            register,
            places,
            states=states,
            aggressor=aggressor,
            without=tuple(without or ()),
            as_if_in_force=tuple(as_if_in_force or ()),
        )

    return answer


def _show(duties: Any, words: Words) -> None:
    """The table of duties for people, with the reasons beneath each."""
    from mithaq.show.names import named

    words = named(words)
    for duty in duties.duties:
        row = duty.to_dict()
        reason = f" ({words.term(row['reason'])})" if row["reason"] else ""
        article = f", {row['article']}" if row["article"] else ""
        to = f" → {words.value(row['to'])}" if row["to"] else ""
        answer = words.term(row["answer"]) + (f", {words.say('cli.disputed')}" if row["disputed"] else "")
        pact = f" · {words.value(row['pact'])}{article}" if row["pact"] else ""
        print(f"{words.value(row['state'])}{to} · {words.term(row['duty'])}: {answer}{reason}{pact}")
        for node in duty.because:
            print(f"    {words.reason(node)}")
