//! `headline-word-conflict`: a headline and its lead tell one thing with another organ, another name, another step of the
//! work, another time (首次, 第二次) or the other direction (上涨, 下降).

use super::FIGURES;
use super::headline_lead::lead_below;
use super::licence::pairs_of;
use crate::facts::register::{Entity, EntityKind};
use crate::rules::info::both;
use crate::rules::word_lists::List;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo,
    RulePage, Severity,
};
use crate::say;
use crate::text::{Span, is_han};

/// `headline-word-conflict`.
#[derive(Debug)]
pub struct HeadlineWordConflict;

static INFO: RuleInfo = RuleInfo {
    code: "headline-word-conflict",
    family: Family::Terms,
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    points: None,
    kinds: &["T03"],
    page: RulePage {
        title: both(
            "标题与正文的机关、名称、次第、进度、升降不同",
            "Headline and text name another body, time or step",
        ),
        finds: both(
            "标题说“市妇联”，正文从头到尾只有“市残联”；标题是“青石派出所”，正文是“红石派出所”；标题“首次发现”，正文“第二次发现”；\
             标题“竣工”，导语“开工”；标题“上涨”，导语“下跌”。标题的说法正文里一处也没有，同一位置却有另一个。",
            "市妇联 in the headline over a text that has 市残联 alone; one police station above, another one below; 首次 \
             above, 第二次 before the same words below; 竣工 above, 开工 in the lead. The text never has what the headline says, \
             but another one in its place.",
        ),
        why: both("标题差错加倍计分，读者最先看到。", "Errors in headlines count double and are seen first."),
        instead: both("对照原稿，统一题与文。", "Check the source and make both agree."),
        silent: both(
            "正文也有标题的说法；正文有几个同级机关、几个同类名称；导语没有说同一件事；计划中的开工、竣工。",
            "Silent where the text has the headline’s word as well, where it has several such bodies or names, where the \
             lead tells of something else, and for steps that are planned.",
        ),
        source: both("标题与正文一致", "Headline and text agree"),
    },
    examples: &[
        Example::new(
            "⟦市妇联⟧为渔民家属办“开心课堂”\n本报讯 7月19日，由市残联主办的“开心课堂”开课，渔民家属学了急救。",
        ),
        Example::new("⟦县教育局⟧给海岛学校送书\n本报讯 昨天，县体育局给海岛学校送书一车，学生们领到新书。"),
        Example::new("岛上⟦首次发现⟧白海豚\n本报讯 日前，渔民在岛外拍到白海豚，这是岛上第二次发现白海豚。"),
        Example::new("渔政码头扩建工程⟦竣工⟧\n本报讯 昨天，渔政码头扩建工程开工。工程总投资600万元。"),
        Example::new("⟦青石小学⟧添了操场\n本报讯 9月19日，红石小学的操场启用，学生们又唱又跳。"),
        Example::new("上月我县海鱼价格⟦上涨⟧\n本报讯 昨天，县里公布，上月我县海鱼价格下跌3.2%。"),
        Example::new("⟦张大山⟧当选渔业模范\n本报讯 昨天，张大川被评为渔业模范。张大川在渔港干了30年。"),
        Example::new("上月我县海鱼价格上涨\n本报讯 昨天，县里公布，上月我县海鱼价格上涨3.2%，虾价下跌1%。"),
        Example::new("上月我县海鱼价格上涨\n本报讯 昨天，县里公布了鱼价。上月的气温下降了2摄氏度。"),
        Example::new("青石小学添了操场\n本报讯 9月19日，操场启用。红石小学、白石小学的学生也来了。"),
        Example::new("望海大桥⟦通车⟧\n本报讯 昨天上午，望海大桥奠基。村民们早早等在桥头。"),
        Example::new(
            "找娘十六年\n⟦青石派出所⟧热心寻亲侧记\n9月19日傍晚，红石派出所的值班室里，惠大娘拉住民警的手。",
        ),
        Example::new(
            "市妇联为渔民家属办“开心课堂”\n本报讯 7月19日，由市妇联、市残联主办的“开心课堂”开课，渔民家属学了急救。",
        ),
        Example::new("县教育局给海岛学校送书\n本报讯 昨天，海岛学校收到图书一车。县体育局也送来了球。"),
        Example::new("岛上首次发现白海豚\n本报讯 日前，渔民在岛外拍到白海豚。去年，渔民第二次发现海龟。"),
        Example::new("岛上首次发现白海豚\n本报讯 日前，岛上首次发现白海豚。今年5月，渔民第二次发现白海豚。"),
        Example::new("渔政码头扩建工程开工\n本报讯 昨天，渔政码头扩建工程开工，计划明年竣工。"),
        Example::new("渔政码头扩建工程开工\n本报讯 昨天，渔政码头扩建工程破土动工。"),
        Example::new("渔政码头扩建工程竣工\n本报讯 渔政码头扩建工程2020年开工，昨天完工。"),
        Example::new("望海大桥通车\n本报讯 昨天上午，望海隧道开工。望海大桥上的车多了起来。"),
        Example::new("渔民点赞市公安局\n本报讯 昨天，渔民给市公安局送来锦旗。市教育局也收到了信。"),
    ],
    ..FIGURES
};

