//! The day of one beginning told twice: 9月5日，山花节开幕 … 自9月6日开幕以来; 5月16日启动的发掘 … 5月18日开工后.

use crate::facts::date::{Anchor, CalendarUnit, DateKind, DateMention};
use crate::rules::{ArticleView, BlockView, Drafts, Place, RuleContext};
use crate::say;
use crate::text::is_han;

/// Deeds by which something begins or happens once; those of one row are one deed.
const DEEDS: [&[&str]; 17] = [
    &["开幕", "启幕", "揭幕"],
    &["开工", "动工", "启动", "开建", "开挖", "破土"],
    &["开赛", "开锣"],
    &["开馆"],
    &["开园"],
    &["开展", "开展出"],
    &["开业", "开张"],
    &["开播", "首播"],
    &["开营"],
    &["通车", "开通"],
    &["启用", "投用", "投入使用", "投入运营"],
    &["上映", "公映"],
    &["上线"],
    &["发生"],
    &["成立", "揭牌", "挂牌"],
    &["起火", "失火", "着火"],
    &["闭幕", "落幕", "结束", "收官", "截止"],
];
/// Words behind the deed by which a sentence takes it up as known.
const TAKEN_UP: [&str; 8] = ["以来", "之后", "后", "至今", "那天", "当天", "到现在", "起，"];
/// How far behind its day the deed stands where it is told, in characters.
const REACH: usize = 40;
/// Words of a deed that is done in parts, again, or of something else.
const SEVERAL: [&str; 17] = [
    "首场",
    "第一场",
    "第二场",
    "两场",
    "再次",
    "又",
    "首轮",
    "首日",
    "首批",
    "第一批",
    "第二批",
    "一期",
    "二期",
    "分别",
    "先后",
    "另",
    "去年",
];
/// Words before the day until which something lasts.
const LASTS_UNTIL: [&str; 5] = ["持续至", "持续到", "延续至", "延续到", "一直到"];
/// The row of what ends.
const ENDS: usize = 16;
/// How long the name of what happens may be that stands between day and deed, in characters.
const NAME: usize = 8;
/// Further apart the two are no slip of one another.
const FARTHEST: i32 = 31;

type Day = (u32, u32);

/// A day and the deed that is told of it.
struct Deed {
    place: Place,
    day: Day,
    row: usize,
    word: &'static str,
    taken_up: bool,
    several: bool,
    /// What stands between day and deed where the deed is taken up, else the words around the day.
    words: String,
    /// What the next clause begins with, where nothing stands between day and deed that is taken up by 以来, 后.
    goes_on: String,
}

/// Reports a day by which a sentence takes up the deed, where the article tells the deed of one other day only.
pub(super) fn check(article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    let takes_up = |block: &BlockView| TAKEN_UP.iter().any(|word| block.says(word)) || block.says("幕");
    if !article.blocks.iter().any(takes_up) {
        return;
    }
    let prose = article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose());
    let deeds: Vec<Deed> = prose.flat_map(|(index, block)| deeds(index, block)).collect();
    ends_of_range(article, &deeds, context, out);
    for later in deeds.iter().filter(|deed| deed.taken_up && !deed.several) {
        let of_row = || deeds.iter().filter(|deed| deed.row == later.row && deed.place != later.place);
        let told: Vec<&Deed> = of_row().filter(|deed| !deed.taken_up).collect();
        let [first] = told[..] else { continue };
        let fits = of_row().any(|deed| deed.day == later.day);
        let apart = apart(first.day, later.day);
        let named = later.words.is_empty() || first.words.contains(&later.words);
        let named = named && is_same_subject(&later.goes_on, &first.words);
        if !named
            || fits
            || first.several
            || apart == 0
            || apart > FARTHEST
            || first.place.block > later.place.block
        {
            continue;
        }
        let [one, two] = [first, later].map(|deed| article.blocks[deed.place.block].at(deed.place.span));
        let (word, again) = (first.word, later.word);
        let message = say!(
            context.lang,
            "前文说{one}“{word}”，这里说{two}“{again}”",
            "“{word}” on {one} above, “{again}” on {two} here"
        );
        out.report(later.place, message)
            .evidence(first.place, say!(context.lang, "前文的日期", "the date above"));
    }
}

