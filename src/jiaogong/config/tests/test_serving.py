"""Where the server listens."""

from __future__ import annotations

import socket

import pytest
from django.db import connection

from jiaogong.config import serving
from jiaogong.kernel.errors import RuleBroken


def test_a_taken_port_gives_way_to_the_next_free_one():
    first = serving.free_port(first=18000)
    with socket.socket() as taken:
        taken.bind((serving.HOST, first))
        taken.listen()

        found = serving.free_port(first=first)

    assert found > first


def test_without_a_note_nothing_is_being_served():
    assert serving.is_being_served() is False


def test_a_note_left_by_a_server_that_died_is_no_server(tmp_path, settings):
    settings.HOME = tmp_path
    (tmp_path / "serving").write_text(f"1 {serving.free_port(first=19000)}")

    assert serving.is_being_served() is False


def test_no_free_port_is_a_refusal(monkeypatch):
    monkeypatch.setattr(serving, "_TRIED", 0)

    with pytest.raises(RuleBroken):
        serving.free_port()


@pytest.mark.django_db
def test_sqlite_is_served_by_one_process_and_postgresql_by_several():
    found = serving.processes()

    assert found == 1 if connection.vendor == "sqlite" else 1 <= found <= 4
