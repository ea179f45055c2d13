"""A small authority of the tests: a root, people, lists of revoked ones, signed papers."""

import io
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from asn1crypto import keys as asn_keys
from asn1crypto import x509 as asn_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, sign_pdf
from pyhanko.sign.signers import SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

NOW = datetime(2026, 9, 7, 3, tzinfo=UTC)
DER = serialization.Encoding.DER


@dataclass(frozen=True)
class Person:
    """A certificate with its key."""

    certificate: x509.Certificate
    key: rsa.RSAPrivateKey

    @property
    def der(self) -> bytes:
        """The certificate as DER."""
        return self.certificate.public_bytes(DER)


def _name(said: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, said)])


def person(said: str, issuer: Person | None = None, *, days: int = 400) -> Person:
    """Return a person whose certificate an authority gave; a root gives its own."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    made = (
        x509.CertificateBuilder()
        .subject_name(_name(said))
        .issuer_name(issuer.certificate.subject if issuer else _name(said))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=100))
        .not_valid_after(NOW + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .add_extension(_usage(is_root=issuer is None), critical=True)
    )
    signer = issuer.key if issuer else key
    return Person(made.sign(signer, hashes.SHA256()), key)


def _usage(*, is_root: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_root,
        content_commitment=not is_root,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_root,
        crl_sign=is_root,
        encipher_only=False,
        decipher_only=False,
    )


def revoked(root: Person, *people: Person) -> bytes:
    """Return the list of those whom a root revoked, as DER."""
    made = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(root.certificate.subject)
        .last_update(NOW - timedelta(days=1))
        .next_update(NOW + timedelta(days=30))
    )
    for one in people:
        gone = (
            x509.RevokedCertificateBuilder()
            .serial_number(one.certificate.serial_number)
            .revocation_date(NOW - timedelta(days=2))
            .build()
        )
        made = made.add_revoked_certificate(gone)
    return made.sign(root.key, hashes.SHA256()).public_bytes(DER)


def signed(paper: bytes, by: Person, *, field: str = "KySo") -> bytes:
    """Return a paper signed by a person, as a further revision of it."""
    key = by.key.private_bytes(DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    signer = SimpleSigner(
        signing_cert=asn_x509.Certificate.load(by.der),
        signing_key=asn_keys.PrivateKeyInfo.load(key),
        cert_registry=SimpleCertificateStore(),
    )
    kept = sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(paper)), PdfSignatureMetadata(field_name=field), signer
    )
    return bytes(kept.getvalue())
