"""DingTalk, Feishu, WeChat and WeCom against a local stand-in of what they answer; none was asked itself."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.test import Client
from django.urls import reverse

from jiaogong.entrance.models import OutsideIdentity
from jiaogong.entrance.services import binding
from jiaogong.entrance.tests.stand_in import APP, CORP, OUTSIDER, PATHS, SECRET, StandIn, standing_in
from jiaogong.members.models import Account
from jiaogong.members.tests.factories import PASSWORD, make_account

pytestmark = pytest.mark.django_db
ALL = ("dingtalk", "feishu", "weixin", "wecom")
SUBJECT = {"dingtalk": "o-teacher", "feishu": "ou_teacher", "weixin": "o-teacher", "wecom": "M0001"}
UNKNOWN = "校园平台 did not say who you are: begin again, or sign in with your password."


@pytest.fixture
def there() -> Iterator[StandIn]:
    with standing_in() as found:
        yield found


@pytest.fixture
def home(settings: Any, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    return tmp_path


def configure(home: Path, there: StandIn, kind: str, *lines: str, secret: str = SECRET) -> None:
    (home / "secret").write_text(secret, "utf-8")
    told = [f'id = "{kind}"', f'kind = "{kind}"', 'name = "校园平台"', f'client_id = "{APP}"', 'secret_file = "secret"']
    if kind == "wecom":
        told.append('agent_id = "1000002"')
    addresses = [f'{name} = "{address}"' for name, address in there.endpoints(**PATHS[kind]).items()]
    text = ["[[provider]]", *told, *lines, "[provider.endpoints]", *addresses]
    (home / "providers.toml").write_text("\n".join(text), "utf-8")


def browser(**headers: str) -> Any:
    return Client(headers={"accept-language": "en", **headers})


def asked_for(client: Any, kind: str) -> str:
    return str(client.post(reverse("outside-leave", args=[kind])).url)


def come(client: Any, kind: str) -> Any:
    """The answer to somebody who pressed the button, agreed there and came back."""
    answer = requests.get(asked_for(client, kind), allow_redirects=False, timeout=5)
    return client.get(answer.headers["Location"])


@pytest.fixture
def account(member: Any) -> Account:
    return make_account(member.person, "shen")


@pytest.mark.parametrize("kind", ALL)
def test_whoever_is_known_there_comes_in(home, there, account, kind):
    configure(home, there, kind)
    binding.bind(account=account, provider=kind, subject=SUBJECT[kind])
    client = browser()

    answer = come(client, kind)

    assert (answer.url, client.get("/").status_code) == ("/", 200)


@pytest.mark.parametrize("kind", ALL)
def test_whoever_is_unknown_says_who_it_is_once(home, there, account, kind):
    configure(home, there, kind)
    client = browser()

    first = come(client, kind).url
    client.post("/sign-in/bind/", {"username": "M0001", "password": PASSWORD})
    again = come(browser(), kind).url

    assert (first, again) == ("/sign-in/bind/", "/")
    assert [i.account for i in OutsideIdentity.objects.all()] == [account]


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.usefixtures("account")
def test_a_code_that_was_spent_lets_nobody_in(home, there, kind):
    configure(home, there, kind)
    client = browser()
    answer = requests.get(asked_for(client, kind), allow_redirects=False, timeout=5)
    there.codes.clear()

    refused = client.get(answer.headers["Location"])

    assert (refused.status_code, refused.context["reason"]) == (422, UNKNOWN)


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.usefixtures("account")
def test_a_wrong_secret_is_told_in_the_log_and_never_shown_there(home, there, kind, caplog):
    configure(home, there, kind, secret="a-wrong-secret")

    with caplog.at_level(logging.WARNING, "jiaogong"):
        refused = come(browser(), kind)

    told = [r.getMessage() for r in caplog.records if r.name.startswith("jiaogong")]
    assert refused.context["reason"] == UNKNOWN
    assert [(line.partition(":")[0], "a-wrong-secret" in line) for line in told] == [(kind, False)]


@pytest.mark.parametrize(("kind", "line"), [("dingtalk", True), ("feishu", True), ("wecom", False)])
@pytest.mark.usefixtures("account")
def test_somebody_of_another_organisation_stays_out(home, there, kind, line):
    configure(home, there, kind, *([f'organisation = "{CORP}"'] if line else []))
    there.person = OUTSIDER

    refused = come(browser(), kind)

    told = "校园平台 knows you, but not as one of the organisation that comes in here."
    assert (refused.status_code, refused.context["reason"]) == (422, told)


@pytest.mark.parametrize("kind", ["dingtalk", "feishu"])
@pytest.mark.usefixtures("account")
def test_somebody_of_the_organisation_comes_on(home, there, kind):
    configure(home, there, kind, f'organisation = "{CORP}"')

    assert come(browser(), kind).url == "/sign-in/bind/"


@pytest.mark.parametrize(("kind", "claim"), [("feishu", "employee_no"), ("wecom", "userid")])
@pytest.mark.usefixtures("account")
def test_a_number_that_a_trusted_platform_names_is_matched(home, there, kind, claim):
    configure(home, there, kind, "trusted = true", f'match_claim = "{claim}"')

    assert come(browser(), kind).url == "/"


@pytest.mark.usefixtures("account")
def test_what_is_asked_of_each_platform_is_what_its_manual_names(home, there):
    asked = {}
    for kind in ALL:
        (home / kind).mkdir()
        configure(home / kind, there, kind)
    for kind in ALL:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("django.conf.settings.HOME", home / kind)
            parts = urlsplit(asked_for(browser(), kind))
        said = {k: v[0] for k, v in parse_qs(parts.query).items()}
        where, state = said.pop("redirect_uri"), said.pop("state")
        assert (where, len(state) > 15) == (f"http://testserver/sign-in/with/{kind}/back/", True)
        said["scope"] = " ".join(sorted(said.get("scope", "").split()))
        asked[kind] = (said, parts.fragment)

    assert asked == {
        "dingtalk": (
            {"client_id": APP, "response_type": "code", "scope": "corpid openid", "prompt": "consent"},
            "",
        ),
        "feishu": ({"app_id": APP, "response_type": "code", "scope": ""}, ""),
        "weixin": ({"appid": APP, "response_type": "code", "scope": "snsapi_login"}, "wechat_redirect"),
        "wecom": ({"appid": APP, "agentid": "1000002", "login_type": "CorpApp", "scope": ""}, ""),
    }


def test_inside_wecom_nobody_is_shown_a_picture_to_scan(home, there):
    configure(home, there, "wecom")

    asked = urlsplit(asked_for(browser(**{"user-agent": "Mozilla/5.0 wxwork/4.1.28 MicroMessenger/7.0.1"}), "wecom"))

    said = parse_qs(asked.query)
    assert (asked.path, said["scope"], asked.fragment) == (
        "/connect/oauth2/authorize",
        ["snsapi_base"],
        "wechat_redirect",
    )


@pytest.mark.usefixtures("account")
def test_wecom_is_asked_for_the_apps_token_once_and_anew_when_it_is_good_no_longer(home, there):
    configure(home, there, "wecom")
    for _ in range(2):
        come(browser(), "wecom")
    before = there.asked.count(PATHS["wecom"]["token"])
    there.forgotten_tokens.add("app-token-1")

    answer = come(browser(), "wecom")

    assert (before, there.asked.count(PATHS["wecom"]["token"]), answer.url) == (1, 2, "/sign-in/bind/")


@pytest.mark.usefixtures("account")
def test_wechat_that_no_longer_knows_its_own_token_lets_nobody_in(home, there):
    configure(home, there, "weixin")
    there.forgotten_tokens.add("teacher")

    assert come(browser(), "weixin").context["reason"] == UNKNOWN
