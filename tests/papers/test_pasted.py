"""What is pasted from Word, Google Docs and web pages comes out as a Word file does."""

from __future__ import annotations

import unicodedata

import pytest

from conglang.core.errors import Refusal
from conglang.papers.pasted import read_pasted
from conglang.papers.word.notes import SENTENCES

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!--
p.MsoNormal, li.MsoNormal {margin:0; font-family:".VnTime",serif; color:red}
--></style></head><body lang=EN-US><!--StartFragment-->
<h1 style='color:#2F5496'>Việc đã làm<o:p></o:p></h1>
<p class=MsoNormal style='text-align:justify'><span style='font-size:14.0pt'>Uû ban
 nh©n d©n x·</span><o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
 style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span></span>
 <![endif]>Làm <b>đường</b></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>
Trồng cây</p><p><span style='mso-hide:all'>ẩn</span><i>Hết.</i></p>
<!--EndFragment--></body></html>"""
GOOGLE = (
    '<meta charset="utf-8"><b style="font-weight:normal" id="docs-internal-guid-1"><h2 dir="ltr">'
    '<span style="font-family:Arial">Mục</span></h2><p dir="ltr"><span style="font-weight:700">Đậm'
    '</span><span style="font-style:italic"> nghiêng</span></p><ol><li><p>một</p></li><li><p>hai'
    "</p></li></ol></b>"
)


def test_word() -> None:
    found = read_pasted(WORD)

    assert found.html == (
        "<h2>Việc đã làm</h2><p>Uỷ ban nhân dân xã</p><ul><li>Làm <b>đường</b></li>"
        "<li>Trồng cây</li></ul><p><i>Hết.</i></p>"
    )
    assert found.notes == [SENTENCES["tcvn3"]]


def test_google_docs() -> None:
    assert read_pasted(GOOGLE).html == (
        "<h2>Mục</h2><p><b>Đậm</b><i> nghiêng</i></p><ol><li>một</li><li>hai</li></ol>"
    )


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ('<font face="VNI-Times">Uyû ban nhaân daân</font>', "<p>Uỷ ban nhân dân</p>"),
        (
            '<p><span style="font-family:VNI-Times">Hoø<b>n</b> Ñaá</span>t</p>',
            "<p>Hò<b>n</b> Đất</p>",
        ),
        ("một<br>hai", "<p>một<br/>hai</p>"),
        ("<div>một<div>hai</div>ba</div>", "<p>một</p><p>hai</p><p>ba</p>"),
        (
            "<ul><li>a<ul><li>b</li></ul></li><li>c",
            "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
        ),
        ("a</p></div></b> &lt;b&gt;", "<p>a &lt;b&gt;</p>"),
        ('<a href="https://a.vn/x">xem</a>', '<p><a href="https://a.vn/x">xem</a></p>'),
        ('<a href="javascript:alert(1)" onclick="x()">xem</a><script>bad()</script>', "<p>xem</p>"),
        (unicodedata.normalize("NFD", "<p>Hòa giải</p>"), "<p>Hòa giải</p>"),
        ("", ""),
    ],
)  # fmt: skip
def test_pieces(html: str, said: str) -> None:
    assert read_pasted(html).html == said


def test_tables_and_pictures_lead_to_their_blocks() -> None:
    found = read_pasted(
        "<p>Số liệu</p><table><tr><th>Ấp</th><th>Hộ</th></tr><tr><td>Vàm Rầy</td><td>12</td></tr>"
        '</table><img src="x.png">'
    )

    assert found.html == "<p>Số liệu</p><p>Ấp | Hộ</p><p>Vàm Rầy | 12</p>"
    assert {SENTENCES["paste_table"], SENTENCES["paste_pictures"]} <= set(found.notes)


def test_an_encoding_nobody_knows_is_refused() -> None:
    with pytest.raises(Refusal, match="Unicode") as refused:
        read_pasted('<font face="VPS Times">\xd5\xe3 n\xe4y \xfe</font>')

    assert refused.value.code == "unknown_encoding"
