"""A stranger's notice inside the text: who owns it, where it was taken from, whom to follow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaogong.prose.findings.sheet import Sheet
from jiaogong.prose.reading import Finding

_SITE = (
    r"(?:[\w·]{0,8}(?:范文|作文|文秘|文库|公文|论文|资料|课件|文档|总结|下载|无忧|留学|秘书|写作|材料|学习|教案|论坛|百科|贴吧)网"
    r"|(?:百度|豆丁|道客巴巴|新浪|人人|原创力|第一|品才)(?:文库|文档|范文|爱问|百科))"
)
_NOTICE = re.compile(
    rf"""
    (?:本文|文章|本站|以上|资料|内容|作品|范文)?[^,。\n]{{0,4}}(?:版权|著作权)(?:均|都|全部)?(?:归|属于?|所有|声明)[^,。\n]{{0,24}}
    | (?:严禁|禁止|谢绝|请勿|不得|未经[^,。\n]{{2,8}})(?:擅自|非法|任何)?[^,。\n]{{0,6}}(?:转载|盗用|抄袭|复制|采集)[^,。\n]{{0,12}}
    | (?:如需|如要|欢迎)?转载(?:请|时|须|需|务必|注明|自|于)[^,。\n]{{0,24}} | 侵权必究 | 请注明(?:出处|来源)[^,。\n]{{0,20}}
    | (?:本文|本篇|此文|该文|文章|本资料|以上内容|本(?:docx?|pdf|word)?文档)
      (?:由|来自|来源于?|转自|转载|出自|选自|摘自|源自|取自|原文|链接|地址|网址|首发)[^,。\n]{{1,30}}
    | (?<![{{\u4e00-\u9fff}}])(?:来源|来自|出处|转自|摘自)\ ?[:/]\ ?(?!(?:互联网|网络|未知|原创|本站|转载)(?:\s|$))[^\s,。)\n]{{2,24}}
    | [(【\[](?:来源|来自|出自|转自|摘自|选自|原文|via)[^)】\]\n]{{1,30}}[)】\]]
    | (?:欢迎|敬请|请|扫码|长按|点击|微信搜索|搜索)[^,。\n]{{0,12}}(?:关注|订阅|加入|添加|收藏)[^,。\n]{{0,6}}
      (?:我们|本站|本号|公众号|公众平台|微信|官微|头条号|qq群|QQ群|二维码|下方)[^,。\n]{{0,16}}
    | (?:更多|获取|查看|下载)[^,。\n]{{0,24}}(?:关注|登录|登陆|访问|尽在|请到|请上|公众号|微信号)[^,。\n]{{0,24}}
    | (?:微信号|公众号|微信公众号|QQ群?|qq群?)\ ?:\ ?[\w“”·-]{{2,20}}
    | (?:https?://|www\.)[\w./?=&%#~-]+ | (?<![@\w.])[a-z0-9-]{{2,20}}\.(?:com|net|cn|org)(?:\.cn)?(?![\w@])
    | {_SITE}(?:提供|整理|收集|原创|首发|为您|为你|发布|编辑|欢迎|祝)?
    | (?:本站|本网站|本网)(?:提供|整理|收集|原创|所有|首发|为您|地址|域名|声明|不承担)[^,。\n]{{0,20}}
    | [^,。\n]{{0,12}}海量范文[^。\n]{{0,40}}
    | copyright[^,。\n]{{0,30}} | ©[^,。\n]{{0,30}} | 版权所有 | all\ rights\ reserved
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SIGN = re.compile(
    r"版权|著作权|转载|盗用|抄袭|侵权|注明|本文|本篇|此文|该文|文章|文档|来源|来自|出处|出自|转自|摘自|选自|关注|订阅|微信|公众号|扫码|QQ|qq|http|www|\.com|\.cn|\.net|\.org|网|百度|本站|海量|更多|opyright|COPYRIGHT|©|eserved"
)
_OWN_PAGE = re.compile(r"(?:网址|网站|邮箱|信箱|主页|登录|登陆|开通|建立|开设|平台|域名)[^。\n]{0,12}$")
_NEAR = 12


def find(sheet: Sheet) -> Iterator[Finding]:
    """Yield each notice; notices that follow one another are one."""
    start = end = -1
    for m in (m for span in sheet.sentences_with(_SIGN) for m in _NOTICE.finditer(sheet.text, *span)):
        address = m[0].lower().startswith(("http", "www")) or m[0].isascii()
        if address and _OWN_PAGE.search(sheet.text, max(m.start() - 30, 0), m.start()):
            continue
        if start >= 0 and m.start() - end <= _NEAR:
            end = m.end()
            continue
        if start >= 0:
            yield _notice(sheet, start, end)
        start, end = m.span()
    if start >= 0:
        yield _notice(sheet, start, end)


def _notice(sheet: Sheet, start: int, end: int) -> Finding:
    return Finding(start, end, "watermark", {"notice": sheet.text[start:end]})
