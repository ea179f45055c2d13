"""What signatures are checked against: loaded by who may; a document says how it stands."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from chamdiem.formats.problems import Refused as Unreadable
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.directives import actions, queries
from chamdiem.portal.directives.choices import SignatureState
from chamdiem.portal.directives.models import SignatureCheck, TrustFile
from chamdiem.portal.rights.roles import Role
from tests.factories import directives, organisations, people
from tests.formats import authority, scans

pytestmark = pytest.mark.django_db
AT = datetime(2026, 9, 7, 3, tzinfo=UTC)


@pytest.fixture(scope="module")
def root():
    return authority.person("Gốc thử")


@pytest.fixture(scope="module")
def paper(tmp_path_factory, root):
    made = scans.composed("Giao Sở Tài chính báo cáo.", tmp_path_factory.mktemp("paper"))
    return authority.signed(made, authority.person("Lò Văn Thành", root))


def load(content, name="goc.cer"):
    return actions.load_trust(content=content, name=name, by=people.person(), at=AT)


def registered(paper):
    organisations.province()
    return actions.register_with_file(
        content=("van-ban.pdf", paper),
        said=directives.said(),
        received_on=directives.RECEIVED,
        by=people.person(role=Role.CLERK),
        at=AT,
    )


def test_a_document_is_checked_when_it_is_entered(paper):
    made = registered(paper)

    found = queries.last_check(file=made.file)
    assert found.state == SignatureState.UNCHECKED
    assert "chứng thư gốc" in found.why


def test_with_root_and_list_it_is_trusted_when_checked_again(paper, root):
    made = registered(paper)
    load(root.der)
    load(authority.revoked(root), "thu-hoi.crl")

    found = actions.check_signatures(file=made.file, by=people.person(), at=AT)

    assert found.state == SignatureState.TRUSTED
    assert SignatureCheck.objects.filter(file=made.file).count() == 2


def test_what_is_withdrawn_is_trusted_no_more_and_stays_readable(root):
    (row,) = load(root.der)

    actions.withdraw_trust(trusted=row, by=people.person(), at=AT)

    assert queries.trusted() == []
    assert TrustFile.objects.count() == 2


def test_the_same_file_twice_is_refused_and_what_is_no_certificate_too(root):
    load(root.der)

    with pytest.raises(actions.Refused, match="đã được nạp"):
        load(root.der)
    with pytest.raises(Unreadable, match="Không phải chứng thư"):
        load(b"abc")
    assert TrustFile.objects.count() == 1


def test_the_administrator_loads_on_the_page(client, root):
    client.force_login(people.person(role=Role.ADMINISTRATOR))
    sent = SimpleUploadedFile("goc.cer", root.der)

    answer = client.post(reverse("directives:trust"), {"file": sent}, follow=True)

    page = answer.content.decode()
    assert "Gốc thử" in page
    assert Entry.objects.filter(verb="directives.trust.loaded").count() == 1


@pytest.mark.parametrize("role", [Role.OFFICER, Role.CLERK, Role.LEADER])
def test_to_others_the_page_is_not_there(client, role):
    client.force_login(people.person(role=role))

    assert client.get(reverse("directives:trust")).status_code == 404


def test_the_document_says_how_its_signatures_stand_and_checks_again(client, paper):
    made = registered(paper)
    client.force_login(people.person(role=Role.CLERK))
    address = reverse("directives:one", args=[made.public_id])
    assert "chưa kiểm tra được chứng thư" in client.get(address).content.decode()

    client.post(reverse("directives:check", args=[made.public_id]))

    assert SignatureCheck.objects.filter(file=made.file).count() == 2
