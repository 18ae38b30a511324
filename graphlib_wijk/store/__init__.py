"""
What several people keep together: versions, corrections, rights, and who did what.

Examples
--------
>>> import tempfile
>>> from datetime import UTC, datetime
>>> from pathlib import Path
>>> from graphlib_wijk import read
>>> with tempfile.TemporaryDirectory() as folder:
...     store = open_store(f"sqlite:///{Path(folder) / 'wijkgraaf.db'}")
...     by = Signature(actor=LOCAL, at=datetime(2026, 11, 22, tzinfo=UTC))
...     data, _ = read("data/wijkgesprekken")
...     version = store.versions.save("wijkgesprekken", data, by)
...     everyone = store.versions.open("wijkgesprekken", by)
...     store.close()
>>> version.number, len(everyone.organisations)
(1, 56)
"""

from graphlib_wijk.store.audit import AuditEntry
from graphlib_wijk.store.conflicts import ConflictError
from graphlib_wijk.store.copies import back_up, put_back
from graphlib_wijk.store.corrections import CORRECTIONS, Correction, CorrectionKind
from graphlib_wijk.store.dealing import Proposal
from graphlib_wijk.store.differences import RowChange, differences
from graphlib_wijk.store.errors import (
    BrokenDiskError,
    BusyError,
    CorruptDatabaseError,
    ForbiddenError,
    FullDiskError,
    LinkRefusedError,
    NewerSchemaError,
    OldSchemaError,
    ReadOnlyError,
    StoreError,
    UnavailableError,
    UnknownRecordError,
)
from graphlib_wijk.store.forms import Agreement, Answer, Guests, Positions, Supposition
from graphlib_wijk.store.kept import Held, Source, Version
from graphlib_wijk.store.links import Link
from graphlib_wijk.store.noted import NOTE_KINDS, Note, NoteKey, NoteKind, agreements_of
from graphlib_wijk.store.people import Account, Grant
from graphlib_wijk.store.rights import (
    ANYONE,
    EVERYWHERE,
    LOCAL,
    RIGHTS,
    ROLES,
    Actor,
    Signature,
    Subject,
    may,
)
from graphlib_wijk.store.sight import may_see_standing, network_for, visible
from graphlib_wijk.store.store import Store, check_store, open_store

__all__ = [
    "ANYONE",
    "CORRECTIONS",
    "EVERYWHERE",
    "LOCAL",
    "NOTE_KINDS",
    "RIGHTS",
    "ROLES",
    "Account",
    "Actor",
    "Agreement",
    "Answer",
    "AuditEntry",
    "BrokenDiskError",
    "BusyError",
    "ConflictError",
    "Correction",
    "CorrectionKind",
    "CorruptDatabaseError",
    "ForbiddenError",
    "FullDiskError",
    "Grant",
    "Guests",
    "Held",
    "Link",
    "LinkRefusedError",
    "NewerSchemaError",
    "Note",
    "NoteKey",
    "NoteKind",
    "OldSchemaError",
    "Positions",
    "Proposal",
    "ReadOnlyError",
    "RowChange",
    "Signature",
    "Source",
    "Store",
    "StoreError",
    "Subject",
    "Supposition",
    "UnavailableError",
    "UnknownRecordError",
    "Version",
    "agreements_of",
    "back_up",
    "check_store",
    "differences",
    "may",
    "may_see_standing",
    "network_for",
    "open_store",
    "put_back",
    "visible",
]
