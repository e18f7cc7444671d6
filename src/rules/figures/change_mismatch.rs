//! `change-mismatch`: a change whose stated size or direction contradicts its two ends.

use super::change::{
    Change, Changes, Direction, direction, grains, magnitude, relative, stated_after, stated_of_number,
    year_in,
};
use super::change_words::{margin, without_comparison};
use super::passage::{
    Passage, passages, percent_interval, place, rewritten, rounded, scaled, share_in_words, show,
};
use super::proof::Proof;
use super::{
    change_apart, change_direction, change_increment, growth_equation, named_base, overload, rank_move,
};
use crate::facts::cue::CueKind;
use crate::facts::quantity::{Interval, Kind, Quantity};
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, holds_any};
use rust_decimal::Decimal;

/// `change-mismatch`.
#[derive(Debug)]
pub struct ChangeMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "change-mismatch",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Error,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["N05", "N06", "N46", "NM07", "NM10", "NM14"],
    page: RulePage {
        title: Bilingual {
            zh: "增减幅度或方向与前后数字不符", en: "A change that contradicts its two ends"
        },
        finds: Bilingual {
            zh: "“由A增至B，增长p%（增加N倍、增加D件）”中，按A、B算出的幅度与文中不同，或者“增”“降”与A、B的大小相反；A、B隔句写的“比去年多D”也算。",
            en: "“From A to B, up p % (N times, D items)”, where A and B give another size or the opposite direction; also where A and B stand in sentences of their own.",
        },
        why: Bilingual {
            zh: "三个数字互相矛盾，至少有一个错了；“增加了”与“增加到”常被混用。",
            en: "At least one of the three is wrong; 增加了 and 增加到 are often mixed up.",
        },
        instead: Bilingual {
            zh: "核对三个数字。增加了=增量，增加到=结果：由200户到600户是增加了2倍，增加到3倍。",
            en: "Check the three figures. From 200 to 600 is an increase of twice, to three times.",
        },
        silent: Bilingual {
            zh: "按可比口径、可比价格计算的增速，带“约”“近”“超”而仍可能成立的数，两数单位不同或不是同一指标，都不报；印出的小数位按四舍五入和截去都认可。",
            en: "Silent on growth at comparable prices, on approximate figures that may fit, on other units. Rounding and cutting off are both accepted.",
        },
        source: Bilingual { zh: "算术；人民日报海外版《说“倍”》", en: "Arithmetic" },
    },
    examples: &[
        Example::new("今年全县接待游客36.2万人次，比去年多⟦5.1万人次⟧。去年，全县共接待游客30.2万人次。"),
        Example::new("去年合作社产茶12.6吨。今年产茶15.8吨，比去年多了⟦4.2吨⟧。"),
        Example::new("今年，学校招收新生320名，比去年少了⟦40名⟧。去年学校招收新生350名。"),
        Example::new("今年全县接待游客36.2万人次，比去年多6万人次。去年，全县共接待游客30.2万人次。"),
        Example::new("去年合作社产茶12.6吨。今年产茶15.8吨，比去年多了3.2吨。"),
        Example::new("今年，学校招收新生320名，比去年少了40名。去年学校有教师350名。"),
        Example::new(
            "全县优良天数比例为56.8%，同比上升4.3个百分点，细颗粒物浓度去年下降7.8%，城区比例为54.1%。",
        ),
        Example::new("今年公路发送旅客83.6万人次。去年，水路发送旅客12.5万人次，比前年多4.1万人次。"),
        Example::new("改造前，厂里一个月的电费是186万元；改造后，电费降到了142万元，一个月就省下⟦54万元⟧。"),
        Example::new("改造前，厂里一个月的电费是186万元；改造后，电费降到了142万元，一个月就省下44万元。"),
        Example::new("过去跑一趟要花280元，现在只要160元，省下⟦140元⟧。"),
        Example::new("办理时间由15天缩短到6天，快了9天。"),
        Example::new("办理时间由15天缩短到6天，快了⟦8天⟧。"),
        Example::new("过去跑一趟要花280元，现在只要160元，全村省下12万元。"),
        Example::new("在县里的评定中，这所幼儿园从二类上升为一类。"),
        Example::new("老站由二级升为一级，编制不变。"),
        Example::new("刑事警情由400起降至300起，下降⟦30%⟧。"),
        Example::new("参保家庭由200户增加到600户，增加了⟦3倍⟧。"),
        Example::new("2019年，镇上登记的渔具企业只有18家，如今已发展到63家，是当年的⟦2.5倍⟧。"),
        Example::new("茶叶产量由2010年的120吨提高到今年的480吨，是2010年的⟦3倍⟧。"),
        Example::new("去年接待游客18万人次，今年接待63万人次，是去年的⟦2.5倍⟧。"),
        Example::new("2019年，镇上登记的渔具企业只有18家，如今已发展到63家，是当年的3.5倍。"),
        Example::new("茶叶产量由2010年的120吨提高到今年的480吨，是2000年的10倍。"),
        Example::new("2019年企业只有18家，如今已发展到63家，是邻县的2倍。"),
        Example::new("2019年企业只有18家，其中规上企业2家；如今规上企业63家，是邻镇当年的2.5倍。"),
        Example::new("案件受理数从上半年的120件⟦上升⟧到65件。"),
        Example::new("志愿者从350人发展到420人，增加⟦80人⟧。"),
        Example::new("今年受理580件，比去年的500件增长⟦20%⟧。"),
        Example::new("平均办理时长由原来的12天缩短至9天，缩短了⟦35%⟧。"),
        Example::new("年产值从1200万元提高到1500万元，增幅达⟦35%⟧。"),
        Example::new("村集体收入由20万元增加到62万元，增长⟦3.1倍⟧。"),
        Example::new("全市常住人口520万人，比上年末增加26万人，增长⟦2.63%⟧。"),
        Example::new("营业收入12.6亿元，同比增长⟦16%⟧，去年同期为10亿元。"),
        Example::new("去年集体收入40万元，今年增长⟦30%⟧，达到50万元。"),
        Example::new("2022年接待80万人次，2023年接待120万人次，2023年比上一年增长⟦33.3%⟧。"),
        Example::new("原来每天做60件，现在每天做180件，效率是原来的⟦4倍⟧。"),
        Example::new("集体收入由10万元增加了45万元，达到⟦45万元⟧。"),
        Example::new("去年同期，口岸出入境旅客240万人次；今年同期达到300万人次，增长⟦20%⟧。"),
        Example::new("过去办证要跑6个窗口，如今只跑3个，减少了⟦4个⟧。"),
        Example::new("过去办证要跑6个窗口，如今只跑2个，减少了4个。"),
        Example::new("过去办证要跑6个窗口，如今设了3个专窗，减少了4个环节。"),
        Example::new("营业收入12.6亿元，同比增长26%，去年同期为10亿元。"),
        Example::new("去年集体收入40万元，今年增长25%，达到50万元。"),
        Example::new("2022年、2023年分别接待80万、120万人次，2023年比2022年增长50%。"),
        Example::new("原来每天做60件，现在每天做240件，效率是原来的4倍。"),
        Example::new("集体收入由10万元增加了35万元，达到45万元。"),
        Example::new("去年同期，口岸出入境旅客240万人次；今年同期达到300万人次，增长25%。"),
        Example::new("工业增加值12.6亿元，同比增长6%，去年同期为11.2亿元。"),
        Example::new("刑事警情由400起降至300起，下降25%。"),
        Example::new("参保家庭由200户增加到600户，增加了2倍，是原来的3倍。"),
        Example::new("今年受理580件，比去年的500件增长16%。"),
        Example::new("按可比价格计算，产值由100亿元增加到112亿元，增长8%。"),
        Example::new("办理时长由7天压缩到3天，满意度提高5%。"),
        Example::new("站点从12个增加到近30个，增长1.4倍。"),
        Example::new("覆盖率由80%升至92%，提高12个百分点。"),
        Example::new("志愿者从350人发展到420人，增长20%，服务时长增长35%。"),
        Example::new("全市常住人口520万人，比上年末增加26万人，增长5.26%。"),
        Example::new("从3月到5月，接待群众120人，增长20%。"),
        Example::new("由3人增加到12人，其中女性增长50%。"),
        Example::new("全县排名由第12位上升到第5位。"),
        Example::new("测评里，我镇由上次的第14位上升⟦9位⟧，来到第8位。"),
        Example::new("这所中学的体测成绩从全区第6名滑落到第11名，下降了⟦4位⟧。"),
        Example::new("测评里，我镇由上次的第14位上升6位，来到第8位。"),
        Example::new("这所中学的体测成绩从全区第6名滑落到第11名，下降了5位。"),
        Example::new("测评里，我镇从第14位上升到第8位，9位干部受到表扬。"),
        Example::new("五年前，全村开民宿的只有8户，如今已经有40户，户数增加了⟦5倍⟧。"),
        Example::new("从前村里的渔船只有6艘，现在有18艘，增加了⟦3倍⟧。"),
        Example::new("五年前，全村开民宿的只有8户，如今已经有40户，户数增加了4倍。"),
        Example::new("五年前，全村开民宿的只有8户，如今已经有40户，收入增加了5倍。"),
        Example::new("五年前，全村开民宿的只有8户，如今光是溪边就有40户，床位增加了5倍。"),
        Example::new("当日进场蔬菜1860吨，比前一天的1559吨多了⟦265吨⟧。"),
        Example::new("当日进场蔬菜1824吨，比前一天的1559吨多了265吨。"),
        Example::new("“2019年村里才28家民宿，如今有112家，6年增加了⟦4倍⟧。”村支书说。"),
        Example::new("“2019年村里才28家民宿，如今有112家，6年增加了3倍。”村支书说。"),
        Example::new("2017年，全镇产值只有1.2亿元；2025年，这个数字变成4.8亿元，增长⟦4倍⟧。"),
        Example::new("2017年，全镇产值只有1.2亿元；2025年，这个数字变成4.8亿元，增长3倍。"),
        Example::new("全乡的网店由2022年的24家发展到今年的96家，数量增加了⟦4倍⟧。"),
        Example::new("全乡的网店由2022年的24家发展到今年的96家，数量增加了3倍。"),
        Example::new("1至5月，全区新设企业1260家，比上年同期多210家，增长⟦26%⟧。"),
        Example::new("全年接待学生3.6万人次，比上年增加0.6万人次，上年为⟦4万人次⟧。"),
        Example::new("登记失业率为2.8%，比上年末下降0.4个百分点，上年末为⟦2.3%⟧。"),
        Example::new("去年，网上办件6.3万件，是2021年2.1万件的⟦5倍⟧。"),
        Example::new("村集体收入达到120万元，相当于五年前15万元的⟦6倍⟧。"),
        Example::new("今年收了鲜叶24万斤，比去年的18万斤增长⟦五成⟧。"),
        Example::new("信访件由去年的84件降到24件，减少了⟦一半⟧。"),
        Example::new("一季度出口48.3亿元，同比增长⟦15%⟧；去年同期为44亿元。"),
        Example::new("夜市当晚迎客5260人，比中秋夜前一天的4180人多出⟦1180人⟧。"),
        Example::new("这块试验田亩产612公斤，比对照品种的547公斤高出⟦75公斤⟧。"),
        Example::new("手术平均用时86分钟，比开展培训前的112分钟短了⟦36分钟⟧。"),
        Example::new("本周失物招领处收到雨伞118把，较上一周同期的145把⟦多出⟧27把。"),
        Example::new(
            "刚开张时只有4台烤炉，挤在巷尾；如今烤炉已增加到20台，雇了6名帮工，烤炉数量增加了⟦5倍⟧。",
        ),
        Example::new("夜市当晚迎客5260人，比中秋夜前一天的4180人多出1080人。"),
        Example::new("这块试验田亩产612公斤，比对照品种的547公斤高出65公斤。"),
        Example::new("手术平均用时86分钟，比开展培训前的112分钟短了26分钟。"),
        Example::new("本周失物招领处收到雨伞118把，较上一周同期的145把少了27把。"),
        Example::new("展厅用电3200度，比较大的二号厅用电2800度，多出的是灯光。"),
        Example::new("夜市当晚迎客5260人，比赛场地外的4180人中，多出800人没有座位。"),
        Example::new("刚开张时只有4台烤炉，挤在巷尾；如今烤炉已增加到20台，雇了6名帮工，烤炉数量增加了4倍。"),
        Example::new("刚开张时只有4台烤炉，挤在巷尾；如今烤炉已增加到20台，雇了6名帮工，顾客数量增加了5倍。"),
        Example::new("刚开张时只有4台烤炉，挤在巷尾；隔壁的冰柜已增加到20台，冰柜数量增加了一倍。"),
        Example::new("1至5月，全区新设企业1260家，比上年同期多210家，增长20%。"),
        Example::new("事故渡船核载19人，实载34人，超载⟦17人⟧。"),
        Example::new("事故客车核载20人，实际载客35人，超员⟦50%⟧。"),
        Example::new("车厢原本仅容纳150人，严重超载⟦一半⟧，挤满约300人。"),
        Example::new("事故渡船核载19人，实载34人，超载15人。"),
        Example::new("事故客车核载20人，实际载客35人，超员75%。"),
        Example::new("车厢原本仅容纳150人，严重超载一倍，挤满约300人。"),
        Example::new("全年接待学生3.6万人次，比上年增加0.6万人次，上年为3万人次。"),
        Example::new("登记失业率为2.8%，比上年末下降0.4个百分点，上年末为3.2%。"),
        Example::new("去年，网上办件6.3万件，是2021年2.1万件的3倍。"),
        Example::new("老社区有人口1.2万人，是全县平均每个社区3000人的近四倍。"),
        Example::new("今年收了鲜叶24万斤，比去年的16万斤增长五成。"),
        Example::new("信访件由去年的84件降到40件，减少了一半以上。"),
        Example::new("一季度出口48.3亿元，同比增长15%；去年同期为42亿元。"),
        Example::new("全年接待学生3.6万人次，比上年增加0.6万人次，其中小学生为1.8万人次。"),
    ],
};

