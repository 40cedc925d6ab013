"""PySide6 6.12.0 on CPython 3.11 drops a reference to True at every emit until the program aborts."""

import sys

from PySide6.QtCore import QObject, Signal


class Bell(QObject):
    rung = Signal(bool)


def test_emitting_a_signal_keeps_the_reference_count_of_true() -> None:
    # From CPython 3.12 on True is immortal and the count stands still: the test holds there too.
    bell, heard = Bell(), []
    bell.rung.connect(heard.append)
    bell.rung.emit(True)
    before = sys.getrefcount(True)
    for _ in range(1000):
        bell.rung.emit(True)
    heard.clear()
    assert sys.getrefcount(True) >= before - 10
