"""A sign-in sheet can be printed on any printer and signed by everyone."""

import io
from datetime import date

import pypdf
import pypdfium2
import pytest

from app.documents.forms import SheetContent, SheetRow, sign_in_sheet


def a_sheet(count: int, **changes: object) -> SheetContent:
    said: dict[str, object] = {
        "office": "某县城北小学",
        "plan": "小学语文课堂实践研究",
        "topic": "整本书阅读的课堂组织",
        "held_on": date(2026, 3, 12),
        "time": "14:30—16:30",
        "place": "三楼会议室",
        "speaker": "王𬭚",
        "minutes": 120,
        "rows": tuple(SheetRow(f"T{n:012d}", f"教师{n}") for n in range(1, count + 1)),
    }
    return SheetContent(**{**said, **changes})  # type: ignore[arg-type]


def pages(content: SheetContent) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(sign_in_sheet(content).pdf)).pages]


@pytest.mark.parametrize(("people", "sheets"), [(0, 1), (16, 1), (17, 2), (40, 2), (41, 3), (120, 6)])
def test_everyone_has_a_row_and_every_page_its_heading(people: int, sheets: int) -> None:
    found = pages(a_sheet(people))
    assert len(found) == sheets
    assert all("签名" in text and "教师编号" in text for text in found)
    assert all(f"第 {n} 页" in text and f"共 {sheets} 页" in text for n, text in enumerate(found, 1))
    everything = "\n".join(found)
    assert all(f"教师{n}" in everything for n in range(1, people + 1))
    assert found[-1].count("记录人") == 1


def test_the_sheet_says_what_it_is_about() -> None:
    (text,) = pages(a_sheet(3))
    for said in (
        "某县城北小学",
        "小学语文课堂实践研究",
        "整本书阅读的课堂组织",
        "2026年3月12日",
        "三楼会议室",
        "王𬭚",
    ):
        assert said in text


def test_nothing_leaves_the_page_however_long() -> None:
    long = "基于核心素养的农村小规模学校复式教学校本研修" * 6
    rows = (SheetRow("T" * 30, "阿依古丽·买买提江·阿不都热合曼"),) * 30
    pdf = sign_in_sheet(a_sheet(0, plan=long, topic=long, rows=rows)).pdf
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        for n in range(text.count_chars()):
            left, low, right, _ = text.get_charbox(n)
            assert 40 < left <= right < 560
            assert low > 20


def test_only_black_ink_is_used() -> None:
    pdf = sign_in_sheet(a_sheet(3)).pdf
    content = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].get_contents().get_data().decode("latin-1")
    inks = {line for line in content.splitlines() if line.endswith((" rg", " RG"))}
    assert inks <= {"0 0 0 rg", "0 0 0 RG"}


def test_a_name_without_a_shape_is_reported() -> None:
    form = sign_in_sheet(a_sheet(0, rows=(SheetRow("T1", "张\ue5f1"),)))
    assert [gap.code_point for gap in form.missing] == ["U+E5F1"]