/// Before an organ, the level that it belongs to.
const LEVELS: [char; 6] = ['省', '市', '县', '区', '州', '团'];

/// How many pairs of characters beside the word headline and sentence must have in common.
const COMMON_PAIRS: usize = 2;

impl Rule for HeadlineWordConflict {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        for (head, title) in article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_title()) {
            let found = [
                other_organ(article, title),
                other_time(article, title),
                other_step(article, head, title),
                other_body(article, title),
                other_direction(article, head, title),
            ];
            for (told, place) in found.into_iter().flatten() {
                report(article, Place::new(head, told), place, context, out);
            }
        }
        other_name(article, context, out);
    }
}

fn report(article: &ArticleView, head: Place, told: Place, context: &RuleContext, out: &mut Drafts) {
    let [title, text] = [head, told].map(|place| article.blocks[place.block].at(place.span));
    if article.blocks[head.block].is_open_at(head.span) || article.blocks[told.block].is_open_at(told.span) {
        return;
    }
    let message = say!(
        context.lang,
        "标题写“{title}”，正文没有“{title}”，写的是“{text}”",
        "The headline has “{title}”; the text never has it, but “{text}”",
    );
    out.report(head, message)
        .evidence(told, say!(context.lang, "正文写“{text}”", "the text has “{text}”"))
        .replace(context.lang, title, head, text)
        .replace(context.lang, text, told, title);
}

/// The blocks of the text, with their numbers.
fn prose<'v, 'a>(article: &'v ArticleView<'a>) -> impl Iterator<Item = (usize, &'v BlockView<'a>)> {
    article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose())
}

/// Whether the sentence around `place` tells what the headline tells, `head` and `place` apart.
fn tells_the_same(article: &ArticleView, title: &BlockView, head: Span, place: Place) -> bool {
    let block = &article.blocks[place.block];
    let sentence =
        block.sentence_at(place.span.start as usize).map_or("", |sentence| block.at(sentence.span));
    let said = pairs_of(sentence);
    let around = [&title.text[..head.start as usize], &title.text[head.end as usize..]];
    let common = |text: &&str| pairs_of(text).intersection(&said).count();
    around.iter().map(common).sum::<usize>() >= COMMON_PAIRS
}

/// Organs of a level that the block names, each with the byte where its own word begins.
fn organs<'a>(block: &BlockView<'a>) -> Vec<(Span, &'a str)> {
    let mut found = Vec::new();
    for organ in List::Organs.words() {
        for at in block.places_of(organ) {
            if let Some(level) = block.text[..at].chars().next_back().filter(|c| LEVELS.contains(c)) {
                found.push((
                    Span::new(at - level.len_utf8(), at + organ.len()),
                    &block.text[at..at + organ.len()],
                ));
            }
        }
    }
    found
}

