"""What the worker does of itself: checks summaries that were submitted, reads old ones that nobody waits for."""

from __future__ import annotations

from django_tasks import task

from jiaogong.kernel.jobs import ask_once
from jiaogong.summaries import queries, services

AT_ONCE = 20
_AFTER_MESSAGES = -10


@task(priority=_AFTER_MESSAGES)
def check_summary(text_id: int, _version: int) -> bool:
    """Check a submitted summary as it stands by now; False where that was done meanwhile."""
    return services.check_submitted(text_id=text_id) is not None


@task(priority=_AFTER_MESSAGES)
def read_old_file(file_id: int) -> bool:
    """Read a file of a batch; False where somebody else has, or does."""
    return services.read_file(file_id=file_id)


def look_around() -> None:
    """Ask for what waits: summaries whose check is missing or old, files that were sent in."""
    files = ((file.pk,) for file in services.files_to_read())
    for (file_id,) in ask_once(read_old_file, files, most=AT_ONCE):
        services.give_up_file(file_id=file_id)
    unchecked = services.unchecked(queries.submitted_texts().defer("body"))
    ask_once(check_summary, ((text.pk, text.version) for text in unchecked), most=AT_ONCE)
