//! Pages of invented counties and people, one phenomenon after the other.

use super::roles::check;
use crate::article::outline;

#[test]
fn a_page_of_spaced_lines() {
    let page = check(
        "
*H|海州市云溪区：

+|一桥连两岸 同心护平安

B|本报记者 周建平 通讯员 何志

P|云溪水长，两岸人家。

P|今年以来，云溪区排查隐患1200处，整改1080处。全区12个镇街都建起调解室。

1|行动有速度


P|区里闻令而动，当天派出6支队伍。

1|服务有温度

P|群众想什么，干部就做什么。从一件件小

+|事抓起，难题一个个解开。

F|12

F|海州法制报

F|责任编辑：周平

F|2022年4月2日 星期六
",
    );
    assert_eq!(page.date.map(|stated| stated.date.to_string()).as_deref(), Some("2022-04-02"));
    assert!(page.paper.is_some());
}

#[test]
fn several_articles_and_what_stands_between_them() {
    check(
        "
*K|政法书记谈平安

H|云溪区政法委副书记周平：
+|抓好源头治理
+|守护一方平安

P|平安是最大的民生。我们要把工作做在前面。

P|共治是基础。全区120个网格都有专人。

*H|摊主丢了两筐苹果
+|网格员，最先赶来帮忙

B|见习记者 李 梅 通讯员 何志 周小江

P|本报讯 日前，河东街道的网格员何江接到求助，赶到市场。

P|摊主连声道谢。

L|记者走基层

L|聚焦“三个一” 建设新云溪
L|打造平安样板

*K|调解室里握了手

H|退一步天宽
+|让三分地阔

P|邻居两家为一堵墙吵了3年，昨天和好。

C|通讯员 何志 摄

*H|夜间门诊的启示

B|孟小鹰

P|“这样的门诊太好了！”傍晚，市民周平说。

P|换个角度想问题，才能把事办好。
",
    );
}

#[test]
fn pictures_in_the_middle_of_sentences() {
    check(
        "
L|先行



L|平安云溪
L|PINGAN YUNXI

*K|社会治理的云溪实践

H|因地制宜 调解工作出新招

B|楼晓华 徐虹 汤锦程

P|近年来，云溪区把矛盾化解在基层。

1|河东街道“小板凳” 讲出大民主

P|在河东街道，一张板凳，凭借

+|周到的安排，坐热了民心。

P|河东街道去年受理事项534

+|个，全部办结，群众满意率达97.5%。接下来，河东将持续探索推进



C|网格员在巡查 周小江 摄

+|基层治理现代化，夯实平安基础。

1|河西街道“一条线” 打通最后一公里

P|2022年河西街道已线上流转信访

+|件3579件，办结率上升。采用“1+X”

+|（1个中心站，X个分站）模式，建成23个站点。

P|全区上下齐心。力量下沉到网格，防范应对能



C|消防演练 何江 摄

+|力，明显提高。

*H|青川：平台建设促安全

B|陈小茜 潘佳

P|“铛……”锣声响起，巡更开始了。
",
    );
}

#[test]
fn an_article_that_goes_on_behind_the_folio() {
    check(
        "
*H|云溪：抓民生促平安 抓平安保民生

B|本报记者 周建平

P|日前，云溪区召开会议。

1|闭环管控、标本兼治

P|“这个办法好。”居民张奶奶说。

1|快响激活、实战实效

P|2021年，全区化解纠纷420件。

F|04

F|海州法制报

F|首席编辑：罗小琳
F|版式设计：马丁
F|2022年4月2日 星期六



1|市域一体、高效协同

P|党员冲在一线。
",
    );
}

