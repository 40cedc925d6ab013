"""Signing in as a person does it."""

from app.sample import cast
from app.ui.entry.session import Session
from app.ui.tour import settle


def sign_in(session: Session, user: str, password: str = cast.PASSWORD) -> None:
    """Fill the sign-in page and press the button."""
    page = session.entry.window.sign_in
    row = page.user.findData(user)
    if row >= 0:
        page.user.setCurrentIndex(row)
    else:
        page.user.setEditText(user)
    page.password.setText(password)
    page.enter.click()
    settle(session.parent().runner)
