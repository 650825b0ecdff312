"""OpenID Connect: the sign-in of an education office, a school, or any other that keeps to the standard.

PKCE and a nonce always; the identity token's signature is held against the published keys although it came over TLS.
Source: OpenID Connect Core 1.0, 3.1.3.7 and 5.3.2.
"""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest

from jiaogong.entrance.outside.speaking import Asked, Known

_NEEDED = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")


class OidcAdapter(Asked, OpenIDConnectOAuth2Adapter):
    """Asks where the server's own description says."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request, provider_id="")

    authorize_url = OpenIDConnectOAuth2Adapter.authorize_url
    access_token_url = OpenIDConnectOAuth2Adapter.access_token_url
    profile_url = OpenIDConnectOAuth2Adapter.profile_url

    @property
    def openid_config(self) -> dict[str, Any]:
        told: object = super().openid_config
        if not isinstance(told, dict) or not all(isinstance(told.get(key), str) for key in _NEEDED):
            raise OAuth2Error("the server's description is not whole")
        return told

    def proven(self, request: HttpRequest, app: SocialApp, token: SocialToken, **more: Any) -> SocialLogin:
        if not more["response"].get("id_token"):
            raise OAuth2Error("no identity token")
        app.settings["fetch_userinfo"] = "userinfo_endpoint" in self.openid_config
        login = super().proven(request, app, token, **more)
        told = login.account.extra_data
        if told.get("userinfo", told["id_token"]).get("sub") != told["id_token"].get("sub"):
            raise OAuth2Error("identity token and user information tell of two subjects")
        return login

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        told: dict[str, Any] = jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )
        return told


class Oidc(Known, OpenIDConnectProvider):
    id = "oidc"
    oauth2_adapter_class = OidcAdapter

    def get_default_scope(self) -> list[str]:
        return ["openid", "profile"]

    def extract_uid(self, data: dict[str, Any]) -> str:
        return str(data["id_token"]["sub"])
