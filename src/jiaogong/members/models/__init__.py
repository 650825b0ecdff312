from jiaogong.members.models.accounts import Account
from jiaogong.members.models.offices import Office
from jiaogong.members.models.people import Person

__all__ = ["Account", "Office", "Person"]
