"""Documents sent between agencies as edXML packages (gói edXML, QCVN 102:2016/BTTTT)."""

from chamdiem.formats.edxml.envelope import Attached, Envelope, is_envelope, read

__all__ = ["Attached", "Envelope", "is_envelope", "read"]
