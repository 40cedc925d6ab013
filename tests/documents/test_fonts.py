"""Every name shows on paper and can be copied out of it; what cannot be shown is said aloud."""

import io
import re

import pypdf
import pypdfium2
import pytest

from app.documents import fonts
from app.documents.pen import Pen, broken, document

RARE_NAMES = ["王𬭚", "赵𡒄", "李㛃", "阿依古丽·买买提"]
PAGE = (595.0, 842.0)


def written(*lines: str, face: str = fonts.KAI) -> bytes:
    def draw(pen: Pen) -> None:
        for n, line in enumerate(lines):
            pen.write(60, 760 - 40 * n, line, face=face, size=20)

    return document(PAGE, "", "", face, draw)[0]


@pytest.mark.parametrize("face", [fonts.KAI, fonts.SANS, fonts.SANS_BOLD])
@pytest.mark.parametrize("name", RARE_NAMES)
def test_a_rare_name_can_be_read_back(name: str, face: str) -> None:
    pdf = written(name, face=face)
    assert name in pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    shown = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded()
    assert name in shown.replace(" ", "")


def test_every_font_in_the_file_is_embedded() -> None:
    pdf = written("王𬭚 赵𡒄 李㛃")
    resources = pypdf.PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]["/Font"]
    names = {str(font.get_object()["/BaseFont"]) for font in resources.values()}
    assert all("FontFile2" in str(font.get_object()["/FontDescriptor"].keys()) for font in resources.values())
    assert not any("Helvetica" in name for name in names)


def test_the_fallback_goes_from_the_face_over_sans_to_the_rare_font() -> None:
    assert [run.font for run in fonts.runs("李", fonts.KAI)] == [fonts.KAI]
    assert [run.font for run in fonts.runs("ꭓ㛃", fonts.SANS)][-1] == fonts.SANS
    assert [run.font for run in fonts.runs("𡒄", fonts.SANS)] == [fonts.RARE]


@pytest.mark.parametrize(("character", "code"), [("\ue5f1", "U+E5F1"), ("\U000e0fff", "U+E0FFF")])
def test_a_character_nobody_can_draw_is_a_box_and_a_warning(character: str, code: str) -> None:
    name = f"张{character}"
    pdf, missing = document(
        PAGE, "", "", fonts.KAI, lambda pen: pen.write(60, 700, name, face=fonts.KAI, size=20)
    )
    assert [(m.text, m.code_point) for m in missing] == [(name, code)]
    assert "?" not in pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


def test_a_variation_selector_has_no_width_and_no_box() -> None:
    assert fonts.runs("葛\U000e0100城", fonts.KAI) == [fonts.Run("葛城", fonts.KAI)]


def test_a_to_unicode_block_holds_at_most_a_hundred() -> None:
    subset = [0, *range(0x4E00, 0x4E00 + 230), 0x2CB5A]
    blocks = [int(n) for n in re.findall(r"(\d+) beginbfchar", fonts.to_unicode_map("X", subset))]
    assert blocks == [100, 100, 31]
    assert "<E7> <D872DF5A>" in fonts.to_unicode_map("X", subset)


def test_the_same_content_gives_the_same_bytes() -> None:
    assert written("王𬭚", "赵𡒄") == written("王𬭚", "赵𡒄")


def test_no_line_begins_with_a_comma_or_ends_with_an_open_bracket() -> None:
    text = "参加研修项目（小学语文），完成规定的学习任务，考核合格。" * 3
    for measure in range(60, 300, 7):
        lines = broken(text, fonts.KAI, 14, measure)
        assert "".join(lines) == text
        assert not any(line[0] in "，。）" or line[-1] == "（" for line in lines)


def test_a_number_stays_with_its_unit() -> None:
    text = "考核合格，记 24\u2060 \u2060学\u2060时，特发此证。"
    for measure in range(80, 200, 3):
        assert any("24\u2060 \u2060学\u2060时" in line for line in broken(text, fonts.KAI, 12, measure))
