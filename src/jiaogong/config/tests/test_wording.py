from __future__ import annotations

import pytest

from jiaogong.config.cli import main, wording


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [("", "zh-hans"), ("zh-hant", "zh-hant"), ("zh_Hant", "zh-hant"), ("en", "en"), ("fr", "zh-hans")],
)
def test_commands_speak_chinese_unless_another_of_our_languages_is_asked_for(asked, spoken, monkeypatch):
    monkeypatch.setenv("JIAOGONG_LANGUAGE", asked)

    assert wording.language() == spoken


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("zh-hans", "用法：jiaogong doctor [-h]"),
        ("zh-hant", "用法：jiaogong doctor [-h]"),
        ("en", "usage: jiaogong doctor [-h]"),
    ],
)
def test_help_is_in_the_language_of_the_commands(asked, first, monkeypatch, capsys):
    monkeypatch.setenv("JIAOGONG_LANGUAGE", asked)

    with pytest.raises(SystemExit):
        main(["doctor", "--help"])

    assert capsys.readouterr().out.splitlines()[0] == first


def test_wrong_usage_is_told_in_the_language_of_the_commands(monkeypatch, capsys):
    monkeypatch.setenv("JIAOGONG_LANGUAGE", "zh-hans")

    with pytest.raises(SystemExit):
        main(["backup"])

    assert capsys.readouterr().err.splitlines()[-1] == "jiaogong backup：用法有误：缺少参数：FILE"
