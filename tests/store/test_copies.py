"""Back-ups and the way back, and the commands of who looks after the database."""

from __future__ import annotations

import json
import re
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graphlib_wijk.__main__ import ERRORS, MISUSED, USABLE, main
from graphlib_wijk.administering import COMMANDS
from graphlib_wijk.store import Correction, Guests, StoreError, back_up, open_store, put_back
from graphlib_wijk.store.database import Database
from graphlib_wijk.store.migrating import latest, migrate, revision_of
from tests.networks import dataset
from tests.store.people import NOON, bulky, signed


def numbers(url: str) -> list[int]:
    """The versions in a database."""
    with open_store(url) as store:
        return [version.number for version in store.versions.history("a", signed())]


def filled(url: str, versions: int = 1) -> None:
    """Put some versions in a database."""
    with open_store(url) as store:
        for _ in range(versions):
            store.versions.save("a", bulky(100), signed())


def test_a_backup_is_whole_while_others_write(sqlite_url, tmp_path):
    """Each copy is a sound database with a first part of the versions, none missing between."""
    filled(sqlite_url)
    with open_store(sqlite_url) as store, ThreadPoolExecutor(2) as pool:
        writing = [
            pool.submit(store.versions.save, "a", dataset([f"o{i}"]), signed()) for i in range(20)
        ]
        copies = [back_up(store.database, NOON, tmp_path / f"{i}.db") for i in range(5)]
        assert 20 == len([future.result() for future in writing])

    found = [numbers(f"sqlite:///{copy}") for copy in copies]
    assert [list(range(1, len(versions) + 1)) for versions in found] == found
    assert [] == list(tmp_path.glob(".*.half*"))


def test_a_backup_is_put_back_and_what_was_there_is_kept(sqlite_url):
    """Also while the database is open: the next look shows the back-up."""
    filled(sqlite_url)
    database = Database(sqlite_url)
    copy = back_up(database, NOON)
    filled(sqlite_url)

    with open_store(sqlite_url) as store:
        kept = put_back(database, copy, NOON)
        assert 1 == len(store.versions.history("a", signed()))
    database.close()

    assert [1] == numbers(sqlite_url)
    assert [1, 2] == numbers(f"sqlite:///{kept}")
    assert "reservekopie" == copy.parent.name


def test_a_backup_replaces_a_damaged_database(sqlite_url, tmp_path):
    """The damaged file is kept aside: somebody may save something from it."""
    filled(sqlite_url)
    database = Database(sqlite_url)
    copy = back_up(database, NOON)
    database.close()
    path = tmp_path / "wijkgraaf.db"
    path.write_bytes(b"kapot" * 1000)
    with pytest.raises(StoreError, match="beschadigd") as caught:
        open_store(sqlite_url)
    assert str(copy) in str(caught.value)

    kept = put_back(database, copy, NOON)

    assert [1] == numbers(sqlite_url)
    assert b"kapot" == kept.read_bytes()[:5]


def test_a_backup_can_begin_a_new_installation(sqlite_url, tmp_path):
    """Where there was no database yet, there is nothing to keep."""
    filled(sqlite_url)
    database = Database(sqlite_url)
    copy = back_up(database, NOON)
    database.close()
    url = f"sqlite:///{tmp_path / 'elders' / 'w.db'}"

    assert put_back(Database(url), copy, NOON) is None
    assert [1] == numbers(url)


@pytest.mark.parametrize("content", [b"", b"geen database" * 99, None])
def test_what_is_no_backup_is_not_put_back(sqlite_url, tmp_path, content):
    """An empty, another or a missing file: nothing changes."""
    filled(sqlite_url)
    wrong = tmp_path / "wrong.db"
    if content is not None:
        wrong.write_bytes(content)
    database = Database(sqlite_url)
    with pytest.raises(StoreError) as caught:
        put_back(database, wrong, NOON)
    database.close()

    assert caught.value.code in {"broken-copy", "unknown-record"}
    assert [1] == numbers(sqlite_url)


def test_a_server_has_tools_of_its_own(server):
    """The message names them, with the address and without the password."""
    database = Database(server.url().replace("test@", "test:geheim@"))
    for attempt in (lambda: back_up(database, NOON), lambda: put_back(database, Path("x"), NOON)):
        with pytest.raises(StoreError, match="pg_dump") as caught:
            attempt()
        assert "geheim" not in str(caught.value)


@pytest.fixture
def asked(tmp_path, monkeypatch, capsys):
    """Type a command about a database of one's own; gives the code and what was said."""
    monkeypatch.setenv("WIJKGRAAF_DATABASE_URL", f"sqlite:///{tmp_path / 'w.db'}")

    def typed(*arguments: str) -> tuple[int, str]:
        code = main(arguments)
        said = capsys.readouterr()
        return code, (said.out + said.err).strip()

    return typed


def test_the_database_is_made_ready_and_brought_up_to_date(asked, tmp_path):
    """A new one is made; an old one is copied first; one that is up to date is left alone."""
    database = Database(f"sqlite:///{tmp_path / 'w.db'}")
    migrate(database, "0001")

    code, said = asked("migrate")
    copy = re.search(r"reservekopie gemaakt: (.+)", said)[1]
    assert USABLE == code
    assert "0001" == revision_of(Database(f"sqlite:///{copy}"))
    assert latest() == revision_of(database)
    database.close()
    assert (USABLE, f"De database is bij (versie {latest()}). Er was niets te doen.") == asked(
        "migrate"
    )