/// Whether the clause behind 以来 names no subject, or one that the words of the first telling hold.
fn is_same_subject(clause: &str, told: &str) -> bool {
    const NONE: [&str; 12] = ["已", "累计", "共", "一直", "每", "先后", "他", "她", "它", "来", "就", "总"];
    const HEAD: usize = 6;
    if clause.is_empty() || NONE.iter().any(|word| clause.starts_with(word)) {
        return true;
    }
    let head: Vec<char> = clause.chars().take(HEAD).collect();
    // 二号大棚 is not 一号大棚.
    let numbered: String = head.iter().take_while(|&&c| !matches!(c, '号' | '期' | '批' | '标')).collect();
    let is_numbered = numbered.chars().count() < head.len() && numbered.chars().count() <= 2;
    if is_numbered && !told.contains(&numbered) {
        return false;
    }
    head.windows(2).any(|pair| told.contains(&pair.iter().collect::<String>()))
}

/// Days between two days of one year.
fn apart(one: Day, two: Day) -> i32 {
    let of = |day: Day| day.0 as i32 * 31 + day.1 as i32;
    (of(one) - of(two)).abs()
}

/// 博览会10月15日至18日举行 … 10月19日闭幕: the only range of days on which something is held, and the only day on which
/// something of that name is told to open or to close.
fn ends_of_range(article: &ArticleView, deeds: &[Deed], context: &RuleContext, out: &mut Drafts) {
    const HELD: [&str; 3] = ["举行", "举办", "召开"];
    const WITHIN: usize = 16;
    const NAME: usize = 2;
    let prose = article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose());
    let ranges = prose.flat_map(|(index, block)| {
        block.facts.dates.iter().filter_map(move |date| match &date.kind {
            DateKind::Range { from, to } if from.day.is_some() && to.day.is_some() => {
                Some((index, block, date.span, from, to))
            }
            _ => None,
        })
    });
    let all: Vec<_> = ranges.collect();
    let [(index, block, span, from, to)] = all[..] else { return };
    let behind: String = block.text[span.end as usize..].chars().take(WITHIN).collect();
    let clause = behind.split(['，', '。', '；']).next().unwrap_or_default();
    let before = &block.text[..span.start as usize];
    let named = before.rsplit(['，', '。', '“', '”']).next().unwrap_or(before);
    let named = named.trim_end_matches(['于', '将', '在', '定', '自', '从']);
    let name: String = named.chars().rev().take(NAME).collect::<Vec<_>>().into_iter().rev().collect();
    let held = HELD.iter().any(|word| clause.contains(word)) && from.anchor.is_none() && from.year.is_none();
    if !held || name.chars().count() < NAME || !name.chars().all(is_han) || block.is_open_at(span) {
        return;
    }
    let (Some(month), Some(first), Some(last)) = (from.month, from.day, to.day) else { return };
    let ends = [
        (0, (month.value, first.value)),
        (ENDS, (to.month.map_or(month.value, |month| month.value), last.value)),
    ];
    for (row, end) in ends {
        let mut told = deeds.iter().filter(|deed| deed.row == row && deed.place.span != span);
        let (Some(deed), None) = (told.next(), told.next()) else { continue };
        let of_name = deed.words.contains(&name) && ["开幕", "启幕", "闭幕", "落幕"].contains(&deed.word);
        let apart = apart(end, deed.day);
        if !of_name || deed.several || !(1..=10).contains(&apart) {
            continue;
        }
        let (range, here, word) =
            (block.at(span), article.blocks[deed.place.block].at(deed.place.span), deed.word);
        let message = say!(
            context.lang,
            "“{name}”在{range}举行，这里说{here}{word}",
            "“{name}” is held {range}; here “{word}” is on {here}"
        );
        out.report(deed.place, message)
            .evidence(Place::new(index, span), say!(context.lang, "举行的起止", "its first and last day"));
    }
}