/// The only organ of the headline, which the text does not name, and the only one of its level there.
fn other_organ(article: &ArticleView, title: &BlockView) -> Option<(Span, Place)> {
    let [(head, organ)] = organs(title)[..] else { return None };
    if prose(article).any(|(_, block)| block.says(organ)) {
        return None;
    }
    let level = title.at(head).chars().next()?;
    let mut told: Option<(Place, &str)> = None;
    for (index, block) in prose(article) {
        for (span, other) in organs(block).into_iter().filter(|(span, _)| block.at(*span).starts_with(level))
        {
            match told {
                Some((_, known)) if known != other => return None,
                Some((place, _)) if place <= Place::new(index, span) => {}
                _ => told = Some((Place::new(index, span), other)),
            }
        }
    }
    let (place, _) = told?;
    tells_the_same(article, title, head, place).then_some((head, place))
}

/// 首次 of the headline where the text has 第二次 before the same words, or the other way round.
fn other_time(article: &ArticleView, title: &BlockView) -> Option<(Span, Place)> {
    const FIRST: [&str; 2] = ["首次", "首度"];
    const LATER: [&str; 10] =
        ["第二次", "第三次", "第四次", "第五次", "第六次", "第2次", "第3次", "第4次", "再次", "再度"];
    const SAME: usize = 3;
    let tail = |text: &str| -> Option<usize> {
        let end = text.char_indices().nth(SAME).map_or(text.len(), |(at, _)| at);
        let same = &text[..end];
        (same.chars().count() == SAME && same.chars().all(is_han)).then_some(end)
    };
    let groups: [(&[&str], &[&str]); 2] = [(&FIRST, &LATER), (&LATER, &FIRST)];
    for (here, there) in groups {
        for word in here {
            for at in title.places_of(word) {
                let behind = &title.text[at + word.len()..];
                let Some(same) = tail(behind).map(|end| &behind[..end]) else { continue };
                let says = |words: &[&str]| {
                    let mut places = prose(article).flat_map(|(index, block)| {
                        words.iter().flat_map(move |word| {
                            let told = block
                                .places_of(word)
                                .filter(move |at| block.text[at + word.len()..].starts_with(same));
                            told.map(move |at| (index, at, word.len()))
                        })
                    });
                    places.next()
                };
                let is_said = prose(article).any(|(_, block)| here.iter().any(|word| block.says(word)));
                if let Some((index, at, length)) = says(there).filter(|_| !is_said) {
                    let end =
                        |start: usize, word: usize| Span::new(start, start + word + 2 * '次'.len_utf8());
                    return Some((
                        end(at_of(title, word, same)?, word.len()),
                        Place::new(index, end(at, length)),
                    ));
                }
            }
        }
    }
    None
}

/// Where `word` stands in the title before `same`.
fn at_of(title: &BlockView, word: &str, same: &str) -> Option<usize> {
    title
        .text
        .match_indices(word)
        .map(|(at, _)| at)
        .find(|at| title.text[at + word.len()..].starts_with(same))
}

/// The steps of building works.
const STEPS: [&[&str]; 3] = [
    &["奠基", "开工", "动工", "破土"],
    &["封顶", "合龙"],
    &["竣工", "完工", "落成", "建成", "投用", "启用", "投产", "通车", "投入使用", "投入运营"],
];

