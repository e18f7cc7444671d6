//! `duration-mismatch`: a length of time that the dates or times beside it do not give.

use super::calendar::{here, in_script};
use super::clock_span;
use super::stretch::{Stretch, of_dates, of_times};
use super::{DATES, both, length_twice};
use crate::article::Sentence;
use crate::facts::date::{DateKind, DateMention, Length, LengthUnit};
use crate::rules::word_lists::List;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Span, holds_any};

/// `duration-mismatch`.
#[derive(Debug)]
pub struct DurationMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "duration-mismatch",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["D07", "D18", "N37"],
    page: RulePage {
        title: both("时长与起止不符", "Length of time does not fit its ends"),
        finds: both(
            "为期、历时、用时的长短与同一句或前一句里的起止日期、同一段里的起止钟点不符：3月1日至10日，为期8天；8时20分开始，15时50分完成，历时9个半小时；同一项工程前面写工期8个月，后面写工期18个月。",
            "A length of time that does not fit the dates of the same sentence or the one before, or the times of the paragraph; or one length told twice in two ways.",
        ),
        why: both("起、止、时长三者必有一个写错。", "One of beginning, end and length is wrong."),
        instead: both("按起止改时长，或核对起止。", "Correct the length, or check the ends."),
        silent: both(
            "首尾都算和只算一头都可以；约数、工作日、一句里有几段日期或几个时长的不报；钟点允许相差一分钟。",
            "Both ends counted or one: either is right. Silent on approximate lengths, working days and several ranges in a sentence.",
        ),
        source: both("日期、钟点相减", "Subtraction"),
    },
    examples: &[
        Example::new("4月3日上午，石桥镇第五届梨花节在梨园里开幕，活动持续到4月12日，为期⟦14天⟧。"),
        Example::new("4月3日上午，石桥镇第五届梨花节在梨园里开幕，活动持续到4月12日，为期10天。"),
        Example::new("4月3日，石桥镇第五届梨花节开幕，花期持续到4月12日，为期3天的诗会同时举行。"),
        Example::new("庙会从5月8日持续到5月12日，为期⟦7天⟧。"),
        Example::new("这家合作社成立于2004年，至2024年已走过⟦30年⟧。"),
        Example::new("大桥2022年3月开工，2024年3月竣工，工期⟦三年⟧。"),
        Example::new("抢修队从上午9时到下午5时，连续工作了⟦10个小时⟧。"),
        Example::new("庙会从5月8日持续到5月12日，为期5天。"),
        Example::new("这家合作社成立于2004年，至2024年已走过20年。"),
        Example::new("大桥2022年3月开工，2024年5月竣工，工期三年。"),
        Example::new("抢修队从上午9时到下午5时，连续工作了8个小时。"),
        Example::new("茶会始办于2004年，2024年迎来高峰，一代人走过30年。"),
        Example::new("清晨6时40分，慢车驶出石门站。经过⟦3小时35分钟⟧，列车在11时15分到达终点。"),
        Example::new("航班8时20分起飞，10时40分到达，飞行时间⟦1小时40分⟧。"),
        Example::new("考试从8时30分到10时30分，历时⟦3个半小时⟧。"),
        Example::new("营业时间8:30—20:30，每天营业⟦14小时⟧。"),
        Example::new("服务大厅上午9时开门，下午5时关门，全天服务⟦10小时⟧。"),
        Example::new(
            "修路\n为修石桥路，即日起半幅封闭，工期8个月。\n石桥路全长3公里，这次半幅封闭的石桥路工期⟦18个月⟧。",
        ),
        Example::new("清晨6时40分，慢车驶出石门站。经过3小时35分钟，列车在10时15分到达终点。"),
        Example::new("航班8时20分起飞，10时40分到达，飞行时间2小时20分。"),
        Example::new("考试从8时30分到10时30分，历时两个小时。"),
        Example::new("营业时间8:30—12:00、14:00—20:30，每天营业10小时。"),
        Example::new("服务大厅上午9时开门，下午5时关门，全天服务8小时。"),
        Example::new("修路\n为修石桥路，即日起半幅封闭，工期8个月。\n县里另有柳湾路改造，工期18个月。"),
        Example::new("10月1日至8日国庆长假⟦7天⟧，古镇天天客满。"),
        Example::new("公示期为⟦7天⟧，从11月2日至11月13日。"),
        Example::new("协议有效期⟦三年⟧，自2024年1月1日至2028年12月31日。"),
        Example::new("画展9月12日至18日在文化馆举行，展期⟦8天⟧，每天9时开馆，17时闭馆。"),
        Example::new("10月1日至8日国庆长假8天，古镇天天客满。"),
        Example::new("公示期为7天，从11月2日至11月8日。"),
        Example::new("公示期为5个工作日，从11月2日至11月8日。"),
        Example::new("协议有效期五年，自2024年1月1日至2028年12月31日。"),
        Example::new("画展9月12日至18日在文化馆举行，展期7天，每天9时开馆，17时闭馆。"),
        Example::new("展销会3月1日至10日举行，为期⟦8天⟧。"),
        Example::new("培训班从5月28日至6月3日，历时⟦10天⟧。"),
        Example::new("为期⟦五天⟧的文化节于10月1日至3日在县城举行。"),
        Example::new("8时10分接警，8时25分到场，用时⟦5分钟⟧。"),
        Example::new("2018年至2020年，项目历时⟦五年⟧建成。"),
        Example::new("活动2月1日—5月31日开展，为期⟦6个月⟧。"),
        Example::new("2019—2021年，⟦五年⟧间全镇改造危房四百户。"),
        Example::new("封道自3月5日零时起至3月24日24时止，工期⟦30天⟧。"),
        Example::new("抢修从当晚22时持续到次日6时，历时⟦10个小时⟧。"),
        Example::new("停水时间为21时至次日5时，共⟦6小时⟧。"),
        Example::new("防火期从10月1日起至次年4月30日止，为期⟦9个月⟧。"),
        Example::new("集训3月1日至7日进行，历时⟦两天⟧半。"),
        Example::new("集训3月1日至3日进行，历时两天半。"),
        Example::new("集训3月1日至4日进行，历时两天半。"),
        Example::new("展销会3月1日至10日举行，为期10天。"),
        Example::new("展销会3月1日至10日举行，为期9天。"),
        Example::new("公示期为3月1日至10日，共6个工作日。"),
        Example::new("8时10分接警，8时25分到场，用时15分钟。"),
        Example::new("8时许接警，8时25分到场，用时5分钟。"),
        Example::new("展销会3月1日至10日举行，其间为期3天的论坛同时召开。"),
        Example::new("3月1日至10日，全镇组织了为期8天的排查和为期2天的复核。"),
        Example::new("2018年至2020年，项目历时三年建成。"),
        Example::new("2019—2021年，三年间全镇改造危房四百户。"),
        Example::new("2019—2021年，五年来的老办法改了两次。"),
        Example::new("封道自3月5日零时起至3月24日24时止，工期20天。"),
        Example::new("抢修从当晚22时持续到次日6时，历时8个小时。"),
        Example::new("停水时间为21时至次日5时，共8小时。"),
        Example::new("防火期从10月1日起至次年4月30日止，为期7个月。"),
        Example::new("活动2月1日—4月30日开展，为期3个月。"),
        Example::new("他3月1日至10日在县里，前后约8天。"),
        Example::new("7时42分接警，8时05分民警赶到山脚，用时⟦33分钟⟧；9时许，老人送上救护车。"),
        Example::new("7时42分接警，8时05分民警赶到山脚，用时23分钟；9时许，老人送上救护车。"),
        Example::new("3月4日至15日，为期⟦14天⟧的培训分三期进行，每期4天。"),
        Example::new("3月4日至15日，为期12天的培训分三期进行，每期4天。"),
        Example::new("3月4日至15日，每期5天的培训办了两期，间隔2天。"),
        Example::new("歌会将于7月5日晚在广场拉开帷幕，8月30日晚落幕，前后跨时⟦67天⟧。"),
        Example::new("歌会将于7月5日晚在广场拉开帷幕，8月30日晚落幕，前后跨时57天。"),
        Example::new("灯会自1月20日亮灯，至3月1日熄灯，共计⟦51天⟧。"),
        Example::new("灯会自1月20日亮灯，至3月1日熄灯，共计41天。"),
        Example::new("7月6日，集训队入营。8月4日，集训结束，为期⟦20天⟧的训练让队员们黑了一圈。"),
        Example::new("7月6日，集训队入营。8月4日，集训结束，为期30天的训练让队员们黑了一圈。"),
        Example::new("岩头大桥2009年动工，2013年合龙通车。⟦六年⟧里，工人们打下桩基312根。"),
        Example::new("岩头大桥2009年动工，2013年合龙通车。四年里，工人们打下桩基312根。"),
        Example::new("码头1887年始建，2006年停用，结束了⟦129年⟧的历史。"),
        Example::new("码头1887年始建，2006年停用，结束了119年的历史。"),
        Example::new("6月1日开赛，6月21日闭幕，历时⟦五周⟧的农民运动会共设18个项目。"),
        Example::new(
            "11月30日8时20分，无影灯亮起；15时50分，最后一针缝合完成。历时⟦9个半小时⟧的手术很成功。",
        ),
        Example::new("11月30日8时20分，无影灯亮起；15时50分，最后一针缝合完成。历时7个半小时的手术很成功。"),
        Example::new(
            "22时40分，封锁开始，15个人走上道砟。凌晨1时25分，线路开通，这次作业前后共计⟦3小时45分⟧。",
        ),
        Example::new(
            "22时40分，封锁开始，15个人走上道砟。凌晨1时25分，线路开通，这次作业前后共计2小时45分。",
        ),
        Example::new("手术从上午9点开始，下午4点20分结束，历时⟦6小时20分钟⟧。"),
        Example::new("当晚22时30分，线路跳闸；次日凌晨3时10分恢复送电，停电⟦5小时40分⟧。"),
        Example::new("6时18分，转运队出发。8时5分起飞，9时20分落地，9时53分抵达医院。全程用时⟦3小时53分⟧。"),
        Example::new("6时18分，转运队出发。8时5分起飞，9时20分落地，9时53分抵达医院。全程用时3小时35分。"),
        Example::new("6时18分出发，8时5分起飞，9时20分落地，空中飞行共1小时15分。"),
        Example::new("8时20分开工，15时50分收工，途中休息用了1小时20分。"),
        Example::new("8时20分许开工，15时50分收工，历时6小时10分。"),
        Example::new("8时20分开工，15时50分收工，平均每趟耗时1小时10分。"),
        Example::new("10日9时出发，12日15时50分抵达，历时54小时50分。"),
        Example::new("1966年冬破土动工，1971年春竣工通水，修渠用了整整⟦8年⟧。"),
        Example::new("3月6日，轮渡停航检修，4月4日恢复通航，检修用了12天。"),
        Example::new("13时，台风登陆；19时10分，台风移出县境，防汛人员已连续奋战36小时。"),
        Example::new("13时，暴雨开始；19时10分，险情排除，民警已连续工作11小时20分。"),
        Example::new("大桥1996年动工，1999年建成。二十年来，桥上车流不断。"),
        Example::new("从1958年到2014年，三代人接力，40年里栽树的只有老李一家。"),
        Example::new("勘探队3月6日进山，5月4日出山，在山里待了整整⟦90天⟧。"),
        Example::new("戏台始建于1796年，1966年拆毁，在镇上立了⟦270年⟧。"),
        Example::new("戏台始建于1796年，1966年拆毁，在镇上立了170年。"),
        Example::new("大桥2009年动工，2013年建成，结束了30年靠船摆渡的历史。"),
        Example::new("合作社2009年成立，2013年建成冷库，用了两年。"),
        Example::new("5月1日，代表团出发，5月2日抵达，进行为期7天的访问。"),
        Example::new("大桥2009年动工，2013年通车，运营10年。"),
        Example::new("1966年冬破土动工，1971年春竣工通水，修渠用了整整5年。"),
        Example::new("旧影展4月18日启幕，5月17日谢幕，⟦40天⟧里接待观众1.2万人次。"),
        Example::new("旧影展4月18日启幕，5月17日谢幕，30天里接待观众1.2万人次。"),
        Example::new("从9时15分接到求助到10时40分孩子送进急诊室，前后⟦2小时25分⟧。"),
        Example::new("晚8点开播，11点30分下播，⟦5个半小时⟧卖出1200单。"),
        Example::new("晚8点开播，11点30分下播，3个半小时卖出1200单。"),
        Example::new("晚8点开播，11点30分下播，2个半小时后发出第一批货。"),
        Example::new("6时出发，9时抵达县城，休息后继续赶路，全程用了8小时30分。"),
        Example::new("9时开会，11时30分会议结束。随后的调研持续了4个半小时。"),
        Example::new("展览7月5日开幕，8月30日闭幕，其间为期10天的研学营报满。"),
        Example::new("6月1日，工程开工。6月21日，一期完工，持续10天的暴雨曾让工地停工。"),
        Example::new("国庆假期10月1日至7日共⟦8天⟧，古镇天天客满。"),
        Example::new("1996—2026年，⟦四十年⟧来，渡口换了三条船。"),
        Example::new("国庆假期10月1日至7日共7天，古镇天天客满。"),
        Example::new("1996—2026年，三十年来，渡口换了三条船。"),
        Example::new("营业时间8:30—20:30，每天营业⟦11小时⟧。"),
        Example::new("手术从上午9时做到下午2时，整整做了⟦7个小时⟧。"),
        Example::new("19时30分开演的晚会，持续了⟦两个半小时⟧，21时结束。"),
        Example::new("15时30分发车的客车，行驶⟦3个半小时⟧后，于20时抵达县城。"),
        Example::new("培训班7月1日开班，7月5日结业，为期⟦三天⟧。"),
        Example::new("展览7月1日开展，8月1日结束，展期⟦两个月⟧。"),
        Example::new("手术从上午9时做到下午2时，整整做了5个小时。"),
        Example::new("15时30分发车的客车，行驶4个半小时后，于20时抵达县城。"),
        Example::new("展览7月1日开展，8月1日结束，展期一个月。"),
        Example::new("展览7月1日开展，8月25日结束，展期两个月。"),
        Example::new("一标段工期8个月，二标段工期18个月。"),
        Example::new("航班14时20分从石门起飞，当地时间15时10分到达，飞行时间2小时50分。"),
        Example::new("大厅9时至21时开放，周末延长1小时，每天开放13小时。"),
        Example::new("夜间22时至次日6时，每天服务8小时。"),
    ],
    ..DATES
};

