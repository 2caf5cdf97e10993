"""What python-docx finds in the reports of a folder: margins, grid, fonts, headings, page numbers, repeated heads, whole rows."""

import glob
import sys

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

PAPER = {
    "official": ((210, 297), (37, 35, 28, 26)),
    "close": ((210, 297), (20, 20, 18, 18)),
    "A4": ((297, 210), (20, 20, 18, 18)),
    "A3": ((420, 297), (20, 20, 18, 18)),
}


def near(length, millimetres):
    return abs(length.mm - millimetres) < 0.1


def check(path, kind):
    document = docx.Document(path)
    assert len(document.sections) == 1, "one section"
    section = document.sections[0]
    (width, height), margins = PAPER[kind]
    assert near(section.page_width, width) and near(section.page_height, height), "paper"
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert all(near(side, wanted) for side, wanted in zip(sides, margins)), "margins"
    if kind == "official":
        grid = section._sectPr.find(qn("w:docGrid"))
        found = [grid.get(qn("w:" + name)) for name in ("type", "linePitch", "charSpace")]
        assert found == ["linesAndChars", "579", "-842"], found
    assert document.settings.odd_and_even_pages_header_footer, "odd and even pages"
    for footer, side in ((section.footer, WD_ALIGN_PARAGRAPH.RIGHT), (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)):
        paragraph = footer.paragraphs[0]
        assert paragraph.alignment == side, "side of the page number"
        assert paragraph.text == "— 1 —", paragraph.text
        assert all(run.font.size.pt == 14 for run in paragraph.runs), "size of the page number"
    fonts = {"Title": ("方正小标宋简体", 22), "body": ("仿宋_GB2312", 16), "Heading 1": ("黑体", 16), "Heading 2": ("楷体_GB2312", 16)}
    for name, (font, size) in fonts.items():
        style = document.styles[name]
        assert style.element.rPr.rFonts.get(qn("w:eastAsia")) == font, name
        if kind == "official":
            assert style.font.size.pt == size, name
    assert document.styles["Heading 3"].font.bold or kind != "official"
    for table in document.tables:
        rows = table._tbl.tr_lst
        heads = [row for row in rows if row.trPr is not None and row.trPr.find(qn("w:tblHeader")) is not None]
        assert heads == rows[: len(heads)], "heads come first"
        assert all(row.trPr is not None and row.trPr.find(qn("w:cantSplit")) is not None for row in rows), "whole rows"
        # Walks every cell: spans and merges fit the grid.
        for row in table.rows:
            assert sum(cell._tc.grid_span for cell in row.cells if cell is not None) >= len(table.columns), "full rows"
    assert document.core_properties.title, "title"
    return document


def main(folder):
    paths = sorted(glob.glob(folder + "/*/*.docx"))
    assert paths, "no files"
    for path in paths:
        kind = path.split("/")[-2]
        try:
            document = check(path, kind)
        except AssertionError as problem:
            raise SystemExit(f"{path}: {problem}")
        if "自评报告" in path:
            names = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
            assert [name[:2] for name in names] == ["一、", "二、", "三、", "四、", "五、"], names
    print(len(paths), "files")


main(sys.argv[1])
