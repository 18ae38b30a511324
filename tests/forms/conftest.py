"""Fixtures of the tests of forms."""

from tests.writing.conftest import pdf_text as pdf_text  # noqa: PLC0414 - a fixture
