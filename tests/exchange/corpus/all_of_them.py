"""The whole corpus."""

from __future__ import annotations

from tests.exchange.corpus import by_signers, in_bytes, in_revisions

MANIPULATIONS = (*in_bytes.MANIPULATIONS, *in_revisions.MANIPULATIONS, *by_signers.MANIPULATIONS)
