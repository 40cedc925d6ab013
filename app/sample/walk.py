"""The main job from roster to countersignature, done by three offices that meet only on a stick.

Every step is the call that the window and the command line make; nothing here reaches around a
service. The folders it leaves behind are the sample that the window opens.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from app.domain import plan_file
from app.domain.activity_types import shipped
from app.domain.snapshot import PlanContent
from app.errors import Refused
from app.listings.people import PeopleCriteria, PersonRow
from app.listings.plans import PlanCriteria
from app.sample import cast, rosters
from app.sample import plans as forms
from app.services.certificates import IssueResult
from app.workspace import Workspace
from db.codes import OfficeLevel
from db.vault import CHEAP_FOR_TESTS

_REMARK = "请写明学期末的成果形式"
_EXTRA_PLANS = 4

STEPS = 33
"""How many steps a walk has, for whoever shows how far it is."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step that was done: what it was called, the files it made, what it counted."""

    name: str
    paths: tuple[Path, ...] = ()
    counts: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything lies under the folder of the demonstration."""

    root: Path

    @property
    def stick(self) -> Path:
        return self.root / "stick"

    @property
    def papers(self) -> Path:
        return self.root / "papers"

    def office(self, name: str) -> Path:
        """Return the data folder of `school`, `county` or `city`."""
        return self.root / name


class Walk:
    """One demonstration under a folder; `steps` does it all and yields as it goes."""

    def __init__(self, root: Path, *, size: rosters.Size, password: str) -> None:
        self._places = Places(root)
        self._size = size
        self._password = password
        self._plan = ""

    def steps(self) -> Iterator[Step]:
        """Do the main job; a folder that holds anything is refused (`demo.not_empty`)."""
        root = self._places.root
        if root.exists() and any(root.iterdir()):
            raise Refused("demo.not_empty", path=str(root))
        for folder in (self._places.stick, self._places.papers):
            folder.mkdir(parents=True, exist_ok=True)
        yield from self._offices()
        yield from self._rosters()
        yield from self._school_joins()
        yield from self._drafting()
        yield from self._returned_and_approved()
        yield from self._attendance_and_credits()
        yield from self._certificates()
        yield from self._countersigned()
        yield from self._sound()

    # 1 · offices ------------------------------------------------------------------------------

    def _offices(self) -> Iterator[Step]:
        self._create("city", OfficeLevel.CITY, rosters.CITY_CODE, rosters.CITY_NAME)
        self._create("county", OfficeLevel.COUNTY, rosters.COUNTY_CODE, rosters.COUNTY_NAME)
        yield Step("建立市、县两级单位", (self._places.office("city"), self._places.office("county")))
        yield self._enrol("county", "city", "县加入市")

    def _school_joins(self) -> Iterator[Step]:
        self._create("school", OfficeLevel.SCHOOL, rosters.SCHOOL_CODE, rosters.SCHOOL_NAME)
        yield Step("学校建立自己的数据文件夹", (self._places.office("school"),))
        yield self._enrol("school", "county", "学校加入县，并领到本校名册")

    def _create(self, place: str, level: OfficeLevel, code: str, name: str) -> None:
        ws, _ = Workspace.create(
            self._places.office(place),
            level=level,
            code=code,
            name=name,
            admin="admin",
            password=self._password,
            profile=CHEAP_FOR_TESTS,
        )
        with ws:
            for one in cast.people(place):
                roles = frozenset({one.role})
                ws.accounts.add(one.user, roles=roles, password=self._password, name=one.name)

    def _enrol(self, below: str, above: str, title: str) -> Step:
        stick = self._places.stick
        with self._open(below) as ws:
            asked = ws.offices.request(stick)
        with self._open(above) as ws:
            admitted = ws.offices.admit(asked.file, stick)
        with self._open(below) as ws:
            joined = ws.offices.join(admitted.file)
        return Step(title, (asked.file, admitted.file), {"operations": joined.operations})

    # 2 · rosters ------------------------------------------------------------------------------

    def _rosters(self) -> Iterator[Step]:
        schools, teachers = rosters.write_workbooks(self._places.root, self._size)
        with self._open("county", "clerk") as ws:
            imported = ws.intake.schools(schools)
            yield Step("县导入学校名单", (schools,), _imported(imported))
            tried = ws.intake.teachers(teachers, dry_run=True)
            yield Step("试导入教师花名册（不写入）", (teachers,), _imported(tried))
            imported = ws.intake.teachers(teachers)
            yield Step("导入教师花名册", (teachers,), _imported(imported))
            exported = self._places.root / "青山县教师（脱敏导出）.xlsx"
            ws.roster.export_teachers(exported)
            yield Step("导出教师名单（身份证号已脱敏）", (exported,))

    # 3 · a project ----------------------------------------------------------------------------

    def _drafting(self) -> Iterator[Step]:
        with self._open("school", "clerk") as ws:
            complete = forms.form(0, self._speakers(ws))
            self._plan = ws.plans.draft(_content(forms.with_mistakes(complete)))
            found = ws.plans.check(self._plan)
            blocking = sum(finding.blocking for finding in found)
            yield Step("起草研修计划，自动核对", counts={"findings": len(found), "blocking": blocking})
            ws.plans.edit(self._plan, _content(complete))
            ws.plans.submit(self._plan)
            for number in range(1, _EXTRA_PLANS + 1):
                ws.plans.submit(ws.plans.draft(_content(forms.form(number, self._speakers(ws)))))
            ws.plans.draft(_content(forms.form(_EXTRA_PLANS + 1, self._speakers(ws))))
            yield Step("改正后提交校长审批", counts={"submitted": _EXTRA_PLANS + 1})
            self._principal_decides(ws)
            yield Step("校长在同一台电脑上用自己的密码审批通过", counts={"approved": _EXTRA_PLANS})

    def _principal_decides(self, ws: Workspace) -> None:
        """Approve all but the last, which keeps waiting for the principal in the sample."""
        with ws.acting_as("principal", self._password) as principal:
            inbox = principal.listings.inbox
            waiting = inbox.rows(inbox.find(PlanCriteria()))
            chosen = [row.plan.id for row in waiting if row.plan.id == self._plan]
            chosen += [row.plan.id for row in waiting if row.plan.id != self._plan][: _EXTRA_PLANS - 1]
            for plan in chosen:
                principal.plans.approve(plan, seen=principal.plans.open(plan).digest)

    def _speakers(self, ws: Workspace) -> list[str]:
        return [row.name for row in _people(ws)][:3]

    # 4 · up, back, up again -------------------------------------------------------------------

    def _returned_and_approved(self) -> Iterator[Step]:
        yield self._carry("school", "county", "上报到县")
        with self._open("county", "reviewer") as ws:
            seen = ws.plans.open(self._plan).digest
            ws.plans.return_for_changes(
                self._plan, seen=seen, comment="目标部分再具体一些", remarks={"goals": _REMARK}
            )
        yield Step("县审核员退回，并在“目标”一栏写明意见")
        yield self._carry("county", "school", "退回意见带回学校")
        with self._open("school", "clerk") as ws:
            better = forms.improved(forms.form(0, self._speakers(ws)))
            ws.plans.edit(self._plan, _content(better))
            changed = ws.plans.diff(self._plan)
            ws.plans.submit(self._plan)
            with ws.acting_as("principal", self._password) as principal:
                principal.plans.approve(self._plan, seen=principal.plans.open(self._plan).digest)
        yield Step("学校按意见修改后重新提交", counts={"changed_fields": len(changed)})
        yield self._carry("school", "county", "再次上报")
        with self._open("county", "reviewer") as ws:
            ws.plans.approve(self._plan, seen=ws.plans.open(self._plan).digest)
            # A second one, whose sessions the sample leaves to be held.
            inbox = ws.listings.inbox
            (other, *_) = inbox.rows(inbox.find(PlanCriteria()))
            ws.plans.approve(other.plan.id, seen=ws.plans.open(other.plan.id).digest)
        yield Step("县审核员对看到的这份内容审批通过", counts={"approved": 2})
        yield self._carry("county", "school", "批复带回学校")

    # 5 · attendance and credits ---------------------------------------------------------------

    def _attendance_and_credits(self) -> Iterator[Step]:
        with self._open("school", "clerk") as ws:
            sheets = []
            for session in ws.sessions.of(self._plan):
                sheet = self._places.papers / f"签到表-{session.position}.xlsx"
                ws.sessions.sheet(session.id, sheet)
                present = _fill(sheet, absent=session.position - 1)
                ws.sessions.record(session.id, sheet)
                sheets.append((sheet, present))
        yield Step("登记签到", tuple(sheet for sheet, _ in sheets), {"present": sum(n for _, n in sheets)})
        with self._open("school", "registrar") as ws:
            posted = ws.credits.post(self._plan)
            first = _people(ws)[0]
            lines = ws.credits.explain(first.id).lines
        yield Step(
            "按广西规则入账学分",
            counts={"posted": posted.posted, "people": posted.people, "explained": len(lines)},
        )

    # 6 · certificates -------------------------------------------------------------------------

    def _certificates(self) -> Iterator[Step]:
        yield self._carry("school", "county", "签到与学分上报")
        with self._open("county", "registrar") as ws:
            issued = ws.certificates.issue_for_plan(self._plan, out=self._places.papers)
        yield Step("县颁发带防篡改签名的证书", issued.files, {"issued": len(issued.certificates)})
        yield self._verified("county", "县里核验（尚未经上级登记）", issued)
        yield self._carry("county", "school", "证书登记带回学校")

    def _verified(self, place: str, title: str, issued: IssueResult) -> Step:
        with self._open(place) as ws:
            found = ws.certificates.verify(issued.files)
        verdicts = sorted({one.verdict.value for one in found})
        self._issued = issued
        return Step(title, counts={"verdict": " ".join(verdicts), "files": len(found)})

    # 7 · the city -----------------------------------------------------------------------------

    def _countersigned(self) -> Iterator[Step]:
        yield self._carry("county", "city", "县上报到市，市登记备案")
        yield self._carry("city", "county", "市的回执与登记带回县里")
        yield self._verified("county", "县里再核验（已经上级登记）", self._issued)
        yield self._carry("county", "school", "登记结果带回学校")
        yield self._verified("school", "学校核验同一批证书", self._issued)
        with self._open("county", "clerk") as ws:
            again = ws.bundles.apply(self._places.stick / "last-city-county.yxb")
        yield Step("同一数据包再导入一次：不起作用", counts={"status": again.outcomes[0].status})

    # Carrying and checking --------------------------------------------------------------------

    def _carry(self, sender: str, receiver: str, title: str) -> Step:
        """Write a bundle at one office, look at it at the other, and take it in there."""
        with self._open(sender, "clerk") as ws:
            to = "parent" if _RANK[sender] > _RANK[receiver] else _CODES[receiver]
            exported = ws.bundles.export(to=to, folder=self._places.stick)
        with self._open(receiver, "clerk") as ws:
            looked = ws.bundles.preview(exported.file)
            taken = ws.bundles.apply(exported.file)
        # People rename what they carry; the sample keeps the last of each way under a plain name.
        kept = self._places.stick / f"last-{sender}-{receiver}.yxb"
        kept.write_bytes(exported.file.read_bytes())
        outcome = taken.outcomes[0]
        counts = {"previewed": looked.operations, "applied": outcome.applied, "parked": outcome.parked}
        return Step(title, (exported.file,), counts | {"registered": taken.registered})

    def _sound(self) -> Iterator[Step]:
        for place in ("school", "county", "city"):
            with self._open(place) as ws:
                health = ws.upkeep.doctor(rebuild=True)
            name = f"{_OFFICE_NAMES[place]}数据检查"
            if not health.ok:
                raise Refused("demo.unsound", office=_OFFICE_NAMES[place])
            yield Step(name, counts={"operations": health.operations, "parked": health.parked})

    @contextmanager
    def _open(self, place: str, user: str = "admin") -> Iterator[Workspace]:
        with Workspace.open(self._places.office(place), user=user, password=self._password) as ws:
            yield ws


_RANK = {"city": 0, "county": 1, "school": 2}
_CODES = {"city": rosters.CITY_CODE, "county": rosters.COUNTY_CODE, "school": rosters.SCHOOL_CODE}
_OFFICE_NAMES = {"city": "市", "county": "县", "school": "学校"}


def _people(ws: Workspace) -> list[PersonRow]:
    return ws.listings.people.rows(ws.listings.people.find(PeopleCriteria()))


def _content(form: forms.Form) -> PlanContent:
    return plan_file.read(form, shipped()).content


def _imported(result: object) -> dict[str, int | str]:
    return {name: getattr(result, name) for name in ("read", "added", "changed", "unchanged", "rejected")}


def _fill(sheet: Path, *, absent: int) -> int:
    """Fill an attendance sheet as a clerk would in Excel; the last `absent` rows were not there."""
    from openpyxl import load_workbook  # noqa: PLC0415  # only the walk fills sheets in

    book = load_workbook(sheet)
    page = book.active
    assert page is not None
    headings = [cell.value for cell in page[1]]
    column = headings.index("出勤情况") + 1
    rows = range(2, page.max_row + 1)
    for row in rows:
        page.cell(row, column).value = "缺席" if row > page.max_row - absent else "出勤"
    book.save(sheet)
    return len(rows) - absent
