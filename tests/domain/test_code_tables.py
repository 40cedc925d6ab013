"""What offices write finds its code, and a code gives back one name."""

import pytest

from app.domain import codes

_TABLES = [
    "degree", "education", "employment", "ethnicity", "id_type", "ownership", "political", "post",
    "school_class", "school_type", "sex", "staff_kind", "stage", "subject", "title", "urban_rural",
]  # fmt: skip


@pytest.mark.parametrize("key", _TABLES)
def test_every_table_names_its_standard_and_finds_each_of_its_entries(key: str) -> None:
    table = codes.table(key)
    assert table.standard
    for entry in table.entries:
        assert table.find(entry.name) == entry, entry
        assert table.find(entry.code) == entry, entry
        assert [table.find(word) for word in entry.synonyms] == [entry] * len(entry.synonyms), entry


@pytest.mark.parametrize(
    ("key", "written", "code"),
    [
        ("ethnicity", "壮", "08"),
        ("ethnicity", "8", "08"),
        ("sex", "女", "2"),
        ("education", "大专", "31"),
        ("subject", "道德与法治", "X11"),
        ("urban_rural", "农村", "220"),
        ("school_type", "教学点", "218"),
        ("stage", " 初 中 ", "3"),
    ],
)
def test_usual_words_find_their_code(key: str, written: str, code: str) -> None:
    found = codes.table(key).find(written)
    assert found is not None
    assert found.code == code


def test_the_old_primary_senior_title_is_a_middle_title() -> None:
    found = codes.table("title").find("小学高级")
    senior = codes.table("title").find("中学高级")
    assert found
    assert senior
    assert (found.attributes["level"], senior.attributes["level"]) == ("中级", "副高级")


def test_an_unknown_word_brings_the_nearest_entry() -> None:
    near = codes.table("ethnicity").nearest("仫老族")
    assert codes.table("ethnicity").find("火星族") is None
    assert near is not None
    assert near.name == "仫佬族"


def test_legacy_titles_name_a_current_one_of_the_same_level() -> None:
    table = codes.table("title")
    for entry in table.entries:
        if "equals" in entry.attributes:
            current = table.entry(str(entry.attributes["equals"]))
            assert current is not None
            assert current.attributes["level"] == entry.attributes["level"]
