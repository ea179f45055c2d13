"""The room of the calendar."""

from django.apps import AppConfig


class CalendarConfig(AppConfig):
    """Lịch làm việc."""

    name = "chamdiem.portal.calendar"
    label = "calendar"
    verbose_name = "Lịch làm việc"
