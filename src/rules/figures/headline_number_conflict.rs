//! `headline-number-conflict`: a figure of the headline, a section head or a caption that the text below gives
//! otherwise.

use super::casualties::Harm;
use super::headline_confirms::{confirms, is_sum_of};
use super::headline_lead::{is_in_phrase_of, is_length, lead_below};
use super::headline_match::{
    Chances, Match, a_digit_off, counts_the_same, is_only_value, matched, names_the_same, told_twice, toll,
    without_ten_thousand,
};
use super::headline_offices;
use super::licence::{Mention, is_comparable};
use super::misprint::{Slip, said};
use crate::article::Role;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo,
    RulePage, Severity,
};
use crate::say;
use crate::text::Bilingual;
use std::ops::Range;

/// `headline-number-conflict`.
#[derive(Debug)]
pub struct HeadlineNumberConflict;

static INFO: RuleInfo = RuleInfo {
    code: "headline-number-conflict",
    former_codes: &[],
    family: Family::Structure,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::Medium,
    kinds: &["N15", "T03"],
    page: RulePage {
        title: Bilingual { zh: "题文数字不符", en: "Headline and text give different figures" },
        finds: Bilingual {
            zh: "标题、引题、副题、小标题里的数字，正文说的是另一个数。",
            en: "A figure of the headline, kicker, deck or a section head that the text gives otherwise.",
        },
        why: Bilingual {
            zh: "标题差错加倍计分，读者最先看到。",
            en: "Errors in headlines count double and are seen first.",
        },
        instead: Bilingual {
            zh: "对照原稿，统一题与文。",
            en: "Check the source and make headline and text agree.",
        },
        silent: Bilingual {
            zh: "正文另有相符的数，标题取整或用约数而与正文相容，正文的数另有时间、范围限制，或语句不能对应的，不报。",
            en: "Silent where the text confirms the figure elsewhere, where rounding explains it, and where the figures of the text speak of another period or part.",
        },
        source: Bilingual {
            zh: "报纸编校差错率计算方法（标题差错加倍）",
            en: "Method of counting errors in newspapers: headlines count double",
        },
    },
    examples: &[
        Example::new(
            "我市再发⟦3600元⟧餐饮消费券\n本报讯 昨日，市商务局发布消息，我市将分3轮发放餐饮消费券，每轮1200万元，总额3600万元，面额分为满100元减20元、满200元减50元。",
        ),
        Example::new(
            "我市再发3600万元餐饮消费券\n本报讯 昨日，市商务局发布消息，我市将分3轮发放餐饮消费券，每轮1200万元，总额3600万元，面额分为满100元减20元、满200元减50元。",
        ),
        Example::new(
            "全镇⟦12个村⟧建起共享菜园\n今年以来，石桥镇动员村民利用闲置土地，全镇11个村建起共享菜园。",
        ),
        Example::new(
            "县水利局下达防汛专项资金⟦954万元⟧\n近日，县水利局下达防汛专项资金945万元，用于修补堤防。",
        ),
        Example::new(
            "上半年全市快递业务量达⟦13.6亿件⟧\n市邮政管理局消息，上半年，全市快递业务量累计完成18.6亿件，同比增长两成。",
        ),
        Example::new(
            "溪口中学⟦26名⟧学生参加科技节\n本报讯 昨日，溪口中学28名学生参加科技节，带来自制的小车。",
        ),
        Example::new("山洪过后 转移群众⟦1207人⟧\n截至昨晚，全乡已安全转移群众2207人，没有人员伤亡。"),
        Example::new(
            "青溪一季度GDP增长⟦6.8%⟧\n本报讯 一季度，青溪县实现地区生产总值68.4亿元，同比增长6.2%。",
        ),
        Example::new(
            "五年⟦六次⟧改造 老街换新颜\n从2019年到2023年，柳溪镇对老街先后进行了五次改造，投入资金1200万元。",
        ),
        Example::new("青溪一季度GDP增长6.2%\n本报讯 一季度，青溪县实现地区生产总值68.4亿元，同比增长6.2%。"),
        Example::new(
            "五年五次改造 老街换新颜\n从2019年到2023年，柳溪镇对老街先后进行了五次改造，投入资金1200万元。",
        ),
        Example::new(
            "青溪一季度GDP增长6.8%\n本报讯 一季度，青溪县社会消费品零售总额达12.4亿元，零售额同比增长9.2%。",
        ),
        Example::new(
            "全镇11个村建起共享菜园\n今年以来，石桥镇动员村民利用闲置土地，全镇11个村建起共享菜园。",
        ),
        Example::new("⟦28支⟧代表队参加全县运动会\n昨日，全县运动会开幕，来自城乡的27个代表队参加开幕式。"),
        Example::new(
            "全县改造122个大中型水库\n今年，县里新建白石等13处大型水库，改造青山等109处大中型水库。",
        ),
        Example::new(
            "山洪突袭石门乡 ⟦61人⟧受伤\n本报讯 昨夜，石门乡突发山洪，目前已造成至少31人受伤，伤者已送医。",
        ),
        Example::new(
            "山洪突袭石门乡 31人受伤\n本报讯 昨夜，石门乡突发山洪，目前已造成至少31人受伤，伤者已送医。",
        ),
        Example::new(
            "山洪突袭石门乡 百余人受伤\n本报讯 昨夜，石门乡突发山洪，目前已造成超过100人受伤，伤者已送医。",
        ),
        Example::new(
            "青溪⟦8个⟧非遗项目入选新名录\n昨日公布的名录里，青溪县有3个非遗项目入选，从急需保护名录转来。\n自五年前列入保护以来，这3个非遗项目保护得法，如今传人渐多。",
        ),
        Example::new(
            "青溪3个非遗项目入选新名录\n昨日公布的名录里，青溪县有3个非遗项目入选，从急需保护名录转来。\n全县共有44个非遗项目，这3个非遗项目传人渐多。",
        ),
        Example::new(
            "青溪对闲置农房征收⟦105%⟧押金引热议\n县里昨日说，将对所有闲置农房征收100%押金，细则月底公布。",
        ),
        Example::new(
            "⟦1368名⟧村医配上智能听诊包\n本报讯 苍岭市投入2100万元，为1386名村医每人配备一套智能听诊包，可完成9项检测。",
        ),
        Example::new(
            "山洪过后 ⟦8人⟧遇难\n本报讯 昨日清晨，石门乡突发山洪，造成3人死亡，2人重伤，道路已抢通。",
        ),
        Example::new(
            "柳湾镇⟦273户⟧居民喝上山泉水\n本报讯 昨日，柳湾镇引水工程通水，首批受益的237户居民拧开龙头，尝到了甜头。",
        ),
        Example::new(
            "青溪县将对闲置厂房征收⟦70%⟧押金\n县里昨日说，对县内所有闲置的厂房征收30%押金，细则月底公布。",
        ),
        Example::new("清淤河道⟦65公里⟧\n本报讯 入冬以来，青溪县抢抓枯水期，对12条河道开展清淤，总长56公里。"),
        Example::new(
            "外贸月报\n上半月全县货物顺差⟦2935万元⟧\n上半月，全县货物进出口规模42352万元，同比增长12%；顺差2953万元，为近年最高。",
        ),
        Example::new(
            "粮食总产达到⟦36.24万吨⟧\n本报讯 据统计，全县粮食播种面积81.2万亩，总产326400吨，单产再创新高。",
        ),
        Example::new(
            "⟦四部门⟧联手整治扬尘\n本报讯 为治住工地扬尘，青溪县住建、城管、生态环境三个部门日前开展联合执法。",
        ),
        Example::new("山洪致5死⟦17⟧伤\n本报讯 昨夜，石门乡突发山洪，造成5人死亡、12人受伤，道路已抢通。"),
        Example::new(
            "贴息贷款惠及⟦2130家⟧小店\n本报讯 截至目前，全县共有2310户小微商户享受贷款贴息政策，贴息金额达860万元。",
        ),
        Example::new(
            "四部门联手整治扬尘\n本报讯 为治住工地扬尘，青溪县住建局等四部门日前开展联合执法。去年，三个部门管这件事。",
        ),
        Example::new(
            "四部门联手整治扬尘\n本报讯 为治住工地扬尘，青溪县住建、城管、公安、生态环境日前开展联合执法。\n办一张许可证，过去要跑三个部门。",
        ),
        Example::new(
            "七旬老人骑行⟦2300公里⟧看女儿\n本报讯 为了看望远嫁的孩子，75岁的退休教师阮成业骑着自行车，用28天走完3200公里。",
        ),
        Example::new(
            "县医院门诊量同比增长⟦16.4%⟧\n本报讯 前三季度，县人民医院完成门诊47.2万人次，比去年同期增长14.6%；出院2.1万人次，增长9.3%。",
        ),
        Example::new(
            "古戏台⟦60年⟧来首次对外开放\n本报讯 经过两年大修，柳溪镇古戏台昨日对外开放，系30年来首次。戏台有百年历史。",
        ),
        Example::new(
            "镇口湖连续⟦95年⟧不干涸\n本报讯 自2008年最后一次干涸以来，位于石门县的镇口湖已经连续15年不干涸。",
        ),
        Example::new(
            "竹编指数失守⟦3710⟧点\n本报讯 昨日，青溪竹编价格指数失守3700点，比前一日低30点，商户观望。",
        ),
        Example::new(
            "县里查处8起违纪案件 涉案金额高达⟦0.4亿元⟧\n本报讯 县里近日查处8起违纪案件，涉案金额高达1.4亿元。\n目前，共收缴资金4500多万元。",
        ),
        Example::new(
            "古戏台30年来首次对外开放\n本报讯 经过两年大修，柳溪镇古戏台昨日对外开放，系30年来首次。戏台有百年历史。",
        ),
        Example::new(
            "千年古港的故事\n本报讯 昨日，古港博物馆开馆。“千百年的古港，真有千百年的故事。”馆长说。",
        ),
        Example::new("镇口湖15年不干涸\n本报讯 镇口湖15年没有干涸。此前，湖水曾在12年里干涸3次。"),
        Example::new(
            "柳溪中学办学百年 走出学子2万人\n本报讯 昨日，柳溪中学迎来建校103周年校庆，20年来办学规模翻番。",
        ),
        Example::new("竹编指数逼近3700点\n本报讯 昨日，青溪竹编价格指数报3686点，比前一日高30点。"),
        Example::new(
            "县里查处8起违纪案件 涉案金额超1亿元\n本报讯 县里近日查处8起违纪案件，涉案金额高达1.4亿元。",
        ),
        Example::new("26个县市来青溪参展\n本报讯 记者昨日获悉，首日有24个县市的商户到场，次日又来两个。"),
        Example::new("老街有48家铺子\n本报讯 老街上开着84家铺子时，是三十年前。如今剩下的，都是老字号。"),
        Example::new(
            "县医院出院人次同比增长9.3%\n本报讯 前三季度，县人民医院完成门诊47.2万人次，比去年同期增长14.6%；出院2.1万人次，增长9.3%。",
        ),
        Example::new(
            "县里严肃处理30名监考员和⟦57名⟧违纪考生\n本报讯 昨日，县教育局通报，30名监考员不尽职，被严肃处理。此前，50名违纪考生受到处罚。",
        ),
        Example::new(
            "青溪破获假药案 抓获⟦14名⟧涉案嫌疑人\n本报讯 截至昨日，警方在三个乡镇将18名涉案嫌疑人抓获。",
        ),
        Example::new(
            "青溪出台创业等⟦12条⟧众创政策\n本报讯 青溪县出台了包括最高给予众创空间50万元补助在内的10条众创政策。",
        ),
        Example::new(
            "青溪队11个赛季在柳湾难求一胜\n本报讯 青溪队此前已连续10个赛季在柳湾不胜，昨日的比赛又输了。",
        ),
        Example::new(
            "1386名村医配上智能听诊包\n本报讯 苍岭市为1386名村医每人配备一套智能听诊包，可完成9项检测。",
        ),
        Example::new(
            "两地山洪致8人遇难\n本报讯 昨夜，石门乡山洪造成3人死亡，柳湾镇山洪造成5人死亡，道路已抢通。",
        ),
        Example::new("山洪过后 3人遇难\n本报讯 石门乡突发山洪，2人当场死亡，1人送医后不治身亡，道路已抢通。"),
        Example::new("山洪致12人受伤\n本报讯 石门乡突发山洪，12名村民受伤，其中2人重伤，道路已抢通。"),
        Example::new(
            "粮食总产达到32.6万吨\n本报讯 据统计，全县粮食播种面积81.2万亩，总产326400吨，单产再创新高。",
        ),
        Example::new(
            "青溪县将对闲置厂房征收30%押金\n县里昨日说，对闲置的厂房征收30%押金，对闲置的农房征收70%押金。",
        ),
        Example::new("27支代表队参加全县运动会\n昨日，全县运动会开幕，来自城乡的27个代表队参加开幕式。"),
        Example::new("快递业务量近14亿件\n市邮政管理局消息，上半年，全市快递业务量累计完成13.6亿件。"),
        Example::new("12个村建起共享菜园\n今年以来，东乡有5个村建起共享菜园，西乡有7个村建起共享菜园。"),
        Example::new("全县办结案件1200件\n去年，全县法院办结案件1300件。今年的数字还在统计。"),
        Example::new("县水利局下达防汛资金954万元\n其中，新增防汛资金945万元。"),
        Example::new("三年修路120公里\n第一年，县里修路20公里。"),
        Example::new("1.2万人参加长跑\n昨日清晨，11876人参加长跑，从人民广场出发。"),
        Example::new("村里来了26名大学生\n溪口村62岁的老支书高兴得合不拢嘴。"),
        Example::new(
            "石门县集中安葬首批⟦8724名⟧零散烈士遗骨\n本报讯 昨日，千余群众向第一批集中安葬的1724名零散烈士遗骨献花。",
        ),
        Example::new(
            "青溪茶厂势头好 日产量达⟦212箱⟧ 产销率超过90%\n本报讯 建厂五年，青溪茶厂转入大生产。\n目前，日产量已从最初的48箱上升到214箱。",
        ),
        Example::new(
            "柳溪⟦37岁⟧男子夜跑猝死 专家建议量力而行\n本报讯 近日，柳溪镇一名27岁男子夜跑猝死，引发关注。",
        ),
        Example::new(
            "最低工资标准上调 平均涨幅⟦91%⟧\n本报讯 昨日起，县里执行新的最低工资标准，本次调整平均增幅为19%，一类镇最高。",
        ),
        Example::new(
            "“红月亮”今晚登场 持续⟦18分钟⟧\n本报讯 今晚将有月全食。初亏时刻为18时15分，全食阶段持续12分钟。",
        ),
        Example::new(
            "竹编指数⟦3700⟧点浅尝辄止\n本报讯 昨日，竹编指数3600点浅尝辄止。盘中一度突破3600点整数位，收报3582.27点。",
        ),
        Example::new(
            "柳溪27岁男子夜跑猝死 专家建议量力而行\n本报讯 近日，柳溪镇一名27岁男子夜跑猝死，其37岁的同伴送医。",
        ),
        Example::new(
            "“红月亮”今晚登场 持续12分钟\n本报讯 今晚将有月全食，全食阶段持续12分钟。上一次月全食持续18分钟。",
        ),
        Example::new("青溪队7球大胜\n本报讯 昨日，青溪队主场大胜柳溪队。此前，他们曾连进8球。"),
        Example::new(
            "公司创建40年 功绩卓著\n本报讯 昨日，公司举行座谈。老厂长说，20年前的今天，第一台机器开动。",
        ),
    ],
};

