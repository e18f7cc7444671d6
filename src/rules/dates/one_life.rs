//! What a passage tells of one life, as the years in which it can have begun: 1958年生, 今年63岁, 1978年，18岁的他, “80后”,
//! 属牛. Any two of them must leave a year in common.

use super::age::{Age, ages};
use super::births::{full_names, tells_birth};
use super::calendar::{dates_in, in_script, own_year};
use crate::facts::date::{Anchor, CalendarUnit, DateKind, DateMention, LengthUnit};
use crate::rules::word_lists::List;
use crate::rules::{ArticleView, BlockView, Drafts, Place, RuleContext};
use crate::say;
use crate::text::{Span, is_han};

/// How far apart two such words may stand, in bytes.
const FARTHEST: u32 = 360;
/// The animals of the years, from that of the year 4.
const ANIMALS: [char; 12] = ['鼠', '牛', '虎', '兔', '龙', '蛇', '马', '羊', '猴', '鸡', '狗', '猪'];
const NOW: [&str; 15] = [
    "今年",
    "现年",
    "今年已",
    "今年已经",
    "年已",
    "今年刚满",
    "今年刚",
    "如今",
    "如今已",
    "今年就",
    "今年已是",
    "今年已有",
    "今年正好",
    "如今已经",
    "今年都",
];
/// Words that bring in another person.
const OTHERS: [&str; 16] = [
    "们", "师傅", "师父", "徒弟", "邻居", "搭档", "战友", "同学", "学生", "丈母", "侄", "外甥", "舅", "叔",
    "伯", "两人",
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Born,
    Now,
    Then,
    Generation,
    Animal(usize),
}

/// One word of a life.
struct Word {
    kind: Kind,
    span: Span,
    /// The year that an age is told of, where it is written.
    year: Option<Span>,
    /// The first and the last year in which the life can have begun; of an animal all.
    from: i32,
    to: i32,
    age: Option<Age>,
}

/// Compares the words of each passage.
pub(super) fn check(article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    let issue = article.date.map(|date| i32::from(date.year()));
    feasts(article, context, out);
    for (index, block) in article.blocks.iter().enumerate() {
        let cheap = block.says("岁") || block.says("后”") || block.says("属");
        if !cheap {
            continue;
        }
        let words = words(block, issue);
        for (at, one) in words.iter().enumerate() {
            let near = words[at + 1..].iter().take_while(|two| two.span.start - one.span.end <= FARTHEST);
            for two in near.filter(|two| is_one_life(block, one, two)) {
                compare(block, index, one, two, context, out);
            }
        }
    }
}

/// 今年71岁 … 去年儿女给他办六十大寿: the only age of today in the article against a feast of a year that is told.
fn feasts(article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    if !article.blocks.iter().any(|block| block.says("大寿")) {
        return;
    }
    let sentences = article.blocks.iter().enumerate().flat_map(|(index, block)| {
        block.sentences.iter().filter(|it| !it.open).map(move |sentence| (index, block, sentence.span))
    });
    let mut today: Vec<(usize, Age)> = Vec::new();
    let mut kept: Vec<(Place, i32, i32)> = Vec::new();
    for (index, block, sentence) in sentences {
        let told = ages(block.text, sentence).into_iter();
        today.extend(told.filter(|age| now(block, sentence, age, Some(0)).is_some()).map(|age| (index, age)));
        kept.extend(feast(index, block, sentence));
    }
    let ([(index, age)], [(place, years, offset)]) = (&today[..], &kept[..]) else { return };
    // 71岁 this year is 70 or 71 by the calendar, and a feast is often kept a year early.
    let right = age.value as i32 + offset;
    let places = vec![*place, Place::new(*index, age.whole)];
    let (said, written) = (article.blocks[place.block].at(place.span), article.blocks[*index].at(age.whole));
    if (years - right).abs() <= 2 {
        let says = say!(context.lang, "“{said}”与{written}相符", "“{said}” fits {written}");
        return out.held(says, places);
    }
    let message = say!(
        context.lang,
        "今年{written}，那一年是{right}岁上下，文中写“{said}”",
        "{written} now, so about {right} in that year; the text says “{said}”"
    );
    out.report(places[0], message).evidence(places[1], say!(context.lang, "今年的年龄", "the age of today"));
}

