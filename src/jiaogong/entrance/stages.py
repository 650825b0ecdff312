"""The last step of every sign-in, taken when password, code or a system outside have proven who somebody is."""

from __future__ import annotations

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.account.stages import LoginStage
from django.http import HttpResponse

from jiaogong.entrance.outside.arriving import TO_BIND, forget_pending
from jiaogong.entrance.outside.configured import provider_called
from jiaogong.entrance.services import binding, coming


class Entered(LoginStage):
    """Binds the identity outside that waited for this account, and writes down that somebody came in, and how."""

    key = "entered"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        account = self.login.user
        to_bind = self.login.state.get(TO_BIND)
        if to_bind:
            binding.bind(account=account, **to_bind)
            if provider_called(to_bind["provider"]).trusted_second_factor:
                record_authentication(self.request, account, "mfa", type="outside")
        forget_pending(self.request)
        steps = get_authentication_records(self.request, account)
        used = [step["provider"] for step in steps if "provider" in step]
        ways = {step["method"] for step in steps}
        if used:
            binding.note_sign_in(account=account, provider=used[-1])
        elif "password" in ways:
            told = self.request.headers.get("User-Agent", "")
            coming.note_entering(account=account, with_code="mfa" in ways, user_agent=told)
        return None, True
