"""Facts about articles, announced after commit with ids only."""

from django.dispatch import Signal

article_submitted = Signal()  # article_id, site_id
article_returned = Signal()  # article_id, site_id
article_approved = Signal()  # article_id, site_id
article_published = Signal()  # article_id, site_id
article_published_urgently = Signal()  # article_id, site_id: nobody approved it yet
article_taken_down = Signal()  # article_id, site_id
article_moved = Signal()  # article_id, site_id, act: any step, whatever it was
attached_file_waits = Signal()  # file_id, site_id: somebody must read it before approval
section_changed = Signal()  # section_id, site_id: added, renamed, moved, hidden or shown
rights_changed = Signal()  # person_id, site_id: switches of a person were set
# article_id, site_id, fact_check_id, person_ids: who asked
fact_check_answered = Signal()
text_taken_over = Signal()  # article_id, site_id, person_id: who wrote before, by_id
article_remarked = Signal()  # article_id, site_id, comment_id, by_id
topic_given = Signal()  # topic_id, unit_id, site_id: a unit was given a topic of the week

# A step of the board's path. person_ids: whom it concerns; due_at: until when. Each told once.
step_started = Signal()  # article_id, site_id, person_ids, due_at: it is their turn
step_due_soon = Signal()  # article_id, site_id, person_ids, due_at
step_overdue = Signal()  # article_id, site_id, person_ids, due_at
step_escalated = Signal()  # article_id, site_id, person_ids, due_at: they are called in
