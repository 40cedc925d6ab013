"""Why the person signed in may not do something: the reason that a grey action shows."""

from app import messages
from app.domain import authority
from app.domain.authority import Actor, Right


def reason_against(actor: Actor, right: Right) -> str | None:
    """Return the sentence that says which role is missing, or None when the person has the right."""
    if right in authority.rights_of(actor.roles):
        return None
    return messages.sentence(f"authority.no_right_{right}", {"user": actor.name})
