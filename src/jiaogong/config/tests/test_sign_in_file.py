"""A bad file of systems to sign in with is told of before anybody meets it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jiaogong.config.tests.processes import lay_first_version, run

SOUND = """
[[provider]]
id = "bureau"
kind = "oidc"
name = "区教育局统一认证"
client_id = "jiaogong"
secret_file = "bureau.secret"
server_url = "https://login.example.cn"
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    lay_first_version(home)
    (home / "providers.toml").write_text(SOUND, "utf-8")
    (home / "bureau.secret").write_text("hush", "utf-8")
    (home / "bureau.secret").chmod(0o600)
    return home


def doctor(home: Path) -> list[str]:
    """The lines of the doctor about signing in."""
    lines = run("doctor", home=home, JIAOGONG_LANGUAGE="en").stdout.splitlines()
    return [line for line in lines if line[5:].startswith("sign-in:")]


def test_the_doctor_names_the_systems(home):
    assert doctor(home) == ["ok   sign-in: by password, 区教育局统一认证 (oidc)"]


@pytest.mark.skipif(os.name != "posix", reason="who may read a file is said otherwise there")
def test_the_doctor_finds_a_secret_that_others_may_read(home):
    (home / "bureau.secret").chmod(0o644)

    assert doctor(home)[0] == f"bad  sign-in: others may read {home / 'bureau.secret'}: run “chmod 600” on it"


def test_with_a_bad_file_nothing_is_served_and_the_doctor_says_why(home):
    (home / "providers.toml").write_text(SOUND.replace("https", "http"), "utf-8")
    told = f"{home / 'providers.toml'}, provider 1 (bureau): http://login.example.cn must begin with https://."

    served = run("serve", home=home, JIAOGONG_LANGUAGE="en")

    assert (served.returncode, served.stderr.strip().endswith(told)) == (1, True)
    assert doctor(home) == [f"bad  sign-in: {told}"]
