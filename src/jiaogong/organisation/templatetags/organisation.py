"""What the tree's page asks of its nodes."""

from __future__ import annotations

from django import template

from jiaogong.organisation.queries.tree import Node, Tree

register = template.Library()


@register.simple_tag
def toggled(tree: Tree, node: Node) -> str:
    """The codes that stand open once this node is opened, or closed with all below it."""
    code = node.union.code
    if not node.is_open:
        return ",".join((*tree.opened, code))
    inside = _open_below(node)
    return ",".join(c for c in tree.opened if c not in inside)


def _open_below(node: Node) -> set[str]:
    return {node.union.code}.union(*(_open_below(n) for n in node.below if n.is_open))
