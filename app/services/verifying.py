"""The verdict on a paper: what the file says of itself, held against the registry of this folder."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from pathlib import Path

from cryptography import x509
from sqlalchemy import Connection

from app.documents.verify import LARGEST, SignatureFinding, Soundness, Trust, verify
from app.domain.numbering import normal
from app.errors import Refused, Unavailable
from app.listings import certificates as registry
from app.listings import offices
from app.listings.certificates import Registered
from app.sync import marks
from app.sync.chains import Trust as Anchors

_CERTIFICATES = (".pem", ".crt", ".cer", ".der")


class Verdict(StrEnum):
    """What is said of a paper; only the first two are good news."""

    VALID = "valid"
    VALID_UNREGISTERED = "valid_unregistered"
    REVOKED = "revoked"
    ALTERED = "altered"
    UNSIGNED = "unsigned"
    UNKNOWN_ISSUER = "unknown_issuer"
    MISMATCH = "mismatch"

    @property
    def good(self) -> bool:
        """Return whether the paper may be relied upon."""
        return self in (Verdict.VALID, Verdict.VALID_UNREGISTERED)


_UNSOUND = {
    Soundness.ALTERED: Verdict.ALTERED,
    Soundness.UNSIGNED: Verdict.UNSIGNED,
    Soundness.UNKNOWN_ISSUER: Verdict.UNKNOWN_ISSUER,
}


@dataclass(frozen=True, slots=True)
class Verification:
    """One judged file; `reasons` are codes below `certificate.reason`."""

    file: Path
    verdict: Verdict
    number: str
    reasons: tuple[str, ...] = ()
    holder: str = ""
    issuer: str = ""
    signed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Judge:
    """Whom to believe, and the registry of the folder that asks (none for a bare list of authorities)."""

    trust: Trust
    connection: Connection | None = None

    def judge(self, file: Path) -> Verification:
        """Judge one file; what lies in it never raises, a file that is not there does."""
        pdf = _content(file)
        finding = verify(pdf, self.trust)
        rows = registry.by_file(self.connection, finding.sha256) if self.connection else []
        registered_at = next((row.registered_at for row in rows if row.registered_at), None)
        if registered_at and finding.soundness is Soundness.UNKNOWN_ISSUER:
            # Genuine on the day an office above registered it: a seal that ran out since takes nothing back.
            finding = verify(pdf, self.trust, moment=datetime.fromisoformat(registered_at))
        verdict, reasons = self._verdict(finding, rows)
        row = next((row for row in rows if row.number == finding.number), None)
        return Verification(
            file=file,
            verdict=verdict,
            number=finding.number,
            reasons=reasons,
            holder=row.holder if row else "",
            issuer=self._name(finding.office),
            signed_at=finding.signed_at,
        )

    def _verdict(
        self, finding: SignatureFinding, same_file: Sequence[Registered]
    ) -> tuple[Verdict, tuple[str, ...]]:
        if not finding.sound:
            return _UNSOUND[finding.soundness], finding.reasons
        if self.connection is None:
            return Verdict.VALID_UNREGISTERED, ("no_registry",)
        if not self._in_its_place(self.connection, finding.offices):
            return Verdict.UNKNOWN_ISSUER, ("foreign_office",)
        same_number = registry.by_number(self.connection, normal(finding.number))
        if wrong := _mismatch(finding, same_file, same_number):
            return Verdict.MISMATCH, (wrong,)
        if not same_number:
            return Verdict.VALID_UNREGISTERED, ("not_in_registry",)
        return _BY_STATE.get(same_number[0].state, (Verdict.VALID_UNREGISTERED, ("not_countersigned",)))

    def _in_its_place(self, connection: Connection, path: Sequence[str]) -> bool:
        """An office of our roster is vouched for by one of the offices above it, by no other."""
        for below, above in pairwise(path):
            known = [office.id for office in offices.path(connection, below)]
            if len(known) > 1 and above not in known:
                return False
        return True

    def _name(self, office: str) -> str:
        known = offices.office(self.connection, office) if self.connection and office else None
        return known.name if known else ""


_BY_STATE: dict[str, tuple[Verdict, tuple[str, ...]]] = {
    "registered": (Verdict.VALID, ()),
    "revoked": (Verdict.REVOKED, ("revoked",)),
}


def _mismatch(
    finding: SignatureFinding, same_file: Sequence[Registered], same_number: Sequence[Registered]
) -> str | None:
    """Return how the registry contradicts a sound file, if it does."""
    if len(same_number) > 1:
        return "number_twice"
    if any(row.number != normal(finding.number) for row in same_file):
        return "other_number"
    if any(row.sha256 != finding.sha256 for row in same_number):
        return "other_file"
    if any(row.issuer != finding.office for row in same_number):
        return "other_issuer"
    return None


def believed(anchors: Anchors) -> Trust:
    """Return the office's anchors as the judgement of papers takes them."""
    return Trust(anchors.anchors, marks.mark_of, anchors.known)


def trust_folder(folder: Path) -> Trust:
    """Return the authorities whose certificates lie in a folder (or are this one file)."""
    files = [folder] if folder.is_file() else sorted(folder.glob("*")) if folder.is_dir() else []
    roots = [root for file in files if file.suffix.lower() in _CERTIFICATES for root in _certificates(file)]
    if not roots:
        raise Refused("certificate.no_trust", path=str(folder))
    return Trust(tuple(roots), marks.mark_of)


def _certificates(file: Path) -> list[x509.Certificate]:
    content = file.read_bytes()
    try:
        if b"-----BEGIN" in content:
            return list(x509.load_pem_x509_certificates(content))
        return [x509.load_der_x509_certificate(content)]
    except ValueError as reason:
        raise Refused("certificate.trust_unreadable", name=file.name) from reason


def _content(file: Path) -> bytes:
    if not file.is_file():
        raise Refused("certificate.no_such_file", path=str(file))
    try:
        with file.open("rb") as source:
            return source.read(LARGEST + 1)
    except OSError as reason:
        raise Unavailable("certificate.unreadable", path=str(file)) from reason