def test_a_backup_is_made_and_put_back_by_command(asked, tmp_path):
    """The words name the files."""
    filled(f"sqlite:///{tmp_path / 'w.db'}")

    assert (USABLE, f"Reservekopie gemaakt: {tmp_path / 'k.db'}") == asked(
        "backup", str(tmp_path / "k.db")
    )
    filled(f"sqlite:///{tmp_path / 'w.db'}")
    code, said = asked("restore", str(tmp_path / "k.db"), "--language", "en")

    assert USABLE == code
    assert "What was there is kept: " in said
    assert [1] == numbers(f"sqlite:///{tmp_path / 'w.db'}")
    assert ERRORS == asked("restore", str(tmp_path / "niets.db"))[0]


def test_accounts_are_managed_by_command(asked):
    """Add, list, remove and forget somebody."""
    assert (USABLE, "Er is er nog geen.") == asked("users", "list")
    added = asked("users", "add", "A@b.nl", "--role", "staff", "--municipality", "GM9901")
    assert (USABLE, "Toegevoegd: a@b.nl (staff)") == added
    assert (USABLE, "a@b.nl  staff  GM9901") == asked("users", "list")
    assert (USABLE, "a@b.nl kan zich niet meer aanmelden.") == asked("users", "remove", "a@b.nl")
    assert (USABLE, "a@b.nl  staff  GM9901  kan zich niet aanmelden") == asked("users", "list")
    code, said = asked("users", "forget", "a@b.nl")
    assert (USABLE, True) == (code, said.startswith("a@b.nl is vergeten."))
    assert (ERRORS, "Er is niemand met het adres a@b.nl.") == asked("users", "remove", "a@b.nl")
    assert ERRORS == asked("users", "add")[0]
    assert ERRORS == asked("users", "add", "a@b.nl", "--role", "staff")[0]
    assert MISUSED == asked("users", "add", "a@b.nl", "--role", "koning")[0]


def test_links_are_managed_by_command(asked, tmp_path):
    """Make one, see it in the list, withdraw it."""
    with open_store(f"sqlite:///{tmp_path / 'w.db'}") as store:
        store.versions.save("a", dataset(["akker"]), signed())
        code, said = asked("links", "make", "a", "akker", "--days", "3650")
        token = said.splitlines()[-1]
        assert (USABLE, "akker") == (code, store.links.open(token, NOON).organisation)
        link = token.partition(".")[0]
        assert link in asked("links", "list", "a")[1]
        assert (USABLE, f"Ingetrokken: {link}") == asked("links", "revoke", link)
        with pytest.raises(StoreError):
            store.links.open(token, NOON)
    assert ERRORS == asked("links", "make", "a", "niemand")[0]
    assert ERRORS == asked("links", "make", "a")[0]
    assert ERRORS == asked("links", "make", "a", "akker", "--days", "-1")[0]


def test_a_dossier_is_given_and_old_things_are_erased_by_command(asked, tmp_path):
    """What is kept about an organisation as JSON; then what is old goes, and open work stays."""
    said = Correction(kind="change-details", organisation="akker", fields={"name": "Åkker"})
    with open_store(f"sqlite:///{tmp_path / 'w.db'}") as store:
        store.versions.save("a", dataset(["akker"]), signed())
        store.proposals.apply("a", said, signed(minutes=-900 * 24 * 60), expected=1)
        store.proposals.submit("a", said, signed(minutes=-900 * 24 * 60), expected=2)
        store.notes.keep("a", "guests", ("",), Guests(added=("akker",)), signed(), expected=0)

        code, dossier = asked("dossier", "a", "akker")
        assert (USABLE, 2) == (code, len(json.loads(dossier)["proposals"]))
        assert "Åkker" in dossier

        assert (USABLE, "Weg: inhoud van 1 versies, 0 notities, 1 voorstellen.") == asked(
            "prune", "a", "--keep", "1"
        )
        assert ["open"] == [proposal.state for proposal in store.proposals.list("a", signed())]
        assert 1 == len(store.notes.list("a", signed()))
    assert ERRORS == asked("prune", "niets")[0]


def test_every_command_is_documented():
    """The page about the command line names each of them."""
    page = Path(__file__).parents[2] / "docs" / "opdrachtregel.md"
    text = page.read_text(encoding="utf-8")

    assert [] == [name for name in COMMANDS if f"python -m graphlib_wijk {name}" not in text]


def test_a_backup_has_no_secret_in_its_name(sqlite_url):
    """Its name is the moment, in UTC, so that names sort as moments do."""
    database = Database(sqlite_url)
    assert "2026-11-22T120000.000000Z.db" == back_up(database, NOON).name
    database.close()
    with sqlite3.connect(back_up(database, NOON)) as copy:
        assert ("ok",) == copy.execute("PRAGMA integrity_check").fetchone()
    copy.close()
