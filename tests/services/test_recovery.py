"""The printed recovery code opens a folder whose password nobody remembers."""

from pathlib import Path

import pytest

from app.errors import Unavailable
from app.workspace import Workspace
from db.codes import OfficeLevel
from db.vault import CHEAP_FOR_TESTS


def a_closed_folder(folder: Path) -> str:
    ws, code = Workspace.create(
        folder,
        level=OfficeLevel.SCHOOL,
        code="2145000001",
        name="石桥镇中心小学",
        admin="admin",
        password="忘记了的密码",
        profile=CHEAP_FOR_TESTS,
    )
    ws.close()
    return str(code)


def test_the_code_sets_a_new_password_and_the_old_one_is_dead(tmp_path: Path) -> None:
    code = a_closed_folder(tmp_path / "school")
    Workspace.recover(tmp_path / "school", code=code, user="admin", password="新的密码")
    Workspace.open(tmp_path / "school", user="admin", password="新的密码").close()
    with pytest.raises(Unavailable, match=r"vault\.wrong_password"):
        Workspace.open(tmp_path / "school", user="admin", password="忘记了的密码")


def test_a_code_of_another_folder_opens_nothing(tmp_path: Path) -> None:
    a_closed_folder(tmp_path / "school")
    other = a_closed_folder(tmp_path / "other")
    with pytest.raises(Unavailable, match=r"vault\.recovery"):
        Workspace.recover(tmp_path / "school", code=other, user="admin", password="新的密码")
    Workspace.open(tmp_path / "school", user="admin", password="忘记了的密码").close()
