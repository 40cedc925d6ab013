"""The three ways a use case may end without its result; anything else that is raised is a bug."""

from db.errors import Unavailable

__all__ = ["Cancelled", "Refused", "Unavailable"]


class Refused(Exception):
    """A rule said no and nothing was done; the person can act on it.

    `code` is dotted (`plan.comment_required`); the sentence lives in `resources/messages`.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class Cancelled(Exception):
    """The person stopped the work; what was begun has been taken back. Shown nowhere."""
