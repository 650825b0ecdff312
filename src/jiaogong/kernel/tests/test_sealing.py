"""What is sealed opens with its key alone, where it was put alone, and says in one sentence why it does not."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, models
from django.test.utils import isolate_apps
from django.utils import translation

from jiaogong.kernel import keyring, sealing
from jiaogong.kernel.errors import RuleBroken

WHERE = "people.phone"
PHONE = "000-1234-5678"


@pytest.fixture(autouse=True)
def _own_keys(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    settings.HOME = tmp_path
    monkeypatch.delenv(keyring.VARIABLE, raising=False)
    with translation.override("en"):
        yield


@pytest.mark.parametrize("text", ["", PHONE, "确诊，需手术", "x" * 5000])
def test_a_sealed_text_opens_to_itself(text):
    sealed = sealing.seal(text, WHERE)

    assert sealing.opened(sealed, WHERE) == text


def test_one_text_sealed_twice_looks_different():
    assert sealing.seal(PHONE, WHERE) != sealing.seal(PHONE, WHERE)


def test_a_value_moved_to_another_column_does_not_open():
    sealed = sealing.seal(PHONE, WHERE)

    with pytest.raises(RuleBroken, match="changed or moved"):
        sealing.opened(sealed, "people.bank_account")


def test_a_changed_value_does_not_open():
    sealed = sealing.seal(PHONE, WHERE)

    with pytest.raises(RuleBroken, match="changed or moved"):
        sealing.opened(sealed[:-1] + bytes([sealed[-1] ^ 1]), WHERE)


def test_a_lost_key_is_told_in_one_sentence():
    sealed = sealing.seal(PHONE, WHERE)
    keyring.place().unlink()

    with pytest.raises(RuleBroken, match="put the kept copy"):
        sealing.opened(sealed, WHERE)


@pytest.mark.parametrize("text", ["", "hash", "hash x\nzz y", "aabbccdd AAAA\nhash AAAA"])
def test_keys_that_cannot_be_read_are_told_and_left_alone(text):
    keyring.place().write_text(text)

    with pytest.raises(RuleBroken, match="cannot be read"):
        sealing.seal(PHONE, WHERE)

    assert keyring.place().read_text() == text


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX's")
def test_the_keys_are_readable_by_their_owner_alone():
    sealing.seal(PHONE, WHERE)

    assert [(f.name, stat.S_IMODE(f.stat().st_mode)) for f in keyring.place().parent.iterdir()] == [
        ("field.key", 0o600)
    ]


def test_keys_given_by_the_environment_leave_no_file(monkeypatch):
    sealed = sealing.seal(PHONE, WHERE)
    monkeypatch.setenv(keyring.VARIABLE, keyring.place().read_text().replace("\n", ";"))
    keyring.place().unlink()

    assert (sealing.opened(sealed, WHERE), keyring.place().exists()) == (PHONE, False)
    with pytest.raises(RuleBroken, match="only be changed there"):
        keyring.add_key()


def test_after_a_rotation_old_values_open_and_digests_are_the_same():
    sealed, digested = sealing.seal(PHONE, WHERE), sealing.digest(PHONE, "phone")

    keyring.add_key()

    again = sealing.seal(PHONE, WHERE)
    assert (sealing.opened(sealed, WHERE), sealing.digest(PHONE, "phone")) == (PHONE, digested)
    assert sealed[: sealing.HEAD] != again[: sealing.HEAD]


def test_forgotten_keys_open_no_more():
    sealed = sealing.seal(PHONE, WHERE)
    keyring.add_key()

    keyring.forget_older_keys()

    with pytest.raises(RuleBroken):
        sealing.opened(sealed, WHERE)


def test_digests_of_two_purposes_differ():
    assert sealing.digest(PHONE, "phone") != sealing.digest(PHONE, "identity")


@pytest.mark.django_db
@isolate_apps("jiaogong.kernel")
def test_a_sealed_field_lies_as_bytes_and_reads_as_text():
    class Filed(models.Model):
        phone = sealing.SealedTextField(blank=True, default="")

        class Meta:
            app_label = "kernel"

        def __str__(self):
            return self.phone

    with connection.schema_editor() if connection.vendor != "sqlite" else connection.cursor() as maker:
        if connection.vendor == "sqlite":
            maker.execute("CREATE TABLE kernel_filed (id integer PRIMARY KEY AUTOINCREMENT, phone BLOB)")
        else:
            maker.create_model(Filed)
    pks = [Filed._base_manager.create(phone=phone).pk for phone in (PHONE, "")]

    read = [Filed._base_manager.get(pk=pk).phone for pk in pks]

    with connection.cursor() as cursor:
        cursor.execute("SELECT phone FROM kernel_filed ORDER BY id")
        raw = [bytes(row[0]) for row in cursor.fetchall()]
    assert (read, raw[1:], PHONE.encode() in raw[0]) == ([PHONE, ""], [b""], False)
    assert Filed._base_manager.filter(phone__isnull=False).count() == 2