impl Rule for ChangeMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        change_apart::check(block, context, out);
        for passage in passages(block, 2) {
            if passage.cued(passage.span, &[CueKind::Comparable]) {
                continue;
            }
            for change in block.digest(Changes::of).in_passage(&passage) {
                // 11秒02 … 10秒86 are results of `record-margin`.
                let result = |index: usize| {
                    let end = passage.quantities[index].span.end as usize;
                    passage.text[end..].starts_with(|c: char| c.is_ascii_digit())
                };
                if result(change.from) || result(change.to) {
                    continue;
                }
                if !change_direction::check(&passage, change, context, out) {
                    check_size(&passage, change, context, out);
                }
            }
            change_increment::check(&passage, context, out);
            change_direction::check_arrival(&passage, context, out);
            growth_equation::check(&passage, context, out);
            named_base::check(&passage, context, out);
            overload::check(&passage, context, out);
            rank_move::check(&passage, context, out);
        }
    }
}

/// Checks the first figure after the change that states its size.
fn check_size(passage: &Passage, change: &Change, context: &RuleContext, out: &mut Drafts) {
    let (from, to) = (&passage.quantities[change.from], &passage.quantities[change.to]);
    let last = change.from.max(change.to);
    let of_number = stated_of_number(passage, change);
    let Some(next) = of_number.or_else(|| stated_after(passage, change)) else { return };
    let stated = &passage.quantities[next];
    let gap = passage.gap(next - 1, next);
    let near = of_number.is_some() && !passage.gap(last, next).contains('。')
        || gap.chars().count() <= 14
            && !gap.contains(['。', '；', '、', '（', '('])
            && gap.matches(['，', ',']).count() <= 1
            && passage.depth(stated.span.start as usize)
                == passage.depth(passage.quantities[last].span.start as usize);
    let compared = if change.yearly { without_comparison(gap) } else { gap.to_owned() };
    let own_subject = holds_any(
        &compared,
        &[
            "其中", "年均", "平均", "同期", "占", "环比", "满意", "率", "每", "人均", "再", "高于", "低于",
            "全国", "全省", "全市", "比",
        ],
    );
    // 提高了 says of the same figure; 群众满意度提高 has a subject of its own.
    let verb = passage.before(stated);
    let plain_verb = if change.yearly { without_comparison(verb) } else { verb.to_owned() };
    // 户数增加了: the number of what both figures count.
    let number = from.counts_in().and_then(|unit| plain_verb.strip_prefix(unit)?.strip_prefix('数'));
    let counted = of_number.and_then(|_| plain_verb.split_once('数')).map(|(_, rest)| rest);
    let plain_verb = number.or(counted).unwrap_or(&plain_verb).trim_start_matches("数量");
    let plain_verb = plain_verb.strip_prefix('量').unwrap_or(plain_verb);
    let subject = plain_verb.trim_start_matches([
        '共', '总', '净', '则', '即', '也', '就', '已', '大', '幅', '同', '比', '实', '现', '了',
    ]);
    let bare_verb = [
        "增", "减", "升", "降", "提", "上", "下", "扩", "缩", "涨", "跌", "压", "回", "翻", "是", "达", "多",
        "少", "高", "低", "长", "短", "快", "慢", "重", "轻", "省下", "省了", "节省", "节约",
    ]
    .iter()
    .any(|first| subject.starts_with(first));
    let multiple = verb_of_multiple(verb)
        .or_else(|| is_multiple_of_then(verb, told_of(passage, from)).then_some(Direction::Up));
    let told = direction(verb).or(multiple).or(margin(verb).map(|(way, _)| way));
    // 由15天缩短到6天，快了9天: less time is faster.
    let faster = from.kind == Kind::Duration && (verb.contains('快') || verb.contains('慢'));
    let Some(direction_word) = told else { return };
    if !near || own_subject || !bare_verb || from.range.is_some() || to.range.is_some() {
        return;
    }
    let (Some(a), Some(_b)) = (from.exact(), to.exact()) else { return };
    if a.is_zero() || !faster && change_direction::contradicts(passage, change, stated, verb, context, out) {
        return;
    }
    let size = match stated.kind {
        Kind::Percent if from.kind != Kind::Percent => size_in_percent(passage, (from, to), stated),
        Kind::Tenths | Kind::Fraction if from.kind != Kind::Percent => {
            size_in_words(passage, (from, to), stated)
        }
        Kind::Times if direction_word == Direction::Up => size_in_times(passage, (from, to), stated, verb),
        kind if kind == from.kind && from.kind != Kind::Percent => {
            difference(passage, (from, to), stated, verb)
        }
        _ => None,
    };
    let Some(size) = size else { return };
    if !size.fits {
        report(passage, change, stated, &size.formula, size.result, context, out);
    } else if stated.exact().is_some() {
        let proof = Proof { passage, operands: vec![from, to], stated, formula: size.formula };
        proof.held(context.lang, out);
    }
}

