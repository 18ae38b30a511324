"""A disk that is full, or may only be read: pages go on, words say what is the matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphlib_wijk.dashboard import navigation
from graphlib_wijk.dashboard.state import View
from graphlib_wijk.store import Correction, Store
from tests.dashboard.test_pages import texts_of
from tests.dashboard.visiting import (
    ALONE,
    DATASET,
    INITIATIVE,
    STAFF,
    by_operator,
    installed,
    visit,
)
from tests.store.failing_disk import failing_disk

SAID = Correction(kind="change-details", organisation=ALONE, fields={"website": "https://x.nl"})


@pytest.mark.parametrize(
    ("broken", "words"), [(False, "De schijf is vol"), (True, "De schijf geeft een fout")]
)
def test_pages_are_read_while_the_disk_is_full_and_work_goes_on_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, *, broken: bool
) -> None:
    """Reading as before; a deed is refused in words; with room again the same click works."""
    with failing_disk() as disk:
        store: Store = installed(tmp_path, monkeypatch)
        made = store.proposals.submit(DATASET, SAID, by_operator(), expected=1)
        app = visit(navigation.DESK.script, STAFF, View(dataset=DATASET, section="verbeteringen"))
        disk.broken, disk.fails_at = broken, 0
        monkeypatch.setitem(disk.faults, "write", disk.faults["flush"])

        said = texts_of(app.button(key=f"accept-{made.id}").click().run())
        read = texts_of(visit(navigation.ORGANISATION.script, "", View(organisation=ALONE)))
        mine = visit(navigation.OWN.script, INITIATIVE, View())
        disk.fails_at = None
        after = app.button(key=f"accept-{made.id}").click().run()

        assert words in said
        assert "Minibieb" in read
        assert not mine.exception
        assert "Minibieb" in texts_of(mine)
        assert "overgenomen in versie 2" in str([one.value for one in after.success])
