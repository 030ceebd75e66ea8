"""Acts on articles: one public function per act."""

from conglang.newsroom.actions.afterwards import (
    change_section,
    correct,
    drop_correction,
    hand_over,
    put_back,
    take_down,
)
from conglang.newsroom.actions.bulk import Prospect, act_on_many, prospects, undo_batch
from conglang.newsroom.actions.deciding import (
    approve,
    publish,
    publish_scheduled,
    reject,
    reschedule,
    revoke,
    schedule,
    send_back,
    show,
    unschedule,
)
from conglang.newsroom.actions.editing import (
    archive,
    propose,
    reopen,
    return_to_author,
    submit,
    take,
    withdraw,
)
from conglang.newsroom.actions.expiry import expire, set_last_day
from conglang.newsroom.actions.fact_checks import (
    Outsider,
    answer_fact_check,
    ask_fact_check,
    fact_check_for_secret,
    letter_key,
    revoke_fact_check,
)
from conglang.newsroom.actions.from_word import Draft, draft_from_word
from conglang.newsroom.actions.gate import (
    ask_to_read_files,
    read_attached_file,
    undo_waiver,
    waive,
)
from conglang.newsroom.actions.holding import hold_text, let_go, take_over
from conglang.newsroom.actions.orientation import (
    TopicFacts,
    add_topic,
    carry_over,
    change_topic,
    drop_topic,
    save_orientation,
    write_topic,
)
from conglang.newsroom.actions.photos import (
    PhotoWords,
    describe_photos,
    drop_photo,
    move_photo,
    put_photos,
    take_photo,
)
from conglang.newsroom.actions.remarks import answer_remark, remark, resolve_remark
from conglang.newsroom.actions.rights import Term, set_switches
from conglang.newsroom.actions.steps import locked_record
from conglang.newsroom.actions.turns import endorse, mark_urgent, pass_on
from conglang.newsroom.actions.urgent import approve_afterwards, publish_urgent
from conglang.newsroom.actions.versions import restore_version
from conglang.newsroom.actions.word_files import (
    forget_word_uploads,
    read_word_upload,
    take_word_file,
)
from conglang.newsroom.actions.writing import import_article, save_text, start_article
from conglang.newsroom.path_actions import NewPath, NewStep, enter_absence, set_path

__all__ = [
    "Draft",
    "NewPath",
    "NewStep",
    "Outsider",
    "PhotoWords",
    "Prospect",
    "Term",
    "TopicFacts",
    "act_on_many",
    "add_topic",
    "answer_fact_check",
    "answer_remark",
    "approve",
    "approve_afterwards",
    "archive",
    "ask_fact_check",
    "ask_to_read_files",
    "carry_over",
    "change_section",
    "change_topic",
    "correct",
    "describe_photos",
    "draft_from_word",
    "drop_correction",
    "drop_photo",
    "drop_topic",
    "endorse",
    "enter_absence",
    "expire",
    "fact_check_for_secret",
    "forget_word_uploads",
    "hand_over",
    "hold_text",
    "import_article",
    "let_go",
    "letter_key",
    "locked_record",
    "mark_urgent",
    "move_photo",
    "pass_on",
    "propose",
    "prospects",
    "publish",
    "publish_scheduled",
    "publish_urgent",
    "put_back",
    "put_photos",
    "read_attached_file",
    "read_word_upload",
    "reject",
    "remark",
    "reopen",
    "reschedule",
    "resolve_remark",
    "restore_version",
    "return_to_author",
    "revoke",
    "revoke_fact_check",
    "save_orientation",
    "save_text",
    "schedule",
    "send_back",
    "set_last_day",
    "set_path",
    "set_switches",
    "show",
    "start_article",
    "submit",
    "take",
    "take_down",
    "take_over",
    "take_photo",
    "take_word_file",
    "undo_batch",
    "undo_waiver",
    "unschedule",
    "waive",
    "withdraw",
    "write_topic",
]