/// The size of a change as its two figures give it.
struct Size {
    formula: String,
    /// Whether the stated size agrees.
    fits: bool,
    /// What the stated figure would have to be, as written.
    result: Option<String>,
}

fn size_in_percent(passage: &Passage, ends: (&Quantity, &Quantity), stated: &Quantity) -> Option<Size> {
    let (from, to) = ends;
    let computed = exact_size(from, to)?;
    let fits = magnitude(relative(from, to)?).meets(&percent_interval(stated)?);
    let formula = formula(passage, ends, "%", &rounded(computed, stated.decimals.max(1)));
    Some(Size { formula, fits, result: Some(format!("{}%", rounded(computed, stated.decimals))) })
}

/// The size of a change between two exact figures, in percent of the first.
fn exact_size(from: &Quantity, to: &Quantity) -> Option<Decimal> {
    let (a, b) = (from.exact()?, to.exact()?);
    ((b - a).abs() * Decimal::ONE_HUNDRED).checked_div(a)
}

/// 比去年的16万斤增长五成; 由84件降到42件，减少了一半.
fn size_in_words(passage: &Passage, ends: (&Quantity, &Quantity), stated: &Quantity) -> Option<Size> {
    let computed = exact_size(ends.0, ends.1)?;
    let fits = share_in_words(stated)?.contains(computed);
    Some(Size { formula: formula(passage, ends, "%", &rounded(computed, 1)), fits, result: None })
}

