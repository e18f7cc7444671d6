//! Years that a sentence counts from a year it names to the day of issue: 1996年创办的学校，走过了35个春秋; 从1996年到现在，
//! 35年过去了; 1965年入党的他，有着61年党龄.

use super::calendar::{dates_in, own_year};
use super::years_of_experience::Told;
use crate::facts::date::{DateKind, Script};
use crate::facts::numeral::{self, Form};
use crate::rules::BlockView;
use crate::rules::word_lists::List;
use crate::text::{Span, is_han};
use rust_decimal::prelude::ToPrimitive;

/// A count of years.
#[derive(Clone, Copy)]
pub(super) struct Years {
    pub value: u32,
    /// The figure alone.
    pub figure: Span,
    /// The figure with its unit.
    pub whole: Span,
    pub script: Script,
}

/// A year, a count, and how the two hang together.
pub(super) struct Counted {
    pub year: i32,
    pub entry: Span,
    pub years: Years,
    pub told: Told,
}

/// Words of the present, from which years are counted back.
const NOW: [&str; 16] = [
    "至今",
    "迄今",
    "距今",
    "如今",
    "到现在",
    "到今天",
    "到如今",
    "转眼",
    "一晃",
    "弹指",
    "掐指",
    "算来",
    "屈指",
    "眨眼",
    "到今年",
    "时至今日",
];
/// What may stand beside such a word and says nothing of its own.
const FILLERS: [&str; 22] = [
    "已经",
    "整整",
    "足足",
    "一挥间",
    "之间",
    "一算",
    "过去",
    "走过",
    "坚守",
    "坚持",
    "经历",
    "度过",
    "从教",
    "从医",
    "从警",
    "从艺",
    "守护",
    "陪伴",
    "一数",
    "间",
    "他",
    "她",
];
const FILLING: [char; 8] = ['已', '有', '了', '整', '就', '是', '又', '都'];
const UNITS: [&str; 6] = ["个春秋", "个寒暑", "度春秋", "载春秋", "个年头", "年"];
/// Words of the years of a service before or behind their count, with what is entered upon; whether nothing interrupts it.
const SERVICES: [(&str, &[&str], bool); 10] = [
    ("党龄", &["入党", "加入中国共产党"], true),
    ("婚龄", &["结婚", "成婚", "完婚", "喜结连理"], true),
    ("军龄", &["入伍", "参军", "从军"], false),
    ("警龄", &["从警", "入警", "参加公安工作", "当警察"], false),
    ("教龄", &["从教", "走上讲台", "登上讲台", "任教", "当教师", "当上教师", "参加工作"], false),
    ("工龄", &["参加工作", "进厂", "上班", "入职"], false),
    ("驾龄", &["驾照", "驾驶证", "开车", "领证"], false),
    (
        "从教",
        &["走上讲台", "登上讲台", "当教师", "当上教师", "师范毕业", "参加工作", "任教", "踏上讲台"],
        false,
    ),
    ("从医", &["行医", "卫校毕业", "当医生", "当上医生", "参加工作", "医学院毕业"], false),
    ("从警", &["入警", "穿上警服", "警校毕业", "参加公安工作", "考入公安"], false),
];

/// What the sentence counts, if it does.
pub(super) fn counted(block: &BlockView, sentence: Span) -> Option<Counted> {
    let dates = dates_in(block, sentence);
    let mut years = dates.iter().filter_map(|it| match &it.kind {
        DateKind::Date(parts) => Some((own_year(parts, None)?, it.span)),
        _ => None,
    });
    let (year, entry) = years.next().filter(|_| years.next().is_none())?;
    if dates.iter().any(|it| matches!(it.kind, DateKind::Range { .. })) || !(1000..2100).contains(&year) {
        return None;
    }
    let mut lengths = lengths(block.text, sentence, entry);
    let length = lengths.next().filter(|_| lengths.next().is_none())?;
    let inside = block.at(sentence);
    let mut kin = List::Relatives.words().iter().chain(&["师傅", "师父", "徒弟"]);
    if inside.contains(['“', '”']) || kin.any(|word| inside.contains(word)) {
        return None;
    }
    let told = if length.figure.start >= entry.end {
        behind(block.text, sentence, entry, &length)
    } else {
        before(block.text, sentence, entry, &length)
    };
    Some(Counted { year, entry, years: length, told: told? })
}

