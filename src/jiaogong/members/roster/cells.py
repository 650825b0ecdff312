"""What a cell says, however it was typed: days, names, sexes, yes and no. Each raises ValueError for what it is not."""

from __future__ import annotations

import datetime as dt
import functools
import re
import unicodedata

Cell = str | int | float

_EPOCH = dt.date(1899, 12, 30)
_SERIALS = range(1, 73_051)  # 1900 to 2099
_PARTED = re.compile(r"(\d{4})[-/.年、](\d{1,2})(?:[-/.月、](\d{1,2})日?|月)?(?:[ T]0{1,2}:00(?::00)?)?")
_JOINED = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})?")
_DOTS = str.maketrans("•・‧．⋅･", "······")
_SEXES = {"女": "F", "女性": "F", "F": "F", "FEMALE": "F", "男": "M", "男性": "M", "M": "M", "MALE": "M"}
_YES = frozenset(("是", "√", "✓", "✔", "☑", "1", "Y", "YES", "有", "TRUE", "T", "在"))
_NO = frozenset(("否", "×", "✗", "✕", "X", "0", "N", "NO", "无", "FALSE", "F", "不是", "非", "-", "—"))

# The first that a cell names: what is longer or says less stands before what it contains.
_SCHOOLING = (
    ("postgraduate", ("研究生", "硕士", "博士")),
    ("bachelor", ("升本",)),
    ("college", ("专科", "大专", "高职")),
    ("bachelor", ("本科", "大学", "学士")),
    ("lower", ("中专", "中师", "高中", "职高", "中职", "中技", "技校", "初中", "小学")),
)
_TERMS = (
    ("dispatched", ("派遣", "外包")),
    ("other", ("返聘", "代课", "临时", "临聘", "实习", "兼职", "其他", "其它")),
    ("contract", ("编外", "非编", "非在编", "不在编", "无编", "未入编", "合同", "聘用", "聘任", "备案", "人事代理", "员额")),
    ("established", ("在编", "编内", "有编", "入编", "事业编", "行政编", "正式", "公办", "编制")),
)  # fmt: skip


def plain(text: str) -> str:
    """Text with full-width letters and digits made plain, and no space at its ends.

    >>> plain("　１９８０年 ")
    '1980年'
    """
    return text.strip() if text.isascii() else unicodedata.normalize("NFKC", text).strip()


def text_of(cell: Cell) -> str:
    """A cell as text; a whole number without its point.

    >>> text_of(1001.0), text_of(" 语文 ")
    ('1001', '语文')
    """
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return plain(str(cell))


def day_of(cell: Cell) -> tuple[dt.date, bool]:
    """The day of a cell, and whether it names the day (else only the month, whose first is given).

    >>> [day_of(c)[0].isoformat() for c in (29344, "1980-5-3", "１９８０.05.03", 19800503, "1980年5月3日")]
    ['1980-05-03', '1980-05-03', '1980-05-03', '1980-05-03', '1980-05-03']
    >>> day_of("1980.05"), day_of(1980.1)
    ((datetime.date(1980, 5, 1), False), (datetime.date(1980, 10, 1), False))
    """
    if isinstance(cell, float) and not cell.is_integer() and 1900 <= cell < 2100:
        # Excel drops the last nought: a number 1980.1 was typed as 1980.10; January is typed 1980.01.
        year, _dot, month = f"{cell:.2f}".partition(".")
        return dt.date(int(year), int(month), 1), False
    text = text_of(cell)
    if text.isdecimal() and len(text) <= 5 and int(text) in _SERIALS and len(text) != 4:
        return _EPOCH + dt.timedelta(days=int(text)), True
    return _typed_day(re.sub(r"(?<=\d)\s*([-/.年月、])\s*(?=\d|$)", r"\1", text))


@functools.lru_cache(maxsize=8192)
def _typed_day(text: str) -> tuple[dt.date, bool]:
    found = _PARTED.fullmatch(text) or _JOINED.fullmatch(text)
    if not found or not 1900 <= int(found[1]) < 2100:
        raise ValueError(text)
    return dt.date(int(found[1]), int(found[2]), int(found[3] or 1)), bool(found[3])


