"""What the rules on resources have in common."""

from __future__ import annotations

from lapreporter.words import Term, mark

OBLIGATIONS = {
    "article_3": Term(mark("Article 3 (stockpiles)")),
    "article_4": Term(mark("Article 4 (clearance)")),
    "article_5": Term(mark("Article 5 (victims)")),
}
