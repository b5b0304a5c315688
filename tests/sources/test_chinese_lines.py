"""Lines around and between the paragraphs of Chinese pages."""

import pytest

from annotator.sources import html
from annotator.sources.chinese_lines import is_line_of_a_site, is_title_of_others
from annotator.sources.options import Options

LONG = "市长周一对记者表示，这座桥将在周日之前关闭，行人和车辆都不能通过，具体时间另行通知。"
LISTED = "".join(f'<li><a href="/{n}">另一条新闻的标题在这里第{n}条</a></li>' for n in range(9))


@pytest.mark.parametrize(
    "line",
    [
        "您所在的位置： 首页 > 快讯 > 公司",
        "现在位置： 首页 >> 东区新闻 >> 正文",
        "首页 > 新闻 > 正文",
        "添加收藏夹 | 设为首页 | 关于我们",
        "来源: | 发布时间: 2018-05-17 | 浏览次数: 2168",
        "字号",
        "字体：大 中 小",
        "T + -",
        "分享到：",
        "【打印本页】【关闭窗口】",
        "标签",
        "微信扫一扫 关注该公众号",
        "更多消息！欢迎扫描左方二维码关注本报官方微信（x-news）",
        "违法和不良信息举报电话：010-00000000 举报邮箱：a@b.example",
        "本文来源：某报 责任编辑：王小明_NB1",
        "关键词 >> 桥,周日",
        "返回某某网首页>>",
        "【免责声明】本文仅代表作者本人观点，与本网无关。",
        "版权声明：转载须注明出处。",
        "版权所有 未经授权不得转载",
        "本文为本网原创文章，未经允许不得转载",
    ],
)
def test_lines_of_a_site_are_no_part_of_an_article(line):
    assert is_line_of_a_site(line)


@pytest.mark.parametrize(
    "line", ["责任编辑: 王小明", "责任编辑： HN666", "【编辑：王明】", "编辑 王明 校对 李红"]
)
def test_lines_of_editors_go_at_the_end_only(line):
    """In an interview, an editor may speak."""
    first, last = f"<p>{LONG}</p>", f"<p>第二天：{LONG}</p>"
    assert line not in read(f"<article>{first}{last}<p>{line}</p></article>")[0]
    assert line in read(f"<article>{first}<p>{line}</p>{last}</article>")[0]


@pytest.mark.parametrize(
    "line",
    [
        LONG,
        "免责声明：这是她写在遗书开头的四个字。三天后，警方在河边找到了她。",
        "版权声明：2001年，中国加入世界贸易组织，承诺修改著作权法。",
        "(特别声明)2019年5月，外交部在北京发表声明，抗议美国的决定。",
        "本报记者获悉，文旅部新规规定下列内容不得转载：",
        "未经授权，任何单位不得从事下列活动：",
        "未经授权任何人不得进入核电站",
        "本网记者了解到该规定禁止转载时政新闻，违者将被罚款（见下表）",
        "编辑部大楼",
        "编辑工作",
        "审核通过",
        "首页→这是一个关于互联网的故事，当时没有人知道什么是网站……",
        "您的位置：系统会记录你的位置信息>上传到服务器>再卖给广告商……",
        "游客扫描二维码下载景区地图后即可入园",
        "那年这段视频的点击量：300",
        "“关注”",
        "声明：公司对此一无所知。",
        "编辑部昨天收到一封信，信中说桥已经关闭。",
        "关注这座桥的人越来越多。",
        "更多的人来到了桥上。",
        "来源：某日报",
        "原标题：这座桥将关闭",
        "（应受访者要求，文中张严为化名。）",
        "首页上写着：桥已关闭。",
        "他说：“位置很好。”",
        "标签上写着日期，没有人看过。",
        "未经授权进入他人计算机系统的三名嫌疑人已被警方抓获。",
        "作家王某起诉多家网站，称其作品未经许可不得转载。",
        "他强调，公司的技术成果“版权所有”，任何人不得侵犯。",
        "消费者只需扫描二维码，即可查询产品的生产日期和产地。",
        "游客可扫描二维码关注官方微信预约。",
        "该视频发布一天，点击量突破一亿次，引发网友热议。",
        "这篇文章阅读量超过十万",
        "免责声明并不能免除平台的法律责任，消费者仍可要求赔偿。",
        "版权声明制度的修改已经提上立法机关的议事日程。",
        "中央网信办违法和不良信息举报中心当天通报了十起典型案例，涉及多家平台。",
        "“扫一扫”支付已经走进菜市场，老人也学会了使用。",
        "将该网站设为首页的用户超过百万，公司称这是成功的标志。",
        "长按三秒即可关注，这一新功能引发争议",
        "位置：上海市浦东新区世纪大道一号，地铁二号线可达",
        "关键词：改革",
        "编辑：一个正在消失的职业",
        "审核：把好第一关",
        "标签：是荣誉还是枷锁",
    ],
)
def test_sentences_of_an_article_stay(line):
    assert not is_line_of_a_site(line)
    assert not is_title_of_others(line)