/// 去年春天，儿女给他办六十大寿: where it stands, of which age it is and how many years from now it was kept.
fn feast(index: usize, block: &BlockView, sentence: Span) -> Option<(Place, i32, i32)> {
    const TENS: [(&str, i32); 12] = [
        ("五十", 50),
        ("六十", 60),
        ("七十", 70),
        ("八十", 80),
        ("九十", 90),
        ("百岁", 100),
        ("50", 50),
        ("60", 60),
        ("70", 70),
        ("80", 80),
        ("90", 90),
        ("一百岁", 100),
    ];
    let inside = block.at(sentence);
    let at = sentence.start as usize + inside.find("大寿")?;
    let before = block.text[..at].trim_end_matches('岁');
    let (word, years) = TENS.iter().find(|(word, _)| before.ends_with(word))?;
    let person = ["他", "她", "老人", "老汉"].iter().any(|word| inside.contains(word));
    let offset = dates_in(block, sentence).iter().find_map(|it| match &it.kind {
        DateKind::Relative(Anchor::Issue(CalendarUnit::Year, offset)) => Some(i32::from(*offset)),
        DateKind::Date(parts) => match parts.anchor?.value {
            Anchor::Issue(CalendarUnit::Year, offset) => Some(i32::from(offset)),
            _ => None,
        },
        _ => None,
    })?;
    let parents = ["父亲", "母亲", "爷爷", "奶奶", "爸", "妈", "岳"].iter().any(|word| inside.contains(word));
    let span = Span::new(before.len() - word.len(), at + "大寿".len());
    (person && !parents).then_some((Place::new(index, span), *years, offset))
}

fn words(block: &BlockView, issue: Option<i32>) -> Vec<Word> {
    let mut found = Vec::new();
    for sentence in block.sentences.iter().filter(|sentence| !sentence.open) {
        let part = sentence.span;
        for mention in dates_in(block, part) {
            let DateKind::Date(parts) = &mention.kind else { continue };
            let year = own_year(parts, None).filter(|year| (1850..2100).contains(year));
            if let Some(year) = year.filter(|_| tells_birth(block, mention.span, part)) {
                let late = parts.month.is_some_and(|month| month.value >= 3);
                let from = if late { year } else { year - 1 };
                // The lunar year of a birth in January is the one before.
                found.push(Word {
                    kind: Kind::Born,
                    span: mention.span,
                    year: None,
                    from,
                    to: year,
                    age: None,
                });
            }
        }
        for age in ages(block.text, part) {
            let told = then(block, part, &age, issue)
                .or_else(|| now(block, part, &age, issue))
                .or_else(|| by_deed(block, part, &age));
            if let Some((kind, year, named)) = told {
                let (span, value) = (age.whole, age.value as i32);
                let (from, to) = (year - value - 1, year - value + 1);
                found.push(Word { kind, span, year: named, from, to, age: Some(age) });
            }
        }
        found.extend(generations(block, part));
        found.extend(animals(block, part));
    }
    found.sort_by_key(|word| word.span.start);
    found
}

type Told = (Kind, i32, Option<Span>);

/// 今年63岁.
fn now(block: &BlockView, sentence: Span, age: &Age, issue: Option<i32>) -> Option<Told> {
    let before = &block.text[sentence.start as usize..age.whole.start as usize];
    let after = &block.text[age.whole.end as usize..sentence.end as usize];
    // 今年，骆老汉83岁.
    let name = before.rsplit('，').next().unwrap_or(before);
    let head = before[..before.len() - name.len()].strip_suffix('，').unwrap_or_default();
    let name = name.trim_end_matches(['已', '经', '是', '有']);
    let now = head.ends_with("今年") || head.ends_with("如今");
    let named = (2..=4).contains(&name.chars().count()) && name.chars().all(is_han) && now;
    let bare = before.strip_suffix(['他', '她']).unwrap_or(before);
    let said = named || NOW.iter().any(|word| before.ends_with(word) || bare.ends_with(word));
    let other =
        ["时", "那年", "那", "以", "左右", "多", "前", "后", "起"].iter().any(|word| after.starts_with(word));
    (said && !other).then_some((Kind::Now, issue?, None))
}

