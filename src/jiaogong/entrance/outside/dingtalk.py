"""DingTalk (钉钉), through allauth's provider."""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.dingtalk.provider import DingTalkProvider
from allauth.socialaccount.providers.dingtalk.views import DingTalkOAuth2Adapter
from django.http import HttpRequest

from jiaogong.entrance.outside.speaking import Asked, Known, of_another_organisation


class DingTalkAdapter(Asked, DingTalkOAuth2Adapter):
    """Lets in people of one organisation alone where it is configured: the token names the one they chose."""

    def proven(self, request: HttpRequest, app: SocialApp, token: SocialToken, **more: Any) -> SocialLogin:
        wanted = app.settings["organisation"]
        if wanted and more["response"].get("corpId") != wanted:
            raise of_another_organisation(app)
        return super().proven(request, app, token, **more)


class DingTalk(Known, DingTalkProvider):
    oauth2_adapter_class = DingTalkAdapter

    def get_auth_params(self) -> dict[str, str]:
        return {"prompt": "consent", **super().get_auth_params()}
