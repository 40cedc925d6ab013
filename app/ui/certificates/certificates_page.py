"""The page 证书 as the window knows it."""

from PySide6.QtCore import QCoreApplication

from app.ui.desk import Desk
from app.ui.pages import PageController, PageSpec


def _open(desk: Desk) -> PageController:
    # Not before somebody looks at certificates: the window starts without this page's code.
    from app.ui.certificates.certificates_controller import CertificatesController  # noqa: PLC0415

    return CertificatesController(desk)


PAGE = PageSpec("certificates", lambda: QCoreApplication.translate("Pages", "证书"), "certificate", _open)
