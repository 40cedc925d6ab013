"""The end of a machine's chain, signed by that machine: no office that passes it on has to be believed."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from app.sync import canonical, trust
from app.sync.chains import Chain
from app.sync.manifest import Head
from app.sync.trust import Credential

_ALGORITHM = ec.ECDSA(hashes.SHA256())


def sign(device: str, office: str, sequence: int, link: str, signer: Credential) -> Head:
    """Return the head of this machine's own chain."""
    signature = signer.key.sign(_signed_bytes(device, office, sequence, link), _ALGORITHM)
    return Head(device, office, sequence, link, trust.certificate_id(signer.certificate), signature.hex())


def is_genuine(head: Head, chain: Chain) -> bool:
    """Tell whether a head was signed by its own machine, whoever brought it."""
    mark, key = chain.mark, chain.leaf.public_key()
    if (mark.device, mark.office) != (head.device, head.office) or not isinstance(
        key, ec.EllipticCurvePublicKey
    ):
        return False
    content = _signed_bytes(head.device, head.office, head.sequence, head.hash)
    try:
        key.verify(bytes.fromhex(head.signature), content, _ALGORITHM)
    except InvalidSignature:
        return False
    return True


def _signed_bytes(device: str, office: str, sequence: int, link: str) -> bytes:
    """The first field keeps a head from being taken for any other signed text."""
    return canonical.dumps(
        {"device": device, "hash": link, "is": "yanxiu.head", "office": office, "seq": sequence}
    )
