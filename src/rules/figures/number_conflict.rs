//! `number-conflict`: one statement told twice with figures that differ by a slip of the pen.

use super::candidates::{Candidates, Crowd, LOOK_BACK};
use super::framing::{Series, are_two_things, frames_differ, same_sentence};
use super::licence::{Mention, are_kin, is_comparable};
use super::misprint::{self, Slip, said};
use super::one_of_few::slip_among_few;
use super::phrases::{
    are_makes, is_in_one_title, is_named_alike, is_one_clause, is_one_phrase, is_one_set, is_turned_phrase,
};
use super::resumed::takes_up;
use super::told_once_more::{is_long_repeat, is_plain_repeat};
use crate::article::Role;
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo,
    RulePage, Severity,
};
use crate::say;
use crate::text::Bilingual;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

/// `number-conflict`.
#[derive(Debug)]
pub struct NumberConflict;

static INFO: RuleInfo = RuleInfo {
    code: "number-conflict",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::Medium,
    kinds: &["N14", "N17", "N18", "N50", "T07"],
    page: RulePage {
        title: Bilingual { zh: "前后数字不一", en: "One statement, two figures" },
        finds: Bilingual {
            zh: "同一件事前后两次说到，语句相同而数字不同，且两个数只差一个换位、改动、脱漏的数字，或差一个“万”。",
            en: "The same statement made twice with figures that differ by swapped, changed or lost digits, or by a lost 万.",
        },
        why: Bilingual {
            zh: "两处必有一处错，数字差错每处计1分。",
            en: "One of the two is wrong; a wrong figure is an error of one point.",
        },
        instead: Bilingual {
            zh: "对照原稿，统一为正确的数。",
            en: "Check the source and use the right figure in both places.",
        },
        silent: Bilingual {
            zh: "时间、地点、对象不同，或只有一处带“其中”“新增”“平均”等限制语的不比；两个数在文中都不止一次出现的不比；约数与确数相容的不报。",
            en: "Silent where period, place or subject differ, where one has a word that narrows the count, where both figures are told more than once, and where an approximate figure fits the exact one.",
        },
        source: Bilingual {
            zh: "报纸编校差错率计算方法（数字差错）",
            en: "Method of counting errors in newspapers: figures",
        },
    },
    examples: &[
        Example::new(
            "菜价播报\n青菜批发价收于每公斤3.42元，涨1分；萝卜批发价收于每公斤2.18元，跌2分。\n叶菜类中，菠菜批发价收于每公斤5.32元，芹菜批发价收于每公斤3.12元，生菜批发价收于每公斤4.66元。",
        ),
        Example::new(
            "福溪招商\n座谈会上，福溪新区对接央企、地方国企项目64项，总投资331亿元。\n其中，央企项目50项；地方国企项目14项，总投资51亿元。",
        ),
        Example::new(
            "车位配建有新规\n新建住宅小区应按不低于停车位总数10%的比例配建充电桩。\n新建公园和商场应按不低于停车位总数20%的比例配建充电桩。",
        ),
        Example::new(
            "物价平稳\n5月份，非食品价格同比上涨1.1%，服务价格上涨2.1%。\n环比看，食品价格下降2.7%，非食品价格上涨0.1%。",
        ),
        Example::new(
            "水位仍在涨\n27日，全县日成交活鱼645.5吨，价格平稳。\n30日，全县日成交活鱼615.5吨，价格略降。",
        ),
        Example::new(
            "石桥镇排查隐患\n石桥镇今年集中排查农村自建房安全隐患2146处，逐一建立台账。\n“底数清了，心里才有底。”镇长说。截至目前，这个镇集中排查的农村自建房安全隐患⟦2164处⟧，已全部整改。",
        ),
        Example::new(
            "书香进村\n全县514个行政村都建起了农家书屋。\n县里还抽调干部，分赴全县⟦154个⟧行政村，指导书屋开放。",
        ),
        Example::new(
            "护河队\n溪口乡护河志愿者共清理河道垃圾1280吨。\n乡里说，护河志愿者清理河道垃圾⟦1220吨⟧，河水清了。",
        ),
        Example::new(
            "技能大赛\n参加青年职工技能大赛的选手有1057名。\n据介绍，参加青年职工技能大赛的选手⟦1507名⟧，来自12个县。",
        ),
        Example::new(
            "果蔬收购\n全镇合作社果蔬统一收购资金325万元。\n镇里说，合作社果蔬统一收购资金⟦325元⟧已经到位。",
        ),
        Example::new(
            "大桥合龙\n施工方用2600吨履带起重机吊装主塔构件，一次到位。\n当天下午，另一侧的2400吨履带起重机吊装主塔构件，同样一次到位。",
        ),
        Example::new(
            "吊装\n全球最大的起重机“天工2600吨”起重机在河口风电场完成首吊。此前，全球最大的起重机是2400吨起重机。",
        ),
        Example::new("治水\n东街道排查隐患132处，全部整改。\n西街道排查隐患123处，也已整改。"),
        Example::new(
            "办案\n去年全县法院受理涉企合同纠纷案件1326件。\n今年全县法院受理涉企合同纠纷案件1362件。",
        ),
        Example::new("就业\n全县新增城镇就业岗位1244个。\n其中面向高校毕业生的城镇就业岗位1224个。"),
        Example::new("排查\n全县共排查出租房安全隐患450处。\n全县排查出租房安全隐患450多处，整改率很高。"),
        Example::new("村情\n461个村的有效报警数下降。\n376个村的案件数下降。\n445个村没有发生事故。"),
        Example::new(
            "计划\n全年计划新建改建农村公路125公里。\n目前已新建改建农村公路152公里，超额完成任务。",
        ),
        Example::new("湿地\n这片湿地面积300公顷，栖息着46种鸟。\n十年前，这片面积⟦300亩⟧的湿地还是荒滩。"),
        Example::new("湿地\n这片湿地面积300公顷，栖息着46种鸟。\n十年前，这片面积300公顷的湿地还是荒滩。"),
        Example::new("茶园\n上岙村茶园面积300公顷，产茶46吨。\n下岙村桑园面积300亩，产茧12吨。"),
        Example::new(
            "减费让利\n上半年，全县21家主要网点减免手续费1375万元。\n银行业协会说，⟦29家⟧主要网点为各类商户减免手续费共1375万元，户均减免不少。",
        ),
        Example::new(
            "修订公告\n会议讨论《〈古树保护办法〉等5部规章的修正案（草案）》。\n会议原则通过《〈古树保护办法〉等⟦3部⟧规章的修正案（草案）》，决定公布施行。",
        ),
        Example::new(
            "优化窗口\n发言人介绍，优化调整窗口服务流程六十条措施印发以来，各镇正在落实。\n发布会还介绍了优化调整窗口服务流程⟦二十条⟧措施印发以来的各项工作。",
        ),
        Example::new(
            "减费让利\n上半年，全县21家主要网点减免手续费1375万元。\n其中，12家主要网点为小商户减免手续费1375万元的六成。",
        ),
        Example::new(
            "减费让利\n上半年，全县21家主要网点减免手续费1375万元。\n此前1375万元的预算里，29家配套企业也有份。",
        ),
        Example::new(
            "修订公告\n会议讨论《〈古树保护办法〉等5部规章的修正案（草案）》。\n会议还通过《〈河道管理办法〉等3部规章的修正案（草案）》。",
        ),
        Example::new(
            "建好一张网\n全县选聘专职网格员1128名，配备移动终端。\n县里介绍，⟦1182位⟧网格员每天走街串巷，采集信息。",
        ),
        Example::new(
            "技能比武\n来自12个乡镇的184名选手参加了电焊、砌筑等项目的角逐。\n一天下来，⟦148名⟧参赛选手中有30人获奖。",
        ),
        Example::new(
            "电商进村\n去年，全村网店卖出笋干46.8万斤，寄往各地。\n“⟦48.6万斤⟧笋干，搁以前想都不敢想。”村支书说。",
        ),
        Example::new(
            "普法\n1.63万名“法律明白人”活跃在乡间。\n目前，全县已培育“法律明白人”⟦13600名⟧，村均48名。",
        ),
        Example::new(
            "技能比武\n来自12个乡镇的184名选手参加了电焊、砌筑等项目的角逐。\n上一届，148名选手中有36人获奖。",
        ),
        Example::new(
            "收案结案\n上半年，全县法院受理一审案件4127件。\n法官们加班加点，办结一审案件4172件，其中有上年结转的案件。",
        ),
        Example::new("两村茶事\n上岙村卖出笋干46.8万斤，寄往各地。\n下岙村卖出笋干48.6万斤，也是丰收。"),
        Example::new(
            "建好一张网\n全县选聘专职网格员1128名，配备移动终端。\n县里介绍，1128位网格员每天走街串巷，采集信息。",
        ),
        Example::new(
            "普法\n1.36万名“法律明白人”活跃在乡间。\n目前，全县已培育“法律明白人”13600名，村均48名。",
        ),
        Example::new("果园\n合作社种下脐橙3260株。\n今年计划再种3620株脐橙，一半是新品种。"),
        Example::new(
            "调解有招\n今年以来，石桥镇“老娘舅”工作室调解矛盾纠纷263起。\n镇司法所所长说，⟦236件⟧纠纷没有一件反弹。",
        ),
        Example::new(
            "林场变迁\n三代人接力，青山林场的林地面积由建场初期的2.4万亩增加到11.5万亩。\n如今，青山林场林地面积⟦15.1万亩⟧，蓄积量翻了几番。",
        ),
        Example::new(
            "老旧小区改造\n今年，县里对36个老旧小区进行改造，惠及居民5417户。\n年底前，这36个小区的⟦5147户⟧居民都将住得更舒心。",
        ),
        Example::new(
            "调解有招\n今年以来，石桥镇“老娘舅”工作室调解矛盾纠纷263起。\n镇司法所所长说，263件纠纷没有一件反弹。",
        ),
        Example::new(
            "林场变迁\n三代人接力，青山林场的林地面积由建场初期的1.5万亩增加到2.4万亩。\n如今，青山林场林地面积2.4万亩，蓄积量翻了几番。",
        ),
        Example::new(
            "林场变迁\n建场时，青山林场的林地面积由1.5万亩增加到2.4万亩。\n今年，青山林场林地面积由2.4万亩增加到4.2万亩。",
        ),
        Example::new(
            "河湖长\n全县1247条河流全部设立河长，实现全覆盖。\n县河长办主任介绍，如今⟦1274条⟧河流条条有人管。",
        ),
        Example::new("果园\n第一书记带着大家把2700亩撂荒地种上了黄桃。\n今年，⟦7200亩⟧黄桃首次挂果。"),
        Example::new("两场比武\n上午的焊工比武有126名选手参加。\n下午，162名选手参加了砌筑比武。"),
        Example::new("小区\n一期有住宅1246套，已交付。\n二期1264套住宅明年完工。"),
        Example::new("旅游\n国庆首日，景区接待游客1.36万人次。\n次日，接待游客1.63万人次，创下新高。"),
        Example::new(
            "医院\n男性患者有1261名，多是户外劳动者。\n住院部主任说，1216名女性患者里，一半是老人。",
        ),
        Example::new(
            "能力提升\n石门县近日发布公告，对全县36名履职不力干部集中培训。\n县里首先将对⟦63名⟧履职不力干部进行3天的教育，再安排到基层锻炼。",
        ),
        Example::new(
            "查缉走私\n海关缉私队在沿海三镇同时行动，查获涉嫌走私冻品1000余吨。\n在一处冷库，队员当场暂扣涉嫌走私冻品⟦3000余吨⟧。",
        ),
        Example::new(
            "果业\n水果大县青溪在今年的园林水果产量达1801.62吨。\n县长说，青溪县园林水果产量达⟦1801.02吨⟧，果农日子好了。",
        ),
        Example::new(
            "收盘\n截至收盘，橡胶合约收于每吨4754元，上涨94元。\n化工类涨跌互现：棕榈油合约收于每吨4750元，上涨32元。",
        ),
        Example::new(
            "签约\n青溪县推介会共签约重点建设项目64项，投资33亿元。\n其中国企项目50项，民企签约重点建设项目14项。",
        ),
        Example::new(
            "物价\n从同比看，全县食品价格上涨5.9%，非食品价格上涨1.1%。\n从环比看，全县食品价格下降2.7%，非食品价格上涨0.1%。",
        ),
        Example::new(
            "春运\n今天，全社会跨区域人员流动量预计超2.6万人次，客流平稳。\n公路方面，公路人员流动量预计超2.4万人次，客流平稳。",
        ),
        Example::new(
            "画师有新人\n县文化馆近日新命名34名等级剪纸师，最小的19岁。\n此次新命名的⟦33名⟧等级剪纸师中，一级4人。",
        ),
        Example::new(
            "校舍改造\n经济较快的东片11个乡镇之和占到全县15.4%。\n东片⟦18个乡⟧镇之和占全县连片面积的11%。",
        ),
        Example::new(
            "候鸟归来\n最新调查显示，19只野生中华秋沙鸭定居在溪口湿地，比十年前多。\n第四次调查还说，有⟦91只⟧野生中华秋沙鸭定居在溪口湿地一带。",
        ),
        Example::new(
            "海鲜案\n查扣青蟹135箱和黄金大龙虾干60箱，重2615公斤。\n民警说，查扣无手续的青蟹135箱和黄金大龙虾干⟦20箱⟧。",
        ),
        Example::new(
            "用电账\n一个村月用电100千瓦时，加上线路损失，就要交5.2千瓦时的电费。\n另一个村加上线路损失，就要交2.2千瓦时的电费。",
        ),
        Example::new(
            "画师有新人\n县文化馆近日新命名33名等级剪纸师，最小的19岁。\n此次新命名的33名等级剪纸师中，一级4人。",
        ),
        Example::new(
            "校舍改造\n经济较快的东片11个乡镇之和占到全县15.4%。\n西片18个乡镇之和占全县连片面积的11%。",
        ),
        Example::new(
            "水下考古\n到昨天，南区共发掘出水石构件57件，整理已经开始。\n领队说，北区发掘共出水石构件37件，另有瓷片13件。",
        ),
        Example::new(
            "候鸟归来\n去年，19只野生鸭子飞到溪口湿地，比十年前多。\n今年，有91只野生鸭子飞到溪口湿地。",
        ),
        Example::new(
            "重建进度\n全市计划集中安置点56个中已经动工55个，完工3个。\n柳溪镇已竣工9800户，占任务数的89%。计划集中安置点36个，动工35个。",
        ),
        Example::new("海鲜案\n一号船上查扣青蟹135箱和虾干60箱。\n二号船上查扣虾干20箱，没有青蟹。"),
        Example::new(
            "两镇比武\n柳溪镇优化调整窗口服务流程十六条措施。\n石桥镇优化调整窗口服务流程十九条措施。",
        ),
        Example::new("工资\n一线工人平均工资5216元。\n技术工人平均工资5261元。"),
        Example::new(
            "校车\n县里这条山路上，昨天有142名学生被困。\n人们只知道，几个小时后，⟦162名⟧学生平安到家。",
        ),
        Example::new(
            "老屋\n县房管局梳理历史风貌建筑，将168幢历史建筑纳入整治范围。\n网上公示的清单上，⟦198幢⟧历史建筑有图有位置。",
        ),
        Example::new(
            "茶市\n昨日茶市人气旺，成交总量超过1.57万斤。\n收市时，东西两厅分别成交5215斤和7508斤，总量⟦超过1.27万斤⟧。",
        ),
        Example::new(
            "抚恤\n县里说，牺牲的护林员被追认为烈士后，家属可获赔230万元。\n民政局介绍，护林员被追认为烈士后，家属可获赔⟦220万元⟧，由三方出资。",
        ),
        Example::new(
            "校车\n县里这条山路上，昨天有142名学生被困。\n人们只知道，几个小时后，142名学生平安到家。",
        ),
        Example::new("两所学校\n上午，142名学生参加长跑。\n下午，162名学生参加跳绳。"),
        Example::new(
            "收盘\n茶油收于每吨2141元，菜油收于每吨2132元。\n豆油收于每吨2145元，棉油收于每吨2341元。\n花生油收于每吨2541元，玉米油收于每吨2542元。",
        ),
        Example::new("两案\n梁某向吴某行贿405万元。\n另一案中，岑某受贿425万元，退赃100万元。"),
        Example::new("书屋\n一楼有童书14种。\n二楼有农书17种，借得最多。"),
        Example::new("两年\n去年，全县有1246名学生考上大学。\n今年，全县有1276名学生考上大学。"),
        Example::new("两县\n青溪县有168幢历史建筑。\n柳湾县有198幢历史建筑，都已挂牌。"),
        Example::new(
            "林场\n如今，林场的森林覆盖率达到82%。\n预计到2030年，林场还将造林两千亩，森林覆盖率达到86%。",
        ),
        Example::new("夏粮\n4月末全市粮食库存32564吨。\n全市发力稳粮。5月末全市粮食库存32534吨。"),
    ],
};

