"""A backup's archive with any one of its bytes changed is laid out as it was or refused in one sentence."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from jiaogong.config.keeping.archive import DATABASE, Manifest, pack, unpack
from jiaogong.kernel.errors import RuleBroken


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    database = tmp_path / "ledger"
    database.write_bytes(b"".join(n.to_bytes(2, "big") for n in range(0, 4000, 7)))
    pack(tmp_path / "kept.jiaogong", [(DATABASE, database)], Manifest("0.1.0", "2026-11-22", [("ledger", "0001")]))
    return tmp_path / "kept.jiaogong"


def test_whichever_byte_was_changed_the_archive_is_whole_or_refused(archive, tmp_path):
    data = archive.read_bytes()
    before = (tmp_path / "ledger").read_bytes()
    laid = []

    for at in range(len(data)):
        archive.write_bytes(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
        with contextlib.suppress(RuleBroken):
            unpack(archive, tmp_path / str(at), called=archive)
            laid.append((tmp_path / str(at) / DATABASE).read_bytes())

    assert set(laid) == {before}
