"""The command for forms: what it takes, does and says; see `administering`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from graphlib_wijk.vocabulary import TIE_KINDS, Language

if TYPE_CHECKING:
    from graphlib_wijk.forms import Checked, Line
    from graphlib_wijk.store import Signature, Store

_WORDS: Final[dict[Language, dict[str, str]]] = {
    "nl": {
        "missing": "Hierbij hoort ook: {what}",
        "exists": "{path} bestaat al. Kies een andere naam, of gebruik --force.",
        "unwritable": "{path} is niet te schrijven. Bestaat de map, en mag u erin schrijven?",
        "ending": "Een formulier eindigt op {endings}; van een hele wijk op .zip.",
        "nobody": "In {place} staan geen bewonersinitiatieven. Gebruik de code van een wijk.",
        "written": "Geschreven: {path}",
        "form": "Formulier van {name} ({organisation}), versie {version} van {dataset}.",
        "nothing": "Er is niets veranderd op dit formulier.",
        "not-usable": "Er is niets doorgegeven. Verbeter eerst de fouten.",
        "new": "nieuw",
        "changed": "intussen door een ander veranderd",
        "known": "al eerder doorgegeven",
        "done": "staat al zo in de gegevens",
        "impossible": "kan niet meer: de relatie is er niet meer",
        "look": "Nog niets doorgegeven. Doe dat met --hand-in.",
        "handed-in": "Doorgegeven als voorstel: {count}.",
        "skipped": "Niet doorgegeven, want intussen veranderd: {count}. Met --anyway toch.",
    },
    "en": {
        "missing": "This also needs: {what}",
        "exists": "{path} is there already. Choose another name, or use --force.",
        "unwritable": "{path} cannot be written. Does the folder exist, and may you write in it?",
        "ending": "A form ends in {endings}; those of a whole neighbourhood in .zip.",
        "nobody": "{place} has no residents' initiatives. Use the code of a neighbourhood.",
        "written": "Written: {path}",
        "form": "Form of {name} ({organisation}), version {version} of {dataset}.",
        "nothing": "Nothing was changed on this form.",
        "not-usable": "Nothing was handed in. Correct the errors first.",
        "new": "new",
        "changed": "changed by somebody else since",
        "known": "handed in before",
        "done": "the data say so already",
        "impossible": "no longer possible: the tie is gone",
        "look": "Nothing was handed in yet. Do so with --hand-in.",
        "handed-in": "Handed in as proposals: {count}.",
        "skipped": "Not handed in, for they changed since: {count}. With --anyway they are.",
    },
}


def add_arguments(group: argparse._ArgumentGroup) -> None:
    """
    Add what the command takes to its parser.

    Parameters
    ----------
    group
        Part of that parser.
    """
    group.add_argument("what", choices=("make", "read"))
    group.add_argument("subject", metavar="SET|BESTAND", help="gegevensset, of ingevuld formulier")
    group.add_argument("organisation", nargs="?", metavar="ID", help="id van de organisatie")
    group.add_argument(
        "--wijk", dest="place", metavar="CODE", help="alle bewonersinitiatieven van een wijk"
    )
    group.add_argument("-o", dest="target", metavar="NAAR", help=".xlsx, .pdf, .docx of .zip")
    group.add_argument("--version", type=int, metavar="VERSIE", help="van een eerdere versie")
    group.add_argument("--force", action="store_true", help="vervang NAAR als het al bestaat")
    group.add_argument("--hand-in", action="store_true", help="geef door wat erop staat")
    group.add_argument(
        "--anyway", action="store_true", help="geef ook door wat een ander intussen veranderde"
    )


def run(store: Store, given: argparse.Namespace, by: Signature) -> tuple[str, bool]:
    """
    Make forms, or read one that came back.

    Parameters
    ----------
    store
        Where the data are kept.
    given
        What was typed.
    by
        Who does it, and when.

    Returns
    -------
    text, well
        What to say, and whether it went well.
    """
    return _make(store, given, by) if given.what == "make" else _read(store, given, by)


def _make(store: Store, given: argparse.Namespace, by: Signature) -> tuple[str, bool]:
    from graphlib_wijk.forms import WRITERS

    words = _WORDS[given.language]
    if not given.target or not (given.organisation or given.place):
        what = "NAAR" if given.organisation or given.place else "ID"
        return words["missing"].format(what=what), False
    target = Path(given.target)
    if target.suffix not in ({".zip"} if given.place else WRITERS):
        return words["ending"].format(endings=", ".join(WRITERS)), False
    if target.exists() and not given.force:
        return words["exists"].format(path=target), False
    content = _content(store, given, by, target.suffix)
    if content is None:
        return words["nobody"].format(place=given.place), False
    try:
        target.write_bytes(content)
    except OSError:
        return words["unwritable"].format(path=target), False
    return words["written"].format(path=target), True


def _content(store: Store, given: argparse.Namespace, by: Signature, suffix: str) -> bytes | None:
    from graphlib_wijk import forms

    if given.place:
        found = forms.initiatives_in(store.versions.open(given.subject, by), given.place)
    else:
        found = (given.organisation,)
    made = [
        forms.form_for(store, given.subject, one, by, language=given.language, number=given.version)
        for one in found
    ]
    if given.place:
        return forms.bundle(made) if made else None
    return forms.WRITERS[suffix](made[0])


def _read(store: Store, given: argparse.Namespace, by: Signature) -> tuple[str, bool]:
    from graphlib_wijk import forms

    words = _WORDS[given.language]
    checked = forms.check(store, given.subject, by)
    lines = [problem.message(given.language) for problem in checked.problems]
    if checked.key is None or not checked.sound:
        return "\n".join([*lines, words["not-usable"]]), False
    lines.append(words["form"].format(name=checked.name, **vars(checked.key)))
    named = store.versions.open(checked.key.dataset, by).organisations["name"]
    names = dict(zip(named.index.tolist(), named.tolist(), strict=True))
    lines += _told(checked, given.language, names) or [words["nothing"]]
    if not checked.lines:
        return "\n".join(lines), True
    if not given.hand_in:
        return "\n".join([*lines, words["look"]]), True
    changed = [at for at, line in enumerate(checked.lines) if line.state == "changed"]
    made = forms.hand_in(store, checked, by, anyway=changed if given.anyway else ())
    lines.append(words["handed-in"].format(count=len(made)))
    if changed and not given.anyway:
        lines.append(words["skipped"].format(count=len(changed)))
    return "\n".join(lines), True


def _told(checked: Checked, language: Language, names: Mapping[str, str]) -> list[str]:
    return [
        f"  {_line(line, language, names)} [{_WORDS[language][line.state]}]"
        for line in checked.lines
    ]


def _line(line: Line, language: Language, names: Mapping[str, str]) -> str:
    from graphlib_wijk.store import CORRECTIONS

    correction = line.correction
    kind = CORRECTIONS[correction.kind]
    head = kind.nl if language == "nl" else kind.en
    parts = [head, *_values(line, language)]
    if correction.tie is not None:
        other = names.get(correction.other, correction.other)
        back = correction.tie[0] != correction.organisation
        verb = next(k for k in TIE_KINDS if k.code == correction.tie[2]).verb(language, back=back)
        parts[0] = f"{head}: {verb} {other}"
    return "; ".join(parts)


def _values(line: Line, language: Language) -> Iterator[str]:
    from graphlib_wijk.store import CORRECTIONS

    table = CORRECTIONS[line.correction.kind].table
    for name, value in line.correction.fields.items():
        column = table.column(name)
        word = column.dutch if language == "nl" else name
        was = line.now.get(name)
        yield f"{word}: {_plain(was)} → {_plain(value)}"


def _plain(value: Any) -> str:  # noqa: ANN401 - a value of any column
    if isinstance(value, list | tuple):
        return " | ".join(map(str, value)) or "–"
    return "–" if value in (None, "") else str(value)