def read(body: str, head: str = "") -> tuple[list[str], html.Metadata]:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    found = html.extract(page.encode(), "x", Options())
    return [one.text for one in found.blocks], found.metadata


def test_an_article_is_not_taken_for_the_lists_beside_it():
    body = (
        "<div class='post_main'><h1>这座桥将关闭</h1>"
        f"<div id='endText'><p>{LONG}</p><p>短。</p></div></div>"
        f"<div class='side'><h2>热点新闻</h2><ul>{LISTED}</ul>"
        f"<h2>点击排行</h2><ul>{LISTED}</ul></div>"
    )
    assert read(body)[0] == ["这座桥将关闭", LONG, "短。"]


def test_what_stands_below_the_article_is_cut_off():
    body = (
        f"<article><h1>这座桥将关闭</h1><p>{LONG}</p><p>第二天：{LONG}</p><h2>热点新闻</h2>"
        f"<ul>{LISTED}</ul><h2>态度原创</h2><p>跟贴排行</p><p>点击排行</p><ol>{LISTED}</ol></article>"
    )
    assert read(body)[0] == ["这座桥将关闭", LONG, f"第二天：{LONG}"]


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("这座桥将在周日之前关闭_某某网", "这座桥将在周日之前关闭"),
        ("这座桥将在周日之前关闭-某市日报", "这座桥将在周日之前关闭"),
        ("这座桥将在周日之前关闭--某市人民政府官网", "这座桥将在周日之前关闭"),
        ("A-B桥关闭", "A-B桥关闭"),
        ("新闻-某某网", "新闻-某某网"),
        ("记者会-问答实录全文整理", "记者会-问答实录全文整理"),
        (
            "一位教师三十年的坚守与奉献——走进云南省支教中心",
            "一位教师三十年的坚守与奉献——走进云南省支教中心",
        ),
        ("中国男足在客场以2-1战胜韩国队央视新闻网", "中国男足在客场以2-1战胜韩国队央视新闻网"),
        ("奥运会将推迟一年举行，COVID-19重创日报", "奥运会将推迟一年举行，COVID-19重创日报"),
    ],
)
def test_the_name_of_the_site_behind_a_title_goes(title, kept):
    assert read(f"<p>{LONG}</p>" * 3, f"<title>{title}</title>")[1].title == kept


def test_a_title_that_its_own_quotation_marks_cut_is_whole():
    head = '<meta property="og:title" content="三人获奖！"大奖"首位得主是谁">'
    body = f'<article><h1>三人获奖！"大奖"首位得主是谁</h1><p>{LONG}</p><p>{LONG}</p></article>'
    assert read(body, head)[1].title == '三人获奖！"大奖"首位得主是谁'


def test_what_is_said_of_a_site_is_cleaned():
    head = (
        '<meta name="author" content="104363">'
        '<meta property="og:site_name" content="某某网版权所有">'
    )
    page = f'<html lang="utf-8"><head>{head}</head><body><p>{LONG}</p><p>{LONG}</p></body></html>'
    found = html.extract(page.encode(), "x", Options()).metadata
    assert (found.author, found.publisher, found.language) == ("", "某某网", "")


def test_lines_made_to_take_long_do_not():
    for piece in ("大 ", "字体 ", "首页 > ", "编辑 王明 ", "。", "[", "扫二维码", "位置：>"):
        assert not is_line_of_a_site(("字体" + piece * 200)[:329] + "x")
        is_line_of_a_site((piece * 200)[:330])


def test_cells_of_tables_keep_their_columns():
    rows = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>"
        for row in (
            ("公众号平均阅读量", "位置：黄浦江东岸", "编辑：王晓明李大为"),
            ("总浏览次数：300", "扫描二维码支付即可", "位置：A>B"),
        )
    )
    found = read(
        f"<article><h1>这座桥</h1><p>{LONG}</p><table>{rows}</table><p>{LONG}好。</p></article>"
    )
    assert len(found[0]) == 3 + 6
