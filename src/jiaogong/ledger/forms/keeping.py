"""Whose words a page keeps: the mark under which they lie in its own storage."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

_SALT = "jiaogong.ledger.keeping"


def keeper(request: HttpRequest) -> str:
    """A mark of the account that is signed in, from which nobody learns whose it is; "" for nobody."""
    return salted_hmac(_SALT, str(request.user.pk)).hexdigest()[:24] if request.user.is_authenticated else ""
