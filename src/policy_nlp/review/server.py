"""The review page and its few addresses, for one person at one computer.

Only requests to the loopback address itself are answered (no other site can point a name at it), everything but the
page and its two files needs the token of this run, and nothing is loaded from anywhere else.
"""

import secrets
from collections.abc import Awaitable, Callable
from importlib.resources import files
from typing import Any

import orjson
from jinja2 import Environment, PackageLoader
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from policy_nlp.review.checks import CHOICES, commodity_ids
from policy_nlp.review.desk import Answer, Desk, RefusedError
from policy_nlp.review.store import ChangedMeanwhileError

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_ASSETS = {"review.js": "text/javascript", "review.css": "text/css"}
_LARGEST_BODY = 100_000
_Next = Callable[[Request], Awaitable[Response]]
_Act = Callable[["_Asked"], dict[str, Any]]


class _Asked(BaseModel):
    """The body of a request: the page that asks, and what it asks for."""

    model_config = ConfigDict(extra="forbid")

    session: str = Field(min_length=8, max_length=64)
    key: str = ""
    answer: Answer = "accept"
    form: dict[str, Any] = {}


def make_app(desk: Desk, token: str, port: int) -> Starlette:
    """The application over a desk.

    Args:
        desk: the queue and the verdicts.
        token: what requests must bring in the header `X-Token`.
        port: the port of this server, which is part of the only Host that is answered.
    """
    guard = Middleware(BaseHTTPMiddleware, dispatch=_guard(token, {f"127.0.0.1:{port}", f"localhost:{port}"}))
    return Starlette(routes=[Route("/", _page), *map(_asset, _ASSETS), *_api(desk)], middleware=[guard])


def _guard(token: str, hosts: set[str]) -> Callable[[Request, _Next], Awaitable[Response]]:
    async def guard(request: Request, answer: _Next) -> Response:
        origin = request.headers.get("origin")
        if request.headers.get("host") not in hosts or (origin and origin.removeprefix("http://") not in hosts):
            response = _json({"message": "this server answers to 127.0.0.1 alone"}, 421)
        elif request.url.path.startswith("/api/") and not _has_token(request, token):
            response = _json({"message": "open the address that policy-nlp review has printed"}, 403)
        else:
            response = await answer(request)
        response.headers.update(_HEADERS)
        return response

    return guard


def _has_token(request: Request, token: str) -> bool:
    return secrets.compare_digest(request.headers.get("x-token", "").encode(), token.encode())


def _page(_: Request) -> Response:
    environment = Environment(loader=PackageLoader("policy_nlp.review"), autoescape=True)
    values = {"choices": CHOICES, "commodities": commodity_ids()}
    return Response(environment.get_template("page.html.j2").render(values), media_type="text/html")


def _asset(name: str) -> Route:
    data = (files("policy_nlp.review") / "static" / name).read_bytes()

    def send(_: Request) -> Response:
        return Response(data, media_type=_ASSETS[name])

    return Route(f"/{name}", send)


def _api(desk: Desk) -> list[Route]:
    def judge(asked: _Asked) -> dict[str, Any]:
        desk.judge(asked.session, asked.key, asked.answer, asked.form)
        return desk.next(asked.session)

    def skip(asked: _Asked) -> dict[str, Any]:
        desk.skip(asked.session, asked.key)
        return desk.next(asked.session)

    def undo(asked: _Asked) -> dict[str, Any]:
        desk.undo(asked.session)
        return desk.next(asked.session)

    def check(asked: _Asked) -> dict[str, Any]:
        checked = desk.check(asked.key, asked.form)
        return {"problems": checked.problems, "notes": checked.notes}

    return [
        _route("next", lambda asked: desk.next(asked.session)),
        _route("judge", judge),
        _route("skip", skip),
        _route("undo", undo),
        _route("check", check),
    ]


def _route(name: str, act: _Act) -> Route:
    async def answer(request: Request) -> Response:
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > _LARGEST_BODY:
                return _json({"message": "too much at once"}, 413)
        return await run_in_threadpool(_answered, act, body)

    return Route(f"/api/{name}", answer, methods=["POST"])


def _answered(act: _Act, body: bytes) -> Response:
    try:
        return _json(act(_Asked.model_validate_json(body)))
    except ValidationError:
        return _json({"message": "this is no request of the page"}, 400)
    except RefusedError as error:
        return _json({"message": str(error), "problems": error.problems}, 422)
    except ChangedMeanwhileError as error:
        return _json({"message": str(error)}, 409)


def _json(value: dict[str, Any], status: int = 200) -> Response:
    return Response(orjson.dumps(value), status, media_type="application/json")
