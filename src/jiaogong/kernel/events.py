"""Facts announced to the rooms above: heard at once, in the same transaction."""

from __future__ import annotations

from django.conf import settings
from django.utils.module_loading import import_string


def announce(event: object) -> None:
    """Tell every listener of that kind of event; a listener that refuses undoes the act.

    Who listens to what is listed in `config.wiring`.
    """
    kind = f"{type(event).__module__}.{type(event).__qualname__}"
    for listener in settings.LISTENERS.get(kind, ()):
        import_string(listener)(event)