impl Rule for DurationMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        length_twice::check(article, context, out);
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        let mut rest = block.facts.dates.as_slice();
        for sentence in block.sentences.iter().filter(|sentence| !sentence.open) {
            let skipped = rest.partition_point(|mention| mention.span.start < sentence.span.start);
            let inside = rest.partition_point(|mention| mention.span.end <= sentence.span.end).max(skipped);
            let own = &rest[skipped..inside];
            check(block, own, context, out);
            check_with_the_sentence_before(block, sentence, own, context, out);
            rest = &rest[inside..];
        }
        clock_span::check(block, context, out);
    }
}

/// 7月6日，集训队入营。8月4日，集训结束，为期30天: the ends, or one of them, stand in the sentence before.
fn check_with_the_sentence_before(
    block: &BlockView,
    sentence: &Sentence,
    own: &[DateMention],
    context: &RuleContext,
    out: &mut Drafts,
) {
    let dates = |mentions: &[DateMention]| {
        mentions
            .iter()
            .filter(|it| {
                matches!(it.kind, DateKind::Date(_) | DateKind::Range { .. } | DateKind::Relative(_))
            })
            .count()
    };
    let Some((span, length)) = only_length(own) else { return };
    let before = sentence.span.start.checked_sub(1).and_then(|end| block.sentence_at(end as usize));
    let Some(before) = before.filter(|before| !before.open && dates(own) <= 1) else { return };
    let behind = block.facts.dates.partition_point(|mention| mention.span.end <= sentence.span.end);
    let from = block.facts.dates.partition_point(|mention| mention.span.start < before.span.start);
    let both = &block.facts.dates[from..behind];
    if dates(both) != 2 || both.iter().any(|it| matches!(it.kind, DateKind::Range { .. })) {
        return;
    }
    // 六年里，工人们打下桩基312根: the length opens the sentence.
    let opens = block.text[sentence.span.start as usize..span.start as usize].trim().is_empty()
        && ["里，", "间，", "中，"].iter().any(|word| block.text[span.end as usize..].starts_with(word));
    if !opens && !is_told(block.text, span) {
        return;
    }
    if let Some(stretch) = of_dates(block, both, span, length) {
        judge(block, span, length, stretch, context, out);
    }
}

