"""Lines that Chinese pages put around and between the paragraphs of their articles: where one is
on the site, who edited it, what to scan and to follow. Nothing in the markup tells them, and the
sites of one country share them."""

import re

NAME = r"[^。！？，,]{1,24}"
# Whole lines, whatever signs stand around them.
LINES = rf"""
(?:您|你)?(?:现在|当前|目前)?(?:所在|所处)?的?位置\s*[:：].*
|(?:首页|网站首页)\s*(?:>+|＞|»|›|/|→).*|.*(?:设为首页|加入收藏|添加收藏).*
|.{{0,60}}(?:浏览次数|阅读次数|点击次数|点击数|点击量|阅读量|浏览量)\s*[:：]?.{{0,30}}
|(?:字体|字号)(?:\s*[:：]?\s*[大中小]?\s*)*|T\s*[+＋]\s*[-－]|分享(?:到|至)?|打印(?:本页)?|关闭(?:窗口|本页)?
|[【\[]?打印本页[】\]]?\s*[【\[]?关闭(?:窗口|本页)?|标签|收藏|评论|点赞|举报|关注|更多|查看更多|展开全文|阅读全文
|(?:微信)?扫[一码]?扫.{{0,30}}|.{{0,40}}扫描?.{{0,6}}二维码.{{0,60}}|长按.{{0,10}}(?:二维码|关注).{{0,20}}
|.{{0,10}}违法和?不良信息举报.{{0,60}}|返回.{{1,10}}首页\W*
|(?:本文)?(?:责任编辑|责编|编辑|值班编辑|实习编辑|校对|审核|来源编辑)(?:\s*[:：]\s*|\s+){NAME}
|本文来源\s*[:：]\s*{NAME}\s*责任编辑\s*[:：]\s*{NAME}
|(?:关键词|关键字|标签)\s*(?:[:：]|>>|＞).{{0,80}}|相关资讯请关注.{{0,30}}
|[【\[（(]?(?:免责声明|版权声明|特别声明)[】\]）)]?\s*[:：]?.{{0,300}}"""
WHOLE = re.compile(rf"[\W_]*(?:{LINES})[\W_]*".replace("\n", ""))
# Titles of what stands below or beside an article.
BELOW = re.compile(
    r"\W*(?:热点新闻|热点推荐|热门(?:新闻|文章|推荐|排行)|推荐阅读|精彩推荐|相关(?:新闻|文章|阅读|推荐|链接)"
    r"|为您?你?推荐|猜你喜欢|(?:点击|跟贴|评论|新闻|阅读|一周)排行榜?|态度原创|今日(?:热点|推荐|头条)"
    r"|大家都在(?:看|搜)|延伸阅读|网友评论|最新评论|更多(?:新闻|内容|精彩))\W*"
)
LONGEST = 330  # code points


def is_line_of_a_site(text: str) -> bool:
    """Whether a whole line is no part of the article that it stands in."""
    return len(text) <= LONGEST and WHOLE.fullmatch(text) is not None


def is_title_of_others(text: str) -> bool:
    """Whether a whole line is the title of lists below an article."""
    return len(text) <= LONGEST and BELOW.fullmatch(text) is not None