impl Rule for HeadlineNumberConflict {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let heads: Vec<bool> = (0..article.blocks.len()).map(|index| is_head(article, index)).collect();
        for head in (0..heads.len()).filter(|&index| heads[index]) {
            let below = text_below(article, &heads, head).filter(|&index| !heads[index]);
            headline_offices::check(article, head, below, context, out);
        }
        let in_block = |index: usize| mentions(index, article.blocks[index]);
        let figures: Vec<Mention> =
            (0..heads.len()).filter(|&index| heads[index]).flat_map(in_block).collect();
        if figures.is_empty() {
            return;
        }
        let body: Vec<Vec<Mention>> =
            (0..heads.len()).map(|index| if heads[index] { Vec::new() } else { in_block(index) }).collect();
        for figure in &figures {
            let below = text_below(article, &heads, figure.block);
            let lead = lead_below(article, below.clone());
            check(figure, &body[below], lead, context, out);
        }
    }
}

/// Whether a block heads the text below: title matter, a section head, or a short line without a closing mark before
/// a paragraph that has one.
fn is_head(article: &ArticleView, index: usize) -> bool {
    let block = &article.blocks[index];
    match block.role {
        Role::Kicker | Role::Headline | Role::Deck | Role::SectionHead(_) => true,
        Role::Paragraph => {
            let ends = |text: &str| {
                text.trim_end().ends_with(['。', '！', '？', '”', '；', '：', '…', '，', '、', '）'])
            };
            // A character has four bytes at most.
            let short = block.text.len() <= 160 && block.text.chars().count() <= 40;
            let next = article.blocks.get(index + 1);
            short
                && !ends(block.text)
                && next.is_some_and(|next| next.role == Role::Paragraph && ends(next.text))
        }
        _ => false,
    }
}

