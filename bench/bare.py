"""The outsider in the window: the same kind of form in bare Qt widgets, with nothing behind."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QPlainTextEdit,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from bench.measuring import Values
from bench.windows import leave, painted

_PAGES, _FIELDS, _KEYS = 40, 12, 9


def bare(values: Values) -> None:
    """The least that Qt can do: a list of pages, questions with fields, a table of the same rows, and nothing behind.

    Fields and rows are filled before the clock of a keystroke starts; nothing is checked, translated or saved.
    """
    application = QApplication([])
    window, pages, names = QMainWindow(), QStackedWidget(), QListWidget()
    names.addItems([f"Page {number + 1}" for number in range(_PAGES)])
    names.currentRowChanged.connect(pages.setCurrentIndex)
    pages.addWidget(_bare_page())
    split = QSplitter()
    split.addWidget(names)
    split.addWidget(pages)
    window.setCentralWidget(split)
    window.resize(1200, 800)
    window.show()
    painted(application, window)
    values.since_start("window")
    values.memory("memory")
    from bench.samples import COLUMNS

    with values.seconds("page"):
        pages.setCurrentIndex(pages.addWidget(_bare_page()))
        painted(application, window)
    table = _bare_table()
    pages.setCurrentIndex(pages.addWidget(table))
    painted(application, window)
    for number in range(_KEYS):
        with values.seconds("keystroke"):
            table.setItem(number, COLUMNS.index("size_m2"), QTableWidgetItem(str(4_711 + number)))
            painted(application, window)
    leave()


def _bare_page() -> QWidget:
    page = QWidget()
    form = QFormLayout(page)
    for number in range(_FIELDS):
        form.addRow(f"Question {number + 1}", QPlainTextEdit() if number % 3 == 2 else QLineEdit())
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(page)
    return scroll


def _bare_table() -> QTableWidget:
    from bench.samples import AREAS, COLUMNS, area

    table = QTableWidget(AREAS, len(COLUMNS))
    for number in range(AREAS):
        row = area(number)
        for column, name in enumerate(COLUMNS):
            table.setItem(number, column, QTableWidgetItem(str(getattr(row, name) or "")))
    return table
