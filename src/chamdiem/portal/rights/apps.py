"""The app `rights`."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    """Who may do what."""

    name = "chamdiem.portal.rights"
    label = "rights"
    verbose_name = "Quyền"

    def ready(self) -> None:
        """Tell the room of files from whom it takes any."""
        from chamdiem.portal.files import owners
        from chamdiem.portal.rights import giving

        owners.register("minh-chung", giving.shows_none, giving.may_give)