/// What the headline says is done with works of which the lead tells that another step is.
fn other_step(article: &ArticleView, head: usize, title: &BlockView) -> Option<(Span, Place)> {
    const PLANNED: [&str; 14] =
        ["计划", "预计", "将", "拟", "力争", "确保", "争取", "有望", "即将", "未", "前", "后", "以来", "待"];
    let of_steps = |block: &BlockView, steps: &[&'static str]| {
        let mut places: Vec<Span> = steps
            .iter()
            .flat_map(|word| block.places_of(word).map(|at| Span::new(at, at + word.len())))
            .collect();
        places.sort_by_key(|span| span.start);
        places
    };
    let told: Vec<(usize, Span)> = (0..STEPS.len())
        .flat_map(|step| of_steps(title, STEPS[step]).into_iter().map(move |span| (step, span)))
        .collect();
    let [(step, told)] = told[..] else { return None };
    if prose(article).any(|(_, block)| STEPS[step].iter().any(|word| block.says(word))) {
        return None;
    }
    let lead = lead_below(article, head + 1..article.blocks.len())?;
    let block = &article.blocks[lead];
    let others = (0..STEPS.len()).filter(|&other| other != step);
    let others: Vec<Span> = others.flat_map(|other| of_steps(block, STEPS[other])).collect();
    let [other] = others[..] else { return None };
    let clause = |span: Span| {
        let marks = ['，', '。', '；', '！', '？', ','];
        let start = block.text[..span.start as usize].rfind(marks).map_or(0, |at| at + '，'.len_utf8());
        let rest = &block.text[span.end as usize..];
        let end = rest.find(marks).map_or(block.text.len(), |at| span.end as usize + at);
        block.text.get(start..end).unwrap_or_default()
    };
    let is_planned = |text: &str| PLANNED.iter().any(|word| text.contains(word));
    let title_clause = title.text;
    let is_same = subject_before(title.text, told).is_some_and(|subject| clause(other).contains(subject));
    (is_same && !is_planned(clause(other)) && !is_planned(title_clause))
        .then_some((told, Place::new(lead, other)))
}

/// The four characters that the clause of the headline begins with, which name what is built.
fn subject_before(title: &str, step: Span) -> Option<&str> {
    const SUBJECT: usize = 4;
    let before = &title[..step.start as usize];
    let start = before
        .rfind([' ', '\u{3000}', '，', '：', '！'])
        .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    let clause = &before[start..];
    let end = clause.char_indices().nth(SUBJECT).map_or(clause.len(), |(at, _)| at);
    (clause.chars().count() >= SUBJECT && clause[..end].chars().all(is_han)).then(|| &clause[..end])
}

/// Words that end the names of bodies of which a county has several.
const BODIES: [&str; 12] = [
    "派出所",
    "小学",
    "中学",
    "医院",
    "卫生院",
    "社区",
    "法庭",
    "幼儿园",
    "司法所",
    "税务所",
    "养老院",
    "敬老院",
];

/// The names of the length of `stem` and of the bodies called `body` in a text, where a clause or a larger place ends before them.
fn named_bodies<'v>(
    text: &'v str,
    body: &'static str,
    length: usize,
) -> impl Iterator<Item = Span> + use<'v> {
    const LARGER: [char; 7] = ['省', '市', '县', '区', '镇', '乡', '州'];
    text.match_indices(body).filter_map(move |(at, word)| {
        let start = text[..at].char_indices().rev().nth(length - 1)?.0;
        let begins = text[..start].chars().next_back().is_none_or(|c| !is_han(c) || LARGER.contains(&c));
        (begins && text[start..at].chars().all(is_han)).then(|| Span::new(start, at + word.len()))
    })
}

/// 青石派出所 of the headline where the text has 红石派出所 alone.
fn other_body(article: &ArticleView, title: &BlockView) -> Option<(Span, Place)> {
    for body in BODIES {
        for at in title.places_of(body) {
            let before = &title.text[..at];
            let start = before
                .rfind(|c: char| !is_han(c))
                .map_or(0, |mark| mark + before[mark..].chars().next().map_or(0, char::len_utf8));
            let stem = &before[start..];
            let length = stem.chars().count();
            let head = Span::new(start, at + body.len());
            if !(2..=4).contains(&length) || prose(article).any(|(_, block)| block.says(title.at(head))) {
                continue;
            }
            let mut told: Option<Place> = None;
            let mut is_one = true;
            for (index, block) in prose(article) {
                if block.places_of(body).next().is_none() {
                    continue;
                }
                for span in named_bodies(block.text, body, length) {
                    let place = Place::new(index, span);
                    match told {
                        Some(known) => is_one &= article.blocks[known.block].at(known.span) == block.at(span),
                        None => told = Some(place),
                    }
                }
            }
            let Some(place) = told.filter(|_| is_one) else { continue };
            let name = article.blocks[place.block].at(place.span);
            let differing =
                name.chars().zip(title.at(head).chars()).filter(|(one, other)| one != other).count();
            if differing == 1 {
                return Some((head, place));
            }
        }
    }
    None
}

