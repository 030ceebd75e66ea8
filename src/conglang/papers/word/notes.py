"""What the writer is told of a file that was read: what was guessed, dropped or could not come."""

from __future__ import annotations

#: In the order in which people read them: first what to check, then what is not there.
SENTENCES = {
    "legacy_guess": (
        "Một số đoạn gõ bằng bảng mã cũ mà không ghi phông chữ cũ; cổng đã đoán và chuyển sang "
        "Unicode. Hãy đọc kỹ từng đoạn."
    ),
    "tcvn3": "Chữ gõ bằng phông TCVN3 (.VnTime…) đã được chuyển sang Unicode. Hãy đọc lại.",
    "vni": "Chữ gõ bằng phông VNI (VNI-Times…) đã được chuyển sang Unicode. Hãy đọc lại.",
    "title_guess": "Tiêu đề lấy từ dòng đầu của tệp. Hãy xem lại.",
    "title_file": "Không thấy dòng tiêu đề nên lấy tạm tên tệp làm tiêu đề. Hãy sửa lại.",
    "title_long": "Dòng tiêu đề quá dài nên được cắt bớt; cả dòng vẫn còn ở đầu nội dung.",
    "lead_guess": "Lời dẫn lấy từ đoạn in đậm hoặc in nghiêng ngay sau tiêu đề. Hãy xem lại.",
    "lead_missing": "Không nhận ra lời dẫn. Hãy viết hai, ba câu nói điều chính.",
    "lead_long": "Đoạn mở đầu quá 600 ký tự nên vẫn để trong nội dung. Hãy viết lời dẫn ngắn hơn.",
    "byline": "Tên tác giả lấy từ dòng cuối của tệp. Hãy xem lại ở phần Tác giả.",
    "heading_guess": "Dòng in đậm hay chữ lớn đứng riêng được coi là tiêu đề mục. Hãy xem lại.",
    "list_guess": (
        "Các dòng tự đánh số hay gạch đầu dòng đã thành danh sách. Hãy xem lại."
    ),
    "alt": "Mỗi ảnh cần văn bản thay thế: hãy viết một câu tả ảnh trước khi gửi bài.",
    "caption": "Dòng ngắn ngay dưới ảnh được lấy làm chú thích ảnh. Hãy xem lại.",
    "cropped": "Có ảnh đã cắt xén trong Word; cổng lấy ảnh gốc chưa cắt. Hãy xem lại từng ảnh.",
    "table_names": "Hãy đặt tên cho bảng và xem lại tên các cột.",
    "table_merged": "Bảng có ô gộp: ô gộp đã được tách ra. Hãy xem lại.",
    "table_nested": "Bảng nằm trong bảng đã được chuyển thành chữ trong ô.",
    "table_links": "Liên kết trong bảng không giữ được; chữ và địa chỉ vẫn còn.",
    "table_large": (
        "Bảng quá lớn để sửa trên cổng nên được chuyển thành các dòng chữ. "
        "Nên đính kèm bảng thành tệp riêng."
    ),
    "layout": "Bảng dùng để dàn trang (một ô, một dòng, một cột hoặc chứa ảnh) đã chuyển ra chữ.",
    "box": "Chữ trong khung (Text Box) được đặt ngay sau đoạn có khung.",
    "footnotes": "Chú thích cuối trang được đưa xuống cuối bài.",
    "math": "Công thức được lấy thành chữ thường. Hãy xem lại.",
    "tracked": (
        "Tệp còn sửa đổi đang theo dõi (Track Changes): phần đã thêm được giữ, "
        "phần đã xóa không lấy."
    ),
    "link": "Liên kết không phải địa chỉ web hay thư điện tử đã bỏ; chữ vẫn giữ.",
    "comments": "Nhận xét bên lề (Comments) không được lấy.",
    "hidden": "Chữ ẩn trong Word không được lấy.",
    "margins": "Chữ và hình ở lề đầu trang, cuối trang (Header, Footer) không được lấy.",
    "toc": "Mục lục tự động không được lấy.",
    "chart": "Biểu đồ không lấy được. Hãy chụp lại thành ảnh hoặc gõ thành bảng.",
    "diagram": "Sơ đồ SmartArt, kể cả chữ trong sơ đồ, không lấy được. Hãy chụp lại thành ảnh.",
    "object": "Phần nhúng từ chương trình khác (Excel, PowerPoint…) không lấy được.",
    "chunk": "Phần chèn từ tệp khác (altChunk) không lấy được. Hãy mở bằng Word, lưu lại rồi tải.",
    "paste_pictures": "Ảnh không dán được vào đoạn văn. Hãy thêm bằng khối Ảnh.",
    "paste_table": "Bảng dán vào đã thành các dòng chữ. Hãy thêm khối Bảng nếu cần giữ dạng bảng.",
    "picture_kind": "Có hình vẽ không phải ảnh (WMF, EMF, SVG, TIFF, BMP…) nên không lấy được.",
    "picture_outside": "Có ảnh chỉ liên kết tới nơi khác, không nằm trong tệp, nên không lấy được.",
    "picture_missing": "Có ảnh bị mất trong tệp nên không lấy được.",
    "picture_large": "Có ảnh quá nặng (trên 20 MB, hoặc tất cả trên 120 MB) nên không lấy được.",
}  # fmt: skip


class Notes:
    """Collects what happened by key; tells each once."""

    def __init__(self) -> None:
        self.keys: set[str] = set()

    def add(self, key: str) -> None:
        self.keys.add(key)

    def sentences(self) -> list[str]:
        return [sentence for key, sentence in SENTENCES.items() if key in self.keys]