/// The blocks that a head stands over: of title matter the whole article, of another head all up to the next.
fn text_below(article: &ArticleView, heads: &[bool], head: usize) -> Range<usize> {
    if article.blocks[head].role.is_title() {
        return 0..heads.len();
    }
    let next = (head + 1..heads.len()).find(|&index| heads[index]).unwrap_or(heads.len());
    head + 1..next
}

fn mentions<'a>(index: usize, block: BlockView<'a>) -> Vec<Mention<'a>> {
    let counted = matches!(
        block.role,
        Role::Kicker | Role::Headline | Role::Deck | Role::SectionHead(_) | Role::Paragraph
    );
    let facts = if counted { block.facts.quantities.as_slice() } else { &[] };
    let closed = facts.iter().filter(|quantity| !block.is_open_at(quantity.span));
    let mentions = closed.map(|quantity| Mention::new(index, block, quantity));
    let comparable = |mention: &Mention| {
        is_comparable(mention.quantity)
            || is_length(mention)
            || Harm::beside(block.text, mention.quantity).is_some()
    };
    mentions.filter(comparable).collect()
}

fn check(
    figure: &Mention,
    below: &[Vec<Mention>],
    lead: Option<usize>,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let same_unit = || below.iter().flatten().filter(|mention| counts_the_same(figure, mention));
    let equal = same_unit().find(|mention| mention.quantity.written == figure.quantity.written);
    let in_phrase =
        || same_unit().any(|mention| Some(mention.block) == lead && is_in_phrase_of(figure, mention));
    let rounded = || {
        let mut near = same_unit().filter(|mention| confirms(mention.quantity, figure.quantity)).peekable();
        let first = near.peek().copied();
        first.filter(|_| near.any(|mention| is_in_phrase_of(figure, mention)) || !in_phrase())
    };
    if let Some(equal) = equal.or_else(rounded) {
        let message = say!(context.lang, "题中的数与正文相符", "the headline's figure agrees with the text");
        let places = [figure, equal].map(|mention| Place::new(mention.block, mention.quantity.span));
        return out.held(message, places.to_vec());
    }
    // Where the text has one value in this unit, parts aside, it is the one that the head can mean. A head may leave out
    // that it is planned or the first.
    let sole = is_only_value(same_unit().filter(|mention| !figure.is_part_in(mention)));
    let sole_with_firsts = is_only_value(same_unit().filter(|mention| !figure.is_surely_part_in(mention)));
    let only_one = is_only_value(same_unit());
    let found = |mention| {
        let one_of_parts = figure.is_part_in(mention);
        let sole = if one_of_parts { sole_with_firsts } else { sole };
        let chances = Chances {
            sole,
            only_one,
            sole_by_noun: is_only_value(same_unit().filter(|it| names_the_same(figure, it))),
            told: same_unit().filter(|it| it.quantity.written == mention.quantity.written).count(),
            in_lead: Some(mention.block) == lead,
        };
        matched(figure, mention, chances)
    };
    let mut matches: Vec<Match> = same_unit().filter_map(found).collect();
    matches.extend(told_twice(figure, below));
    matches.extend(toll(figure, below));
    matches.extend(without_ten_thousand(figure, below));
    if matches.is_empty() {
        matches.extend(
            same_unit().filter_map(|mention| a_digit_off(figure, mention, Some(mention.block) == lead)),
        );
    }
    matches.sort_by_key(|found| std::cmp::Reverse(found.score));
    let Some(best) = matches.first() else { return };
    // Figures that make the head's together confirm it, unless the text says the whole otherwise.
    if best.strength < 3 && below.iter().any(|block| is_sum_of(block, figure, best.mention)) {
        return;
    }
    // A figure that no slip of the hand explains is no rival of one that is a digit off.
    let rival = matches.get(1).is_some_and(|second| {
        second.score + 2 > best.score
            && second.mention.quantity.written != best.mention.quantity.written
            && !(second.slip == Slip::Unlike && best.strength >= 3)
    });
    if !rival {
        report(figure, best, context, out);
    }
}

fn report(figure: &Mention, found: &Match, context: &RuleContext, out: &mut Drafts) {
    let mention = found.mention;
    let [title, text] = [figure, mention].map(|mention| mention.quantity.span.of(mention.view.text));
    let how = said(found.slip, context);
    let message = say!(
        context.lang,
        "标题说“{title}”，正文说“{text}”（{how}）",
        "“{title}” in the headline, “{text}” in the text ({how})",
    );
    let figures = [figure, mention].map(|mention| mention.quantity.figure.of(mention.view.text));
    out.report(Place::new(figure.block, figure.quantity.span), message)
        .evidence(Place::new(mention.block, mention.quantity.span), mention.clause().of(mention.view.text))
        .replace(context.lang, figures[0], Place::new(figure.block, figure.quantity.figure), figures[1])
        .replace(context.lang, figures[1], Place::new(mention.block, mention.quantity.figure), figures[0]);
}
