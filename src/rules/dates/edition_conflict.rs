//! `edition-conflict`: one festival, games or fair with two numbers of its edition in one article.

use super::{DATES, both};
use crate::facts::numeral;
use crate::rules::word_lists::List;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::Span;

/// `edition-conflict`.
#[derive(Debug)]
pub struct EditionConflict;

static INFO: RuleInfo = RuleInfo {
    code: "edition-conflict",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["A39"],
    page: RulePage {
        title: both("同一活动届次不一", "Two edition numbers of one event"),
        finds: both(
            "一篇里同一个节、会、赛、展写成两个届次：“首届油菜花节”又写“第二届油菜花节”；写“本届是第六届，第八届将于2026年举行”，下一届却不是接着的一届。",
            "One festival, games or fair of an article numbered in two ways, or a next edition that does not follow on this one.",
        ),
        why: both("同一活动只能是一届，必有一处写错。", "One event is one edition; one of the two is wrong."),
        instead: both("核对届次，前后统一。", "Check the number and write it alike."),
        silent: both(
            "谈到往届、上届、去年、别的年份、创办或获奖经历的句子里的届次不比；前面的地名或主办者不同、名称不同的不比；委员会、代表大会等按届换任的机构不比。",
            "Silent in sentences that speak of other years or editions, on events of other places or names, and on bodies elected by terms.",
        ),
        source: both("上下文", "Context"),
    },
    examples: &[
        Example::new(
            "首届山花节将于4月举行。\n⟦第二届⟧山花节的规模将比去年扩大三成。\n首届山花节还有骑行赛。",
        ),
        Example::new(
            "第六届中小学生运动会昨日落幕。第六届中小学生运动会共有28支队伍参加。⟦第五届⟧中小学生运动会闭幕式在体育馆举行。",
        ),
        Example::new("第六届中小学生运动会昨日落幕。闭幕式上宣布，⟦第八届⟧中小学生运动会将于2026年举行。"),
        Example::new("第12届乡村歌会开唱，第12届乡村歌会持续三天。⟦第13届⟧乡村歌会吸引了上万人。"),
        Example::new(
            "昨日，第三届竹编技能大赛开赛。第三届竹编技能大赛设六个项目，⟦第四届⟧竹编技能大赛的奖金增加一倍。",
        ),
        Example::new("首届山花节将于4月举行。首届山花节还有骑行赛。"),
        Example::new("第六届中小学生运动会昨日落幕。闭幕式上宣布，第七届中小学生运动会将于2026年举行。"),
        Example::new("第六届中小学生运动会昨日落幕。在去年的第五届中小学生运动会上，他获得冠军。"),
        Example::new("首届山花节办于2016年，第九届山花节昨日开幕。"),
        Example::new("省第十八届运动会昨日闭幕，市第六届运动会将在秋天举行。"),
        Example::new("第六届委员会届满，选举产生第七届委员会。"),
        Example::new("从首届山花节到第九届山花节，他一次没有缺席。"),
        Example::new("第三届竹编技能大赛和第四届刺绣技能大赛同日开赛。"),
        Example::new("第三届竹编技能大赛开赛，他曾获第二届竹编技能大赛一等奖。"),
    ],
    ..DATES
};

impl Rule for EditionConflict {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let editions: Vec<Edition> =
            article.blocks.iter().enumerate().flat_map(|(index, block)| editions(index, block)).collect();
        for (at, first) in editions.iter().enumerate() {
            let new = !editions[..at].iter().any(|earlier| earlier.event == first.event);
            if new {
                let same: Vec<&Edition> =
                    editions[at..].iter().filter(|other| other.event == first.event).collect();
                compare(&same, context, out);
            }
        }
    }
}

/// One mention of a numbered event: 第六届中小学生运动会.
struct Edition<'a> {
    place: Place,
    number: u32,
    /// 第六届.
    written: &'a str,
    /// 中小学生运动会.
    event: &'a str,
    /// The words right before it, which may name its place.
    owner: &'a str,
    when: When,
}

/// Of which time the sentence around an edition speaks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    This,
    Next,
    Another,
}

const NEXT: &[&str] = &["将于", "下一届", "下届", "明年", "后年", "将由", "将在"];