fn size_in_times(
    passage: &Passage,
    ends: (&Quantity, &Quantity),
    stated: &Quantity,
    verb: &str,
) -> Option<Size> {
    let (from, to) = ends;
    let is_ratio = holds_any(verb, &["是", "到", "至", "达", "为", "相当"]);
    let ratio = to.exact()?.checked_div(from.exact()?)?;
    let expected = if is_ratio { ratio } else { ratio - Decimal::ONE };
    // Rough multiples of rough figures are left alone; a whole multiple that is off by one is the classic slip.
    let slack = if stated.decimals == 0 { Decimal::new(5, 1) } else { stated.step };
    let fits = stated.value.meets(&Interval::closed(expected - slack, expected + slack));
    let formula = if is_ratio {
        format!("{}÷{}={}", plain(passage, to), plain(passage, from), rounded(ratio, 2))
    } else {
        formula(passage, ends, "", &rounded(expected, 2))
    };
    let result = format!("{}倍", show(expected.round_dp(stated.decimals.max(1))));
    Some(Size { formula, fits, result: Some(result) })
}

fn difference(
    passage: &Passage,
    (from, to): (&Quantity, &Quantity),
    stated: &Quantity,
    verb: &str,
) -> Option<Size> {
    let (a, b, told) = (from.exact()?, to.exact()?, stated.exact()?);
    let tells_an_end = ["到", "至", "为"].iter().any(|word| verb.ends_with(word));
    if tells_an_end || !stated.same_unit(from) || !(told < a.max(b) || from.counts_in().is_some()) {
        return None;
    }
    let difference = (b - a).abs();
    let (more, less) = if b >= a { (to, from) } else { (from, to) };
    let shown = scaled(difference, from, passage.text);
    let formula = format!("{}-{}={shown}", plain(passage, more), plain(passage, less));
    // Three figures rounded alike miss by one unit of the last place at most.
    let (a_grain, b_grain) = grains(from, to);
    let fits = (difference - told).abs() <= a_grain.max(b_grain).max(stated.grain());
    Some(Size { formula, fits, result: rewritten(stated, difference, passage.text) })
}

