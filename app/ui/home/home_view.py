"""The first page: four figures and what waits."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.ui.desk import Desk
from app.ui.home.home_columns import matter_columns
from app.ui.home.overview import Matters, Overview, Share
from app.ui.pages import Page
from app.ui.tables.table_view import TableView
from app.ui.tokens import Tone
from app.ui.widgets.card import Card, FigureCard


class HomeView(Page):
    """`card_opened(key)` for a figure, `matter_opened(key)` for a line; says what is true now."""

    card_opened = Signal(str)
    matter_opened = Signal(str)

    def __init__(self, desk: Desk, matters: Matters) -> None:
        super().__init__("")
        self.header.set_title(self.tr("首页"))
        self._cards = {
            "mine": FigureCard(self.tr("等我处理"), self),
            "plans": FigureCard(self.tr("研修计划"), self),
            "exchange": FigureCard(self.tr("U盘交换"), self),
            "credits": FigureCard(self.tr("学分达标"), self),
        }
        row = QHBoxLayout()
        row.setSpacing(8)
        for key, card in self._cards.items():
            card.setObjectName("card")
            card.opened.connect(lambda key=key: self.card_opened.emit(key))
            row.addWidget(card, 1)
        self.body.addLayout(row)
        waiting = Card(self.tr("需要你处理"), self)
        self.table = TableView(
            "matters",
            self.tr("需要你处理"),
            matters,  # type: ignore[arg-type]  # totals are nobody's question here
            matter_columns(),
            runner=desk.runner,
            memory=desk.memory,
        )
        self.table.empty.explain(
            self.tr("没有等您处理的事"), self.tr("有新的事情，会出现在这里。"), icon="circle-check"
        )
        self.table.opened.connect(lambda key: self.matter_opened.emit(str(key)))
        waiting.body.addWidget(self.table)
        self.body.addWidget(waiting, 1)
        self.setFocusProxy(self.table)
        self._wait()

    def show_overview(self, now: Overview) -> None:
        """Show the figures of this moment."""
        self._cards["mine"].show_figure(*self._mine(now))
        self._cards["plans"].show_figure(*self._plans(now))
        self._cards["exchange"].show_figure(*self._bundles(now))
        self.table.show_matching(None)

    def show_share(self, share: Share) -> None:
        """Show how many have their credits."""
        if not share.people:
            self._cards["credits"].show_figure("—", Tone.QUIET, self.tr("还没有教师"))
        elif not share.asked:
            words = self.tr("{people} 人，在学分页查看").format(people=f"{share.people:,}")
            self._cards["credits"].show_figure("…", Tone.QUIET, words)
        else:
            tone = Tone.OK if share.met == share.people else Tone.WAIT
            words = self.tr("人达到本周期目前的要求")
            self._cards["credits"].show_figure(f"{share.met:,} / {share.people:,}", tone, words)

    def _wait(self) -> None:
        for card in self._cards.values():
            card.show_figure("…", Tone.QUIET, self.tr("正在统计"))

    def _mine(self, now: Overview) -> tuple[str, Tone, str]:
        if now.to_decide is not None:
            words = self.tr("份计划等我审批") if now.to_decide else self.tr("没有等我审批的")
            return str(now.to_decide), Tone.WAIT if now.to_decide else Tone.OK, words
        if now.returned is not None:
            words = self.tr("份退回或撤回，要改") if now.returned else self.tr("没有退回要改的")
            return str(now.returned), Tone.BAD if now.returned else Tone.OK, words
        return str(len(now.matters)), Tone.QUIET, self.tr("件事与我有关")

    def _plans(self, now: Overview) -> tuple[str, Tone, str]:
        if not now.plans:
            return "0", Tone.QUIET, self.tr("还没有计划")
        parts = [self.tr("{n} 份在审批").format(n=now.on_their_way)]
        if now.drafts:
            parts.append(self.tr("{n} 份草稿").format(n=now.drafts))
        parts.append(self.tr("{n} 份进行中").format(n=now.running))
        return str(now.plans), Tone.ACTIVE, "，".join(parts)

    def _bundles(self, now: Overview) -> tuple[str, Tone, str]:
        if not now.neighbours:
            return "—", Tone.QUIET, self.tr("还没有和别的单位互通")
        if now.stuck:
            return str(now.stuck), Tone.WAIT, self.tr("件要补齐或定夺")
        if now.unsent:
            return str(now.unsent), Tone.WAIT, self.tr("个单位有新内容待导出")
        if now.unconfirmed:
            return str(now.unconfirmed), Tone.QUIET, self.tr("个数据包等回执")
        return "0", Tone.OK, self.tr("都已带到并收到回执")