#[test]
fn pages_without_empty_lines() {
    check(
        "
*H|云溪区召开平安建设大会
B|本报记者 周建平
P|本报讯 4月1日，云溪区召开平安建设大会，部署今年工作。
P|会议要求，各镇街要压实责任，把隐患排查做在前面。
*H|河东镇办起田头课堂
B|何志 李梅
P|春耕时节，河东镇把课堂办到田头，12名农技员轮流授课。
P|村民说，这样的课听得懂、用得上。
F|2022年4月2日 星期六 第4版 海州日报 责任编辑：周平
",
    );
    check(
        "
*H|国内快讯

B|海州台消息（晚间新闻）：
1|云溪跨江大桥合龙
P|云溪跨江大桥昨天合龙，全长1280米。
1|我市新增6处口袋公园 方便居民休闲
P|记者从市园林局了解到，新增公园6处。
",
    );
    check(
        "
*K|周平与全市法官座谈时强调

H|把公正写进每一份判决书
P|本报海州1月3日电记者何志报道：市委书记周平今天与法官座谈。
P|他说，公正是生命线。
B|（何志）
",
    );
}

#[test]
fn numbered_chapters() {
    let page = check(
        "
*H|云溪区政府工作报告

D|——2022年1月8日在云溪区第三届人民代表大会第一次会议上
B|云溪区人民政府区长 周平
P|各位代表：
P|现在，我向大会报告工作。
1|一、过去一年工作回顾
2|（一）县域经济稳步提升
P|全年完成投资93.1亿元。
P|（二）项目带动成效显著。全年实施项目38个。
2|（三）民生持续改善
P|新建学校3所。
P|1、河东小学（在建）
P|2、河西小学（已完工）
1|二、今年工作安排
P|各项工作都要提速。
",
    );
    assert_eq!(page.articles[0].sections.len(), 2);
    assert_eq!(page.articles[0].sections[0].sections.len(), 2);
}

#[test]
fn markdown_and_indentation() {
    check(
        "
*H|# 云溪平安建设见实效

P|　　云溪区把平安建设抓在手上。

1|## 源头治理

P|　　全区排查隐患1200处，整改1080处。

P~|　　全区12个镇街都建起了调解室，配齐了

P|　　另有36处正在整改。
",
    );
}

#[test]
fn texts_that_are_no_pages() {
    check("*P|全区共有12个村（社区），其中3个是试点\n");
    check("*P|云溪区受理信访事项1200件，办结1080件。\n");
    check("*P|云溪区受理信访事项1200件。\nP|办结1080件。\n");
    check("*H|谁来管电梯\n\nP|问：电梯坏了找谁？\nP|答：先找物业。\n");
    check("*H|春日\n\nP|溪上春来早，\n+|桃花一树红。\n");
}

#[test]
fn the_outline_names_articles_and_sections() {
    let document = "云溪区：\n一桥连两岸\n\n本报记者 周平\n\n正文一。\n\n■行动有速度\n\n正文二。\n\n12\n";
    let page = crate::article::segment(document);
    let items = outline(&page, document);
    assert_eq!(items.len(), 1);
    assert_eq!(items[0].title, "云溪区： 一桥连两岸");
    assert_eq!(items[0].range.of(document), document.trim_end_matches("\n\n12\n"));
    assert_eq!(items[0].sections[0].title, "行动有速度");
    assert_eq!(items[0].sections[0].range.of(document), "■行动有速度\n\n正文二。");

    let document = "云溪区受理信访事项1200件，办结1080件，其余的还在办理当中。";
    let items = outline(&crate::article::segment(document), document);
    assert_eq!(items[0].title, "云溪区受理信访事项1200件，办结108…");
}

#[test]
fn a_column_of_comment_opens_an_article() {
    check(
        "F|云溪日报
F|2024年5月18日 星期六
F|A2 综合

*H|我县召开平安建设推进会
P|5月17日下午，全县平安建设推进会召开，各镇街道负责人参加了会议，会议由县长何勇主持。
P|会议要求，各镇街道要把责任落到人、把措施落到点，年内走访农户不少于三次。

L|短评
*H|让平安看得见
P|平安是最大的民生。看得见的平安，要靠一件一件小事去办，也要靠一户一户人家去认。",
    );
    // without a title under it, it heads a part of the article
    check(
        "*H|我县召开平安建设推进会
P|5月17日下午，全县平安建设推进会召开，各镇街道负责人参加了会议，会议由县长何勇主持。

1|【评论】
P|平安是最大的民生。看得见的平安，要靠一件一件小事去办，也要靠一户一户人家去认。",
    );
}
