"""An empty database laid out at once from today's models, instead of by every migration since the first.

A migration renders all models anew for each of its steps: a hundred of them take half a minute, and a new house has
no rows that would need them. What migrations do beyond the models (triggers, collations, indexes of our own) is done
by their own steps, in their order; a test holds both ways against each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import Migration, RunPython
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import StateApps


def is_empty(connection: BaseDatabaseWrapper) -> bool:
    """Whether a database has no table at all."""
    return not connection.introspection.table_names()


def lay_out(connection: BaseDatabaseWrapper) -> None:
    """Make every table of an empty database, all in one transaction, and record every migration as done."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    with connection.schema_editor() as editor:
        executor.recorder.ensure_schema()
        for model in _tables(executor.loader, connection):
            editor.create_model(model)
        for migration, _backwards in plan:
            for step in _own_steps(migration):
                step.code(cast(StateApps, apps), editor)  # without rows, today's models serve as those of then
            executor.recorder.record_applied(migration.app_label, migration.name)


def _tables(loader: MigrationLoader, connection: BaseDatabaseWrapper) -> Iterator[type[models.Model]]:
    """The models that have tables made by migrations; the tables between two models come with them."""
    for config in apps.get_app_configs():
        if config.label in loader.migrated_apps:
            yield from (m for m in config.get_models() if m._meta.can_migrate(connection))


def _own_steps(migration: Migration) -> Iterator[RunPython]:
    """What the house's own migrations do beyond the models; where they change rows, there are none."""
    if type(migration).__module__.startswith("jiaogong."):
        yield from (step for step in migration.operations if isinstance(step, RunPython))