/// The only length of time among the mentions.
fn only_length(mentions: &[DateMention]) -> Option<(Span, Length)> {
    let mut lengths = mentions.iter().filter_map(|mention| match &mention.kind {
        DateKind::Duration(length) => Some((mention.span, *length)),
        _ => None,
    });
    lengths.next().filter(|_| lengths.next().is_none())
}

fn check(block: &BlockView, mentions: &[DateMention], context: &RuleContext, out: &mut Drafts) {
    let mut lengths = mentions.iter().filter_map(|mention| match &mention.kind {
        DateKind::Duration(length) => Some((mention.span, *length)),
        _ => None,
    });
    let (Some((span, length)), other) = (lengths.next(), lengths.next()) else { return };
    if other.is_some() && !follows_a_range(block.text, mentions, span) {
        return;
    }
    if !is_told(block.text, span) {
        return check_years_spent(block, mentions, span, length, context, out);
    }
    let stretch = of_dates(block, mentions, span, length).or_else(|| of_times(block, mentions, span, length));
    if let Some(stretch) = stretch {
        judge(block, span, length, stretch, context, out);
    }
}

fn judge(
    block: &BlockView,
    span: Span,
    length: Length,
    stretch: Stretch,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let places = stretch.places.iter().map(|&span| here(span)).chain([here(span)]).collect();
    let stated = block.at(span);
    let right = in_script(stretch.right[0], length.count.script);
    let unit = &stated[length.count.span.len()..];
    // 两天半: the day on either side counts whole or half.
    let half = block.text[span.end as usize..].starts_with('半');
    let next = length.count.value + 1;
    if stretch.right.contains(&length.count.value) || half && stretch.right.contains(&next) {
        let message = say!(context.lang, "起止与时长相符：{stated}", "the ends give {stated}");
        out.held(message, places);
        return;
    }
    if stretch.unit != length.unit {
        return;
    }
    let message = say!(
        context.lang,
        "按起止计算应为{right}{unit}，文中写{stated}",
        "The ends give {right}{unit}; the text says {stated}"
    );
    let title = say!(context.lang, "改为{right}{unit}", "Change to {right}{unit}");
    let draft = out.report(here(span), message);
    for place in stretch.places {
        let says = say!(context.lang, "起止", "the ends");
        draft.evidence(here(place), says);
    }
    draft.fix(title, here(length.count.span), right);
}

