"""PURE. Official letters in the form of NĐ 30/2020/NĐ-CP: fields become a DOCX, a DOCX is checked.

Nothing here reads a clock, a file or a database; a blank number or day stays blank, for the clerk
(văn thư) gives both, and nothing is ever shown as signed.
"""
