"""The room of tasks."""

from django.apps import AppConfig


class TasksConfig(AppConfig):
    """Registers the room."""

    name = "chamdiem.portal.tasks"
    label = "tasks"
    verbose_name = "Nhiệm vụ"

    def ready(self) -> None:
        """Tell the room of files who sees the product of a task."""
        from chamdiem.portal.directives import panels
        from chamdiem.portal.files import owners
        from chamdiem.portal.tasks import access
        from chamdiem.portal.tasks.pages.panel import panel

        owners.register("nhiem-vu", access.shows_file, access.gives_files)
        panels.register("tasks", panel)
