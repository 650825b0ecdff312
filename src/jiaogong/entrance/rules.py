"""What a browser says of itself, as coarsely as an audit line may keep it."""

from __future__ import annotations

# The first that fits: browsers made of others name those too.
_BROWSERS = {
    "MicroMessenger/": "WeChat",
    "DingTalk/": "DingTalk",
    "Lark/": "Feishu",
    "Edg": "Edge",
    "OPR/": "Opera",
    "Firefox/": "Firefox",
    "FxiOS/": "Firefox",
    "Chrome/": "Chrome",
    "CriOS/": "Chrome",
    "Safari/": "Safari",
}
_SYSTEMS = {
    "Android": "Android",
    "OpenHarmony": "HarmonyOS",
    "iPhone": "iOS",
    "iPad": "iOS",
    "Windows": "Windows",
    "Mac OS X": "macOS",
    "Linux": "Linux",
}


def coarse_client(user_agent: str) -> str:
    """Browser and system without versions or devices; "" of what names neither.

    >>> coarse_client("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36 Edg/141.0")
    'Edge, Windows'
    >>> coarse_client("curl/8.9")
    ''
    """
    found = (next((name for mark, name in known.items() if mark in user_agent), "") for known in (_BROWSERS, _SYSTEMS))
    return ", ".join(name for name in found if name)