/// 1978年，18岁的他; 1985年40岁时; 18岁那年，1978年; 20年前，48岁的他.
fn then(block: &BlockView, sentence: Span, age: &Age, issue: Option<i32>) -> Option<Told> {
    let after = &block.text[age.whole.end as usize..sentence.end as usize];
    let dates = dates_in(block, sentence);
    if let Some(told) = years_ago(block, dates, age, issue) {
        return Some(told);
    }
    let own = [
        "的他", "的她", "那年", "时，", "时便", "时就", "时他", "时承", "时参", "时入", "时进", "，他",
        "，她", "就",
    ];
    if let Some(told) = noted(block, dates, age) {
        return Some(told);
    }
    let told = own.iter().any(|word| after.starts_with(word)) && !after.starts_with("的他们")
        || is_named_with_deed(after);
    let last = dates.iter().rev().find(|it| it.span.end <= age.whole.start)?;
    let between = &block.text[last.span.end as usize..age.whole.start as usize];
    let bare = between.trim_matches([
        '，', '他', '她', '春', '夏', '秋', '冬', '天', '才', '刚', '满', '年', '仅', '时', '我',
    ]);
    // 生于1933年，18岁那年参军: the year is that of the birth.
    let birth = tells_birth(block, last.span, sentence);
    if birth || !told || !bare.is_empty() || between.chars().count() > 6 {
        return None;
    }
    match &last.kind {
        DateKind::Date(parts) => Some((Kind::Then, own_year(parts, None)?, Some(last.span))),
        _ => None,
    }
}

/// 22岁那年，也就是1976年: the year stands right behind the age.
fn noted(block: &BlockView, dates: &[DateMention], age: &Age) -> Option<Told> {
    let next = dates.iter().find(|it| it.span.start >= age.whole.end)?;
    let between = &block.text[age.whole.end as usize..next.span.start as usize];
    let rest = between.strip_prefix("那年").or(between.strip_prefix("那一年"))?;
    let DateKind::Date(parts) = &next.kind else { return None };
    let told = ["，也就是", "，即", "（", "，也就是在", "（即"].contains(&rest);
    told.then_some((Kind::Then, own_year(parts, None)?, Some(next.span)))
}

/// 20岁的骆老汉参军: a short name and a deed of youth right behind the age.
fn is_named_with_deed(after: &str) -> bool {
    const DEEDS: [&str; 8] = ["参军", "入伍", "进厂", "参加工作", "入党", "应征", "考上", "考入"];
    const NAME: usize = 4;
    let Some(rest) = after.strip_prefix('的') else { return false };
    let at = DEEDS.iter().filter_map(|deed| rest.find(deed)).min();
    at.is_some_and(|at| (1..=NAME).contains(&rest[..at].chars().count()) && rest[..at].chars().all(is_han))
}

