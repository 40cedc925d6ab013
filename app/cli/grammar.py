"""The grammar of the command line, whose complaints are sentences of the program like all others."""

import argparse
import re
from typing import NoReturn

# What argparse says about a slip, and the code and facts of our sentence for it.
_SLIPS = (
    (re.compile(r"the following arguments are required: (?P<names>.+)"), "cli.words_missing"),
    (re.compile(r"unrecognized arguments: (?P<names>.+)"), "cli.words_unknown"),
    (
        re.compile(r"argument (?P<name>.+?): invalid choice: (?P<value>.+?) \(choose from (?P<allowed>.+)\)"),
        "cli.word_no_choice",
    ),
    (re.compile(r"argument (?P<name>.+?): expected .+"), "cli.word_without_value"),
    (re.compile(r"argument (?P<name>.+?): invalid .+ value: (?P<value>.+)"), "cli.word_malformed"),
)


class Misspoken(Exception):
    """The words are no command; `code` and `facts` as those of a refusal."""

    def __init__(self, code: str, facts: dict[str, object]) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class Grammar(argparse.ArgumentParser):
    """A parser that raises `Misspoken` where argparse would print and leave the program."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the words, and how to see the right ones."""
        about: dict[str, object] = {"help": f"{self.prog} --help"}
        for pattern, code in _SLIPS:
            if match := pattern.fullmatch(message):
                raise Misspoken(code, match.groupdict() | about)
        raise Misspoken("cli.words_wrong", {"detail": message} | about)
