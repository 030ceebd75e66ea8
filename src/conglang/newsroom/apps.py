from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "conglang.newsroom"
    label = "newsroom"
    verbose_name = "Tòa soạn"

    def ready(self) -> None:
        from conglang.accounts.handover import register_handover  # noqa: PLC0415 -- models need apps
        from conglang.audit.acts import register_acts, register_fact  # noqa: PLC0415 -- as above
        from conglang.newsroom import receivers  # noqa: F401, PLC0415 -- connects on import
        from conglang.newsroom.actions import hand_over  # noqa: PLC0415 -- as above
        from conglang.newsroom.choices import SectionKind, State  # noqa: PLC0415 -- as above
        from conglang.newsroom import views  # noqa: PLC0415 -- as above
        from conglang.newsroom.forms import ArticleForm  # noqa: PLC0415 -- as above
        from conglang.newsroom.indexing import documents  # noqa: PLC0415 -- as above
        from conglang.newsroom.rules import ARTICLE_FLOW  # noqa: PLC0415 -- as above
        from conglang.search.sources import register_source  # noqa: PLC0415 -- as above

        from conglang.newsroom.models import ArticlePage, SectionPage  # noqa: PLC0415 -- as above

        SectionPage.public_view = staticmethod(views.section_page)
        ArticlePage.public_view = staticmethod(views.article_page)
        ArticlePage.base_form_class = ArticleForm
        register_source("article", "Tin bài", documents)
        register_handover(hand_over)
        steps = {step.name: str(step.label) for step in ARTICLE_FLOW}
        others = {
            "start": "Bắt đầu viết",
            "import": "Tiếp nhận bài cũ",
            "change_section": "Chuyển chuyên mục",
            "hand_over": "Bàn giao bài",
        }
        register_acts("article", "Tin bài", {**steps, **others})
        register_acts(
            "section",
            "Chuyên mục",
            {
                "create": "Thêm chuyên mục",
                "change": "Sửa chuyên mục",
                "move": "Đổi thứ tự chuyên mục",
                "hide": "Ẩn chuyên mục",
                "show": "Hiện chuyên mục",
            },
        )
        register_fact("state", "Trạng thái", dict(State.choices))
        register_fact("section", "Chuyên mục")
        register_fact("title", "Tên")
        register_fact("slug", "Đường dẫn")
        register_fact("intro", "Giới thiệu ngắn")
        register_fact("kind", "Cách trình bày", dict(SectionKind.choices))
        register_fact("in_menu", "Hiện trên menu")
        register_fact("on_home", "Hiện trên trang chủ")
