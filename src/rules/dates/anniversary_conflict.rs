//! `anniversary-conflict`: one event, told twice in an article with two anniversaries.

use super::anniversary_mismatch::Event;
use super::{DATES, both};
use crate::facts::date::{Anchor, CalendarUnit, DateKind, DateMention};
use crate::rules::word_lists::List;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::holds_any;

/// `anniversary-conflict`.
#[derive(Debug)]
pub struct AnniversaryConflict;

static INFO: RuleInfo = RuleInfo {
    code: "anniversary-conflict",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["D15"],
    page: RulePage {
        title: both("同一事件的周年数不一", "One event, two anniversaries"),
        finds: both(
            "同一件事在一篇里说成两个周年：标题写“成立30周年”，正文写“成立80周年”。",
            "One event whose anniversary is told twice with two figures in one article.",
        ),
        why: both(
            "一篇报道只报一个周年，两个数必有一个错；标题差错加倍计分。",
            "An article reports one anniversary, so one of the two is wrong; in headlines errors count double.",
        ),
        instead: both(
            "按事件的年份推算，统一为一个数。",
            "Count from the year of the event and use one figure.",
        ),
        silent: both(
            "句子里另有年份或“曾、当年、明年”等字样的、事件名称不尽相同的不报；两个数都逢五逢十而说的是大会、讲话、展览的，可能是回顾，也不报。",
            "Silent where a sentence names another time, where the events are named differently, and where both figures are multiples of five and one speaks of a congress, a speech or an exhibition that may be looked back upon.",
        ),
        source: both("年份相减", "Subtraction of years"),
    },
    examples: &[
        Example::new("老街活动多\n今年恰逢县剧团建立70周年与县少年宫建立60周年，老街上有展览。"),
        Example::new(
            "县诗社成立⟦80周年⟧诗会举行\n昨日，溪口县诗社成立30周年诗会在文庙举行，老社员带来新作。",
        ),
        Example::new(
            "老桥生日会\n石门大桥建成通车40周年之际，镇里请来当年的建桥工人。\n座谈会上，大家说，石门大桥建成通车⟦46周年⟧，桥面修过三回。",
        ),
        Example::new(
            "老兵讲党课\n今年是中国共产党成立105周年。\n7月1日，庆祝中国共产党成立⟦101周年⟧大会在村礼堂举行。",
        ),
        Example::new(
            "《湿地保护条例》实施⟦90周年⟧座谈会举行\n本报讯 《湿地保护条例》实施20周年座谈会14日在县里举行。",
        ),
        Example::new(
            "友好往来\n今年是青溪县与远山县缔结友好关系15周年。\n两县商定，以远山县与青溪县缔结友好关系⟦95周年⟧为契机，互派教师。",
        ),
        Example::new(
            "升国旗 唱国歌\n清晨，全镇干部群众庆祝中华人民共和国成立74周年。\n在村口，孩子们祝贺新中国成立⟦47周年⟧，挥动小旗。",
        ),
        Example::new(
            "茶厂旧事\n适逢青溪国营茶厂创建70周年，厂史馆开馆。\n“青溪国营茶厂创建70周年，我来了50年。”老厂长说。",
        ),
        Example::new(
            "老兵讲党课\n今年是中国共产党成立105周年。\n他还记得，2021年庆祝中国共产党成立100周年时，全村看直播。",
        ),
        Example::new(
            "学讲话\n今年是中国共产党成立100周年。\n大家重温在庆祝中国共产党成立95周年大会上的讲话。",
        ),
        Example::new(
            "文庙雅集\n纪念先贤李墨斋诞辰400周年诗会昨日举行。\n上一届纪念先贤李墨斋诞辰395周年诗会的诗稿，已结集付印。",
        ),
        Example::new(
            "县志馆建馆25周年\n今年是青溪县志馆建成25周年。\n庆祝青溪县志馆建成25周年活动将办到月底。\n馆长说，青溪县志馆建成⟦85周年⟧座谈会上，老人们都来了。",
        ),
        Example::new(
            "两校同庆\n青溪县第一中学建校60周年之际，校友返校。\n同日，溪口镇第一中学建校50周年，校友种下香樟。",
        ),
        Example::new(
            "友好往来\n今年是青溪县与远山县缔结友好关系15周年。\n明年是青溪县与远山县缔结友好关系16周年，两县将办诗会。",
        ),
        Example::new("桥的故事\n石门大桥建成通车40周年。当年，石门大桥建成通车10周年时出过一套邮票。"),
        Example::new(
            "老厂新生\n青溪纺织厂组建成立40周年，纺织厂改制20周年。\n青溪纺织厂组建成立40周年展览开幕。",
        ),
        Example::new(
            "友好往来\n双方商定，以建交15周年为契机，互派教师。\n来宾说，两国建交⟦51周年⟧之际，欢迎更多学生来访。",
        ),
        Example::new("青溪县实验小学建校⟦101周年⟧\n昨日，青溪县实验小学的操场上彩旗招展，庆祝建校110周年。"),
        Example::new(
            "友好往来\n双方商定，以建交15周年为契机，互派教师。\n来宾说，两国建交15周年之际，欢迎更多学生来访。",
        ),
        Example::new(
            "两校同庆\n青溪一中举行建校60周年庆典。\n柳湾小学也迎来建校40周年。\n两所学校的校友都说，建校60周年、建校40周年，都是喜事。",
        ),
        Example::new(
            "老厂新生\n青溪纺织厂迎来建厂40周年。\n厂长说，隔壁的机床厂去年建厂20周年时，他去看过。",
        ),
        Example::new("影展\n今年恰逢世界电影诞生120周年与中国电影诞生110周年，县影院办起影展。"),
        Example::new("友好往来\n双方以两国建交45周年为契机，密切往来。\n来宾说，今年也是与邻国建交40周年。"),
        Example::new("两家公司\n青山农业开发公司成立10周年，绿水旅游开发公司成立6周年，同日办庆典。"),
        Example::new("纪念活动\n今年是抗战胜利80周年。馆里还藏有抗战胜利60周年纪念章。"),
    ],
    ..DATES
};

