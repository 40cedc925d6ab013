"""Personal and school names as people type them: one spelling, and the keys they are found by.

Names are entered without inner spaces, as on the identity card (the national teacher system
asks for the same). Rare characters stay as they are; only the private-use code points that old
GBK input methods wrote for them are replaced, because no other machine can show those.
"""

import unicodedata
from functools import cache

_DOTS = str.maketrans(dict.fromkeys("・･•‧∙⋅●．。｡", "·"))
# GBK kept characters that Unicode lacked at FE50–FEA0 as private-use U+E815 onwards.
_GBK_PRIVATE_FIRST, _GBK_PRIVATE_LAST = 0xE815, 0xE864
# … of which Python's gb18030 codec (edition 2000) still leaves these private; GB 18030-2022 does not.
_LEFT_PRIVATE = {
    0xE816: 0x20087, 0xE817: 0x20089, 0xE818: 0x200CC, 0xE81E: 0x9FB4, 0xE826: 0x9FB5,
    0xE82B: 0x9FB6, 0xE82C: 0x9FB7, 0xE831: 0x215D7, 0xE832: 0x9FB8, 0xE83B: 0x2298F,
    0xE843: 0x9FB9, 0xE854: 0x9FBA, 0xE855: 0x241FE, 0xE864: 0x9FBB,
}  # fmt: skip

# Surnames that are read differently from the same character elsewhere (现代汉语词典 姓氏读音;
# 覃 as in 广西). pypinyin's first reading is the everyday one.
_SURNAMES = {
    "仇": "qiu", "解": "xie", "朴": "piao", "查": "zha", "单": "shan", "曾": "zeng", "区": "ou",
    "任": "ren", "华": "hua", "盖": "ge", "乐": "yue", "缪": "miao", "覃": "qin", "黑": "he",
    "员": "yun", "秘": "bi", "种": "chong", "召": "shao", "繁": "po", "冼": "xian", "洗": "xian",
    "宿": "su", "折": "she", "祭": "zhai", "重": "chong", "翟": "zhai", "柏": "bai", "卜": "bu",
    "都": "du", "纪": "ji", "应": "ying", "宁": "ning", "牟": "mu", "郇": "xun", "句": "gou",
    "郗": "xi", "相": "xiang", "那": "na", "佴": "nai", "过": "guo", "曲": "qu", "俞": "yu",
    "於": "yu", "幺": "yao", "么": "yao", "撒": "sa", "哈": "ha", "瞿": "qu", "乜": "nie",
    "万俟": "mo qi", "尉迟": "yu chi", "长孙": "zhang sun", "澹台": "tan tai",
    "令狐": "ling hu", "单于": "chan yu", "宿勤": "su qin", "皇甫": "huang fu",
}  # fmt: skip
_FIRST_OF_SURNAMES = frozenset(surname[0] for surname in _SURNAMES)


def normalised(text: str) -> str:
    """Write a name in its one spelling: half width, no inner spaces between Han, one kind of dot."""
    repaired = "".join(map(_from_gbk_private, text))
    dotted = unicodedata.normalize("NFKC", repaired.translate(_DOTS))
    words = _visible(dotted).split()
    return (" " if all(word.isascii() for word in words) else "").join(words)


def private_use(name: str) -> list[str]:
    """Return the characters that only the machine that typed them can show."""
    return [c for c in name if unicodedata.category(c) == "Co"]


def pinyin(name: str) -> list[str]:
    """Return the reading of each character of a name, the surname as surnames are read."""
    if name[:1] in _FIRST_OF_SURNAMES:
        for length in (2, 1):
            surname = _SURNAMES.get(name[:length], "")
            if surname and len(name) > length:
                return [*surname.split(), *_readings(name[length:])]
    return _readings(name)


def _readings(text: str) -> list[str]:
    return list(filter(None, map(_reading, text)))


@cache
def _reading(character: str) -> str:
    """Return the everyday reading without tone; latin letters and digits read as themselves."""
    if character.isascii():
        return character.casefold() if character.isalnum() else ""
    # Imported here: reading its tables takes a third of a second that most commands never need.
    import pypinyin  # noqa: PLC0415

    found = pypinyin.pinyin(character, style=pypinyin.Style.NORMAL, errors="ignore")
    return str(found[0][0]) if found else ""


def _visible(text: str) -> str:
    """Drop control and zero-width characters that copying from web pages leaves behind."""
    return "".join(c for c in text if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf"))


def _from_gbk_private(character: str) -> str:
    if not _GBK_PRIVATE_FIRST <= ord(character) <= _GBK_PRIVATE_LAST:
        return character
    second = 0x50 + ord(character) - _GBK_PRIVATE_FIRST
    second += second >= 0x7F  # 0x7F is no second byte in GBK.
    return bytes((0xFE, second)).decode("gb18030").translate(_LEFT_PRIVATE)