/// 翻了N倍, 是原来的N倍.
fn verb_of_multiple(verb: &str) -> Option<Direction> {
    (verb.contains('翻') || verb.contains("是原来") || verb.contains("是去年") || verb.contains("多"))
        .then_some(Direction::Up)
}

/// 是当年的2.5倍, 是2019年的2.5倍: of the time that `base`, the words told of the first figure, names.
fn is_multiple_of_then(verb: &str, base: &str) -> bool {
    const THEN: [&str; 7] = ["当年", "当时", "那时", "当初", "最初", "起初", "起步时"];
    let verb = verb.trim_start_matches(['已', '经', '约', '正', '好']);
    let Some(of) = verb.strip_prefix('是').or_else(|| verb.strip_prefix("相当于")) else { return false };
    let of = of.trim_end_matches("的约").trim_end_matches('的');
    THEN.contains(&of) || year_in(of).is_some_and(|year| year == of && base.contains(year))
}

/// The words of the sentence before `first`.
fn told_of<'a>(passage: &Passage<'a>, first: &Quantity) -> &'a str {
    let before = &passage.text[passage.span.start as usize..first.span.start as usize];
    before.rsplit(['。', '；']).next().unwrap_or(before)
}

fn plain(passage: &Passage, quantity: &Quantity) -> String {
    scaled(quantity.written, quantity, passage.text)
}

