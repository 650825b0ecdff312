"""How a typed name and password become an account, and what allauth may do in this house."""

from __future__ import annotations

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from jiaogong.entrance.queries import account_meant
from jiaogong.kernel.sealing import opened, seal
from jiaogong.members.models import Account

_SECRETS = "mfa_authenticator.data"
_NOWHERE = "0.0.0.0"


class ByNumberPhoneOrName(ModelBackend):
    """Knows an account by member number, phone or sign-in name."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **more: Any
    ) -> Account | None:
        """The account, or None after the same time whether there is no such account or the password is wrong."""
        meant = account_meant(username or "")
        found = super().authenticate(request, username=meant.login if meant else username, password=password, **more)
        return found if isinstance(found, Account) else None


class Accounts(DefaultAccountAdapter):
    """No open sign-up, no messages of allauth's own, and an address even where a request has none."""

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        return False

    def get_login_stages(self) -> list[str]:
        return [*super().get_login_stages(), "jiaogong.entrance.stages.Entered"]

    def add_message(self, *_args: Any, **_more: Any) -> None:
        return None

    def get_client_ip(self, request: HttpRequest) -> str:
        return super().get_client_ip(request) if request.META.get("REMOTE_ADDR") else _NOWHERE


class SecondFactors(DefaultMFAAdapter):
    """Keeps the secrets of authenticator apps and recovery codes sealed with the house's field key."""

    def encrypt(self, text: str) -> str:
        return base64.b64encode(seal(text, _SECRETS)).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        return opened(base64.b64decode(encrypted_text), _SECRETS)

    def send_notification_mail(self, *_args: Any, **_more: Any) -> None:
        return None