fn editions<'a>(index: usize, block: &BlockView<'a>) -> Vec<Edition<'a>> {
    let text = block.text;
    let found = block.places_of("届").filter_map(|at| {
        let (start, number) = number_before(text, at)?;
        let span = Span::new(start, at + '届'.len_utf8());
        let event = event_after(&text[span.end as usize..])?;
        let sentence = block.sentence_at(start).filter(|sentence| !sentence.open)?;
        Some(Edition {
            place: Place::new(index, span),
            number,
            written: block.at(span),
            event,
            owner: owner_before(&text[..start]),
            when: when(block.at(sentence.span)),
        })
    });
    found.collect()
}

/// 首, 第六, 第12 before 届: where it starts, and its number.
pub(super) fn number_before(text: &str, at: usize) -> Option<(usize, u32)> {
    if text[..at].ends_with('首') {
        return Some((at - '首'.len_utf8(), 1));
    }
    let start = text[..at].rfind('第').filter(|start| at - start <= 18)?;
    let numeral = numeral::read_at(text, start + '第'.len_utf8())?;
    let number = u32::try_from(numeral.value).ok()?;
    (numeral.span.end as usize == at).then_some((start, number))
}

/// The name of the event, up to the first word that ends such a name; at least three characters.
fn event_after(text: &str) -> Option<&str> {
    let limit = text.char_indices().nth(18).map_or(text.len(), |(at, _)| at);
    let plain =
        text[..limit].find(|c: char| "，。；：、！？（）“”《》\n 　在的和与".contains(c)).unwrap_or(limit);
    let words = &text[..plain];
    let end = List::EditionEvents
        .words()
        .iter()
        .filter_map(|kind| words.find(kind).map(|at| at + kind.len()))
        .min()?;
    (words[..end].chars().count() >= 3).then_some(&words[..end])
}

/// The two characters before an edition where they name a place or its level: 全省, 青县.
fn owner_before(text: &str) -> &str {
    let owner = text.char_indices().rev().nth(1).map_or("", |(at, _)| &text[at..]);
    if owner.ends_with(['省', '市', '县', '区', '镇', '乡', '国', '州', '校']) { owner } else { "" }
}

fn when(sentence: &str) -> When {
    // 规模将比去年扩大三成 speaks of this one.
    let compared = ["比去年", "较去年", "比上届", "较上届"];
    let sentence = compared.iter().fold(sentence.to_owned(), |words, phrase| words.replace(phrase, ""));
    let says = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
    if says(List::OtherTimes.words()) {
        When::Another
    } else if says(NEXT) {
        When::Next
    } else if has_year(&sentence) {
        When::Another
    } else {
        When::This
    }
}

/// Whether a year is written out: 2016年.
fn has_year(sentence: &str) -> bool {
    sentence
        .match_indices('年')
        .any(|(at, _)| sentence[..at].bytes().rev().take_while(u8::is_ascii_digit).count() == 4)
}

fn compare(editions: &[&Edition], context: &RuleContext, out: &mut Drafts) {
    let told = |edition: &&&Edition| edition.when != When::Another;
    let times = |number: u32| editions.iter().filter(told).filter(|edition| edition.number == number).count();
    let current = editions.iter().filter(|edition| edition.when == When::This);
    // The most frequent number, the earlier of two that are as frequent.
    let Some(this) = current.rev().max_by_key(|edition| times(edition.number)) else { return };
    let one_owner =
        |edition: &Edition| edition.owner.is_empty() || this.owner.is_empty() || edition.owner == this.owner;
    for odd in editions.iter().filter(|edition| one_owner(edition)) {
        let (right, wrong) = match odd.when {
            When::This => (this.number, odd.number != this.number),
            // The opening of this one may itself lie ahead.
            When::Next => (this.number + 1, odd.number > this.number + 1),
            When::Another => continue,
        };
        if !wrong {
            continue;
        }
        let (event, written, first) = (odd.event, odd.written, this.written);
        let message = if odd.when == When::Next {
            say!(
                context.lang,
                "本届是“{first}{event}”，下一届应为第{right}届，文中写“{written}”",
                "This one is “{first}{event}”, so the next is number {right}; the text says “{written}”"
            )
        } else {
            say!(
                context.lang,
                "“{event}”另处写“{first}”，这里写“{written}”，届次不一",
                "“{event}” is “{first}” elsewhere and “{written}” here"
            )
        };
        let draft = out.report(odd.place, message);
        draft.evidence(this.place, format!("“{first}{event}”"));
        if odd.when == When::This {
            draft.rewrite(context.lang, odd.place, first.to_owned());
        }
    }
}