fn formula(passage: &Passage, (from, to): (&Quantity, &Quantity), sign: &str, result: &str) -> String {
    let (a, b) = (plain(passage, from), plain(passage, to));
    if to.written >= from.written {
        format!("({b}-{a})÷{a}={result}{sign}")
    } else {
        format!("({a}-{b})÷{a}={result}{sign}")
    }
}

fn report(
    passage: &Passage,
    change: &Change,
    stated: &Quantity,
    formula: &str,
    result: Option<String>,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let (from, to) = (&passage.quantities[change.from], &passage.quantities[change.to]);
    let words = passage.shown(stated);
    let draft = out.report(
        place(stated.span),
        say!(
            context.lang,
            "由“{x}”到“{y}”：{formula}，文中写“{words}”",
            "From “{x}” to “{y}”: {formula}; the text says “{words}”",
            x = passage.shown(from),
            y = passage.shown(to)
        ),
    );
    if !change.formula {
        draft.severity(Severity::Warning);
    }
    passage.cite(draft, [from, to]);
    if let Some(result) = result.filter(|_| stated.form != crate::facts::numeral::Form::Chinese) {
        let figure = if result.ends_with(['%', '倍']) || stated.measure.is_some() || stated.unit.is_some() {
            stated.figure
        } else {
            stated.span
        };
        draft.fix(
            say!(
                context.lang,
                "“{x}”改为“{result}”",
                "Change “{x}” to “{result}”",
                x = passage.at(figure),
                result = &result
            ),
            place(figure),
            result,
        );
    }
}
