"""How the store key is wrapped: by a password through Argon2id, by a recovery code through HKDF.

The cipher is AES-256-GCM; what the wrap is for (user name or recovery) is bound in as associated
data, so that an entry cannot be renamed. Every wrap has its own salt and so its own key.
"""

import secrets
import time
import unicodedata
from dataclasses import asdict, dataclass, fields
from typing import Any, Self

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12
_TAG_BYTES = 16
_TARGET_SECONDS = 0.25


@dataclass(frozen=True, slots=True)
class Profile:
    """The cost of one password check."""

    memory_kib: int
    iterations: int
    lanes: int

    def __post_init__(self) -> None:
        """Refuse costs that protect nothing or that no office PC could pay (a doctored file)."""
        sane = (
            8 * self.lanes <= self.memory_kib <= 1024 * 1024
            and 1 <= self.iterations <= 64
            and 1 <= self.lanes <= 16
        )
        if not sane:
            raise ValueError(f"costs out of range: {self}")

    @classmethod
    def calibrated(cls) -> Self:
        """Choose for this PC: 64 MiB in 4 lanes, as many passes as a quarter of a second allows.

        Never fewer than two: above the floor for Argon2id of the OWASP password storage sheet
        (19 MiB, two passes) also on the slowest PC.
        """
        one = cls(memory_kib=64 * 1024, iterations=1, lanes=4)
        started = time.perf_counter()
        one.stretch(b"calibration", bytes(_SALT_BYTES))
        passes = round(_TARGET_SECONDS / (time.perf_counter() - started))
        return cls(one.memory_kib, max(2, min(passes, 12)), one.lanes)

    def stretch(self, secret: bytes, salt: bytes) -> bytes:
        """Return the Argon2id key of a secret."""
        return hash_secret_raw(
            secret,
            salt,
            time_cost=self.iterations,
            memory_cost=self.memory_kib,
            parallelism=self.lanes,
            hash_len=KEY_BYTES,
            type=Type.ID,
        )


CHEAP_FOR_TESTS = Profile(memory_kib=64, iterations=1, lanes=1)
"""Protects nothing. For tests and throw-away demonstrations, and only when passed by name."""


@dataclass(frozen=True, slots=True)
class Wrap:
    """The store key, sealed for one holder of a secret; `profile` is None for a recovery code."""

    profile: Profile | None
    salt: bytes
    nonce: bytes
    sealed: bytes

    @classmethod
    def seal(cls, key: bytes, secret: bytes, purpose: str, profile: Profile | None) -> Self:
        """Wrap the key."""
        salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
        cipher = AESGCM(_derived(secret, salt, profile))
        return cls(profile, salt, nonce, cipher.encrypt(nonce, key, purpose.encode()))

    @classmethod
    def decoy(cls, profile: Profile) -> Self:
        """Return a wrap that nothing opens, as costly to try as a real one."""
        sealed = secrets.token_bytes(KEY_BYTES + _TAG_BYTES)
        return cls(profile, secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES), sealed)

    def open(self, secret: bytes, purpose: str) -> bytes | None:
        """Return the key, None when the secret is not the one."""
        cipher = AESGCM(_derived(secret, self.salt, self.profile))
        try:
            return cipher.decrypt(self.nonce, self.sealed, purpose.encode())
        except InvalidTag:
            return None

    def stored(self) -> dict[str, object]:
        """Return the JSON form."""
        return {
            "profile": asdict(self.profile) if self.profile else None,
            "salt": self.salt.hex(),
            "nonce": self.nonce.hex(),
            "sealed": self.sealed.hex(),
        }

    @classmethod
    def from_stored(cls, stored: dict[str, Any]) -> Self:
        """Read the JSON form; ValueError, KeyError or TypeError when it is not one."""
        profile = stored["profile"]
        wrap = cls(
            profile_from_stored(profile) if profile is not None else None,
            *(bytes.fromhex(stored[name]) for name in ("salt", "nonce", "sealed")),
        )
        sizes = (len(wrap.salt), len(wrap.nonce), len(wrap.sealed))
        if sizes != (_SALT_BYTES, _NONCE_BYTES, KEY_BYTES + _TAG_BYTES):
            raise ValueError("a wrap of another size")
        return wrap


def profile_from_stored(stored: dict[str, Any]) -> Profile:
    """Read the JSON form of a profile; ValueError, KeyError or TypeError when it is not one."""
    numbers = [stored[field.name] for field in fields(Profile)]
    if any(type(number) is not int for number in numbers):
        raise TypeError("costs are whole numbers")
    return Profile(*numbers)


def password_bytes(password: str) -> bytes:
    """Return a password in Unicode NFKC, as UTF-8.

    An input method left in full-width mode types １２３ for 123: both are the same password.
    """
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")


def _derived(secret: bytes, salt: bytes, profile: Profile | None) -> bytes:
    """A recovery code has 140 random bits: nobody can try them all, so nothing needs to be slow."""
    if profile is not None:
        return profile.stretch(secret, salt)
    return HKDF(SHA256(), KEY_BYTES, salt, b"yanxiu recovery code").derive(secret)
