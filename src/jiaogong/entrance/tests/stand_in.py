"""A local stand-in of what DingTalk, Feishu, WeChat and WeCom answer, in the shapes that their manuals show.

A code is good once. `person` says who signs in there next; WHO knows them, OUTSIDER is of another organisation.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

APP, SECRET = "app-of-the-house", "a-secret-of-the-app"
TEACHER, OUTSIDER = "teacher", "outsider"
CORP = "our-corp"
Answer = tuple[int, dict[str, Any]]


@dataclass
class StandIn:
    """What the platforms know, and what they were asked."""

    address: str = ""
    person: str = TEACHER
    nickname: str = "José 老师"
    codes: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    forgotten_tokens: set[str] = field(default_factory=set)

    def new_code(self) -> str:
        code = f"code-{len(self.codes) + 1}-of-{self.person}"
        self.codes[code] = self.person
        return code

    def spend(self, code: str) -> str:
        return self.codes.pop(code, "")

    def endpoints(self, **paths: str) -> dict[str, str]:
        return {name: self.address + path for name, path in paths.items()}


PATHS = {
    "dingtalk": {
        "authorize": "/oauth2/auth",
        "token": "/v1.0/oauth2/userAccessToken",
        "user": "/v1.0/contact/users/me",
    },
    "feishu": {
        "authorize": "/open-apis/authen/v1/index",
        "app_token": "/open-apis/auth/v3/app_access_token/internal",
        "token": "/open-apis/authen/v1/access_token",
        "user": "/open-apis/authen/v1/user_info",
    },
    "weixin": {"authorize": "/connect/qrconnect", "token": "/sns/oauth2/access_token", "user": "/sns/userinfo"},
    "wecom": {
        "authorize": "/wwlogin/sso/login",
        "authorize_inside": "/connect/oauth2/authorize",
        "token": "/cgi-bin/gettoken",
        "user": "/cgi-bin/auth/getuserinfo",
    },
}
AUTHORIZE = {paths["authorize"] for paths in PATHS.values()} | {PATHS["wecom"]["authorize_inside"]}


def _dingtalk_token(there: StandIn, said: dict[str, Any], _headers: Any) -> Answer:
    if (said["clientId"], said["clientSecret"], said["grantType"]) != (APP, SECRET, "authorization_code"):
        return 400, {"code": "invalidClientIdOrSecret", "message": "无效的clientId或者clientSecret", "requestid": "1"}
    person = there.spend(said["code"])
    if not person:
        told = {"code": "invalidParameter.authCode.notFound", "message": "不合法的临时授权码", "requestid": "2"}
        return 400, told
    corp = CORP if person == TEACHER else "another-corp"
    return 200, {"accessToken": person, "refreshToken": "r", "expireIn": 7200, "corpId": corp}


def _dingtalk_user(there: StandIn, _said: dict[str, Any], headers: Any) -> Answer:
    person = headers["x-acs-dingtalk-access-token"]
    return 200, {"nick": there.nickname, "unionId": f"u-{person}", "openId": f"o-{person}", "stateCode": "86"}


def _feishu_app_token(_there: StandIn, said: dict[str, Any], headers: Any) -> Answer:
    if not headers["Content-Type"].startswith("application/json"):
        return 200, {"code": 9499, "msg": "Bad Request"}
    if (said["app_id"], said["app_secret"]) != (APP, SECRET):
        return 200, {"code": 10014, "msg": "app secret invalid"}
    return 200, {"code": 0, "msg": "ok", "app_access_token": "a-1", "expire": 7200, "tenant_access_token": "t-1"}


def _feishu_token(there: StandIn, said: dict[str, Any], _headers: Any) -> Answer:
    person = there.spend(said["code"]) if said["app_access_token"] == "a-1" else ""
    if not person:
        return 200, {"code": 20003, "msg": "code not found"}
    data = {"access_token": person, "token_type": "Bearer", "expires_in": 7140, "refresh_token": "r"}
    return 200, {"code": 0, "msg": "success", "data": data}


def _feishu_user(there: StandIn, _said: dict[str, Any], headers: Any) -> Answer:
    person = headers["Authorization"].removeprefix("Bearer ")
    tenant = CORP if person == TEACHER else "another-tenant"
    data = {"name": there.nickname, "open_id": f"ou_{person}", "union_id": f"on_{person}", "tenant_key": tenant}
    return 200, {"code": 0, "msg": "success", "data": {**data, "employee_no": "M0001"}}


def _weixin_token(there: StandIn, said: dict[str, Any], _headers: Any) -> Answer:
    if (said["appid"], said["secret"]) != (APP, SECRET):
        return 200, {"errcode": 40125, "errmsg": "invalid appsecret, rid: 1"}
    person = there.spend(said["code"])
    if not person:
        return 200, {"errcode": 40029, "errmsg": "invalid code, rid: 2"}
    told = {"access_token": person, "expires_in": 7200, "refresh_token": "r", "openid": f"o-{person}"}
    return 200, {**told, "scope": "snsapi_login", "unionid": f"u-{person}"}


def _weixin_user(there: StandIn, said: dict[str, Any], _headers: Any) -> Answer:
    if said["access_token"] in there.forgotten_tokens:
        return 200, {"errcode": 40001, "errmsg": "invalid credential, access_token is invalid or not latest, rid: 3"}
    return 200, {"openid": said["openid"], "nickname": there.nickname, "sex": 0, "privilege": [], "unionid": "u"}


def _wecom_token(there: StandIn, said: dict[str, Any], _headers: Any) -> Answer:
    if (said["corpid"], said["corpsecret"]) != (APP, SECRET):
        return 200, {"errcode": 40001, "errmsg": "invalid credential, hint: [1], from ip: 127.0.0.1"}
    token = f"app-token-{there.asked.count(PATHS['wecom']['token'])}"
    return 200, {"errcode": 0, "errmsg": "ok", "access_token": token, "expires_in": 7200}


def _wecom_user(there: StandIn, said: dict[str, Any], _headers: Any) -> Answer:
    if said["access_token"] in there.forgotten_tokens:
        return 200, {"errcode": 42001, "errmsg": "access_token expired, hint: [2]"}
    person = there.spend(said["code"])
    if not person:
        return 200, {"errcode": 40029, "errmsg": "invalid code, hint: [3]"}
    if person == OUTSIDER:
        return 200, {"errcode": 0, "errmsg": "ok", "openid": "o-outsider", "external_userid": "wm-outsider"}
    return 200, {"errcode": 0, "errmsg": "ok", "userid": "M0001", "user_ticket": "t", "expires_in": 1800}


ANSWERS: dict[str, Callable[[StandIn, dict[str, Any], Any], Answer]] = {
    PATHS["dingtalk"]["token"]: _dingtalk_token,
    PATHS["dingtalk"]["user"]: _dingtalk_user,
    PATHS["feishu"]["app_token"]: _feishu_app_token,
    PATHS["feishu"]["token"]: _feishu_token,
    PATHS["feishu"]["user"]: _feishu_user,
    PATHS["weixin"]["token"]: _weixin_token,
    PATHS["weixin"]["user"]: _weixin_user,
    PATHS["wecom"]["token"]: _wecom_token,
    PATHS["wecom"]["user"]: _wecom_user,
}


def _handler(there: StandIn) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            said = {k: v[0] for k, v in parse_qs(parts.query).items()}
            if parts.path in AUTHORIZE:
                self._send_back(said)
            else:
                self._answer(parts.path, said)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            is_json = self.headers["Content-Type"].startswith("application/json")
            said = json.loads(body) if is_json else {k: v[0] for k, v in parse_qs(body.decode()).items()}
            self._answer(urlsplit(self.path).path, said)

        def _send_back(self, said: dict[str, str]) -> None:
            assert APP in (said.get("client_id"), said.get("app_id"), said.get("appid"))
            name = "authCode" if "prompt" in said else "code"
            where = urlencode({name: there.new_code(), "state": said["state"]})
            self.send_response(302)
            self.send_header("Location", f"{said['redirect_uri']}?{where}")
            self.end_headers()

        def _answer(self, path: str, said: dict[str, Any]) -> None:
            there.asked.append(path)
            status, told = ANSWERS[path](there, said, self.headers)
            body = json.dumps(told, ensure_ascii=False).encode("utf-8")
            self.send_response(status)
            # WeChat calls its JSON plain text and names no encoding.
            self.send_header("Content-Type", "text/plain" if path.startswith("/sns/") else "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_given: object) -> None:
            return None

    return Handler


@contextmanager
def standing_in() -> Iterator[StandIn]:
    there = StandIn()
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler(there)) as server:
        there.address = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield there
        server.shutdown()
