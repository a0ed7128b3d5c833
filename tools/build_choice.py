"""What the built program takes along of its libraries, and what it leaves; docs/building.md gives reasons and sizes.

Of Qt only what the tables name is taken; of other libraries everything but what they name.
"""

from __future__ import annotations

import re

from lapreporter.i18n.manners import MANNERS

QT_LIBRARIES = {"Core", "Gui", "Widgets", "Svg", "DBus", "XcbQpa"}
QT_PLUGINS = {
    "platforms": {"qwindows", "qxcb", "qoffscreen"},
    "styles": {"qmodernwindowsstyle"},
    "platformthemes": {"qxdgdesktopportal"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "iconengines": {"qsvgicon"},
    "imageformats": {"qsvg", "qico"},
}
QT_TRANSLATIONS = re.compile(r"qtbase_(ar|zh_CN|es|fr|pt_BR|ru)\.qm")

# Babel reads a locale together with its ancestors; Arabic months come from Syria's as well (lapreporter/i18n/cldr.py).
LOCALES = {"root", "en_001", "ar_SY"} | {
    "_".join(parts[:end]) for one in MANNERS for parts in [one.cldr.split("_")] for end in range(1, len(parts) + 1)
}

# The lists that passphrases are drawn from (lapreporter/document/passphrases.py).
WORD_LISTS = ("english", "french", "portuguese", "russian", "spanish")

UNUSED_MODULES = (
    # The network.
    *("aiohttp", "requests", "PySide6.QtNetwork", "ftplib", "smtplib", "xmlrpc"),
    # Tests and development, drawn in by plug-ins of libraries.
    *("hypothesis", "mypy", "pytest", "_pytest", "unittest", "doctest", "pdb", "pydoc", "lib2to3", "setuptools", "pip"),
    *("distutils", "pkg_resources", "cffi._shimmed_dist_utils", "pycparser", "pydantic.mypy"),
    # Other faces of libraries.
    *("tkinter", "curses", "readline", "sqlite3", "PIL._imagingtk", "PIL.ImageTk", "PIL._avif"),
    *("lxml.sax", "lxml.builder", "charset_normalizer", "cffi", "oscrypto", "pydantic.v1"),
    *("_codecs_hk", "_codecs_jp", "_codecs_kr", "_codecs_tw", "bz2", "_bz2", "lzma", "_lzma", "multiprocessing"),
    # Python's own SHA-256 is slower and does; encryption and signatures bring their OpenSSL inside `cryptography`.
    *("_hashlib", "_ssl", "ssl"),
    *("rich", "pygments", "markdown_it", "lxml.html", "lxml.objectify", "lxml.isoschematron", "numpy", "IPython"),
    *("PySide6.QtOpenGL", "PySide6.QtDBus", "reportlab.graphics"),
)
UNUSED_DATA = re.compile(r"lxml/isoschematron/|certifi/|.*\.dist-info/(?!METADATA|licenses|LICEN)")
# What Qt for Windows brings for programs that draw with OpenGL or Direct3D; widgets are painted without.
UNUSED_LIBRARIES = re.compile(r"(opengl32sw|d3dcompiler_\d+|dxcompiler|dxil|libEGL|libGLESv2)\.dll", re.IGNORECASE)
# Whoever can see a window has these; old copies of them beside newer plug-ins of the system do harm.
FROM_THE_SYSTEM = ("dbus-1", "glib-2.0", "gthread-2.0", "fontconfig", "freetype", "X11", "X11-xcb", "stdc++", "gcc_s")


def kept(destination: str) -> bool:
    """Whether a library or a data file is taken along, by its place in the program."""
    path = destination.replace("\\", "/")
    if plugin := re.search(r"PySide6/(?:Qt/)?plugins/([^/]+)/(?:lib)?([^/.]+)\.", path):
        return plugin[2] in QT_PLUGINS.get(plugin[1], ())
    if library := re.search(r"PySide6/(?:Qt/lib/)?(?:lib)?Qt6(\w+)\.", path):
        return library[1] in QT_LIBRARIES
    if words := re.search(r"PySide6/(?:Qt/)?translations/(.*)", path):
        return QT_TRANSLATIONS.fullmatch(words[1]) is not None
    if locale := re.search(r"babel/locale-data/(.*)\.dat", path):
        return locale[1] in LOCALES
    return not (UNUSED_DATA.match(path) or UNUSED_LIBRARIES.fullmatch(path.rpartition("/")[2]))


def from_the_system(name: str) -> bool:
    """Whether a library is left to the system."""
    library = re.fullmatch(r"lib(.+?)\.so[.\d]*", name)
    return library is not None and library[1] in FROM_THE_SYSTEM
