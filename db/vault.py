"""`vault.json`: the random key of the store, wrapped once per user and once for the recovery code.

Whoever may sign in holds a password that opens the same key, so a password can change without
writing the store anew. Removing a user closes the program to him; it does not reach a copy of
the folder that he made while he could open it.

Guessing is slowed by work, not by waiting: after three failures in a row every further try for
that name costs twice the rounds of Argon2id, up to sixty-four times. No clock is asked, so
setting it back gains nothing; the count is written before the password is tried, so killing
the program gains nothing either. It ends with that person's next successful sign-in.
"""

import hashlib
import hmac
import json
import secrets
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Self

from db.errors import Unavailable
from db.files import explained, write_whole
from db.recovery import RecoveryCode
from db.wrapping import (
    CHEAP_FOR_TESTS,
    KEY_BYTES,
    Profile,
    Wrap,
    password_bytes,
    profile_from_stored,
)

__all__ = ["CHEAP_FOR_TESTS", "FILE", "Profile", "RecoveryCode", "Vault", "exists"]

FILE = "vault.json"
_FORMAT = 1
_FREE_TRIES = 3
_MOST_ROUNDS = 64
_FOR_RECOVERY = "recovery"
_STRANGER = ""
"""The name under which failures of unknown users are counted."""


@dataclass(frozen=True, slots=True)
class _Content:
    """What the file says."""

    profile: Profile
    fingerprint: str
    users: dict[str, Wrap]
    recovery: Wrap
    failures: dict[str, int] = field(default_factory=dict)


class Vault:
    """The way from a password to the store key. Safe to call from any thread."""

    def __init__(self, folder: Path, content: _Content) -> None:
        """Use `Vault.create` or `Vault.load`."""
        self._path = folder / FILE
        self._content = content
        self._lock = threading.RLock()

    @classmethod
    def create(
        cls, folder: Path, user: str, password: str, *, profile: Profile | None = None
    ) -> tuple[Self, RecoveryCode, bytes]:
        """Draw a store key and wrap it for the first user; return the code to print and the key.

        `profile` is the cost of every password in this vault; without one it is calibrated.
        """
        if exists(folder):
            raise Unavailable("vault.exists", path=str(folder / FILE))
        chosen = profile or Profile.calibrated()
        key, code = secrets.token_bytes(KEY_BYTES), RecoveryCode.random()
        name = _name(user)
        content = _Content(
            profile=chosen,
            fingerprint=_fingerprint(key),
            users={name: _seal_for_user(key, name, password, chosen)},
            recovery=_seal_for_recovery(key, code),
        )
        vault = cls(folder, content)
        vault._save(content)
        return vault, code, key

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read the vault of a folder; refuse one that is missing or damaged."""
        path = folder / FILE
        if not path.exists():
            raise Unavailable("vault.missing", path=str(path))
        with explained(path):
            return cls(folder, _parsed(path.read_bytes(), path))

    def users(self) -> tuple[str, ...]:
        """Return who may sign in."""
        with self._fresh():
            return tuple(sorted(self._content.users))

    def unlock(self, user: str, password: str) -> bytes:
        """Return the store key. A wrong password and an unknown user are refused alike."""
        with self._fresh():
            name = _plain(user)
            wrap = self._content.users.get(name) or Wrap.decoy(self._content.profile)
            counted = name if name in self._content.users else _STRANGER
            secret = password_bytes(password)
            self._pay(secret, wrap, self._count(counted))
            key = wrap.open(secret, _for_user(name))
            if key is None:
                raise Unavailable("vault.wrong_password")
            self._forgive(counted)
            return self._require_own(key)

    def unlock_with_recovery(self, code: str) -> bytes:
        """Return the store key for the printed code; say which group was mistyped."""
        typed = RecoveryCode.typed(code)
        with self._fresh():
            key = self._content.recovery.open(typed.secret(), _FOR_RECOVERY)
            if key is None:
                raise Unavailable("vault.recovery_outdated")
            return self._require_own(key)

    def add(self, user: str, password: str, key: bytes) -> None:
        """Let one more user in; `key` shows that the caller is in already."""
        with self._fresh():
            if _name(user) in self._content.users:
                raise Unavailable("vault.user_exists", user=_name(user))
            self._put(user, password, key)

    def remove(self, user: str) -> None:
        """Let a user in no longer; the last one stays, or nobody could open the store."""
        with self._fresh():
            name = self._known(user)
            others = {other: wrap for other, wrap in self._content.users.items() if other != name}
            if not others:
                raise Unavailable("vault.last_user", user=name)
            self._save(replace(self._content, users=others, failures=self._failures_without(name)))

    def change_password(self, user: str, old: str, new: str) -> None:
        """Replace one's own password; the old one is asked for."""
        with self._fresh():
            self._put(user, new, self.unlock(user, old))

    def reset_password(self, user: str, new: str, key: bytes) -> None:
        """Replace a forgotten password by way of the key (administrator, or recovery code)."""
        with self._fresh():
            self._put(self._known(user), new, key)

    def new_recovery_code(self, key: bytes) -> RecoveryCode:
        """Draw a new code to print; the old one no longer opens anything."""
        with self._fresh():
            code = RecoveryCode.random()
            wrap = _seal_for_recovery(self._require_own(key), code)
            self._save(replace(self._content, recovery=wrap))
            return code

    @contextmanager
    def _fresh(self) -> Iterator[None]:
        """Work on what the file says now: another Vault of this process may have written it."""
        with self._lock, explained(self._path):
            self._content = _parsed(self._path.read_bytes(), self._path)
            yield

    def _put(self, user: str, password: str, key: bytes) -> None:
        name = _name(user)
        wrap = _seal_for_user(self._require_own(key), name, password, self._content.profile)
        self._save(
            replace(
                self._content,
                users={**self._content.users, name: wrap},
                failures=self._failures_without(name),
            )
        )

    def _known(self, user: str) -> str:
        name = _plain(user)
        if name not in self._content.users:
            raise Unavailable("vault.user_unknown", user=name)
        return name

    def _count(self, name: str) -> int:
        """Write down one more try and return the rounds it costs; where that cannot be written, the most."""
        tries = self._content.failures.get(name, 0) + 1
        try:
            self._save(replace(self._content, failures={**self._content.failures, name: tries}))
        except Unavailable:
            return _MOST_ROUNDS
        return int(min(2 ** min(max(0, tries - _FREE_TRIES), 30), _MOST_ROUNDS))

    def _pay(self, secret: bytes, wrap: Wrap, rounds: int) -> None:
        """Do the extra rounds; the last one, that opens the wrap, is not among them."""
        for _ in range(rounds - 1):
            secret = (wrap.profile or self._content.profile).stretch(secret, wrap.salt)

    def _forgive(self, name: str) -> None:
        """Forget the failures; where that cannot be written the next try only costs more."""
        try:
            self._save(replace(self._content, failures=self._failures_without(name)))
        except Unavailable:
            return

    def _failures_without(self, name: str) -> dict[str, int]:
        return {other: count for other, count in self._content.failures.items() if other != name}

    def _require_own(self, key: bytes) -> bytes:
        if not hmac.compare_digest(_fingerprint(key), self._content.fingerprint):
            raise Unavailable("vault.foreign_key", path=str(self._path))
        return key

    def _save(self, content: _Content) -> None:
        write_whole(self._path, _written(content))
        self._content = content


