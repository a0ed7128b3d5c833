"""pyHanko, loaded without its HTTP client.

pyHanko imports aiohttp and ssl for time stamps and revocation lists, which an offline program never asks for; loading
them would bring a network client into the process and more than double the time of the import. While pyHanko is loaded
stand-ins take these names; afterwards the names are free again and the stand-ins live on only where pyHanko has bound
them. So every part of pyHanko that this program uses is imported here and nowhere else.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


class _Absent(ModuleType):
    """A module whose every name is an empty exception class: enough to be subclassed and caught."""

    def __getattr__(self, name: str) -> type[Exception]:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (Exception,), {})


@contextmanager
def _without_http_client() -> Iterator[None]:
    absent = [name for name in ("aiohttp", "ssl") if name not in sys.modules]
    sys.modules.update({name: _Absent(name) for name in absent})
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


with _without_http_client():
    from pyhanko.pdf_utils.content import PdfContent
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.general import SigningError, as_signing_certificate_v2, extract_signer_info, simple_cms_attribute
    from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes, Signer
    from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner
    from pyhanko.sign.validation.generic_cms import (
        extract_certs_for_validation,
        extract_self_reported_ts,
        get_signing_cert_attr,
        validate_sig_integrity,
    )
    from pyhanko.stamp.noop import NoOpStampStyle
    from pyhanko.stamp.static import StaticStampStyle
    from pyhanko_certvalidator.registry import SimpleCertificateStore

__all__ = [
    "AxisAlignment",
    "BoxConstraints",
    "IncrementalPdfFileWriter",
    "MDPPerm",
    "Margins",
    "NoOpStampStyle",
    "PdfCMSSignedAttributes",
    "PdfContent",
    "PdfError",
    "PdfFileReader",
    "PdfSignatureMetadata",
    "PdfSigner",
    "SigSeedSubFilter",
    "Signer",
    "SigningError",
    "SimpleBoxLayoutRule",
    "SimpleCertificateStore",
    "StaticStampStyle",
    "as_signing_certificate_v2",
    "extract_certs_for_validation",
    "extract_self_reported_ts",
    "extract_signer_info",
    "get_signing_cert_attr",
    "simple_cms_attribute",
    "validate_sig_integrity",
]