/// 3月4日至15日，为期12天的培训分三期进行，每期4天: the length behind the range is that of the range.
fn follows_a_range(text: &str, mentions: &[DateMention], length: Span) -> bool {
    let number = mentions.partition_point(|mention| mention.span.end <= length.start);
    let range = mentions[..number].last().filter(|mention| matches!(mention.kind, DateKind::Range { .. }));
    range.is_some_and(|range| {
        let between = &text[range.span.end as usize..length.start as usize];
        ["，为期", "，历时", "，共", "（共", "，前后", "，持续"].contains(&between)
    })
}

/// Whether the length is told of the whole stretch, exactly: a cue before it, no approximation around it.
fn is_told(text: &str, length: Span) -> bool {
    let before = text[..length.start as usize].trim_end_matches(['了', '共', '仅', '只', '整', '达']);
    let after = &text[length.end as usize..];
    let whole = &text[..length.start as usize];
    // From … to …，整整七个小时; （共3天）.
    let summed = ["，整整", "，共", "，共计", "，一共", "（共", "(共", "日共", "日）共", "日)共"]
        .iter()
        .any(|cue| whole.ends_with(cue));
    // 2018—2020年，三年间: the length takes up the range before it.
    let taken_up =
        ["年，", "年", "年的", "日，", "日的", "日", "月，", "月"].iter().any(|end| whole.ends_with(end))
            && ["间", "里，", "时间"]
                .iter()
                .any(|word| after.strip_prefix(word).is_some_and(|rest| !rest.starts_with('的')));
    // 1996—2026年，三十年来.
    let taken_up = taken_up || whole.ends_with("年，") && after.starts_with("来，");
    let clause = whole.rsplit(['，', '。', '；', '、']).next().unwrap_or(whole);
    // 前后用了整整5年, 在山里待了60天.
    let plain = clause.trim_end_matches("整整");
    let stayed = plain.ends_with("待了");
    let used = plain.strip_suffix("用了").is_some_and(is_the_whole_work);
    // 5月17日谢幕，30天里接待1.2万人次: the length takes up the clause of the end.
    let ending = whole.strip_suffix('，').and_then(|rest| rest.rsplit(['，', '。', '；']).next());
    let opens = ending.is_some_and(|words| words.contains(['日', '年']))
        && (after.starts_with('里') || after.starts_with("间，"));
    // 1887年始建，2006年停用，结束了119年的历史; held to a founding and a closing only.
    let sentence = whole.rsplit('。').next().unwrap_or(whole);
    let lived = length.of(text).ends_with('年')
        && holds_any(sentence, List::LifeEnds.words())
        && List::LifeLasts.words().iter().any(|word| before.ends_with(word));
    let cue = lived
        || stayed
        || used
        || opens
        || summed
        || taken_up
        || List::Lasting.words().iter().any(|cue| before.ends_with(cue));
    let of_one = clause.contains('每') || clause.contains("平均");
    // 防汛人员已连续奋战36小时: they began before.
    let so_far = holds_any(clause, &["已连续", "已经连续", "已持续", "累计"]);
    // 1小时10分 is no whole number of hours.
    let compound = after.starts_with(|c: char| c.is_ascii_digit());
    cue && !of_one
        && !so_far
        && !compound
        && !["多", "余", "左右", "以上", "的论坛", "工作"].iter().any(|word| after.starts_with(word))
}

