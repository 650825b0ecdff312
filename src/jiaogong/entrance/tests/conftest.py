from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from jiaogong.entrance.tests.coming import Configure
from jiaogong.entrance.tests.provider.running import Running, configured, running
from jiaogong.kernel import clock
from jiaogong.members.models import Account
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_account, make_member, make_officer
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

collect_ignore = ["provider"]  # a site of its own, whose modules are not of these settings


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with clock.stopped_at(dt.date(2026, 11, 22)), translation.override("en"):
        yield


@pytest.fixture
def area() -> Union:
    return make_union()


@pytest.fixture
def school(area: Union) -> Union:
    return make_union(area)


@pytest.fixture
def chair(school: Union) -> Standing:
    return make_officer(school, name="陆云舒")


@pytest.fixture
def officer(area: Union) -> Standing:
    return make_officer(area, name="裴若溪")


@pytest.fixture
def member(school: Union) -> Standing:
    return make_member(school, name="沈一诺", number="M0001")


@pytest.fixture(scope="session")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("provider")) as found:
        yield found


@pytest.fixture
def configure(provider: Running, settings: Any, tmp_path: Path) -> Configure:
    def written(**more: object) -> None:
        settings.HOME = tmp_path / str(len(list(tmp_path.iterdir())))
        settings.HOME.mkdir()
        configured(settings.HOME, provider, **more)

    return written


@pytest.fixture
def account(member: Standing, configure: Configure) -> Account:
    configure()
    return make_account(member.person, "shen")
