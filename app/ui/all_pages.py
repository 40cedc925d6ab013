"""The pages of the window, in the order of its menu."""

from app.ui.certificates.certificates_page import PAGE as CERTIFICATES
from app.ui.credits.credits_page import PAGE as CREDITS
from app.ui.exchange.exchange_page import PAGE as EXCHANGE
from app.ui.home.home_page import PAGE as HOME
from app.ui.inbox.inbox_page import PAGE as INBOX
from app.ui.pages import PageSpec
from app.ui.plans.plans_page import PAGE as PLANS
from app.ui.roster.roster_page import PAGE as ROSTER
from app.ui.sessions.sessions_page import PAGE as SESSIONS
from app.ui.settings.settings_page import PAGE as SETTINGS

PAGES: tuple[PageSpec, ...] = (
    HOME,
    INBOX,
    PLANS,
    SESSIONS,
    ROSTER,
    CREDITS,
    CERTIFICATES,
    EXCHANGE,
    SETTINGS,
)