/// Words of a time that is not the article's.
const OTHER_TIMES: &[&str] =
    &["年前", "曾", "当年", "那年", "当时", "此前", "上次", "当初", "早在", "届时", "往年", "将在"];
/// What is held on round anniversaries and spoken of for years afterwards.
const LOOKED_BACK_ON: &[&str] =
    &["会", "讲话", "论坛", "纪念章", "纪念币", "邮票", "展", "时", "阅兵", "书", "文集"];
/// How far behind an anniversary such a word may stand, in characters.
const REACH: usize = 12;
/// The least that two names of one event share at their end, in characters.
const SHARED_NAME: usize = 4;
/// The least that they share where one of them is no longer than that.
const SHARED_WHOLE: usize = 6;

impl Rule for AnniversaryConflict {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let kept: Vec<Kept> = article
            .blocks
            .iter()
            .enumerate()
            .flat_map(|(index, block)| {
                block.facts.dates.iter().filter_map(move |mention| Kept::read(index, block, mention))
            })
            .collect();
        let attested = |one: &Kept| {
            kept.iter().filter(|other| other.count == one.count && one.is_event_of(other)).count()
        };
        // A headline tells what is kept now; a text without it tells the same otherwise.
        let only_in_title = |one: &Kept| {
            let in_text =
                |other: &&Kept| !other.is_title && other.count == one.count && one.is_event_of(other);
            one.is_title && !kept.iter().any(|other| in_text(&other))
        };
        // What is told more often is kept now; a memory is of fewer years.
        let is_later = |one: &Kept, two: &Kept| {
            let (now, other) = if attested(one) >= attested(two) { (one, two) } else { (two, one) };
            attested(now) > 1 && other.count > now.count
        };
        let mut firsts: Vec<&Kept> = Vec::new();
        for one in &kept {
            let earlier = firsts.iter().copied();
            let same = earlier.clone().find(|first| first.is_event_of(one));
            let Some(first) = same.or_else(|| only_founding_meant(earlier, one)) else {
                firsts.push(one);
                continue;
            };
            if first.count == one.count {
                let says = say!(context.lang, "周年数前后一致", "the anniversary is the same in both places");
                out.held(says, vec![first.place, one.place]);
            } else if !(first.may_be_memory(one) && !only_in_title(first) && !is_later(first, one)
                || attested(first) > 1 && attested(one) > 1)
            {
                let (wrong, right) = if attested(first) < attested(one) || first.is_title {
                    (first, one)
                } else {
                    (one, first)
                };
                report(wrong, right, context, out);
            }
        }
    }
}

