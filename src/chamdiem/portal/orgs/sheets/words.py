"""The closed lists a spreadsheet may use, and the fields it compares."""

from chamdiem.formats.organisations import Vocabulary
from chamdiem.portal.orgs.choices import Block, Confidence, Kind

PROVINCES = (Kind.PROVINCE, Kind.CENTRAL_CITY)
DISTRICTS = (Kind.DISTRICT, Kind.CITY, Kind.TOWN)
COMMUNES = (Kind.COMMUNE, Kind.WARD, Kind.TOWNSHIP, Kind.SPECIAL_ZONE)
DIGITS = ((PROVINCES, 2), (DISTRICTS, 3), (COMMUNES, 5))

WORDS = Vocabulary(
    kinds={kind.value: str(kind.label) for kind in Kind},
    blocks={block.value: str(block.label) for block in Block},
    certainties={each.value: str(each.label) for each in Confidence},
    digits={kind.value: digits for kinds, digits in DIGITS for kind in kinds},
)