impl Rule for NumberConflict {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let mentions = mentions(article);
        check_units(&mentions, context, out);
        let mut attested: FxHashMap<_, u32> = FxHashMap::default();
        for mention in &mentions {
            *attested.entry(mention.quantity.key()).or_default() += 1;
        }
        let told_again =
            |mention: &Mention| attested.get(&mention.quantity.key()).is_some_and(|&count| count > 1);
        let series = Series::of(&mentions);
        let mut candidates = Candidates::of(&mentions);
        for (number, mention) in mentions.iter().enumerate() {
            let crowd = candidates.crowd(mention);
            let conflict = candidates.before(number).into_iter().find_map(|candidate| {
                let earlier = &mentions[candidate.number];
                let only_one_again = told_again(earlier) != told_again(mention);
                let slip = licensed(earlier, mention, crowd, only_one_again)
                    .or_else(|| slip_in_one_fact(earlier, mention, candidate.anchors))
                    .or_else(|| slip_among_few(earlier, mention, crowd))?;
                let in_series = series.holds(earlier) && series.holds(mention);
                let alike = !in_series && !frames_differ(earlier, mention);
                (alike && !(told_again(earlier) && told_again(mention))).then_some((earlier, slip))
            });
            let one_thing = |it: &(&Mention, Slip)| !are_two_things(it.0, mention, &mentions);
            if let Some((earlier, slip)) = conflict.filter(one_thing) {
                report(earlier, mention, slip, context, out);
            }
        }
    }
}