/// The counts of years in the sentence, those that are only about so many left out with all others.
fn lengths<'a>(text: &'a str, sentence: Span, entry: Span) -> impl Iterator<Item = Years> + use<'a> {
    let inside = &text[sentence.start as usize..sentence.end as usize];
    inside.match_indices(['年', '春', '寒']).filter_map(move |(at, _)| {
        let end = sentence.start as usize + at;
        let head = &text[..end];
        let unit = UNITS.iter().find(|unit| {
            let lead = unit.chars().take_while(|c| !matches!(c, '年' | '春' | '寒')).collect::<String>();
            head.ends_with(&lead) && text[end - lead.len()..].starts_with(**unit)
        })?;
        let lead = unit.find(['年', '春', '寒'])?;
        let stop = end - lead;
        let figures = text[..stop]
            .char_indices()
            .rev()
            .take_while(|&(_, c)| c.is_ascii_digit() || "一二三四五六七八九十百两".contains(c));
        let (start, _) = figures.last()?;
        let numeral = numeral::read_at(text, start).filter(|it| it.span.end as usize == stop)?;
        let whole = Span::new(start, stop + unit.len());
        // 第35年, 2003年, 35多年.
        let plain = !text[..start]
            .ends_with(['第', '.', '每', '近', '约', '前', '后', '未', '上', '头', '这', '那'])
            && numeral.vague.is_none()
            && !numeral.digits_only
            && !whole.overlaps(entry);
        let value = numeral.value.to_u32().filter(|&value| plain && (2..1000).contains(&value))?;
        let script = if numeral.form == Form::Arabic { Script::Arabic } else { Script::Chinese };
        Some(Years { value, figure: numeral.span, whole, script })
    })
}

/// The count stands behind the year.
fn behind(text: &str, sentence: Span, entry: Span, length: &Years) -> Option<Told> {
    const LONGEST: usize = 40;
    let between = &text[entry.end as usize..length.figure.start as usize];
    let rest = &text[length.whole.end as usize..sentence.end as usize];
    let vague = rest.starts_with(['多', '余', '来', '前', '后', '级', '期', '左', '以', '内', '半'])
        || rest.starts_with("的时间里");
    if vague || between.chars().count() > LONGEST || between.contains(['；', '、']) {
        return None;
    }
    let (first, clause) = match between.rfind('，') {
        Some(at) => (&between[..at], &between[at + '，'.len_utf8()..]),
        None => ("", between),
    };
    let since = ["至今", "到现在", "到今天", "到如今"].iter().any(|word| between.starts_with(word));
    let now = NOW.iter().any(|word| clause.contains(word));
    if is_filling(clause) && (now || since) {
        return Some(Told::AllSince);
    }
    if since && clause.is_empty() && (rest.starts_with("过去了") || rest.starts_with("来，")) {
        return Some(Told::AllSince);
    }
    // 2016年以来，7年间; 2019年以来的10年间.
    let from = between.strip_prefix("以来");
    let bare = from.is_some_and(|rest| ["，", "的", "的这"].contains(&rest));
    if bare && ["间", "来，", "里，"].iter().any(|word| rest.starts_with(word)) {
        return Some(Told::AllSince);
    }
    // 自1996年创办以来，学校走过了35年历程.
    let head = &text[sentence.start as usize..entry.start as usize];
    let founded = founded(head, between);
    let walked = [
        "走过",
        "走过了",
        "已走过",
        "已经走过",
        "已经走过了",
        "已有",
        "有着",
        "已经有",
        "已经有了",
        "已走过了",
    ]
    .iter()
    .any(|word| clause.ends_with(word));
    let history = ["历程", "风雨", "历史", "的历史", "的历程", "校龄", "春秋", "，", "。", "的风雨"]
        .iter()
        .any(|word| rest.starts_with(word))
        || length.whole.end as usize == text.len();
    if founded && walked && history {
        return Some(Told::AllSince);
    }
    if goes_on(between, clause, rest, founded) {
        return Some(Told::AllSince);
    }
    // 从1986年走上讲台算起.
    let from = first.ends_with("算起") && service(first, clause, between, rest).is_some();
    if from { Some(Told::AllSince) } else { service(first, clause, between, rest) }
}

/// What goes on from its first day: 开业, 嫁到, 投用.
const GOING_ON: [&str; 10] =
    ["开业", "嫁到", "嫁给", "投用", "启用", "投入使用", "开通", "通航", "建起", "开张"];

