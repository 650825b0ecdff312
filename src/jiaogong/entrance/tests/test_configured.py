"""What providers.toml may say, and the sentence for each thing that is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiaogong.entrance.outside.configured import read
from jiaogong.kernel.errors import RuleBroken

SOUND = {
    "id": '"bureau"',
    "kind": '"oidc"',
    "name": '"区教育局"',
    "client_id": '"jiaogong"',
    "secret_file": '"bureau.secret"',
    "server_url": '"https://login.example.cn"',
}


def written(folder: Path, *entries: dict[str, str]) -> Path:
    (folder / "bureau.secret").write_text(" hush \n", "utf-8")
    file = folder / "providers.toml"
    file.write_text(
        "\n".join("\n".join(["[[provider]]", *(f"{k} = {v}" for k, v in e.items())]) for e in entries), "utf-8"
    )
    return file


def test_without_a_file_there_are_none(tmp_path):
    assert read(tmp_path / "providers.toml") == ()


def test_a_sound_file_is_read_in_its_order_and_the_secret_shows_nowhere(tmp_path):
    other = {**SOUND, "id": '"wecom"', "kind": '"wecom"', "agent_id": '"1000002"'}
    found = read(written(tmp_path, SOUND, other))

    assert [(p.id, p.kind, p.secret, p.trusted_second_factor) for p in found] == [
        ("bureau", "oidc", "hush", False),
        ("wecom", "wecom", "hush", False),
    ]
    assert "hush" not in repr(found)
    assert found[1].endpoints["token"] == "https://qyapi.weixin.qq.com/cgi-bin/gettoken"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"kind": '"google"'}, "its kind must be one of oidc, dingtalk, feishu, weixin, wecom."),
        ({"server_url": None}, "“server_url” is missing."),
        ({"client_id": None}, "“client_id” is missing."),
        ({"client-id": '"x"'}, "“client-id” is not known, or not as it should be."),
        ({"trusted": '"yes"'}, "“trusted” is not known, or not as it should be."),
        ({"id": '"Bureau!"'}, "its id must be short, of small letters, digits and dashes, and no other's."),
        ({"server_url": '"http://login.example.cn"'}, "http://login.example.cn must begin with https://."),
        ({"endpoints": '{ token = "https://x.example.cn" }'}, "“token” is no endpoint of this kind."),
        (
            {"match_claim": '"employee_number"'},
            "match_claim lets in whomever that system names: say trusted = true, if you do trust it so.",
        ),
    ],
)
def test_what_is_wrong_is_told_with_file_and_entry(tmp_path, change, fault):
    entry = {k: v for k, v in (SOUND | change).items() if v is not None}
    file = written(tmp_path, entry)

    with pytest.raises(RuleBroken) as refused:
        read(file)

    assert str(refused.value) == f"{file}, provider 1 ({entry['id'].strip(chr(34))}): {fault}"


def test_two_of_one_id_are_one_too_many(tmp_path):
    with pytest.raises(RuleBroken, match=r"provider 2 \(bureau\): its id must be"):
        read(written(tmp_path, SOUND, SOUND))


def test_a_secret_that_is_not_there_is_told(tmp_path):
    file = written(tmp_path, {**SOUND, "secret_file": '"elsewhere.secret"'})

    with pytest.raises(RuleBroken, match=r"elsewhere\.secret, which should hold the secret, is not there or empty"):
        read(file)


@pytest.mark.parametrize("text", ["[[provider", "title = 'x'", "provider = 3", "provider = [3]"])
def test_a_file_of_another_shape_is_told(tmp_path, text):
    file = tmp_path / "providers.toml"
    file.write_text(text, "utf-8")

    with pytest.raises(RuleBroken, match=r"providers\.toml (is no TOML|holds something else)"):
        read(file)
