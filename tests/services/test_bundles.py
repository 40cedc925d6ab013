"""Work goes up, answers come down, and nothing is lost, believed or done twice that should not be."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import Refused, Unavailable
from app.journal import local
from app.services.dispatch import Sending
from app.services.trustbook import TrustBook
from app.sync.manifest import Basis
from app.sync.papers import Papers
from app.workspace import Workspace
from db.codes import OfficeLevel
from db.vault import CHEAP_FOR_TESTS
from tests.conftest import PASSWORD
from tests.services.sticks import (
    Make,
    a_certificate,
    a_person,
    certificate_states,
    enrolled,
    people,
    state,
)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def school(office: Make) -> Workspace:
    return office("school", code="2145000001", name="石桥镇中心小学")


@pytest.fixture
def county(office: Make) -> Workspace:
    return office("county", code="451302", name="兴宾区教育局")


@pytest.fixture
def city(office: Make) -> Workspace:
    return office("city", code="451300", name="来宾市教育局")


def carry(sender: Workspace, to: str, stick: Path, receiver: Workspace) -> Path:
    """Export, walk over, apply; return the file."""
    file = sender.bundles.export(to=to, folder=stick).file
    receiver.bundles.apply(file)
    return file


def test_a_school_that_joins_knows_where_it_stands(school: Workspace, county: Workspace, stick: Path) -> None:
    joined = enrolled(school, county, stick)
    assert joined.parent.name == "兴宾区教育局"
    assert joined.parent.fingerprint == county.offices.show().fingerprint
    sheet = school.offices.show()
    assert sheet.parent is not None
    assert sheet.parent.code == "451302"
    assert [(one.name, one.relation) for one in county.offices.show().known] == [("石桥镇中心小学", "child")]


def test_what_the_school_enters_is_read_at_the_county(
    school: Workspace, county: Workspace, stick: Path
) -> None:
    enrolled(school, county, stick)
    a_person(school, "王𬭚")
    file = school.bundles.export(to="parent", folder=stick).file
    preview = county.bundles.preview(file)
    assert (preview.status, preview.by_entity, people(county)) == ("applied", {"person": 1}, [])
    outcome = county.bundles.apply(file).outcomes[0]
    assert (outcome.status, outcome.applied, outcome.sender_name) == ("applied", 1, "石桥镇中心小学")
    assert people(county) == ["王𬭚"]


def test_taking_a_bundle_in_twice_changes_nothing(school: Workspace, county: Workspace, stick: Path) -> None:
    enrolled(school, county, stick)
    a_person(school, "李㛃")
    file = carry(school, "parent", stick, county)
    before = state(county)
    again = county.bundles.apply(file).outcomes[0]
    assert again.status == "already"
    assert again.at
    assert state(county) == before


def test_a_lost_stick_heals_itself(school: Workspace, county: Workspace, stick: Path) -> None:
    enrolled(school, county, stick)
    a_person(school, "李㛃")
    school.bundles.export(to="parent", folder=stick).file.unlink()
    a_person(school, "赵𡒄")
    carry(school, "parent", stick, county)
    assert sorted(people(county)) == ["李㛃", "赵𡒄"]


def test_a_confirmed_bundle_is_not_sent_again(school: Workspace, county: Workspace, stick: Path) -> None:
    enrolled(school, county, stick)
    a_person(school, "李㛃")
    sent = school.bundles.export(to="parent", folder=stick)
    county.bundles.apply(sent.file)
    assert school.bundles.pending().peers[0].unconfirmed == 1
    carry(county, school.office.code, stick, school)
    assert school.bundles.pending().peers[0].unconfirmed == 0
    a_person(school, "赵𡒄")
    assert school.bundles.export(to="parent", folder=stick).operations == 1


def test_an_answer_alone_travels_as_its_own_small_file(
    school: Workspace, county: Workspace, stick: Path
) -> None:
    enrolled(school, county, stick)
    a_person(school, "李㛃")
    carry(school, "parent", stick, county)
    carry(county, school.office.code, stick, school)
    answer = school.bundles.export(to="parent", folder=stick)
    assert (answer.kind, answer.operations) == ("acknowledgement", 0)
    county.bundles.apply(answer.file)


def test_a_folder_is_taken_in_in_the_right_order_whatever_the_names(
    school: Workspace, county: Workspace, stick: Path
) -> None:
    enrolled(school, county, stick)
    (stick / "answers").mkdir()
    names = iter(["z(1).yxb", "m.yxb", "a.yxb"])
    for person in ("李㛃", "赵𡒄", "王𬭚"):
        a_person(school, person)
        file = school.bundles.export(to="parent", folder=stick / "answers").file
        file.rename(file.with_name(next(names)))
    (stick / "answers" / "notes.txt").write_text("别的文件")
    (stick / "answers" / "broken.yxb").write_text("坏文件")
    county.bundles.export(to=school.office.code, folder=stick / "answers")
    summary = county.bundles.apply(stick / "answers")
    assert [one.sequence for one in summary.outcomes] == [1, 2, 3]
    assert [(one.file, one.code) for one in summary.failures] == [("broken.yxb", "bundle.not_ours")]
    assert len(people(county)) == 3


def test_a_bundle_for_somebody_else_names_its_addressee(
    school: Workspace, county: Workspace, city: Workspace, stick: Path
) -> None:
    enrolled(school, county, stick)
    a_person(school, "李㛃")
    file = school.bundles.export(to="parent", folder=stick).file
    with pytest.raises(Refused) as error:
        city.bundles.apply(file)
    assert error.value.code == "bundle.for_other_office"
    assert error.value.facts["office"] == "兴宾区教育局"


def test_one_flipped_byte_is_refused_and_changes_nothing(
    school: Workspace, county: Workspace, stick: Path
) -> None:
    enrolled(school, county, stick)
    a_person(school, "李㛃")
    before = state(county)
    file = school.bundles.export(to="parent", folder=stick).file
    flipped = bytearray(file.read_bytes())
    flipped[len(flipped) // 2] ^= 1
    file.write_bytes(flipped)
    with pytest.raises(Refused) as error:
        county.bundles.apply(file)
    assert (error.value.code, error.value.facts) == ("bundle.altered", {"file": file.name})
    assert state(county) == before


def test_a_sender_that_was_never_admitted_is_unknown(
    school: Workspace, county: Workspace, stick: Path, tmp_path: Path
) -> None:
    enrolled(school, county, stick)
    file = school.bundles.export(to="parent", folder=stick).file
    twin, _ = Workspace.create(
        tmp_path / "twin",
        level=OfficeLevel.COUNTY,
        code=county.office.code,
        name=county.office.name,
        admin="admin",
        password=PASSWORD,
        profile=CHEAP_FOR_TESTS,
    )
    with twin, pytest.raises(Refused, match="unknown_sender"):
        twin.bundles.apply(file)


def test_the_office_above_registers_certificates_and_the_word_travels_down(
    county: Workspace, city: Workspace, stick: Path
) -> None:
    enrolled(county, city, stick)
    a_certificate(county)
    file = county.bundles.export(to="parent", folder=stick).file
    assert city.bundles.apply(file).registered == 1
    assert city.bundles.apply(file).registered == 0
    assert certificate_states(county) == ["valid"]
    carry(city, county.office.code, stick, county)
    assert certificate_states(county) == ["registered"]


def test_three_levels_carry_a_schools_work_to_the_city(
    school: Workspace, county: Workspace, city: Workspace, stick: Path
) -> None:
    enrolled(school, county, stick)
    a_person(school, "李㛃")
    carry(school, "parent", stick, county)
    enrolled(county, city, stick)
    carry(county, "parent", stick, city)
    assert people(city) == ["李㛃"]
    carry(county, school.office.code, stick, school)
    assert [one.relation for one in school.offices.show().known] == ["ancestor", "parent"]


def test_a_bundle_that_goes_on_from_a_missing_one_waits_for_it(
    school: Workspace, county: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enrolled(school, county, stick)
    a_person(school, "李㛃")
    first = school.bundles.export(to="parent", folder=stick).file
    _pretend_confirmed(school, county)
    a_person(school, "赵𡒄")
    second = school.bundles.export(to="parent", folder=stick).file
    waiting = county.bundles.apply(second).outcomes[0]
    assert waiting.status == "waiting"
    assert waiting.missing[0].need > waiting.missing[0].have
    assert len(county.bundles.pending().waiting) == 1
    statuses = [one.status for one in county.bundles.apply(first).outcomes]
    assert statuses == ["applied", "applied"]
    assert len(people(county)) == 2
    assert county.bundles.pending().waiting == ()


def _pretend_confirmed(school: Workspace, county: Workspace) -> None:
    """As if another machine of the county had confirmed what this one never saw."""
    journal = school.context.journal
    with journal.local() as connection:
        local.acknowledge(connection, county.office.id, journal.frontier(connection))


def test_a_stick_that_is_gone_marks_nothing_as_sent(
    school: Workspace, county: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enrolled(school, county, stick)
    with pytest.raises(Unavailable, match="gone"):
        school.bundles.export(to="parent", folder=stick / "pulled")
    assert school.bundles.pending().peers[0].last_sent == ""


def test_exports_leave_only_the_bundle_and_keep_a_copy(
    school: Workspace, county: Workspace, stick: Path
) -> None:
    enrolled(school, county, stick)
    target = stick / "new"
    target.mkdir()
    sent = school.bundles.export(to="parent", folder=target)
    assert [one.name for one in target.iterdir()] == [sent.file.name]
    kept = school.folder / "exchange" / "outbox" / sent.file.name
    assert kept.read_bytes() == sent.file.read_bytes()


def test_an_answer_for_another_office_is_refused(
    office: Make, school: Workspace, county: Workspace, stick: Path
) -> None:
    other = office("school", code="2145000002", name="良江镇中心小学")
    asked = school.offices.request(stick)
    answer = county.offices.admit(asked.file, stick).file
    with pytest.raises(Refused, match="answer_for_other"):
        other.offices.join(answer)
    assert other.offices.show().parent is None


def test_wrong_or_damaged_files_are_refused_with_their_own_words(
    school: Workspace, county: Workspace, stick: Path
) -> None:
    asked = school.offices.request(stick).file
    answer = county.offices.admit(asked, stick).file
    text = stick / "notes.txt"
    text.write_text("别的文件")
    for given, code in ((text, "office.not_a_request"), (answer, "office.not_a_request")):
        with pytest.raises(Refused, match=code):
            county.offices.admit(given, stick)
    for given, code in ((text, "office.not_an_answer"), (asked, "office.not_an_answer")):
        with pytest.raises(Refused, match=code):
            school.offices.join(given)
    for file, take in ((asked, lambda f: county.offices.admit(f, stick)), (answer, school.offices.join)):
        damaged = bytearray(file.read_bytes())
        damaged[len(damaged) // 3] ^= 1
        bad = stick / "damaged"
        bad.write_bytes(damaged)
        with pytest.raises(Refused, match=r"altered|not_a"):
            take(bad)
    school.offices.join(answer)


def test_nobody_joins_an_office_of_its_own_level_or_two_parents(
    office: Make, school: Workspace, county: Workspace, stick: Path
) -> None:
    equal = office("county", code="451322", name="象州县教育局")
    with pytest.raises(Refused, match="not_below"):
        county.offices.admit(equal.offices.request(stick).file, stick)
    asked = school.offices.request(stick).file
    second = stick / "second"
    second.mkdir()
    answers = [
        one.offices.admit(asked, second).file.rename(second / one.office.code) for one in (county, equal)
    ]
    school.offices.join(answers[0])
    with pytest.raises(Refused, match="has_parent"):
        school.offices.join(answers[1])


def test_a_neighbour_cannot_have_anothers_post_sealed_to_itself(
    office: Make, school: Workspace, county: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enrolled(school, county, stick)
    other = office("school", code="2145000002", name="良江镇中心小学")
    enrolled(other, county, stick)
    honest = TrustBook.papers_for
    before = mailbox(county, school.office.id)

    def forged(book: TrustBook, peer: local.Peer) -> Papers:
        papers = honest(book, peer)
        with school.context.read() as connection:
            theirs = TrustBook.of(connection, school.office)
        lie = replace(theirs.own_paper(), mailbox=book.identity.mailbox.recipient)
        certificates = honest(theirs, local_parent(theirs)).certificates
        return Papers((*papers.certificates, *certificates), (*papers.offices, lie))

    with monkeypatch.context() as lying:
        lying.setattr(TrustBook, "papers_for", forged)
        file = other.bundles.export(to="parent", folder=stick).file
    county.bundles.apply(file)
    assert mailbox(county, school.office.id) == before


def local_parent(book: TrustBook) -> local.Peer:
    return next(one for one in book.peers.values() if one.relation == "parent")


def mailbox(ws: Workspace, office_id: str) -> str | None:
    with ws.context.read() as connection:
        return local.peers(connection)[office_id].recipient


def test_commits_without_the_signed_end_of_their_chain_are_refused(
    school: Workspace, county: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enrolled(school, county, stick)
    a_person(school, "李㛃")
    before = state(county)
    honest = Sending._basis

    def without_heads(sending: Sending, *args: object) -> Basis:
        return replace(honest(sending, *args), heads=())  # type: ignore[arg-type]

    def without_ends(sending: Sending, *args: object) -> Basis:
        return replace(honest(sending, *args), heads=(), provides=())  # type: ignore[arg-type]

    for lie in (without_heads, without_ends):
        with monkeypatch.context() as lying:
            lying.setattr(Sending, "_basis", lie)
            file = school.bundles.export(to="parent", folder=stick).file
        with pytest.raises(Refused, match="head_forged"):
            county.bundles.apply(file)
    assert state(county) == before


def test_what_happened_while_away_is_the_same_whoever_looks(
    school: Workspace, county: Workspace, city: Workspace, stick: Path
) -> None:
    enrolled(county, city, stick)
    enrolled(school, county, stick)
    a_person(school, "李㛃")
    carry(school, "parent", stick, county)
    carry(county, "parent", stick, city)
    for ws in (county, city):
        assert ws.upkeep.doctor(rebuild=True).ok
    ops = [_scope(ws, school.office.id) for ws in (school, county, city)]
    assert ops[0] == ops[1] == ops[2]


def _scope(ws: Workspace, office: str) -> tuple[int, str]:
    with ws.context.read() as connection:
        count, total, _, _ = ws.context.journal.state(connection)[office]
    return count, total
