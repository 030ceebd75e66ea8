from django.apps import AppConfig

ACTS = {
    "person": (
        "Người dùng",
        {
            "create": "Thêm người",
            "change": "Sửa thông tin người dùng",
            "lock": "Khóa tài khoản",
            "unlock": "Mở khóa tài khoản",
            "lock_unused": "Khóa tài khoản lâu không dùng",
            "require_new_password": "Yêu cầu đổi mật khẩu",
            "set_password": "Đặt mật khẩu",
            "hand_over": "Bàn giao việc",
            "remove_second_factor": "Gỡ xác thực hai bước",
        },
    ),
    "post": ("Vai trò", {"give": "Giao vai trò", "end": "Kết thúc vai trò"}),
    "unit": (
        "Đơn vị",
        {"create": "Thêm đơn vị", "change": "Sửa đơn vị", "end": "Kết thúc đơn vị"},
    ),
    "ticket": ("Thư mời và phiếu", {"invitation": "Tạo thư mời", "slip": "In phiếu mật khẩu"}),
    "log": (
        "Nhật ký",
        {"export": "Tải nhật ký việc làm", "export_sign_ins": "Tải nhật ký đăng nhập"},
    ),
    "portal": (
        "Cổng",
        {
            "create": "Tạo cổng",
            "provision": "Dựng cổng",
            "provision.sections": "Dựng cổng: chuyên mục",
            "provision.administrator": "Dựng cổng: quản trị đầu tiên",
            "rename_host": "Đổi tên miền chính",
            "add_alias": "Thêm tên miền phụ",
            "suspend": "Tạm ngừng cổng",
            "resume": "Mở lại cổng",
            "archive": "Lưu trữ cổng",
            "change": "Sửa thiết lập cổng",
        },
    ),
}
FACTS = {
    "role": "Vai trò",
    "unit": "Đơn vị",
    "starts_on": "Từ ngày",
    "ends_on": "Đến hết ngày",
    "full_name": "Họ và tên",
    "pen_name": "Bút danh",
    "name": "Tên",
    "parent": "Cấp trên",
    "position": "Thứ tự",
    "to": "Người nhận (số)",
    "items": "Số việc",
    "person": "Người giữ (số)",
}


class AccountsConfig(AppConfig):
    name = "conglang.accounts"
    label = "accounts"
    verbose_name = "Nhân sự"

    def ready(self) -> None:
        from conglang.accounts import receivers  # noqa: F401, PLC0415 -- connects on import
        from conglang.accounts.choices import Role  # noqa: PLC0415 -- apps are ready only now
        from conglang.audit.acts import register_acts, register_fact  # noqa: PLC0415 -- as above

        for group, (label, acts) in ACTS.items():
            register_acts(group, label, acts)
        for name, label in FACTS.items():
            register_fact(name, label, dict(Role.choices) if name == "role" else None)
