from django.dispatch import Signal

#: Who is shown as a leader changed, by an act or by the day. site_id
leaders_changed = Signal()
