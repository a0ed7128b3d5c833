"""What Windows wants to see of a program: its icon in seven sizes, a manifest, and a version resource per starter."""

from __future__ import annotations

import os
import struct
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication

from lapreporter import __version__
from lapreporter.ui.kit.icons import application_pixmap

SIZES = (16, 24, 32, 48, 64, 128, 256)
DIRECTORY, ENTRY = struct.Struct("<HHH"), struct.Struct("<BBBBHHII")
ENGLISH_UNICODE = "040904B0"

STARTERS = {
    "LAP Reporter": "LAP Reporter",
    "lapreporter": "LAP Reporter, command line",
}

RESOURCE = """\
VSVersionInfo(
    ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1),
    kids=[
        StringFileInfo([StringTable("{table}", [
            StringStruct("CompanyName", "LAP Reporter"),
            StringStruct("FileDescription", "{title}"),
            StringStruct("FileVersion", "{version}"),
            StringStruct("InternalName", "{name}"),
            StringStruct("LegalCopyright", "MIT licence"),
            StringStruct("OriginalFilename", "{name}.exe"),
            StringStruct("ProductName", "LAP Reporter"),
            StringStruct("ProductVersion", "{version}"),
        ])]),
        VarFileInfo([VarStruct("Translation", [0x0409, 0x04B0])]),
    ],
)
"""

# In this order: no administrator is asked for; Windows 10 and 11; sharp on every screen of several; paths beyond 260
# characters; UTF-8 for everything that asks for the code page of the system; buttons and bars of today.
MANIFEST = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0">
  <trustInfo xmlns="urn:schemas-microsoft-com:asm.v3">
    <security>
      <requestedPrivileges>
        <requestedExecutionLevel level="asInvoker" uiAccess="false"/>
      </requestedPrivileges>
    </security>
  </trustInfo>
  <compatibility xmlns="urn:schemas-microsoft-com:compatibility.v1">
    <application>
      <supportedOS Id="{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"/>
    </application>
  </compatibility>
  <application xmlns="urn:schemas-microsoft-com:asm.v3">
    <windowsSettings>
      <dpiAware xmlns="http://schemas.microsoft.com/SMI/2005/WindowsSettings">true/pm</dpiAware>
      <dpiAwareness xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">PerMonitorV2</dpiAwareness>
      <longPathAware xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">true</longPathAware>
      <activeCodePage xmlns="http://schemas.microsoft.com/SMI/2019/WindowsSettings">UTF-8</activeCodePage>
    </windowsSettings>
  </application>
  <dependency>
    <dependentAssembly>
      <assemblyIdentity type="win32" name="Microsoft.Windows.Common-Controls" version="6.0.0.0"
        processorArchitecture="*" publicKeyToken="6595b64144ccf1df" language="*"/>
    </dependentAssembly>
  </dependency>
</assembly>
"""


def write_manifest(file: Path) -> None:
    """What both starters ask of Windows."""
    file.write_text(MANIFEST, encoding="utf-8")


def write_versions(folder: Path) -> None:
    """The version resource of each starter, in the words of PyInstaller."""
    parts = [int(part) for part in __version__.split(".")[:4]]
    numbers = tuple(parts + [0] * (4 - len(parts)))
    for name, title in STARTERS.items():
        text = RESOURCE.format(numbers=numbers, table=ENGLISH_UNICODE, title=title, version=__version__, name=name)
        (folder / f"{name}.version").write_text(text, encoding="utf-8")


def write_icon(file: Path) -> None:
    """The program's sign as an icon file, drawn from resources/icons/application.svg."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    file.write_bytes(_icon([_png(size) for size in SIZES]))
    application.processEvents()


def _png(size: int) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    application_pixmap(size).save(buffer, "PNG")
    return bytes(data.data())


def _icon(pictures: Sequence[bytes]) -> bytes:
    """An icon file of PNG pictures, as Windows has read them since Vista; 0 stands for 256 pixels."""
    entries, offset = b"", DIRECTORY.size + len(pictures) * ENTRY.size
    for size, picture in zip(SIZES, pictures, strict=True):
        entries += ENTRY.pack(size % 256, size % 256, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return DIRECTORY.pack(0, 1, len(pictures)) + entries + b"".join(pictures)