/// 1986年建成通车，已服役40年; 这座始建于1986年的大桥距今40年: the clause says no other subject.
fn goes_on(between: &str, clause: &str, rest: &str, founded: bool) -> bool {
    const LONGEST: usize = 9;
    let going = founded || GOING_ON.iter().any(|word| between.starts_with(word));
    let ends = rest.is_empty()
        || rest.starts_with(['，', '。', '；'])
        || rest.starts_with("历史")
        || rest.starts_with("的历史");
    let whole = between.contains('，');
    let opened =
        ["已", "至今", "如今", "走过", "开了", "它已", "她已"].iter().any(|word| clause.starts_with(word));
    let counted = if whole {
        opened && clause.chars().count() <= LONGEST
    } else {
        let bare = clause.trim_end_matches(FILLING);
        ["距今", "至今", "迄今"].iter().any(|word| bare.ends_with(word)) && clause.chars().count() <= LONGEST
    };
    going && ends && counted && !clause.contains(['近', '约', '超', '连', '在'])
}

/// Whether the year is told as that of a founding: 创办的学校, 学校建于1996年.
fn founded(head: &str, between: &str) -> bool {
    let words = List::Founded.words();
    words.iter().any(|word| between.starts_with(word))
        || ["建于", "创办于", "成立于", "创建于", "创立于"].iter().any(|word| head.ends_with(word))
}

/// 1965年入党的周老汉，有着61年党龄; 1976年结婚的老两口，携手走过50年.
fn service(first: &str, clause: &str, between: &str, rest: &str) -> Option<Told> {
    let named = rest.trim_start_matches('的');
    let own = clause.trim_end_matches(FILLING).trim_end_matches(['着', '达']);
    for (word, entered, whole) in SERVICES {
        let entered = entered.iter().any(|deed| first.contains(deed) || between.starts_with(deed));
        let counted = named.starts_with(word) || own.ends_with(word);
        if entered && counted && first.matches('，').count() <= 1 {
            return Some(if whole { Told::AllSince } else { Told::AtMost });
        }
    }
    let wed = ["结婚", "成婚", "完婚", "喜结连理"].iter().any(|deed| first.contains(deed));
    let together = ["携手走过", "相伴", "相守", "相濡以沫", "携手", "风雨同舟", "共同走过"]
        .iter()
        .any(|word| own.ends_with(word));
    (wed && together).then_some(Told::AllSince)
}

/// 从教35年的李老师1998年走上讲台; 有着40年军龄的老兵，1990年入伍.
fn before(text: &str, sentence: Span, entry: Span, length: &Years) -> Option<Told> {
    let head = &text[sentence.start as usize..length.figure.start as usize];
    let between = &text[length.whole.end as usize..entry.start as usize];
    let rest = &text[entry.end as usize..sentence.end as usize];
    let clause = rest.split(['，', '；']).next().unwrap_or(rest);
    let named = between.trim_start_matches('的');
    let short = named.chars().count() <= 14 && named.chars().all(|c| is_han(c) || c == '，');
    if !short || named.contains(['和', '与', '比']) || between.starts_with(['多', '余', '来', '前', '后'])
    {
        return None;
    }
    // 有着30年历史的小学，创办于1986年.
    let lead = &text[length.whole.end as usize..entry.start as usize];
    let history =
        ["历史", "的历史", "校史", "办学历史", "办学史"].iter().any(|word| between.starts_with(word));
    let built = ["建于", "创办于", "成立于", "创建于", "创立于"].iter().any(|word| lead.ends_with(word));
    let plain = !head.ends_with(['近', '约', '逾', '超', '过']) && !head.ends_with("前后");
    if history && built && plain {
        return Some(Told::AllSince);
    }
    let row = SERVICES.iter().find(|(word, ..)| {
        let own = named.starts_with(word) && named[word.len()..].starts_with('的');
        own || head.ends_with(word) && between.starts_with(['的', '，'])
    });
    let (_, entered, whole) = row?;
    let entered = entered.iter().any(|deed| clause.contains(deed));
    entered.then_some(if *whole { Told::AllSince } else { Told::AtMost })
}

/// Whether the clause says no more than that it counts up to now: 至今已, 一晃, 他已经坚守了.
fn is_filling(clause: &str) -> bool {
    let mut rest = clause.to_owned();
    for word in NOW.iter().chain(&FILLERS) {
        rest = rest.replace(word, "");
    }
    rest.chars().all(|c| FILLING.contains(&c))
}
