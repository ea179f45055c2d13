"""The room of the fourteen duties."""

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    """Registers the room."""

    name = "chamdiem.portal.duties"
    label = "duties"
    verbose_name = "Mười bốn nội dung"

    def ready(self) -> None:
        """Tell who sees evidence of a duty; open what falls due with a month."""
        from chamdiem.portal.duties import access, actions
        from chamdiem.portal.files import owners
        from chamdiem.portal.periods import followups
        from chamdiem.portal.periods.choices import Stage

        owners.register("noi-dung", access.shows_file, access.gives_files)
        followups.register(Stage.OPEN, actions.open_with_a_month)
