"""The made-up area has the size of a real one, exactly."""

from __future__ import annotations

from collections import Counter
from random import Random

from jiaogong.config.demo.names import draw_names
from jiaogong.config.demo.tree import tree


def test_an_area_has_125_base_unions_of_which_6_are_organs_and_119_schools():
    set_up = [n for n in tree("area") if n.kind == "base" and n.has_union]

    counted = Counter("organ" if n.sector == "organ" else "school" for n in set_up)

    assert counted == {"organ": 6, "school": 119}


def test_46_of_86_private_schools_have_set_up_a_union():
    private = [n for n in tree("area") if n.sector == "private"]

    assert Counter(n.has_union for n in private) == {True: 46, False: 40}


def test_the_staff_of_all_unions_add_up_exactly():
    nodes = tree("area")

    sums = sum(n.staff for n in nodes), sum(n.women for n in nodes), sum(n.minority for n in nodes)

    assert sums == (8683, 4969, 3762)


def test_every_base_union_lies_in_one_of_seven_clusters():
    nodes = tree("area")

    clusters = {n.code for n in nodes if n.kind == "cluster"}

    assert (len(clusters), {n.parent for n in nodes if n.kind == "base"}) == (7, clusters)


def test_codes_and_names_of_unions_differ():
    nodes = tree("area")

    assert (len({n.code for n in nodes}), len({n.name for n in nodes})) == (len(nodes), len(nodes))


def test_the_tree_is_the_same_each_time():
    assert tree("area") == tree("area")


def test_people_of_one_union_bear_different_names():
    names = draw_names(Random(1), [("F", True), ("M", False)] * 150)

    assert len(set(names)) == 300
