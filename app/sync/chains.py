"""Whether a certificate leads up to an authority this office trusts, and whom it may speak for.

Path building and signatures are the library's (`cryptography.x509.verification`); the rule on
top is ours: an authority vouches for its own office only, and for the authorities of offices
of a lower level.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cryptography import x509
from cryptography.x509 import verification
from cryptography.x509.verification import Criticality, ExtensionPolicy, Policy

from app.errors import Refused
from app.sync import marks, trust
from app.sync.marks import OfficeMark

# province, city, county, centre, school, point, machine: seven papers, with one to spare.
_LONGEST_CHAIN = 8


@dataclass(frozen=True, slots=True)
class Chain:
    """A verified certificate with its issuers, lowest first."""

    certificates: tuple[x509.Certificate, ...]
    offices: tuple[OfficeMark, ...]

    @property
    def leaf(self) -> x509.Certificate:
        """Return the certificate that was asked about."""
        return self.certificates[0]

    @property
    def mark(self) -> OfficeMark:
        """Return the office, and machine, it speaks for."""
        return self.offices[0]


@dataclass(frozen=True, slots=True)
class Trust:
    """The authorities an office believes (`anchors`) and every other certificate it has met."""

    anchors: tuple[x509.Certificate, ...]
    known: tuple[x509.Certificate, ...] = ()

    def with_known(self, more: Iterable[x509.Certificate]) -> "Trust":
        """Return the same anchors with further certificates to build chains from."""
        return Trust(self.anchors, (*self.known, *more))

    def chain(self, leaf: x509.Certificate, purpose: x509.ObjectIdentifier) -> Chain:
        """Return the chain of a certificate used for `purpose`; refuse when none leads to an anchor."""
        above = [paper for paper in self.known if _is_cross(paper)]
        verifier = (
            verification.PolicyBuilder()
            .store(verification.Store(list(self.anchors)))
            # A moment inside every certificate's validity: no clock has a say here.
            .time(trust.VALID_FROM)
            .max_chain_depth(_LONGEST_CHAIN)
            .extension_policies(ca_policy=_authorities(), ee_policy=_used_for(purpose))
            .build_client_verifier()
        )
        try:
            papers = verifier.verify(leaf, above).chain
        except (verification.VerificationError, ValueError) as reason:
            raise Refused("trust.unknown_issuer", office=_name(leaf)) from reason
        return Chain(tuple(papers), _scoped(papers))


def _is_cross(paper: x509.Certificate) -> bool:
    """Self-signed authorities count only as anchors; as links they would lead round in circles."""
    return paper.issuer != paper.subject


def _scoped(papers: Sequence[x509.Certificate]) -> tuple[OfficeMark, ...]:
    """Return the marks along a chain, or refuse when an authority went beyond its office."""
    found = [marks.mark_of(paper) for paper in papers]
    named = [mark for mark in found if mark is not None]
    if len(named) != len(found):
        raise Refused("trust.no_office_named", office=_name(papers[0]))
    in_scope = named[0].office == named[1].office if len(named) > 1 else False
    lower = all(
        below.office == above.office or below.rank > above.rank for below, above in pairwise(named[1:])
    )
    if not (in_scope and lower):
        raise Refused("trust.out_of_scope", office=_name(papers[0]))
    return tuple(named)


def _authorities() -> ExtensionPolicy:
    return (
        ExtensionPolicy.permit_all()
        .require_present(x509.BasicConstraints, Criticality.CRITICAL, _must_be_authority)
        .require_present(x509.KeyUsage, Criticality.CRITICAL, _must_sign_certificates)
    )


def _used_for(purpose: x509.ObjectIdentifier) -> ExtensionPolicy:
    def must_be_for_purpose(_: Policy, __: x509.Certificate, usage: x509.ExtendedKeyUsage) -> None:
        if purpose not in usage:
            raise ValueError("the certificate was made for another purpose")

    return (
        ExtensionPolicy.permit_all()
        .require_present(x509.BasicConstraints, Criticality.CRITICAL, _must_not_be_authority)
        .require_present(x509.ExtendedKeyUsage, Criticality.AGNOSTIC, must_be_for_purpose)
    )


def _must_be_authority(_: Policy, __: x509.Certificate, found: x509.BasicConstraints) -> None:
    if not found.ca:
        raise ValueError("the issuer is not an authority")


def _must_not_be_authority(_: Policy, __: x509.Certificate, found: x509.BasicConstraints) -> None:
    if found.ca:
        raise ValueError("an authority signs certificates only")


def _must_sign_certificates(_: Policy, __: x509.Certificate, found: x509.KeyUsage) -> None:
    if not found.key_cert_sign:
        raise ValueError("the issuer may not sign certificates")


def _name(paper: x509.Certificate) -> str:
    return paper.subject.rfc4514_string()
