"""One act approves and seals (I19): in the site, or by recording a document that was signed."""

import hashlib

import pytest
from django.test import override_settings

from chamdiem.portal.approval import actions, keys, queries
from chamdiem.portal.approval.choices import ApprovalWay
from chamdiem.portal.approval.models import Approved
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.choices import PeriodKind, Stage
from chamdiem.portal.returns.choices import ReturnState
from chamdiem.portal.returns.models import Return
from chamdiem.portal.rights.roles import Role
from chamdiem.portal.scoring import actions as scoring
from chamdiem.seal import reading, verifying
from tests.factories import approval, people, posts

pytestmark = pytest.mark.django_db


def record(month, **other):
    frozen = queries.frozen_now(period=month.period)
    told = {
        "fingerprint": frozen.fingerprint if frozen else "",
        "document_number": approval.NUMBER,
        "document_on": approval.ON,
        "signer": month.leader,
        "document": approval.pdf(month.office),
        "by": month.office,
        "at": approval.SIGNED_AT,
        **other,
    }
    return actions.record_approval(period=month.period, **told)


def approve(month, **other):
    frozen = queries.frozen_now(period=month.period)
    told = {
        "fingerprint": frozen.fingerprint if frozen else "0" * 64,
        "document_number": approval.NUMBER,
        "document_on": approval.ON,
        "by": month.leader,
        "at": approval.SIGNED_AT,
        **other,
    }
    return actions.approve(period=month.period, **told)


def test_approving_seals_the_month_with_number_and_day(month, key):
    approval.submitted(month)

    row = approve(month)

    sealed = reading.read(bytes(row.seal), "ban-chot.json")
    assert sealed.body["frame"]["approval"] == {"number": "123/QĐ-UBND", "date": "2026-09-22"}
    assert sealed.body["signer"]["public_key"] == key.public_key.hex()
    assert row.seal_digest == hashlib.sha256(row.seal).hexdigest()


def test_approving_moves_the_month_and_its_returns(month):
    approval.submitted(month)

    row = approve(month)

    assert month.period.stage == Stage.APPROVED
    assert set(Return.objects.values_list("state", flat=True)) == {ReturnState.APPROVED}
    assert (row.frozen.run.sealed_number, row.frozen.run.sealed_on) == (
        approval.NUMBER,
        approval.ON,
    )


def test_a_stranger_verifies_the_seal_and_finds_the_fingerprint_again(month, key):
    frozen = approval.submitted(month)
    row = approve(month)

    sealed = reading.read(bytes(row.seal), "ban-chot.json")

    assert scoring.canonical_fingerprint(sealed.body) == frozen.fingerprint
    assert verifying.verify(bytes(row.seal), "ban-chot.json").is_intact
    assert sealed.public_key == key.public_key


def test_a_leader_without_a_second_factor_is_told_how(month):
    approval.submitted(month)
    bare = approval.leader(has_second_factor=False)

    with pytest.raises(actions.NoSecondFactor, match="Tài khoản của tôi.*ghi nhận văn bản"):
        approve(month, by=bare)


def test_another_fingerprint_approves_nothing(month):
    approval.submitted(month)

    for act in (approve, record):
        with pytest.raises(actions.OtherFingerprint, match="Dấu vân không khớp"):
            act(month, fingerprint="ab" * 32)

    assert not Approved.objects.exists()


def test_a_fingerprint_is_taken_as_it_is_printed(month):
    frozen = approval.submitted(month)
    printed = " ".join(frozen.fingerprint[at : at + 8] for at in range(0, 64, 8)).upper()

    assert record(month, fingerprint=f"{printed}\n").revision == 0


def test_part_of_a_fingerprint_is_not_enough(month):
    frozen = approval.submitted(month)

    with pytest.raises(actions.OtherFingerprint, match="đủ\\s+64 ký tự"):
        record(month, fingerprint=frozen.fingerprint[:16])


def test_recording_a_document_is_not_approving(month):
    approval.submitted(month)

    row = record(month)

    assert (row.way, row.signer, row.by) == (
        ApprovalWay.DOCUMENT,
        month.leader.public_id,
        month.office.public_id,
    )


def test_who_records_is_never_the_signer(month):
    approval.submitted(month)

    with pytest.raises(actions.NotTheSigner, match="không phải là người ký"):
        record(month, by=month.leader)


def test_the_signer_needs_no_account(month):
    approval.submitted(month)
    signer = posts.noted("Sùng A Lử", "Chủ tịch UBND tỉnh")
    people.Grant.objects.create(user=signer, role=Role.PROVINCIAL_LEADER, given_at=people.AT)

    assert record(month, signer=signer).signer == signer.public_id


def test_who_belongs_to_a_unit_of_the_month_does_not_sign_i16(month):
    approval.submitted(month)
    posts.tenure(month.offices[0].organisation, month.leader, kind="deputy")

    for act in (approve, record):
        with pytest.raises(actions.NotTheSigner, match="đơn vị được chấm.*lãnh đạo khác"):
            act(month)


def test_only_a_leader_of_the_province_signs(month):
    approval.submitted(month)

    with pytest.raises(actions.NotTheSigner, match="không giữ vai trò Lãnh đạo UBND tỉnh"):
        record(month, signer=people.person(role=Role.LEADER))


def test_a_document_of_tomorrow_is_refused(month):
    approval.submitted(month)

    with pytest.raises(actions.NotADocument, match="chưa đến"):
        record(month, document_on=approval.PUBLIC_AT.date())


@pytest.mark.parametrize("place", ["", "nowhere/key.pem"])
def test_without_a_key_nothing_is_approved(place, month):
    approval.submitted(month)

    with override_settings(SEAL_KEY=place), pytest.raises(keys.NoKey, match="chamdiem key new"):
        approve(month)

    assert not Approved.objects.exists()
    month.period.refresh_from_db()
    assert month.period.stage == Stage.SUBMITTED


def test_a_key_that_others_read_is_not_used(month, tmp_path):
    (tmp_path / "seal_key").chmod(0o644)
    approval.submitted(month)

    with pytest.raises(keys.NoKey, match="chmod 600"):
        approve(month)


def test_a_month_is_approved_once(month):
    approval.approved(month)

    for act in (approve, record):
        with pytest.raises(actions.NotNow, match="không có hồ sơ nào đang chờ"):
            act(month)


def test_every_page_of_the_month_names_the_act(month):
    approval.approved(month)

    said = periods.marks(period=month.period).acts

    assert said == ("Phê duyệt và khoá kỳ theo văn bản số 123/QĐ-UBND, ngày 22/09/2026.",)


def test_a_rehearsed_approval_seals_the_words_of_the_trial():
    month = approval.month(kind=PeriodKind.TRIAL)

    row = approval.approved(month)

    assert "CHẤM THỬ – KHÔNG DÙNG ĐỂ ĐÁNH GIÁ".encode() in bytes(row.seal)