/// 18岁那年参军，1970年入伍: a deed that is done once, by the age and by the year.
fn by_deed(block: &BlockView, sentence: Span, age: &Age) -> Option<Told> {
    const DEEDS: [&[&str]; 5] = [
        &["参军", "入伍", "当兵"],
        &["入党"],
        &["结婚", "成婚", "成家"],
        &["参加工作", "进厂"],
        &["走上讲台", "当教师", "从教"],
    ];
    let after = &block.text[age.whole.end as usize..sentence.end as usize];
    let after = ["那年", "时", "就", "便", "，", "的"]
        .iter()
        .fold(after, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    let row = DEEDS.iter().find(|row| row.iter().any(|deed| after.starts_with(deed)))?;
    dates_in(block, sentence).iter().find_map(|mention| {
        let DateKind::Date(parts) = &mention.kind else { return None };
        let year = own_year(parts, None)?;
        let behind =
            block.text[mention.span.end as usize..].trim_start_matches(['，', '他', '她', '正', '式']);
        // 1978年入伍后的第二年.
        let rest = row.iter().find_map(|deed| behind.strip_prefix(deed));
        let done = rest.is_some_and(|rest| !rest.starts_with(['后', '前', '以']));
        (done && !tells_birth(block, mention.span, sentence)).then_some((
            Kind::Then,
            year,
            Some(mention.span),
        ))
    })
}

/// 20年前，48岁的他.
fn years_ago(block: &BlockView, dates: &[DateMention], age: &Age, issue: Option<i32>) -> Option<Told> {
    let last = dates.iter().rev().find(|it| it.span.end <= age.whole.start)?;
    let DateKind::Duration(length) = &last.kind else { return None };
    let between = &block.text[last.span.end as usize..age.whole.start as usize];
    let before = &block.text[..last.span.start as usize];
    // 20年前，骆老汉48岁.
    let name = between.strip_prefix("前，").unwrap_or_default();
    let named = (1..=4).contains(&name.chars().count()) && name.chars().all(is_han) && !name.ends_with('年');
    let after = &block.text[age.whole.end as usize..];
    let own =
        after.starts_with("的他") || after.starts_with("的她") || named && after.starts_with(['，', '。']);
    let ago = own && (named || ["前，", "前"].contains(&between));
    let ago = ago && !before.ends_with(['约', '近', '早', '多', '在']);
    let years = (length.unit == LengthUnit::Year && ago).then_some(length.count.value as i32)?;
    Some((Kind::Then, issue? - years, Some(last.span)))
}

/// “80后” of somebody.
fn generations(block: &BlockView, sentence: Span) -> Vec<Word> {
    let inside = block.at(sentence);
    let found = inside.match_indices("后”").filter_map(|(at, _)| {
        let end = sentence.start as usize + at;
        let open = block.text[..end].rfind('“').filter(|open| *open >= sentence.start as usize)?;
        let digits = &block.text[open + '“'.len_utf8()..end];
        let decade = match digits {
            "50" | "五零" | "五〇" => 1950,
            "60" | "六零" | "六〇" => 1960,
            "70" | "七零" | "七〇" => 1970,
            "80" | "八零" | "八〇" => 1980,
            "90" | "九零" | "九〇" => 1990,
            "00" | "零零" => 2000,
            "10" | "一零" => 2010,
            _ => return None,
        };
        // 一群“90后”, “80后”和“90后”: of many.
        let before = &block.text[sentence.start as usize..open];
        let after = &block.text[end + "后”".len()..sentence.end as usize];
        let many = ["群", "批", "些", "多名", "多位", "和", "与", "、", "队", "几", "代", "支", "帮", "众"]
            .iter()
            .any(|word| before.ends_with(word) || after.starts_with(word));
        // 一名“90后”, or “90后”姑娘小骆1988年出生 in one clause.
        let told_of_one = ["一名", "一位", "一个", "是", "这位", "这名", "个", "作为", "身为", "典型的"]
            .iter()
            .any(|word| before.ends_with(word));
        let clause = after.split(['，', '。', '；']).next().unwrap_or(after);
        let own = clause.contains("出生") || clause.contains("生于") || clause.contains('岁');
        if !told_of_one && !own || after.starts_with(['是', '占', '在', '比', '为']) {
            return None;
        }
        let whole = Span::new(open, end + "后”".len());
        (!many && !after.starts_with(['“', '群', '们', '年', '占'])).then_some(Word {
            kind: Kind::Generation,
            span: whole,
            year: None,
            from: decade,
            to: decade + 9,
            age: None,
        })
    });
    found.collect()
}

/// 属牛 of somebody.
fn animals(block: &BlockView, sentence: Span) -> Vec<Word> {
    let inside = block.at(sentence);
    let found = inside.match_indices('属').filter_map(|(at, word)| {
        let start = sentence.start as usize + at;
        let rest = &block.text[start + word.len()..sentence.end as usize];
        let animal = rest.chars().next()?;
        let number = ANIMALS.iter().position(|&it| it == animal)?;
        let after = &rest[animal.len_utf8()..];
        let plain = after.is_empty() || after.starts_with(['，', '。', '的', '；', '、', '）', '！', '？']);
        let word_end =
            block.text[..start].ends_with(['下', '所', '附', '直', '归', '隶', '家', '金', '非', '种', '军']);
        let span = Span::new(start, start + word.len() + animal.len_utf8());
        (plain && !word_end).then_some(Word {
            kind: Kind::Animal(number),
            span,
            year: None,
            from: i32::MIN,
            to: i32::MAX,
            age: None,
        })
    });
    found.collect()
}

/// Whether the two are told of one person: nobody else is named, and no kin, from the sentence of the first to the second.
fn is_one_life(block: &BlockView, one: &Word, two: &Word) -> bool {
    let from = block.sentence_at(one.span.start as usize).map_or(0, |it| it.span.start);
    let to = block.sentence_at(two.span.start as usize).map_or(two.span.end, |it| it.span.end);
    let passage = Span { start: from, end: to };
    // Up to the end of the clause: 今年66岁的妻子.
    let rest = &block.text[two.span.end as usize..to as usize];
    let clause = rest.find(['，', '；', '。']).unwrap_or(rest.len());
    let words = &block.text[from as usize..two.span.end as usize + clause];
    let mut names = full_names(block, passage);
    names.dedup();
    let apart = one.span.end < two.span.start;
    // Over a full stop the second sentence must go on with the same person.
    let same = block.sentence_at(two.span.start as usize) == block.sentence_at(one.span.start as usize);
    let head = block.sentence_at(two.span.start as usize).map_or("", |it| block.at(it.span)).trim_start();
    let head = head.trim_start_matches(|c: char| c.is_ascii_digit() || "年月日，春夏秋冬".contains(c));
    // 今年，骆师宽83岁 names the one it speaks of; kin told before are not meant.
    let second = block.sentence_at(two.span.start as usize).map_or(two.span, |it| it.span);
    let named = !same && !full_names(block, Span { start: second.start, end: two.span.start }).is_empty();
    let told = if named { &block.text[second.start as usize..two.span.end as usize + clause] } else { words };
    let others = List::Relatives.words().iter().chain(&OTHERS).any(|word| told.contains(word));
    let goes_on =
        ["他", "她", "老人", "现年", "今年", "现", "如今"].iter().any(|word| head.starts_with(word))
            || two.age.as_ref().is_some_and(|age| {
                let after = &block.text[age.whole.end as usize..];
                after.starts_with("的他") || after.starts_with("的她")
            });
    apart && names.len() <= 1 && !others && (same || goes_on)
}

fn compare(block: &BlockView, index: usize, one: &Word, two: &Word, context: &RuleContext, out: &mut Drafts) {
    let fits = match (one.kind, two.kind) {
        (Kind::Animal(_), Kind::Animal(_))
        | (Kind::Generation, Kind::Animal(_))
        | (Kind::Animal(_), Kind::Generation) => {
            return;
        }
        (Kind::Animal(animal), _) => has_year_of(animal, two),
        (_, Kind::Animal(animal)) => has_year_of(animal, one),
        (Kind::Born, Kind::Born) | (Kind::Now, Kind::Now) => return,
        // For all but the animal the year of birth is the one that is written.
        _ => {
            let from = |word: &Word| if word.kind == Kind::Born { word.to } else { word.from };
            from(one) <= two.to && from(two) <= one.to
        }
    };
    // The finding stands on the age of a former year, on any other age, or on the word that is no year of birth.
    let rank = |word: &Word| match word.kind {
        Kind::Then => 0,
        Kind::Now => 1,
        Kind::Generation | Kind::Animal(_) => 2,
        Kind::Born => 3,
    };
    let (wrong, other) = if rank(one) <= rank(two) { (one, two) } else { (two, one) };
    let mut places = vec![Place::new(index, wrong.span), Place::new(index, other.span)];
    places.extend([wrong.year, other.year].into_iter().flatten().map(|span| Place::new(index, span)));
    let (here, there) = (block.at(wrong.span), block.at(other.span));
    let [here, there] = [here, there].map(|words| words.trim_matches(['“', '”']));
    if fits {
        let says = say!(context.lang, "“{here}”与“{there}”相符", "“{here}” fits “{there}”");
        return out.held(says, places);
    }
    let (begun, known) = (years(wrong, context), years(other, context));
    let message = say!(
        context.lang,
        "按“{here}”{begun}，按“{there}”{known}，两处对不上",
        "by “{here}” {begun}, by “{there}” {known}"
    );
    let draft = out.report(places[0], message);
    for &place in &places[1..] {
        draft.evidence(place, say!(context.lang, "对照的说法", "what it is held against"));
    }
    if let (Some(age), Kind::Born) = (&wrong.age, other.kind) {
        let right = age.value as i32 + wrong.to - 1 - other.to;
        if (1..120).contains(&right) {
            let new = in_script(right.unsigned_abs(), age.script);
            let title = say!(context.lang, "改为{new}岁", "Change to {new}岁");
            draft.fix(title, Place::new(index, age.figure), new);
        }
    }
}

/// In which years the life began by the word.
fn years(word: &Word, context: &RuleContext) -> String {
    match word.kind {
        Kind::Born => say!(context.lang, "生于{year}年", "born in {year}", year = word.to),
        Kind::Now | Kind::Then => {
            say!(context.lang, "应生于{year}年上下", "born about {year}", year = word.from + 1)
        }
        Kind::Generation => say!(
            context.lang,
            "应生于{from}至{to}年",
            "born from {from} to {to}",
            from = word.from,
            to = word.to
        ),
        Kind::Animal(animal) => {
            let animal = ANIMALS[animal];
            say!(context.lang, "应生于{animal}年", "born in a year of the {animal}")
        }
    }
}

/// Whether one of the years in which the life can have begun is a year of the animal.
fn has_year_of(animal: usize, word: &Word) -> bool {
    // By an age the lunar year may be one before.
    let from = if word.kind == Kind::Born { word.from } else { word.from - 1 };
    (from..=word.to).any(|year| (year - 4).rem_euclid(12) as usize == animal)
}