def name_of(cell: Cell) -> str:
    """A name without the spaces that make names of two characters as wide as those of three.

    >>> name_of("王　芳"), name_of("Ann  Lee"), name_of("阿依·古丽")
    ('王芳', 'Ann Lee', '阿依·古丽')
    """
    text = text_of(cell).translate(_DOTS)
    return " ".join(text.split()) if text.isascii() else "".join(text.split())


def sex_of(cell: Cell) -> str:
    """ "F" or "M".

    >>> sex_of("女"), sex_of("m")
    ('F', 'M')
    """
    found = _SEXES.get(text_of(cell).upper())
    if found is None:
        raise ValueError(cell)
    return found


def is_yes(cell: Cell) -> bool:
    """是, √ or 1 against 否, × or 0.

    >>> is_yes("√"), is_yes(0.0)
    (True, False)
    """
    said = text_of(cell).upper()
    if said in _YES:
        return True
    if said in _NO:
        return False
    raise ValueError(cell)


def schooling_of(cell: Cell) -> str:
    """The highest degree of schooling, as a person's file tells it.

    >>> [schooling_of(c) for c in ("大学本科", "大专", "硕士研究生", "中师", "在职研究生学历")]
    ['bachelor', 'college', 'postgraduate', 'lower', 'postgraduate']
    """
    return _first_named(cell, _SCHOOLING)


def terms_of(cell: Cell) -> str:
    """On what terms somebody is employed; 是 and 否 answer whether the post is an established one.

    >>> [terms_of(c) for c in ("在编", "编外聘用", "劳务派遣", "退休返聘", "否")]
    ['established', 'contract', 'dispatched', 'other', 'contract']
    """
    said = text_of(cell).upper()
    if said in _YES or said in _NO:
        return "established" if said in _YES else "contract"
    return _first_named(cell, _TERMS)


def _first_named(cell: Cell, words: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    said = text_of(cell)
    found = next((code for code, named in words if any(word in said for word in named)), None)
    if found is None:
        raise ValueError(cell)
    return found


def phone_of(cell: Cell) -> str:
    """A telephone number's digits; a mobile number without the country's.

    >>> phone_of("+86 138-0000-0000"), phone_of(13800000000), phone_of("0871-5550000")
    ('13800000000', '13800000000', '08715550000')
    """
    digits = re.sub(r"[\s\-()]", "", text_of(cell)).removeprefix("+")
    digits = digits[2:] if digits.startswith("861") and len(digits) == 13 else digits
    if not digits.isdecimal() or not 7 <= len(digits) <= 12 or (len(digits) == 11 and digits[0] not in "01"):
        raise ValueError(cell)
    return digits


def minority_of(cell: Cell) -> str:
    """The name of a minority; "" for the Han and where the cell only says that it is one.

    >>> minority_of("壮"), minority_of("汉族"), minority_of("是")
    ('壮族', '', '')
    """
    said = text_of(cell)
    bare = said.removesuffix("族")
    return f"{bare}族" if bare != "汉" and (bare in MINORITIES or said.endswith("族")) else ""


def is_of_minority(cell: Cell) -> bool:
    """Whether a people is none of the Han; 是 and 否 are understood too.

    >>> is_of_minority("汉族"), is_of_minority("壮族"), is_of_minority("否")
    (False, True, False)
    """
    said = text_of(cell)
    if said.removesuffix("族") == "汉":
        return False
    if said.endswith("族") or said in MINORITIES:
        return True
    return is_yes(cell)


# The 55 peoples beside the Han.
MINORITIES = frozenset((
    "蒙古", "回", "藏", "维吾尔", "苗", "彝", "壮", "布依", "朝鲜", "满", "侗", "瑶", "白", "土家", "哈尼", "哈萨克",
    "傣", "黎", "傈僳", "佤", "畲", "高山", "拉祜", "水", "东乡", "纳西", "景颇", "柯尔克孜", "土", "达斡尔", "仫佬",
    "羌", "布朗", "撒拉", "毛南", "仡佬", "锡伯", "阿昌", "普米", "塔吉克", "怒", "乌孜别克", "俄罗斯", "鄂温克",
    "德昂", "保安", "裕固", "京", "塔塔尔", "独龙", "鄂伦春", "赫哲", "门巴", "珞巴", "基诺",
))  # fmt: skip
