"""Bodies are stored once, compressed with a dictionary that ships with the program.

A dictionary keeps single-row access and single-row erasure, which larger blocks would lose, and
makes a body three times smaller. A frame names its dictionary, so a later dictionary can stand
beside this one; a shipped dictionary is never changed.
"""

from collections.abc import Sequence
from functools import cache
from threading import local

from zstandard import ZstdCompressionDict, ZstdCompressor, ZstdDecompressor

from app import paths

_SHIPPED = "journal/operations-1.zdict"
_LEVEL = 3
_each = local()


@cache
def _dictionary() -> ZstdCompressionDict:
    shipped = ZstdCompressionDict((paths.resources() / _SHIPPED).read_bytes())
    shipped.precompute_compress(level=_LEVEL)
    return shipped


def pack(data: bytes) -> bytes:
    """Return the stored form of a body or header."""
    packed: bytes = _compressor().compress(data)
    return packed


def pack_all(whole: Sequence[bytes]) -> list[bytearray]:
    """Return the stored forms of many bodies, each a frame of its own."""
    packed = _compressor().multi_compress_to_buffer(list(whole))
    return [bytearray(packed[at]) for at in range(len(packed))]  # type: ignore[call-overload]  # it is a buffer


def unpack(data: bytes) -> bytes:
    """Return what `pack` stored."""
    if not hasattr(_each, "decompressor"):
        _each.decompressor = ZstdDecompressor(dict_data=_dictionary())
    whole: bytes = _each.decompressor.decompress(data)
    return whole


def _compressor() -> ZstdCompressor:
    if not hasattr(_each, "compressor"):
        _each.compressor = ZstdCompressor(level=_LEVEL, dict_data=_dictionary(), write_checksum=False)
    compressor: ZstdCompressor = _each.compressor
    return compressor
