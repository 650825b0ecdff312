"""WeChat (微信) of an open-platform website, through allauth's provider.

The user is asked for here: allauth reads a nickname byte by byte and stumbles over letters such as é.
"""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.weixin.client import WeixinOAuth2Client
from allauth.socialaccount.providers.weixin.provider import WeixinProvider
from allauth.socialaccount.providers.weixin.views import WeixinOAuth2Adapter
from django.http import HttpRequest

from jiaogong.entrance.outside.speaking import Asked, Known, ask


class WeixinClient(WeixinOAuth2Client):
    def get_redirect_url(self, *given: Any) -> str:
        return f"{super().get_redirect_url(*given)}#wechat_redirect"


class WeixinAdapter(Asked, WeixinOAuth2Adapter):
    client_class = WeixinClient
    access_token_method = "GET"

    def proven(self, request: HttpRequest, app: SocialApp, token: SocialToken, **more: Any) -> SocialLogin:
        params = {"access_token": token.token, "openid": more["response"].get("openid", "")}
        told = ask("GET", self.profile_url, params=params)
        return Weixin(request, app=app).sociallogin_from_response(request, told)


class Weixin(Known, WeixinProvider):
    oauth2_adapter_class = WeixinAdapter
