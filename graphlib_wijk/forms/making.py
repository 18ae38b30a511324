"""Forms to give to organisations."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from graphlib_wijk.store import Signature, Store
from graphlib_wijk.tables import Dataset
from graphlib_wijk.vocabulary import INITIATIVE_KINDS, Language
from graphlib_wijk.writing.file_names import stem_of
from graphlib_wijk.writing.form import Form, form_of
from graphlib_wijk.writing.form_paper import form_paper
from graphlib_wijk.writing.form_workbook import form_workbook

#: How a form can be written, by the ending of the file.
WRITERS: Final[Mapping[str, Callable[[Form], bytes]]] = {
    ".xlsx": form_workbook,
    ".pdf": lambda form: form_paper(form, ".pdf"),
    ".docx": lambda form: form_paper(form, ".docx"),
}
_NAMES: Final[Mapping[Language, str]] = {"nl": "formulier", "en": "form"}
#: A file says no hour of its own: the same forms give the same bytes.
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)


def form_for(
    store: Store,
    dataset: str,
    organisation: str,
    by: Signature,
    *,
    language: Language = "nl",
    number: int | None = None,
) -> Form:
    """
    Make the form of an organisation.

    Parameters
    ----------
    store
        Where the data are kept.
    dataset
        Id of the data set.
    organisation
        Id of the organisation.
    by
        Who wants it: somebody who may speak for that organisation.
    language
        Language of all words.
    number
        Of which version; the current one by default. A form on paper is typed over into one of
        the same version.

    Returns
    -------
    form
        With what that organisation may see, whoever asks.

    Raises
    ------
    UnknownRecordError
        If the data set, the version or the organisation is not there.
    ForbiddenError
        If the actor may not speak for this organisation.
    """
    basis = store.paper.basis(dataset, organisation, by, number=number)
    return form_of(
        basis.data,
        dataset=dataset,
        version=basis.key.version,
        organisation=organisation,
        language=language,
    )


def file_name(
    name: str, organisation: str, version: int, suffix: str, language: Language = "nl"
) -> str:
    """
    Make a name for the file of a form.

    Parameters
    ----------
    name
        Name of the organisation.
    organisation
        Its id: two organisations may have one name.
    version
        Number of the version.
    suffix
        The ending.
    language
        Language of the form.

    Returns
    -------
    name
        Safe on every computer.

    Examples
    --------
    >>> file_name("De Kom", "le_kom", 3, ".xlsx")
    'formulier-de-kom-le-kom-3.xlsx'
    """
    words = (_NAMES[language], name, organisation, str(version))
    return f"{'-'.join(map(stem_of, words))}{suffix}"


def initiatives_in(data: Dataset, neighbourhood: str) -> tuple[str, ...]:
    """
    List the initiatives of a neighbourhood.

    Parameters
    ----------
    data
        A data set.
    neighbourhood
        Code of the neighbourhood.

    Returns
    -------
    ids
        In the order of the data; empty when there is none.
    """
    frame = data.organisations
    rows = zip(frame.index, frame["kind"], frame["neighbourhood_codes"], strict=True)
    return tuple(
        str(id_) for id_, kind, codes in rows if kind in INITIATIVE_KINDS and neighbourhood in codes
    )


def bundle(forms: Iterable[Form], suffix: str = ".xlsx") -> bytes:
    """
    Put forms together.

    Parameters
    ----------
    forms
        The forms.
    suffix
        How each is written.

    Returns
    -------
    content
        A zip file with one file for each form.
    """
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        for form in forms:
            named = (form.name, form.organisation, form.version)
            entry = zipfile.ZipInfo(file_name(*named, suffix, form.language), _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, WRITERS[suffix](form))
    return content.getvalue()
