"""PDF files made by hand: pages of plain words, pages that are pictures, one with a password."""

from __future__ import annotations

from io import BytesIO

from PIL import Image


def pdf(*pages: str, trailer: str = "") -> bytes:
    """One page for each text, which must be ASCII; "" is an empty page."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, text in enumerate(pages):
        lines = " T* ".join(f"({line}) Tj" for line in text.split("\n"))
        stream = f"BT /F1 10 Tf 14 TL 40 700 Td {lines} ET"
        objects += [
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n{content}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size, start = len(objects) + 1, len(made)
    end = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    )
    return made + end.encode("ascii")


def with_password() -> bytes:
    """A PDF that opens with a password only: no password makes these 32 bytes of /U."""
    junk = "41" * 32
    return pdf(
        "secret",
        trailer=f"/ID [<{'00' * 16}> <{'00' * 16}>] "
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{junk}> /U <{junk}> /P -4 >>",
    )


def scan(pages: int = 1) -> bytes:
    """Pages that are pictures, as a copying machine makes them."""
    out = BytesIO()
    sheets = [Image.new("L", (200, 280), 250) for _ in range(pages)]
    sheets[0].save(out, "PDF", save_all=True, append_images=sheets[1:])
    return out.getvalue()
