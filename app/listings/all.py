"""Every list of the program, made when first asked for."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from app.domain.authority import Actor

Read = Callable[[], AbstractContextManager[Connection]]


class Listings:
    """The lists of one data folder as one person may see them."""

    def __init__(self, read: Read, actor: Actor) -> None:
        self._read = read
        self._actor = actor
