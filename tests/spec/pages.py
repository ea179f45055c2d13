"""The pages of all rules: tests hold the rules to them, `tools/print_algorithms.py` prints them."""

from tests.spec.kinds import answers, appraised, brackets, compared, occurrences, proportions
from tests.spec.page import Page

FAMILIES = (proportions, brackets, answers, occurrences, appraised, compared)

PAGES: dict[str, Page] = {page.kind: page for family in FAMILIES for page in family.PAGES}