fn deeds(index: usize, block: &BlockView) -> Vec<Deed> {
    let dates = block.facts.dates.iter().enumerate();
    dates.filter_map(|(at, date)| deed(index, block, date, block.facts.dates.get(at + 1))).collect()
}

fn deed(index: usize, block: &BlockView, date: &DateMention, next: Option<&DateMention>) -> Option<Deed> {
    let day = day_of_this_year(block, date)?;
    let sentence = block.sentence_at(date.span.start as usize).filter(|it| !it.open)?;
    let end = next.filter(|next| matches!(next.kind, DateKind::Date(_) | DateKind::Range { .. }));
    let end = end.map_or(sentence.span.end, |next| next.span.start.min(sentence.span.end));
    let behind = &block.text[date.span.end as usize..end as usize];
    let reach = behind.char_indices().nth(REACH).map_or(behind.len(), |(at, _)| at);
    let before = &block.text[sentence.span.start as usize..date.span.start as usize];
    let place = Place::new(index, date.span);
    if LASTS_UNTIL.iter().any(|word| before.ends_with(word)) {
        let words = before.to_owned();
        return Some(Deed {
            place,
            day,
            row: ENDS,
            word: "持续",
            taken_up: false,
            several: false,
            words,
            goes_on: String::new(),
        });
    }
    let (row, word, at) = first_deed(&behind[..reach])?;
    let rest = &behind[at + word.len()..];
    let since = before.ends_with(['自', '从']) || before.ends_with("自从");
    let name = behind[..at].trim_start_matches("正式").trim_end_matches("正式");
    let beside = name.chars().all(is_han) && name.chars().count() <= NAME;
    let known = name.is_empty() && since || TAKEN_UP.iter().any(|word| rest.starts_with(word));
    let taken_up = beside && known;
    let words = if taken_up { name.to_owned() } else { format!("{before}{behind}") };
    let next = &block.text[date.span.end as usize + at + word.len()..sentence.span.end as usize];
    let next = ["以来", "之后", "后", "至今"].iter().find_map(|word| next.strip_prefix(word));
    let next =
        next.filter(|_| name.is_empty()).map(|rest| rest.trim_start_matches(['，', '的', '这', '座', '个']));
    let goes_on = next.unwrap_or_default().to_owned();
    let clauses = behind[..at].matches('，').count() <= 2;
    let several = SEVERAL.iter().any(|word| behind[..at].contains(word) || before.contains(word));
    // 开幕前 tells of no day of the opening.
    let aside = rest.starts_with("前")
        || rest.starts_with("的前")
        || rest.starts_with("倒计时")
        || rest.starts_with("后的第")
        || rest.starts_with("后第");
    (clauses && !aside).then_some(Deed { place, day, row, word, taken_up, several, words, goes_on })
}

/// The deed that comes first in `words`: its row, its word and where it stands.
fn first_deed(words: &str) -> Option<(usize, &'static str, usize)> {
    let rows = DEEDS.iter().enumerate();
    let found = rows
        .flat_map(|(row, deeds)| deeds.iter().filter_map(move |&word| Some((row, word, words.find(word)?))));
    found.min_by_key(|&(_, word, at)| (at, std::cmp::Reverse(word.len())))
}

/// Month and day of a single day that no other year stands before.
fn day_of_this_year(block: &BlockView, date: &DateMention) -> Option<Day> {
    let DateKind::Date(parts) = &date.kind else { return None };
    let anchor = parts.anchor.map(|anchor| anchor.value);
    let this_year = matches!(anchor, None | Some(Anchor::Issue(CalendarUnit::Year, 0)));
    let before = &block.text[..date.span.start as usize];
    let of_another = ["年", "月", "次年", "上届"].iter().any(|word| before.ends_with(word));
    (this_year && parts.year.is_none() && !of_another).then_some(())?;
    Some((parts.month?.value, parts.day?.value))
}
