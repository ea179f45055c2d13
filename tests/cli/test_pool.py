"""`chamdiem pool`: months and units added up into figures that are scored like any others."""

from pathlib import Path

import pytest

from chamdiem.cli import main

SCHEME = """
format: 1
id: thu-gop
version: "1"
title: Bộ tiêu chí để thử gộp
act: Phương án để thử
certainty: high
basis: [{number: 1/QĐ, date: 2026-01-01, issuer: UBND, title: Thử}]
months: {first: 2026-01}
objects: [xa-phuong]
blocks: [{code: xa, name: Xã, object: xa-phuong}]
points: {decimals: 2, max: 10}
rounding: {mode: half-up, order: leaf-then-sum}
bands: [{name: Đạt, from: 0}]
ranking: {ties: competition, compare: rounded}
defaults:
  input: {unit: hồ sơ, measure: count, timing: in-period, direction: none, supplier: xã,
    rhythm: tháng, closing: cuối tháng, decimals: 0, largest: 1000, pool: {units: sum, months: sum}}
inputs:
  dung_han: {name: Đúng hạn, definition: số hồ sơ đúng hạn, direction: up}
  tong: {name: Tổng số, definition: số hồ sơ}
tree:
  - code: A
    name: Tỷ lệ đúng hạn
    max: 10
    rule: {kind: ratio, numerator: dung_han, denominator: tong, part_of: true}
    clause: mục 1
    verifier: Sở
    evidence: báo cáo
    policy: {zero_denominator: blank, missing: block, not_applicable: blank, nothing_arose: blank}
"""
FIGURES = "unit,name,block,dung_han,tong\nX1,Xã 1,xa,{0},{1}\nX2,Xã 2,xa,{2},{3}\n"
PARENTS = "unit,parent,name,block\nX1,T,Tỉnh,xa\nX2,T,Tỉnh,xa\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "s.yaml").write_text(SCHEME, encoding="utf-8")
    (tmp_path / "7.csv").write_text(FIGURES.format(1, 1, 0, 3), encoding="utf-8")
    (tmp_path / "8.csv").write_text(FIGURES.format(1, 2, 2, 2), encoding="utf-8")
    (tmp_path / "parents.csv").write_text(PARENTS, encoding="utf-8")
    return tmp_path


def pool(folder: Path, *more: str) -> int:
    months = ["--figures", "2026-07", str(folder / "7.csv")]
    months += ["--figures", "2026-08", str(folder / "8.csv")]
    out = ["--out", str(folder / "out.csv")]
    return main(["pool", str(folder / "s.yaml"), *months, *out, *more])


def test_pooled_figures_are_scored_like_any_others(folder, capsys):
    assert pool(folder, "--parents", str(folder / "parents.csv")) == 0

    scored = ["score", str(folder / "s.yaml"), str(folder / "out.csv"), "--month", "2026-08"]
    assert main(scored) == 0
    ranked = capsys.readouterr().out.split("Hạng")[1].split()
    assert ranked[-4:] == ["T", "Tỉnh", "5,00", "Đạt"]
    assert "T,Tỉnh,xa,dung_han,4" in (folder / "out.csv").read_text(encoding="utf-8-sig")
    assert "T,Tỉnh,xa,tong,8" in (folder / "out.csv").read_text(encoding="utf-8-sig")


def test_a_parents_file_that_is_wrong_is_told_cell_by_cell_and_nothing_is_written(folder, capsys):
    wrong = "unit,parent,name,block\nX1,,Tỉnh,huyen\nX1,T,Tỉnh,xa\n"
    (folder / "parents.csv").write_text(wrong, encoding="utf-8")

    assert pool(folder, "--parents", str(folder / "parents.csv")) == 2

    said = capsys.readouterr().err
    assert "Ô “parent” trống" in said
    assert "Không có khối “huyen”" in said
    assert not (folder / "out.csv").exists()


def test_without_parents_the_units_of_the_last_month_stand(folder):
    assert pool(folder) == 0

    text = (folder / "out.csv").read_text(encoding="utf-8-sig")
    assert "X1,Xã 1,xa,tong,3" in text
    assert "# month: 2026-08" in text