/// 面积300公顷 … 面积300亩: one figure of the same thing in two units that measure alike.
fn check_units(mentions: &[Mention], context: &RuleContext, out: &mut Drafts) {
    let mut told: FxHashMap<(Decimal, &'static str), Vec<usize>> = FxHashMap::default();
    for (number, mention) in mentions.iter().enumerate() {
        let quantity = mention.quantity;
        let Some(unit) = quantity.unit.filter(|_| quantity.kind == Kind::Measure) else { continue };
        if quantity.exact().is_none() || quantity.written < Decimal::TEN {
            continue;
        }
        let alike = told.entry((quantity.written.normalize(), unit.dimension)).or_default();
        let other_unit = |&&earlier: &&usize| {
            let other = &mentions[earlier];
            other.quantity.unit != Some(unit)
                && !same_sentence(other, mention)
                && other.common_label(mention) >= 2
                && !other.agreement(mention).narrowed
                && !other.agreement(mention).differ
                && !other.names_another(mention)
        };
        if let Some(&earlier) = alike.iter().rev().take(LOOK_BACK).find(other_unit) {
            report_units(&mentions[earlier], mention, context, out);
        }
        alike.push(number);
    }
}

fn report_units(one: &Mention, two: &Mention, context: &RuleContext, out: &mut Drafts) {
    let [first, second] = [one, two].map(|mention| mention.quantity.span.of(mention.view.text));
    let message = say!(
        context.lang,
        "前文说“{first}”，此处说“{second}”，数字相同而单位不同",
        "“{first}” above, “{second}” here: the same figure in another unit"
    );
    out.report(Place::new(two.block, two.quantity.span), message)
        .evidence(Place::new(one.block, one.quantity.span), one.clause().of(one.view.text));
}

/// The slip between two figures whose sentences share a rare figure: 21家银行减免1375亿元, 29家银行减免1375亿元.
fn slip_in_one_fact(one: &Mention, two: &Mention, anchors: usize) -> Option<Slip> {
    if anchors == 0
        || !one.quantity.same_unit(two.quantity)
        || same_sentence(one, two)
        || one.quantity.may_equal(two.quantity)
    {
        return None;
    }
    let (slip, strength) = misprint::between(one.quantity, two.quantity, [one.view.text, two.view.text]);
    let (label, noun) = (one.common_label(two), one.common_noun(two));
    let named = match strength {
        0 => false,
        1 => noun >= 4 || label >= 4,
        // Two rare figures in common: the sentences tell the same.
        _ if anchors > 1 => noun >= 2 || label >= 2,
        _ => noun >= 3 || label >= 3,
    };
    let differ = one.agreement(two).differ;
    (named
        && !differ
        && one.is_of_whole()
        && two.is_of_whole()
        && (label >= 8 || one.is_of_one_part(two))
        && !one.names_another(two))
    .then_some(slip)
}

/// The comparable figures of the prose of an article.
fn mentions<'a>(article: &'a ArticleView) -> Vec<Mention<'a>> {
    let told = |block: &BlockView| block.role.is_prose() || matches!(block.role, Role::SectionHead(_));
    let prose = article.blocks.iter().enumerate().filter(move |(_, block)| told(block));
    prose
        .flat_map(|(index, block)| {
            let comparable = block.facts.quantities.iter().filter(|quantity| is_comparable(quantity));
            comparable
                .filter(|quantity| !block.is_open_at(quantity.span) && !is_in_a_name(block, quantity))
                .map(move |quantity| Mention::new(index, *block, quantity))
        })
        .collect()
}

