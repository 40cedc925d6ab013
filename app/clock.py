"""The only place that asks this PC what time it is. Time labels and warns; it never chooses a winner."""

import os
from datetime import UTC, date, datetime

from app.errors import Refused


def now() -> datetime:
    """Return the present instant, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Return the local date, or the date in YANXIU_TODAY (YYYY-MM-DD) when tests and demos set it."""
    fixed = os.environ.get("YANXIU_TODAY")
    if not fixed:
        return datetime.now().astimezone().date()
    try:
        return date.fromisoformat(fixed)
    except ValueError as reason:
        raise Refused("clock.no_day", value=fixed) from reason
