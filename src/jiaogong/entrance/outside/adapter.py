"""What allauth asks this house about identities outside."""

from __future__ import annotations

import logging
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base import AuthError
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.http import HttpRequest
from django.utils.translation import gettext as _

from jiaogong.entrance.outside import arriving
from jiaogong.entrance.outside.configured import provider_called
from jiaogong.entrance.outside.dingtalk import DingTalk
from jiaogong.entrance.outside.feishu import Feishu
from jiaogong.entrance.outside.oidc import Oidc
from jiaogong.entrance.outside.speaking import Known, app_of
from jiaogong.entrance.outside.wecom import WeCom
from jiaogong.entrance.outside.weixin import Weixin
from jiaogong.kernel.errors import RuleBroken

KINDS: dict[str, type[Known]] = {
    "oidc": Oidc,
    "dingtalk": DingTalk,
    "feishu": Feishu,
    "weixin": Weixin,
    "wecom": WeCom,
}
_log = logging.getLogger(__name__)


class Identities(DefaultSocialAccountAdapter):
    """Knows the systems of the folder's file alone, and lets no one sign up."""

    def get_provider(self, request: HttpRequest, provider: str, _client_id: str | None = None) -> Known:
        found = provider_called(provider)
        return KINDS[found.kind](request, app=app_of(found))

    def list_apps(self, *_args: Any, **_more: Any) -> list[SocialApp]:
        return []

    def is_open_for_signup(self, *_args: Any) -> bool:
        return False

    def send_notification_mail(self, *_args: Any, **_more: Any) -> None:
        return None

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Everything that follows from a proven identity is decided by this house."""
        raise ImmediateHttpResponse(arriving.arrive(request, sociallogin))

    def on_authentication_error(
        self,
        _request: HttpRequest,
        provider: Known,
        error: str | None = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        """Say in one sentence what went wrong; the cause goes to the log, without addresses, which may hold secrets."""
        if isinstance(exception, RuleBroken):
            raise exception
        cause = str(exception)[:300] if isinstance(exception, OAuth2Error) else type(exception).__name__
        if error == AuthError.CANCELLED:
            raise RuleBroken(_("You called it off at %(name)s.") % {"name": provider.name})
        if exception is None and "state" not in (extra_context or {}):
            raise RuleBroken(
                _(
                    "This answer of %(name)s was used already, is too old, or was meant for another browser: begin again."
                )
                % {"name": provider.name}
            )
        _log.warning("%s: %s", provider.app.provider_id, cause)
        raise RuleBroken(
            _("%(name)s did not say who you are: begin again, or sign in with your password.") % {"name": provider.name}
        )
