"""One page from the web, within limits of size and time."""

import time
from urllib.parse import unquote, urljoin, urlsplit

import urllib3

from policy_nlp.ingest.errors import IngestError, Limits

_CHUNK = 65_536
_HEADERS = {"User-Agent": "policy-nlp (+https://pypi.org/project/policy-nlp/)", "Accept-Language": "zh"}


def is_url(text: str) -> bool:
    """Whether `text` is an address to fetch rather than a path."""
    return text.startswith(("http://", "https://"))


def fetch(url: str, limits: Limits) -> tuple[bytes, str]:
    """The content at `url`, and the address it came from in the end.

    Raises:
        IngestError: the server cannot be reached, refuses, or sends too much or too slowly.
    """
    deadline = time.monotonic() + limits.seconds
    retries = urllib3.Retry(total=5, connect=0, read=0, redirect=5)
    try:
        with urllib3.PoolManager(retries=retries, timeout=urllib3.Timeout(limits.seconds)) as pool:
            response = pool.request("GET", url, headers=_HEADERS, preload_content=False)
            if response.status != 200:
                raise IngestError(url, f"the server answers {response.status}", "check the address in a browser")
            data = _read(response, url, limits, deadline)
            return data, _final_address(url, response)
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise IngestError(
            url, f"cannot be fetched ({type(error).__name__})", "check the address and the network"
        ) from error


def _final_address(url: str, response: urllib3.BaseHTTPResponse) -> str:
    for step in response.retries.history if response.retries else ():
        url = urljoin(url, step.redirect_location or "")
    return url


def _read(response: urllib3.BaseHTTPResponse, url: str, limits: Limits, deadline: float) -> bytes:
    chunks, size = [], 0
    for chunk in response.stream(_CHUNK, decode_content=True):
        size += len(chunk)
        if size > limits.file_bytes:
            raise IngestError(url, f"it is larger than {limits.file_bytes / 1e6:.1f} MB", "raise it with: --max-mb")
        if time.monotonic() > deadline:
            raise IngestError(
                url, f"it takes longer than {limits.seconds:.0f} s", "raise that with --max-seconds, or save it by hand"
            )
        chunks.append(chunk)
    return b"".join(chunks)


def name_of(url: str) -> str:
    """A file name for what is at `url`: host, last path segment, query, so that `index.html` stays telling."""
    parts = urlsplit(url)
    last = unquote(parts.path.rstrip("/").rpartition("/")[2]).partition(".")[0]
    return "-".join(part for part in (parts.hostname or "web", last, unquote(parts.query)) if part) + ".web"
