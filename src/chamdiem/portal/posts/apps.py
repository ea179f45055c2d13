"""The room of posts."""

from django.apps import AppConfig


class PostsConfig(AppConfig):
    """Registers the room."""

    name = "chamdiem.portal.posts"
    label = "posts"
    verbose_name = "Chức vụ"