/// An anniversary kept now.
struct Kept<'a> {
    place: Place,
    is_title: bool,
    count: u32,
    written: &'a str,
    /// The words of its clause before it.
    told: &'a str,
    /// The same without what stands between the name of a founded thing and the word of founding: 党校3月1日举行建校.
    event: String,
    /// The words of its clause after it.
    after: &'a str,
}

impl<'a> Kept<'a> {
    fn read(index: usize, block: &BlockView<'a>, mention: &DateMention) -> Option<Kept<'a>> {
        let DateKind::Anniversary(count) = mention.kind else { return None };
        let sentence = block.sentence_at(mention.span.start as usize).filter(|sentence| !sentence.open)?;
        let (start, end) = (mention.span.start as usize, mention.span.end as usize);
        let told = &block.text[sentence.span.start as usize..start];
        let mut before = block
            .facts
            .dates
            .iter()
            .filter(|it| sentence.span.start <= it.span.start && it.span.end <= mention.span.start);
        let elsewhen =
            holds_any(told, OTHER_TIMES) || before.any(|other| is_other_year(block, other, mention));
        let mark = |c: char| "，。；：、！？（(\u{3000} ".contains(c);
        let of_clause = told.rsplit(mark).next().unwrap_or(told);
        // 世界电影诞生120周年与中国电影诞生110周年: the words of the other are no part of its name.
        let event = without_setting(of_clause.rsplit("周年").next().unwrap_or(of_clause));
        let after = block.text[end..].split(mark).next().unwrap_or_default();
        let is_title = block.role.is_title();
        let place = Place::new(index, mention.span);
        (!elsewhen).then_some(Kept {
            place,
            is_title,
            count,
            written: block.at(mention.span),
            told,
            event,
            after,
        })
    }

    /// Whether both are of one event: its name is the same, or one is longer by words that the other has too.
    fn is_event_of(&self, other: &Kept) -> bool {
        if let (Some(one), Some(two)) = (Event::at_end_of(&self.event), Event::at_end_of(&other.event)) {
            return one.year == two.year;
        }
        let same = |(one, two): &(char, char)| one == two;
        let shared = self.event.chars().rev().zip(other.event.chars().rev()).take_while(same).count();
        let [one, two] = [self, other].map(|kept| name_before(&kept.event, shared));
        let (short, long) = if one.chars().count() <= two.chars().count() { (one, two) } else { (two, one) };
        let shortened = self.is_title || other.is_title;
        shared >= SHARED_NAME
            && (shared >= SHARED_WHOLE || shortened || !short.is_empty() || long.is_empty())
            && short.chars().all(|c| long.contains(c))
    }

    /// The founding that it speaks of, and the name of what was founded: empty where the text leaves it to the reader,
    /// 以建交65周年为契机.
    fn founding(&self) -> Option<(&'static str, &str)> {
        let word = List::FoundingKept.words().iter().find(|word| self.event.ends_with(**word))?;
        Some((*word, name_before(&self.event, word.chars().count())))
    }

    /// Whether one of the two may be a round anniversary of former years.
    fn may_be_memory(&self, other: &Kept) -> bool {
        let looked_back = |kept: &Kept| {
            let near: String = kept.after.chars().take(REACH).collect();
            holds_any(&near, LOOKED_BACK_ON)
        };
        [self, other].iter().all(|kept| kept.count.is_multiple_of(5))
            && (looked_back(self) || looked_back(other))
    }
}

/// The only earlier anniversary of a founding called by the same word, where one of the two leaves out what was founded.
fn only_founding_meant<'a, 'b>(
    earlier: impl Iterator<Item = &'b Kept<'a>>,
    one: &Kept,
) -> Option<&'b Kept<'a>> {
    let (word, name) = one.founding()?;
    let mut alike = earlier.filter(|other| other.founding().is_some_and(|(other, _)| other == word));
    let only = alike.next().filter(|_| alike.next().is_none())?;
    let (_, other_name) = only.founding()?;
    // Two round anniversaries may well be of two events.
    let round = one.count.is_multiple_of(5) && only.count.is_multiple_of(5) && one.count != only.count;
    (!round && (name.is_empty() || other_name.is_empty())).then_some(only)
}

/// The words before an anniversary without the day and the verb between what was founded and its founding; a name that is
/// only pointed at (双方, 两国) is none.
fn without_setting(told: &str) -> String {
    const POINTED_AT: [&str; 6] = ["双方", "两国", "两地", "两市", "两县", "我们"];
    const HELD: [&str; 4] = ["举行", "举办", "召开", "迎来"];
    let Some(word) = List::FoundingKept.words().iter().find(|word| told.ends_with(**word)) else {
        return told.to_owned();
    };
    let before = &told[..told.len() - word.len()];
    let held = HELD.iter().find_map(|verb| before.strip_suffix(verb)).unwrap_or(before);
    let name = held.trim_end_matches(|c: char| c.is_ascii_digit() || "年月日今昨天".contains(c));
    let pointed_at = POINTED_AT.iter().any(|word| name.ends_with(word));
    if pointed_at { (*word).to_owned() } else { format!("{name}{word}") }
}

/// The words that name the event before its last `shared` characters.
fn name_before(event: &str, shared: usize) -> &str {
    let cut = event.char_indices().rev().nth(shared.saturating_sub(1)).map_or(event.len(), |(at, _)| at);
    let before = &event[..cut];
    let start =
        List::Occasions.words().iter().filter_map(|word| Some(before.rfind(word)? + word.len())).max();
    &before[start.unwrap_or(0)..]
}

/// Whether the sentence of an anniversary speaks of a year that need not be the article's: 2021年, 去年, 明年; but not the
/// year that the anniversary itself falls in (2026年是…), and not 今年.
fn is_other_year(block: &BlockView, other: &DateMention, anniversary: &DateMention) -> bool {
    let names_year = match &other.kind {
        DateKind::Date(parts) | DateKind::Range { from: parts, .. } => {
            parts.year.is_some()
                || parts.anchor.is_some_and(|anchor| anchor.value != Anchor::Issue(CalendarUnit::Year, 0))
        }
        DateKind::Relative(anchor) => {
            anchor.unit() == Some(CalendarUnit::Year) && *anchor != Anchor::Issue(CalendarUnit::Year, 0)
        }
        _ => false,
    };
    let own =
        block.text.get(other.span.end as usize..anniversary.span.start as usize).is_some_and(|between| {
            ["是", "正值", "适逢", "恰逢", "迎来"].iter().any(|word| between.starts_with(word))
        });
    names_year && !own
}

fn report(wrong: &Kept, right: &Kept, context: &RuleContext, out: &mut Drafts) {
    let (written, other) = (wrong.written, right.written);
    let message = say!(
        context.lang,
        "同一件事，此处说“{written}”，别处说“{other}”",
        "one event: “{written}” here, “{other}” elsewhere"
    );
    out.report(wrong.place, message)
        .evidence(right.place, format!("{}{other}", right.told))
        .rewrite(context.lang, wrong.place, other)
        .rewrite(context.lang, right.place, written);
}
