"""The only place that asks this PC what time it is. Time labels and warns; it never chooses a winner."""

import os
from datetime import UTC, date, datetime


def now() -> datetime:
    """Return the present instant, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Return the local date, or the date in YANXIU_TODAY (YYYY-MM-DD) when tests and demos set it."""
    fixed = os.environ.get("YANXIU_TODAY")
    return date.fromisoformat(fixed) if fixed else datetime.now().astimezone().date()
