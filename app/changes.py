"""What a use case touched, so that each screen can tell whether it is stale."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids touched, by entity name; `commit` names the journal commit (`device.seq`), or is None without one."""

    touched: Mapping[str, frozenset[str]] = field(default_factory=dict)
    commit: str | None = None

    def __bool__(self) -> bool:
        return any(self.touched.values())

    def of(self, entity: str) -> frozenset[str]:
        """Return the ids of one entity that were touched."""
        return self.touched.get(entity, frozenset())

    def kinds(self) -> frozenset[str]:
        """Return the names of the entities that were touched."""
        return frozenset(kind for kind, ids in self.touched.items() if ids)


def merged(parts: Iterable[Changes]) -> Changes:
    """Join the changes of several commits; the last commit gives the name."""
    touched: dict[str, frozenset[str]] = {}
    commit: str | None = None
    for part in parts:
        commit = part.commit or commit
        for kind, ids in part.touched.items():
            touched[kind] = touched.get(kind, frozenset()) | ids
    return Changes(touched, commit)
