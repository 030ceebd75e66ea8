"""Facts about people, announced after commit."""

from django.dispatch import Signal

person_left = Signal()  # person_id, site_id: a post ended or will end