def exists(folder: Path) -> bool:
    """Tell whether a folder has a vault: what makes it one of our data folders."""
    return (folder / FILE).exists()


def _for_user(name: str) -> str:
    return f"user:{name}"


def _seal_for_user(key: bytes, name: str, password: str, profile: Profile) -> Wrap:
    if not password:
        raise Unavailable("vault.password_empty")
    return Wrap.seal(key, password_bytes(password), _for_user(name), profile)


def _seal_for_recovery(key: bytes, code: RecoveryCode) -> Wrap:
    return Wrap.seal(key, code.secret(), _FOR_RECOVERY, None)


def _plain(user: str) -> str:
    """Names compare like passwords: full-width letters and stray blanks do not count."""
    return unicodedata.normalize("NFKC", user).strip()


def _name(user: str) -> str:
    name = _plain(user)
    if not name or not name.isprintable():
        raise Unavailable("vault.user_empty")
    return name


def _fingerprint(key: bytes) -> str:
    """Tell keys apart without telling anything about them: they are 256 random bits."""
    return hashlib.sha256(b"yanxiu store key" + key).hexdigest()[:32]


def _written(content: _Content) -> bytes:
    body: dict[str, object] = {
        "format": _FORMAT,
        "profile": asdict(content.profile),
        "fingerprint": content.fingerprint,
        "users": {name: wrap.stored() for name, wrap in sorted(content.users.items())},
        "recovery": content.recovery.stored(),
        "failures": content.failures,
    }
    stored = {**body, "sum": _sum(body)}
    return json.dumps(stored, ensure_ascii=False, indent=1).encode()


def _parsed(data: bytes, path: Path) -> _Content:
    """The sum tells damage from a wrong password; against malice the ciphers stand."""
    try:
        stored = json.loads(data)
        found = stored.pop("sum")
        if stored["format"] > _FORMAT:
            raise Unavailable("vault.newer", path=str(path))
        if found != _sum(stored):
            raise ValueError("the sum differs")
        return _content(stored)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Unavailable("vault.damaged", path=str(path)) from error


def _content(stored: dict[str, Any]) -> _Content:
    return _Content(
        profile=profile_from_stored(stored["profile"]),
        fingerprint=str(stored["fingerprint"]),
        users={name: Wrap.from_stored(wrap) for name, wrap in stored["users"].items()},
        recovery=Wrap.from_stored(stored["recovery"]),
        failures={name: int(count) for name, count in stored["failures"].items()},
    )


def _sum(body: dict[str, Any]) -> str:
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
