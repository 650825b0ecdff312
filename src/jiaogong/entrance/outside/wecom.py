"""WeCom (企业微信): members of one corporation, by the app that the corporation made for this house.

The code proves the user, the app's own token the house: `gettoken` by corpid and corpsecret, then `getuserinfo` by
both. Source: developer.work.weixin.qq.com, 网页授权登录 and 获取访问用户身份.
"""

from __future__ import annotations

import hashlib
import time
from typing import Any
from urllib.parse import urlencode

from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.base import ProviderAccount
from allauth.socialaccount.providers.oauth2.client import OAuth2Client, OAuth2Error
from django.http import HttpRequest

from jiaogong.entrance.outside.speaking import Asked, Known, ask, of_another_organisation

_IN_THE_APP = "wxwork/"
_EARLY = 300
_NO_LONGER_GOOD = ("40014:", "42001:")
# The app's tokens, good for two hours and asked for seldom: WeCom shuts out who asks each time. Never written down.
_held: dict[str, tuple[float, str]] = {}


class WeComClient(OAuth2Client):
    agent_id = ""
    is_in_the_app = False

    def get_redirect_url(self, authorization_url: str, _scope: Any, extra_params: dict[str, str]) -> str:
        where = {"appid": self.consumer_key, "agentid": self.agent_id, "redirect_uri": self.callback_url}
        how = {"response_type": "code", "scope": "snsapi_base"} if self.is_in_the_app else {"login_type": "CorpApp"}
        end = "#wechat_redirect" if self.is_in_the_app else ""
        asked = {**where, **how, "state": self.state or "", **extra_params}
        return f"{authorization_url}?{urlencode(asked)}{end}"

    def get_access_token(self, code: str, **_more: Any) -> dict[str, Any]:
        return {"access_token": code}


class WeComAdapter(Asked):
    """The code itself stands in the place of a user's token: WeCom has none."""

    client_class = WeComClient

    @property
    def authorize_url(self) -> str:
        return self.at("authorize_inside" if _is_in_the_app(self.request) else "authorize")

    def get_client(self, request: HttpRequest, app: SocialApp) -> WeComClient:
        client: WeComClient = super().get_client(request, app)
        client.agent_id, client.is_in_the_app = app.settings["agent_id"], _is_in_the_app(request)
        return client

    def proven(self, request: HttpRequest, app: SocialApp, token: SocialToken, **_more: Any) -> SocialLogin:
        told = self._user(app, token.token)
        user = told.get("userid") or told.get("UserId")
        if not user:
            raise of_another_organisation(app)
        return self.get_provider().sociallogin_from_response(request, {**told, "userid": user})

    def _user(self, app: SocialApp, code: str) -> dict[str, Any]:
        try:
            return ask("GET", self.profile_url, params={"access_token": self._app_token(app), "code": code})
        except OAuth2Error as refusal:
            if not str(refusal).startswith(_NO_LONGER_GOOD):
                raise
        _held.clear()
        return ask("GET", self.profile_url, params={"access_token": self._app_token(app), "code": code})

    def _app_token(self, app: SocialApp) -> str:
        proof = {"corpid": app.client_id, "corpsecret": app.secret}
        key = hashlib.sha256(repr((self.access_token_url, proof)).encode()).hexdigest()
        until, held = _held.get(key, (0.0, ""))
        if until <= time.monotonic():
            told = ask("GET", self.access_token_url, params=proof)
            held = str(told["access_token"])
            _held[key] = time.monotonic() + int(told.get("expires_in", 0)) - _EARLY, held
        return held


class WeCom(Known):
    id = "wecom"
    name = "WeCom"
    account_class = ProviderAccount
    oauth2_adapter_class = WeComAdapter

    def extract_uid(self, data: dict[str, Any]) -> str:
        return str(data["userid"])


def _is_in_the_app(request: HttpRequest) -> bool:
    """Whether the page is open in WeCom itself, where nobody scans a picture."""
    return _IN_THE_APP in request.headers.get("User-Agent", "")