/// Whether the figure stands in a short quoted name: “天工2600吨”起重机.
pub(super) fn is_in_a_name(block: &BlockView, quantity: &Quantity) -> bool {
    const LONGEST_NAME: usize = 12;
    block.facts.quoted.iter().any(|quoted| {
        quoted.span.covers(quantity.span) && block.at(quoted.span).chars().count() <= LONGEST_NAME
    })
}

/// The slip between two figures that surely speak of the same thing.
fn licensed(one: &Mention, two: &Mention, crowd: Crowd, told_again: bool) -> Option<Slip> {
    let same_unit = one.quantity.same_unit(two.quantity);
    if !(same_unit || are_kin(one.quantity, two.quantity) && one.shares_noun(two))
        || same_sentence(one, two)
        || one.quantity.may_equal(two.quantity)
        || [one, two].iter().any(|mention| !mention.view.role.is_prose())
    {
        return None;
    }
    let texts = [one.view.text, two.view.text];
    let (slip, strength) = misprint::between(one.quantity, two.quantity, texts);
    if strength == 1 {
        let same = is_one_clause(one, two, slip, strength)
            || is_one_phrase(one, two)
            || is_in_one_title(one, two)
            || is_named_alike(one, two, slip, strength, told_again);
        return same.then_some(slip);
    }
    if strength == 0 || slip == Slip::Changed && are_makes(one, two) {
        return None;
    }
    let agreement = one.agreement(two);
    if is_one_set(one, two, slip, strength)
        || is_turned_phrase(one, two, strength)
        || is_one_clause(one, two, slip, strength)
        || takes_up(one, two, slip, strength, crowd)
        || is_named_alike(one, two, slip, strength, told_again)
        || is_plain_repeat(one, two, strength)
        || is_long_repeat(one, two, slip, strength, told_again)
    {
        return Some(slip);
    }
    let shared = agreement.before + agreement.after;
    let enough = match strength {
        2 => 8,
        3 => 6,
        _ => 5,
    };
    (agreement.adjacent && !agreement.differ && !agreement.narrowed && shared >= enough).then_some(slip)
}

fn report(one: &Mention, two: &Mention, slip: Slip, context: &RuleContext, out: &mut Drafts) {
    let [first, second] = [one, two].map(|mention| mention.quantity.span.of(mention.view.text));
    let how = said(slip, context);
    let message = say!(
        context.lang,
        "前文说“{first}”，此处说“{second}”，语句相同而数字不同（{how}）",
        "“{first}” above, “{second}” here: the same statement with another figure ({how})",
    );
    let figures = [one, two].map(|mention| mention.quantity.figure.of(mention.view.text));
    out.report(Place::new(two.block, two.quantity.span), message)
        .evidence(Place::new(one.block, one.quantity.span), one.clause().of(one.view.text))
        .replace(context.lang, figures[1], Place::new(two.block, two.quantity.figure), figures[0])
        .replace(context.lang, figures[0], Place::new(one.block, one.quantity.figure), figures[1]);
}