/// Whether so long was used for all of it: 前后, 工程, 修渠 before 用了; not for a part (检修用了12天).
fn is_the_whole_work(subject: &str) -> bool {
    const WHOLE: [&str; 10] = ["", "前后", "一共", "总共", "共", "全程", "工程", "整个工程", "施工", "建设"];
    let building = subject.starts_with(['修', '建']) && subject.chars().count() == 2;
    WHOLE.contains(&subject) || building
}

/// 1998年至2016年，他在这里工作了28年: more years than the range has.
fn check_years_spent(
    block: &BlockView,
    mentions: &[DateMention],
    span: Span,
    length: Length,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let before = &block.text[..span.start as usize];
    // 结束了30年靠船摆渡的历史: what ended had begun before.
    let spent = before.ends_with('了') && !before.ends_with("结束了") && length.unit == LengthUnit::Year;
    let approximate = block.text[span.end as usize..].starts_with(['多', '余', '半', '来', '的']);
    let Some(stretch) = of_dates(block, mentions, span, length).filter(|_| spent && !approximate) else {
        return;
    };
    let most = stretch.right[0];
    let first = stretch.places[0];
    if length.count.value <= most || first.start > span.start {
        return;
    }
    let (ends, stated) = (block.at(first), block.at(span));
    let message = say!(
        context.lang,
        "{ends}最多{most}年，文中写{stated}",
        "{ends} are {most} years at most; the text says {stated}"
    );
    let says = say!(context.lang, "起止", "the ends");
    out.report(here(span), message).evidence(here(first), says);
}
