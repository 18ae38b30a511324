"""What every kind of file that can be written has: names for people and for programs."""

from __future__ import annotations

from dataclasses import dataclass

from graphlib_wijk.vocabulary import Language


@dataclass(frozen=True, kw_only=True)
class FileKind:
    """
    A kind of file, in words.

    Parameters
    ----------
    id
        Permanent name.
    suffix
        How names of such files end.
    nl, en
        What people call it.
    use_nl, use_en
        What it is good for, in one sentence.
    media_type
        What browsers call it.
    """

    id: str
    suffix: str
    nl: str
    en: str
    use_nl: str
    use_en: str
    media_type: str

    def label(self, language: Language = "nl") -> str:
        """
        Return what people call it.

        Parameters
        ----------
        language
            Language of the reader.

        Returns
        -------
        label
            A few words.
        """
        return self.nl if language == "nl" else self.en

    def use(self, language: Language = "nl") -> str:
        """
        Return what it is good for.

        Parameters
        ----------
        language
            Language of the reader.

        Returns
        -------
        use
            One sentence.
        """
        return self.use_nl if language == "nl" else self.use_en