/// Words of a rise and words of a fall.
const DIRECTIONS: [&[&str]; 2] = [
    &["上涨", "上升", "增长", "回升", "攀升", "走高", "增加", "提高", "涨"],
    &["下跌", "下降", "减少", "降低", "回落", "下滑", "走低", "缩小", "跌", "降"],
];

/// A rise of the headline where the lead tells of a fall of the same thing and the text of no rise at all, or the other way
/// round.
fn other_direction(article: &ArticleView, head: usize, title: &BlockView) -> Option<(Span, Place)> {
    const SUBJECT: usize = 2;
    const NOUN: usize = 2;
    let first = |block: &BlockView, words: &[&'static str]| {
        let places =
            words.iter().flat_map(|word| block.places_of(word).map(|at| Span::new(at, at + word.len())));
        places.min_by_key(|span| (span.start, std::cmp::Reverse(span.end)))
    };
    let told = [first(title, DIRECTIONS[0]), first(title, DIRECTIONS[1])];
    let (way, word) = match told {
        [Some(span), None] => (0, span),
        [None, Some(span)] => (1, span),
        _ => return None,
    };
    if word.len() < "上涨".len() || prose(article).any(|(_, block)| first(block, DIRECTIONS[way]).is_some())
    {
        return None;
    }
    let lead = lead_below(article, head + 1..article.blocks.len())?;
    let block = &article.blocks[lead];
    let other = first(block, DIRECTIONS[1 - way]).filter(|span| span.len() >= "上涨".len())?;
    // What rises or falls, the last word before the verb: 价格 of 上月海鱼价格.
    let before = &title.text[..word.start as usize];
    let (noun, _) = before.char_indices().nth_back(NOUN - 1)?;
    let told = &block.text[..other.start as usize];
    let clause = told.rsplit(['，', '。', '；']).next().unwrap_or_default();
    let common = pairs_of(before).intersection(&pairs_of(clause)).count();
    let is_same = clause.contains(&before[noun..]) && common >= SUBJECT;
    (is_same && before[noun..].chars().all(is_han)).then(|| (word, Place::new(lead, other)))
}

/// A body, a place or a person that the headline alone names, where the text names one that is called alike but for one
/// character.
fn other_name(article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    let is_of = |entity: &Entity, in_title: bool| {
        entity.mentions.iter().all(|mention| {
            let role = article.blocks[mention.at.block].role;
            if in_title { role.is_title() } else { role.is_prose() }
        })
    };
    let characters = |entity: &Entity| -> Vec<char> { entity.forms[0].text.chars().collect() };
    for (kind, shortest) in [(EntityKind::Organisation, 5), (EntityKind::Place, 5), (EntityKind::Person, 3)] {
        let of_kind = || article.register.of_kind(kind);
        let differs_once = |name: &[char], other: &[char]| {
            let may_differ = |at: usize| match kind {
                EntityKind::Person => at > 0,
                _ => at + 2 < name.len(),
            };
            let differing = || (0..name.len()).filter(|&at| name[at] != other[at]);
            other.len() == name.len() && differing().count() == 1 && differing().all(may_differ)
        };
        for titled in of_kind().filter(|entity| entity.short_for.is_none() && is_of(entity, true)) {
            let name = characters(titled);
            if name.len() < shortest {
                continue;
            }
            // 马尔尚 of 内马尔尚缺 is no name.
            let first = titled.mentions[0].at;
            let before = article.blocks[first.block].text[..first.span.start as usize].chars().next_back();
            if kind == EntityKind::Person && before.is_some_and(is_han) {
                continue;
            }
            let is_like = |other: &&Entity| is_of(other, false) && differs_once(&name, &characters(other));
            let mut alike = of_kind().filter(is_like);
            if let (Some(told), None) = (alike.next(), alike.next()) {
                let [head, place] = [titled, told].map(|entity| Place::from(entity.mentions[0].at));
                report(article, head, place, context, out);
            }
        }
    }
}
