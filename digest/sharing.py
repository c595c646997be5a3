"""Whether a site has pictures of its headlines, which the setting `share_images` asks for, and whether it can."""

from __future__ import annotations

from hashlib import blake2b

from digest.disk.program import PILLOW, list_libraries
from digest.disk.sources import ThemeFiles
from digest.errors import SettingsError
from digest.model.problem import SETTINGS_FILE, Problem
from digest.model.settings import Settings
from digest.publishing.frame import STYLE
from digest.publishing.share_images import is_font
from digest.publishing.sharing import Sharing, find_colours
from digest.publishing.times import Calendar
from digest.publishing.works import ShareLook


def find_sharing(settings: Settings, files: ThemeFiles, calendar: Calendar) -> Sharing | None:
    """None where the settings do not ask for pictures. Raises SettingsError where they do and cannot have them."""
    if not settings.share_images:
        return None
    libraries = list_libraries(PILLOW)
    if not libraries:
        message = "share_images: true needs Pillow, which is not installed"
        hint = "pip install 'news-digest[images]'"
        raise SettingsError([Problem(SETTINGS_FILE, 0, 0, "missing-extra", message, hint, ("share_images",))])
    font = read_font(settings, files)
    digest = blake2b(font, digest_size=16).hexdigest() if font else ""
    colours = find_colours(files.read_static(STYLE) or b"")
    return Sharing(ShareLook(settings.title, **colours, font=digest, libraries=tuple(libraries)), font, calendar)


def read_font(settings: Settings, files: ThemeFiles) -> bytes:
    """The site's own font; empty where it has none."""
    if not settings.share_font:
        return b""
    font = files.read_static(settings.share_font)
    if font is None or not is_font(font):
        message = f"share_font is {settings.share_font}, and {'there is no such file' if font is None else 'that is no font'}"
        hint = f"put a TrueType or OpenType font into {settings.static_dir}/, and write its path there"
        raise SettingsError([Problem(SETTINGS_FILE, 0, 0, "bad-setting", message, hint, ("share_font",))])
    return font
