"""What speaking with every system outside has in common: where it answers to, which answers count."""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.provider import OAuth2Provider
from allauth.socialaccount.providers.oauth2.views import OAuth2Adapter
from allauth.utils import build_absolute_uri
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from jiaogong.entrance.outside.configured import Provider
from jiaogong.kernel.errors import RuleBroken

_MALFORMED = (KeyError, TypeError, ValueError, AttributeError)


def app_of(provider: Provider) -> SocialApp:
    """The system as allauth wants it: a row that is never saved."""
    told = {
        "endpoints": dict(provider.endpoints),
        "server_url": provider.server_url,
        "agent_id": provider.agent_id,
        "organisation": provider.organisation,
        "oauth_pkce_enabled": provider.kind == "oidc",
        **({"scope": list(provider.scope)} if provider.scope else {}),
    }
    return SocialApp(
        provider=provider.kind,
        provider_id=provider.id,
        name=provider.name,
        client_id=provider.client_id,
        secret=provider.secret,
        settings=told,
    )


class Known(OAuth2Provider):
    """A system outside of which no more is taken than an identifier."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.name = self.app.name

    def get_callback_url(self) -> str:
        return reverse("outside-back", args=[self.app.provider_id])

    def get_oauth2_adapter(self, request: HttpRequest) -> OAuth2Adapter:
        adapter = self.oauth2_adapter_class(request)
        adapter.provider_id = self.app.provider_id
        return adapter

    def extract_common_fields(self, _data: Any) -> dict[str, Any]:
        return {}

    def extract_email_addresses(self, _data: Any) -> list[Any]:
        return []


class Asked(OAuth2Adapter):
    """Asks at the addresses that are configured, and takes an answer of another shape for a refusal."""

    def at(self, what: str) -> str:
        """The address where something is asked: "authorize", "token", "user"."""
        address: str = self.get_provider().app.settings["endpoints"][what]
        return address

    @property
    def authorize_url(self) -> str:
        return self.at("authorize")

    @property
    def access_token_url(self) -> str:
        return self.at("token")

    @property
    def profile_url(self) -> str:
        return self.at("user")

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        where: str = build_absolute_uri(request, reverse("outside-back", args=[app.provider_id]))
        return where

    def get_client(self, request: HttpRequest, app: SocialApp) -> Any:
        return OAuth2Adapter.get_client(self, request, app)

    def get_access_token_data(self, *given: Any, **more: Any) -> Any:
        try:
            return super().get_access_token_data(*given, **more)
        except _MALFORMED as fault:
            raise OAuth2Error(f"token: {fault!r}") from fault

    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **more: Any) -> SocialLogin:
        try:
            return self.proven(request, app, token, **more)
        except _MALFORMED as fault:
            raise OAuth2Error(f"user: {fault!r}") from fault

    def proven(self, request: HttpRequest, app: SocialApp, token: SocialToken, **more: Any) -> SocialLogin:
        """Whose token it is. Raises OAuth2Error for somebody who is not let in."""
        return super().complete_login(request, app, token, **more)


def of_another_organisation(app: SocialApp) -> RuleBroken:
    return RuleBroken(
        _("%(name)s knows you, but not as one of the organisation that comes in here.") % {"name": app.name}
    )


def ask(method: str, address: str, **more: Any) -> dict[str, Any]:
    """A JSON object from an address. Raises OAuth2Error where it tells of an error (`errcode` or `code` not 0)."""
    with get_adapter().get_requests_session() as session:
        response = session.request(method, address, **more)
        response.raise_for_status()
        response.encoding = "utf-8"
        told = response.json()
    if not isinstance(told, dict):
        raise OAuth2Error("the answer is no object")
    if code := told.get("errcode") or told.get("code"):
        raise OAuth2Error(f"{code}: {told.get('errmsg') or told.get('msg') or told.get('message')}")
    return told
