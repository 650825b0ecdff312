"""Feishu (飞书), through allauth's provider; the app's own token is asked for as the platform's manual has it, in JSON."""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.feishu.client import FeishuOAuth2Client
from allauth.socialaccount.providers.feishu.provider import FeishuProvider
from allauth.socialaccount.providers.feishu.views import FeishuOAuth2Adapter
from django.http import HttpRequest

from jiaogong.entrance.outside.speaking import Asked, Known, ask, of_another_organisation


class FeishuClient(FeishuOAuth2Client):
    def app_access_token(self) -> str:
        proof = {"app_id": self.consumer_key, "app_secret": self.consumer_secret}
        return str(ask("POST", self.app_access_token_url, json=proof)["app_access_token"])


class FeishuAdapter(Asked, FeishuOAuth2Adapter):
    """Lets in people of one organisation alone where its tenant key is configured."""

    client_class = FeishuClient

    @property
    def user_info_url(self) -> str:
        return self.at("user")

    def get_client(self, request: HttpRequest, app: SocialApp) -> FeishuClient:
        client: FeishuClient = super().get_client(request, app)
        client.app_access_token_url = self.at("app_token")
        return client

    def proven(self, request: HttpRequest, app: SocialApp, token: SocialToken, **more: Any) -> SocialLogin:
        login = super().proven(request, app, token, **more)
        wanted = app.settings["organisation"]
        if wanted and login.account.extra_data.get("tenant_key") != wanted:
            raise of_another_organisation(app)
        return login


class Feishu(Known, FeishuProvider):
    oauth2_adapter_class = FeishuAdapter
