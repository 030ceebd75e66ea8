"""Tables of the newsroom."""

from conglang.newsroom.models.aftermath import Correction, CorrectionQuerySet, TakeDown
from conglang.newsroom.models.batches import Batch, BatchItem
from conglang.newsroom.models.fact_checks import FactCheck, FactCheckQuerySet
from conglang.newsroom.models.gate import FileReading, KnownDomain, Waiver
from conglang.newsroom.models.holds import HeldLock, TextHold
from conglang.newsroom.models.orientation import Orientation, Topic
from conglang.newsroom.models.pages import (
    ArticleAuthor,
    ArticlePage,
    RelatedArticle,
    SectionPage,
)
from conglang.newsroom.models.paths import (
    Absence,
    BoardPath,
    PathSeat,
    PathStep,
    Vote,
    WaitingStep,
)
from conglang.newsroom.models.photos import IncomingPhoto, IncomingPhotoQuerySet
from conglang.newsroom.models.reasons import ReturnReason, ReturnReasonQuerySet
from conglang.newsroom.models.records import (
    EditorialRecord,
    EditorialRecordQuerySet,
    Original,
    original_upload_to,
)
from conglang.newsroom.models.rights import (
    RightSwitch,
    may_here,
    may_somewhere,
    where_may,
)
from conglang.newsroom.models.steps import ArticleStep
from conglang.newsroom.models.uploads import WordUpload, WordUploadQuerySet

__all__ = [
    "Absence",
    "ArticleAuthor",
    "ArticlePage",
    "ArticleStep",
    "Batch",
    "BatchItem",
    "BoardPath",
    "Correction",
    "CorrectionQuerySet",
    "EditorialRecord",
    "EditorialRecordQuerySet",
    "FactCheck",
    "FactCheckQuerySet",
    "FileReading",
    "HeldLock",
    "IncomingPhoto",
    "IncomingPhotoQuerySet",
    "KnownDomain",
    "Orientation",
    "Original",
    "PathSeat",
    "PathStep",
    "RelatedArticle",
    "ReturnReason",
    "ReturnReasonQuerySet",
    "RightSwitch",
    "SectionPage",
    "TakeDown",
    "TextHold",
    "Topic",
    "Vote",
    "WaitingStep",
    "Waiver",
    "WordUpload",
    "WordUploadQuerySet",
    "may_here",
    "may_somewhere",
    "original_upload_to",
    "where_may",
]
