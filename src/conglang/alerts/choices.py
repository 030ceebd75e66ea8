from django.db.models import TextChoices


class AlertKind(TextChoices):
    """What a line over every page tells of."""

    DISASTER = "disaster", "Thiên tai"
    EPIDEMIC = "epidemic", "Dịch bệnh"
    INCIDENT = "incident", "Sự cố"
    NOTICE = "notice", "Thông báo chung"
    OUTAGE = "outage", "Ngừng hệ thống"


#: Told by those who publish in an emergency; the others by those who look after the portal too.
EMERGENCIES = frozenset({AlertKind.DISASTER, AlertKind.EPIDEMIC, AlertKind.INCIDENT})
