"""
What somebody is filling in: kept until it has arrived, whatever happens on the way.

A form remembers the version that it showed first. Whatever others do meanwhile, nothing in it
changes by itself: the store says at sending whether two people changed the same.

A browser can lose its session: the server restarts, or a proxy sends it to another one. It keeps
what was typed, under the names of the fields, and the click that comes first makes the page
anew. So the names say nothing that only the lost session knew, what the browser brings is left
as it is, and a button that was pressed counts though nobody here had shown it.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Final

import streamlit as st

from graphlib_wijk.dashboard import answers, services, state, texts
from graphlib_wijk.dashboard.parts.own import notes
from graphlib_wijk.dashboard.services import correcting
from graphlib_wijk.store import ConflictError, Correction, StoreError

_DRAFT: Final = "draft-{}"
#: Whether this session showed the form before.
_BEGUN: Final = "begun-{}"
_PRESSED: Final = "pressed-{}"


@dataclass(frozen=True, kw_only=True)
class Draft:
    """
    A form on its way.

    Parameters
    ----------
    name
        Which form, among those of a page.
    nonce
        Made once for each form that is sent.
    base
        The version whose values it showed.
    said
        How much was said of these data before.
    shown
        What stood in it before anybody typed, by column.
    typed
        What stood in it when sending failed.
    trouble
        Why sending failed.
    clashes
        What somebody else changed meanwhile.
    wrong
        Why it was not sent at all, as a Dutch sentence to translate.
    opening
        Whether this session shows it for the first time, in this very run.
    """

    name: str
    nonce: str
    base: int
    said: int
    shown: Mapping[str, Any]
    typed: Mapping[str, Any] = field(default_factory=dict)
    trouble: StoreError | None = None
    clashes: tuple[answers.Clash, ...] = ()
    wrong: str = ""
    opening: bool = False

    def key(self, column: str) -> str:
        """
        Return the key of the widget of a column.

        Parameters
        ----------
        column
            A column of the form.

        Returns
        -------
        key
            Another one for each form that is sent, so that the next begins anew, and for other
            data, so that nothing old is taken for what somebody typed.
        """
        return f"{self.name}:{column}:{self.base}.{self.said}"

    def start(self, column: str) -> Any:  # noqa: ANN401 - a column may be of any type
        """
        Return what stands in a column before somebody types in it.

        Parameters
        ----------
        column
            A column of the form.

        Returns
        -------
        start
            To give to its widget as well, see `widgets`.
        """
        return {**self.shown, **self.typed}[column]

    def field(self, column: str) -> dict[str, Any]:
        """
        Return what a field or switch of the form needs.

        Parameters
        ----------
        column
            A column of the form.

        Returns
        -------
        given
            Arguments for the widget.
        """
        return {"key": self.key(column), "value": self.start(column)}

    @property
    def troubled(self) -> bool:
        """Whether it was sent in vain."""
        return bool(self.trouble or self.wrong)


class UnclearError(ValueError):
    """What was typed cannot be sent; the message is a Dutch sentence to translate."""


@dataclass(frozen=True, kw_only=True)
class Form:
    """
    A form: what it shows at first, and what it makes of what was typed.

    `made` gets what was shown and what was typed, and raises `UnclearError` for what is not clear.
    """

    name: str
    source: services.Source
    made: Callable[[Mapping[str, Any], Mapping[str, Any]], tuple[Correction, ...]]
    shown: Mapping[str, Any] = field(default_factory=dict)

    def draft(self) -> Draft:
        """
        Return what is being filled in, and put it in the widgets that come after this.

        Returns
        -------
        draft
            A new one at first, after sending, and for who comes back to the page.
        """
        kept: Draft | None = state.remembered(_DRAFT.format(self.name), None)
        if kept and state.remembered(_PRESSED.format(self.name), default=False):
            state.remember(_PRESSED.format(self.name), value=False)
            self.send(kept)
            st.rerun()
        if kept is None or not (kept.troubled or _is_on_the_page(kept)):
            kept = self._begun()
            if not state.remembered(_BEGUN.format(self.name), default=False):
                state.remember(_BEGUN.format(self.name), value=True)
                return replace(kept, opening=True)
        for column in {**kept.shown, **kept.typed}:
            if not state.filled(kept.key(column)):
                state.fill(kept.key(column), kept.start(column))
        return kept

    def _begun(self) -> Draft:
        draft = Draft(
            name=self.name,
            nonce=uuid.uuid4().hex,
            base=self.source.number,
            said=len(correcting.proposals(self.source)),
            shown=self.shown,
        )
        _keep(draft)
        return draft

    def submit(self, draft: Draft, label: str) -> None:
        """
        Show the button that sends the form it stands in.

        Parameters
        ----------
        draft
            As the page shows it.
        label
            What the button says.
        """
        self._heed(draft, pressed=st.form_submit_button(label, on_click=partial(self.send, draft)))

    def button(self, draft: Draft, label: str) -> None:
        """
        Show a button that says it all: a form without fields.

        Parameters
        ----------
        draft
            As the page shows it.
        label
            What the button says.
        """
        key = draft.key("send")
        self._heed(draft, pressed=st.button(label, key=key, on_click=partial(self.send, draft)))

    def _heed(self, draft: Draft, *, pressed: bool) -> None:
        """Send after all what was pressed in a session that is lost: nobody was called then."""
        if pressed and draft.opening:
            # In the next run, in which nothing is shown yet, as a callback would.
            state.remember(_PRESSED.format(self.name), value=True)
            st.rerun()

    def send(self, draft: Draft) -> None:
        """
        Send what stands in the form; for a callback, which runs before anything is shown.

        Parameters
        ----------
        draft
            As the page showed it.
        """
        typed = {
            column: state.typed(draft.key(column), value) for column, value in draft.shown.items()
        }
        draft = replace(draft, typed=typed, trouble=None, clashes=(), wrong="")
        try:
            corrections = self.made(draft.shown, typed)
            correcting.send(self.source.place, corrections, expected=draft.base, form=draft.nonce)
        except UnclearError as unclear:
            _keep(replace(draft, wrong=str(unclear)))
        except ConflictError as error:
            _clashed(draft, error)
        except StoreError as error:
            _keep(replace(draft, trouble=error))
            notes.keep_unsent(typed)
        else:
            state.remember(_DRAFT.format(self.name), None)
            notes.keep_unsent({})
            notes.leave(self.name, "success", texts.correcting.thanks(corrections))


def _keep(draft: Draft) -> None:
    state.remember(_DRAFT.format(draft.name), draft)


def _is_on_the_page(draft: Draft) -> bool:
    return any(state.filled(draft.key(column)) for column in draft.shown)


def _clashed(draft: Draft, error: ConflictError) -> None:
    """Take over what others changed where nothing was typed; leave what was typed."""
    if answers.is_gone(error):
        state.remember(_DRAFT.format(draft.name), None)
        notes.leave(notes.GONE, "warning", texts.correcting.gone(_own_words(draft)))
        return
    clashes = answers.clashes_of(error, draft.shown, _own_words(draft))
    now = {one.field: texts.correcting.as_typed(one.field, one.now) for one in clashes}
    typed = {**draft.shown, **now, **_own_words(draft)}
    for column, value in typed.items():
        state.fill(draft.key(column), value)
    _keep(
        replace(
            draft,
            base=error.version.number if error.version else draft.base,
            shown={**draft.shown, **now},
            typed=typed,
            trouble=error,
            clashes=clashes,
        )
    )


def _own_words(draft: Draft) -> dict[str, Any]:
    """What somebody typed that did not stand there already."""
    return {column: value for column, value in draft.typed.items() if value != draft.shown[column]}


def show_trouble(draft: Draft) -> None:
    """
    Say why a form was not sent; nothing for one that was not sent in vain.

    Parameters
    ----------
    draft
        A form on its way.
    """
    if draft.wrong:
        st.error(texts.correcting.wrong(draft.wrong))
    elif isinstance(draft.trouble, ConflictError):
        st.warning(texts.correcting.conflict(draft.clashes))
    elif draft.trouble:
        st.error(texts.correcting.failed(draft.trouble))
