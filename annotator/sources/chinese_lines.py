"""Lines that Chinese pages put around and between the paragraphs of their articles: where one is
on the site, who edited it, what to scan and to follow. Nothing in the markup tells them, and the
sites of one country share them. What reads like a sentence is left: that may be news."""

import re

NAME = r"(?:[\u4e00-\u9fff·]{2,4}|[A-Z][A-Z\d_]{2,11})(?:_[A-Z\d]{2,12})?"
NAMES = rf"{NAME}(?:[\s、,，/]+{NAME}){{0,4}}"
EDITOR = r"(?:责任编辑|责编|值班编辑|实习编辑|编辑|校对|审核|审校)"
COUNTS = "(?:浏览次数|阅读次数|点击次数|点击数|点击量|阅读量|浏览量)"
# Whole lines, whatever signs stand around them.
LINES = rf"""
(?:您|你)?(?:现在|当前|目前)?(?:所在|所处)?的?位置\s*[:：]\s*(?:网站)?(?:首页|主页).{{0,80}}
|(?:网站)?首页\s*(?:>+|＞|»|›).{{0,80}}
|(?:.{{0,20}}[|｜]\s*)?(?:设为首页|加入收藏|添加收藏夹?)(?:\s*[|｜].{{0,40}})?
|(?:.{{0,40}}(?:来源|时间|日期|作者)\s*[:：].{{0,40}})?{COUNTS}\s*[:：]\s*\d{{0,9}}
|(?:字体|字号)(?:[\s:：]*[大中小])*[\s:：]*|T\s*[+＋]\s*[-－]|分享(?:到|至)?|打印(?:本页)?|关闭(?:窗口|本页)?
|[【\[]?打印本页[】\]]?\s*[【\[]?关闭(?:窗口|本页)?|标签|收藏|评论|点赞|举报|关注|更多|查看更多|展开全文|阅读全文
|(?:微信)?扫[一码]扫\W*(?:关注|分享|下载).{{0,20}}
|(?:更多.{{0,10}}\W+)?(?:欢迎|请)?(?:微信)?扫描?(?:下方|左方|右方|上方|以下)?二维码\s*(?:关注|下载|加入|解锁).{{0,60}}
|(?:长按|识别).{{0,8}}二维码\s*(?:关注|下载|加入).{{0,20}}
|违法和?不良信息举报(?:电话|邮箱|热线)\s*[:：].{{0,60}}|返回.{{1,10}}首页\W*
|本文来源\s*[:：]\s*.{{2,16}}\s责任编辑\s*[:：]\s*{NAMES}
|\d{{4}}[-/.年]\d{{1,2}}[-/.月]\d{{1,2}}.{{0,40}}字号\s*[:：].{{0,40}}|(?:关键词|关键字)\s*(?:>>|＞).{{0,80}}
|相关资讯请关注.{{0,30}}|版权所有(?:\W+.{{0,30}}(?:不得|禁止|严禁)转载.{{0,10}})?
|本(?:文|站|网|报)(?:内容|文章|为[^，]{{0,12}})?[，,]?(?:未经[^，]{{0,10}}[，,]?)?(?:不得|禁止|严禁)转载[^:：（(]{{0,50}}
|未经(?:本\w{{1,6}})?(?:书面)?授权[，,]?(?:不得|禁止|严禁)(?:转载|复制|使用|摘编|镜像)[^:：]{{0,20}}"""
WHOLE = re.compile(rf"[^\w“‘「『\"]*(?:{LINES})[\W_]*".replace("\n", ""))
# Who edited an article, below it: in an interview, an editor may speak.
EDITORS = re.compile(
    rf"\W*{EDITOR}(?:\s*[:：|]\s*|\s+){NAMES}(?:\s*{EDITOR}(?:\s*[:：|]\s*|\s+){NAMES}){{0,3}}\W*"
)
# These are sentences, and say what they are.
DISCLAIMER = re.compile(
    r"(?:[【\[（(](?:免责声明|版权声明|特别声明)[】\]）)]|(?:免责声明|版权声明)\s*[:：])"
    r"(?=.*(?:本文|本站|本网|本平台|版权归|转载)).{0,300}"
)
# In a cell of a table that lays a page out.
CELL = re.compile(
    r"\W*(?:\w{0,6}位置\s*[:：]\s*(?:网站)?(?:首页|主页).{0,80}|打印本页\W+关闭(?:窗口|本页)?\W*"
    r"|(?:.{0,9}[|｜]\s*)?设为首页\s*[|｜].{0,40}|.{0,40}来源\s*[:：].{0,40}浏览次数\s*[:：]\s*\d+\W*)"
)
# Titles of what stands below or beside an article.
BELOW = re.compile(
    r"\W*(?:热点新闻|热点推荐|热门(?:新闻|文章|推荐|排行)|推荐阅读|精彩推荐|相关(?:新闻|文章|阅读|推荐|链接)"
    r"|为您?你?推荐|猜你喜欢|(?:点击|跟贴|评论|新闻|阅读|一周)排行榜?|态度原创|今日(?:热点|推荐|头条)"
    r"|大家都在(?:看|搜)|延伸阅读|网友评论|最新评论|更多(?:新闻|内容|精彩))\W*"
)
STOP = re.compile("[。！？…；;][”’」』）)】]*$")
LONGEST = 330  # code points


def is_line_of_a_site(text: str) -> bool:
    """Whether a whole line is no part of the article that it stands in."""
    if len(text) > LONGEST:
        return False
    is_sentence = STOP.search(text) is not None
    return bool(DISCLAIMER.fullmatch(text) or (not is_sentence and WHOLE.fullmatch(text)))


def is_line_of_editors(text: str) -> bool:
    """Whether a line at the end of an article says who edited it."""
    return len(text) <= LONGEST and EDITORS.fullmatch(text) is not None


def is_cell_of_a_site(text: str) -> bool:
    """Whether a cell of a table that lays its page out is such a line of the site."""
    return len(text) <= LONGEST and CELL.fullmatch(text) is not None


def is_title_of_others(text: str) -> bool:
    """Whether a whole line is the title of lists below an article."""
    return len(text) <= LONGEST and BELOW.fullmatch(text) is not None
