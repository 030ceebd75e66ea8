from django.dispatch import Signal

#: A line over every page was put up or taken down. site_id
alerts_changed = Signal()
