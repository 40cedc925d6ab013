"""The offices of the sample and the people in them, as far as one must know them to sign in."""

from collections.abc import Mapping
from dataclasses import dataclass

from db.codes import Role

CITY_CODE, CITY_NAME = "459900", "南岭市教育局"
COUNTY_CODE, COUNTY_NAME = "459921", "青山县教育局"
SCHOOL_CODE, SCHOOL_NAME = "2145900001", "石桥镇中心小学"
PASSWORD = "yanxiu-demo"  # noqa: S105  # of invented offices, printed in the manual


@dataclass(frozen=True, slots=True)
class Member:
    """One person of the sample; the user name is the role's word."""

    user: str
    name: str
    role: Role


OFFICES: Mapping[str, str] = {"school": SCHOOL_NAME, "county": COUNTY_NAME, "city": CITY_NAME}
"""The data folders of the sample with the names of their offices, from below."""

_PEOPLE: Mapping[str, Mapping[Role, str]] = {
    "school": {
        Role.CLERK: "周文书",
        Role.PRINCIPAL: "陆校长",
        Role.REGISTRAR: "唐登记",
        Role.INSPECTOR: "何督查",
    },
    "county": {
        Role.CLERK: "罗科员",
        Role.REVIEWER: "李主任",
        Role.REGISTRAR: "梁登记",
        Role.SEAL_KEEPER: "覃印管",
        Role.INSPECTOR: "谭督导",
    },
    "city": {
        Role.CLERK: "莫科员",
        Role.REVIEWER: "蒙主任",
        Role.REGISTRAR: "卢登记",
        Role.SEAL_KEEPER: "农印管",
        Role.INSPECTOR: "宋督学",
    },
}


def people(place: str) -> tuple[Member, ...]:
    """Return who works at an office of the sample besides its administrator."""
    return tuple(Member(role.value, name, role) for role, name in _PEOPLE[place].items())
