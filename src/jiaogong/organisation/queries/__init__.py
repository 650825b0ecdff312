"""Every reading of changes to the tree, and of the tree as its page shows it."""

from jiaogong.organisation.queries.changes import (
    change_visible_to,
    changes_visible_to,
    lock_tree_of,
    locked_change,
    people_of,
)

__all__ = ["change_visible_to", "changes_visible_to", "lock_tree_of", "locked_change", "people_of"]
