"""Make the dictionary that the journal compresses bodies with, from invented operations.

A shipped dictionary is never changed: stores are full of frames that need it. Run this only to
make the next one, under the next number, and add it beside the old in `app.journal.compression`.
"""

import random
import sys
from pathlib import Path

import orjson
import zstandard

_ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(_ROOT))

from app.journal.entities import ENTITIES, Entity  # noqa: E402  # the project is on the path only now
from app.journal.operation import new_id  # noqa: E402

_SIZE = 16 * 1024
_SAMPLES = 12_000
_CHINESE = (
    "校本研修课程教学设计听评课作业命题教研组语文数学英语科学"
    "小学初中中心学校村县镇乡高级一级二级教师本科毕业在职"
)


def sample(entity: Entity, draw: random.Random) -> bytes:
    """Return the canonical bytes of one invented operation of an entity."""
    kind = "add" if entity.is_fact else draw.choice(["create", "put"])
    fields = {field.name: _value(field.shape, draw) for field in entity.fields.values() if field.group}
    base = [f"{draw.randbytes(16).hex()}.{draw.randrange(1, 999)}.0"] if kind == "put" else []
    body = {"e": entity.name, "i": new_id(), "k": kind, "s": draw.randbytes(16).hex(), "c": "451302"}
    return orjson.dumps(body | {"b": base, "d": fields}, option=orjson.OPT_SORT_KEYS)


def _value(shape: str, draw: random.Random) -> object:
    if draw.random() < 0.2:
        return None
    match shape:
        case "id":
            return draw.randbytes(16).hex()
        case "int":
            return draw.choice([0, 1, 40, 45, 240, 400])
        case "json":
            return _document(draw)
    words = "".join(draw.choices(_CHINESE, k=draw.randrange(2, 9)))
    return draw.choice(["2026-09-10", "13800001111", "11", "approved", "45130219800101", words])


def _document(draw: random.Random) -> object:
    words = "".join(draw.choices(_CHINESE, k=draw.randrange(6, 30)))
    activity: dict[str, object] = {
        "id": draw.randbytes(16).hex(),
        "date": "2026-10-15",
        "start": "14:30",
        "end": "17:30",
    }
    activity |= {"topic": words, "topics": [], "type": "lecture", "mode": "school_based", "form": "group"}
    activity |= {"speaker": {"name": words[:3], "person": ""}, "place": "会议室", "hours": 400}
    plan: dict[str, object] = {
        "title": words,
        "school": draw.randbytes(16).hex(),
        "kind": "self_chosen",
        "starts": "2026-09-01",
    }
    plan |= {"ends": "2027-01-15", "group": "语文组", "subject": "13", "stage": "2", "goals": words * 2}
    plan |= {"assessment": words, "audience": ["all"], "budget": [{"fen": 120000, "item": "资料"}]}
    marks = [{"person": draw.randbytes(16).hex(), "mark": "present", "minutes": 180} for _ in range(4)]
    return draw.choice([plan | {"activities": [activity] * 2}, marks, {"budget": words}, [words]])


def main() -> None:
    """Write the dictionary named on the command line."""
    draw = random.Random(20260901)  # noqa: S311  # invented samples, no secret
    entities = list(ENTITIES.values())
    samples: list[bytes | bytearray | memoryview[int]] = [
        sample(draw.choice(entities), draw) for _ in range(_SAMPLES)
    ]
    trained = zstandard.train_dictionary(_SIZE, samples, level=3, dict_id=int(sys.argv[2]))
    Path(sys.argv[1]).write_bytes(trained.as_bytes())


if __name__ == "__main__":
    main()
