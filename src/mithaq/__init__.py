"""Mithaq: what states owe each other, read from texts and held against their pacts.

The public verbs, imported when first used::

    load           a file into a document
    read           a document into statements
    register       the pacts
    who_is_obliged the duties of a contingency
    Conflict       a crisis as a graph model
    brief          from an article to a brief
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_VERBS = {
    "load": "mithaq.text.load:load",
    "read": "mithaq.statements.rules:read",
    "register": "mithaq.world.register:load_register",
    "who_is_obliged": "mithaq.findings.obligations:who_is_obliged",
    "Conflict": "mithaq.findings.conflict:Conflict",
    "brief": "mithaq.show.brief:brief",
}

__all__ = ["Conflict", "__version__", "brief", "load", "read", "register", "who_is_obliged"]


def __getattr__(name: str) -> Any:
    if name not in _VERBS:
        raise AttributeError(f"module 'mithaq' has no attribute {name!r}")
    module, verb = _VERBS[name].split(":")
    return getattr(import_module(module), verb)


def __dir__() -> list[str]:
    return sorted(__all__)
