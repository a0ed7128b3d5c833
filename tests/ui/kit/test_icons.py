from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from lapreporter.locations import shipped
from lapreporter.ui.kit.icons import Icon, Mark, application_icon, application_pixmap, icon_pixmap


def ink(image: QImage) -> int:
    """How many pixels are drawn."""
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixelColor(x, y).alpha() > 40 for x, y in points)


@pytest.mark.parametrize("icon", Icon)
def test_every_icon_draws_something_in_the_colour_asked_for(qapp: QApplication, icon: Icon) -> None:
    image = icon_pixmap(icon, QColor("#1F4E8C"), 24).toImage()
    assert 20 < ink(image) < 520
    strongest = max((image.pixelColor(x, y) for x in range(24) for y in range(24)), key=lambda colour: colour.alpha())
    assert abs(strongest.blue() - 0x8C) < 8


def test_files_and_names_of_icons_agree() -> None:
    files = {file.stem for file in shipped("resources", "icons").glob("*.svg")}
    assert files == {icon.value for icon in Icon} | {"application"}


def test_no_two_icons_look_the_same(qapp: QApplication) -> None:
    drawn = [icon_pixmap(icon, QColor("black"), 24).toImage() for icon in Icon]
    assert all(one != other for index, one in enumerate(drawn) for other in drawn[index + 1 :])


def test_the_four_states_and_four_severities_differ_in_shape() -> None:
    assert len({mark.icon for mark in Mark}) == len(Mark) == 8


def test_arrows_turn_round_and_the_picture_is_sharp(qapp: QApplication) -> None:
    there = icon_pixmap(Icon.NEXT, QColor("black"), 16, 2.0)
    back = icon_pixmap(Icon.NEXT, QColor("black"), 16, 2.0, mirrored=True)
    assert back.toImage().size().width() == 32
    assert back.devicePixelRatio() == 2.0
    assert back.toImage() == there.toImage().flipped(Qt.Orientation.Horizontal)


def test_the_program_has_a_sign(qapp: QApplication) -> None:
    assert len(application_icon().availableSizes()) == 7
    assert ink(application_pixmap(24).toImage()) > 500
