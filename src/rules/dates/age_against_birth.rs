//! `age-against-birth`: an age that the year of birth told elsewhere in the article does not give.

use super::age::{Age, ages};
use super::births::{Birth, births, full_names};
use super::calendar::{dates_in, in_script, own_year};
use super::{DATES, ages_apart, both, one_life};
use crate::facts::date::{DateKind, DateMention};
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::{Span, holds_any};

/// `age-against-birth`.
#[derive(Debug)]
pub struct AgeAgainstBirth;

static INFO: RuleInfo = RuleInfo {
    code: "age-against-birth",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["D26", "D27"],
    page: RulePage {
        title: both("年龄与别处写的生年不符", "Age against a year of birth told elsewhere"),
        finds: both(
            "一篇只写了一个人的生年，而另一句、另一段里的享年，写明年份的“29岁那年，1950年”“1951年，17岁的他”，或者“92岁老人”的岁数，与生年推算不符；或者一段里讲一个人的岁数、“80后”、属相，两两对不上。",
            "Ages, “80后” and animals of the year that one passage tells of one person and that leave no year of birth in common; an age at death, at a year named beside it (29岁那年，1950年; 1951年，17岁的他) or today (92岁老人), that does not fit the only year of birth of the article, told in another sentence or paragraph.",
        ),
        why: both("生年、年份、年龄三者必有一个写错。", "One of birth, year and age is wrong."),
        instead: both("按生年推算，改年龄或年份。", "Count from the birth; correct the age or the year."),
        silent: both(
            "相差一岁以内（虚岁、生日未到）的；写了几个生年、分不清是谁的；生年属于亲属的。",
            "A year more or less is right. Silent where several births are told, or it is not plain whose age it is.",
        ),
        source: both("年份相减", "Subtraction of years"),
    },
    examples: &[
        Example::new(
            "画家辞世\n画家管鹤年先生因病于2024年11月3日去世，享年⟦81岁⟧。\n管鹤年1933年出生于柳湾镇，1952年考入美院。",
        ),
        Example::new(
            "老教师走了\n10月8日，退休教师骆文清在家中离世，终年⟦98岁⟧。\n骆文清，1937年5月生，青坪县人。",
        )
        .on("2025-10-10"),
        Example::new("老兵的课\n老人出生于1931年，耳朵有些背：“⟦29岁⟧那年，1950年冬天，我扛着扁担参了军。”"),
        Example::new("匠人\n薛春堂生于1948年。⟦26岁⟧时，也就是1964年，他拜师学木工。"),
        Example::new("匠人\n薛春堂1948年生于一个木匠之家。1970年，⟦32岁⟧的薛春堂进了县木器厂。"),
        Example::new(
            "访古生物学家\n幸知远，1946年生，省博物馆研究员。\n记者：您怎么走上这条路的？\n幸知远：1982年我考大学，第一志愿填的是机械，那年我⟦十八岁⟧。",
        ),
        Example::new(
            "访古生物学家\n幸知远，1964年生，省博物馆研究员。\n记者：您怎么走上这条路的？\n幸知远：1982年我考大学，第一志愿填的是机械，那年我十八岁。",
        ),
        Example::new(
            "访古生物学家\n幸知远，1946年生，省博物馆研究员。\n记者：您的学生呢？\n幸知远：1982年我带了学生郑天明，那年他十八岁。",
        ),
        Example::new("老兵\n1932年，他出生在柳湾村。1951年，⟦17岁⟧的他报名参军。"),
        Example::new("邮递员\n1962年出生的邵水生，⟦28岁⟧当上邮递员，那是1980年。"),
        Example::new("邮递员\n1962年出生的邵水生，18岁当上邮递员，那是1980年。"),
        Example::new("军功章\n⟦92岁⟧老人项铁山把军功章交给县档案馆。\n老人生于1923年，一直住在村里。")
            .on("2025-02-05"),
        Example::new(
            "画家辞世\n画家管鹤年先生因病于2024年11月3日去世，享年91岁。\n管鹤年1933年出生于柳湾镇，1952年考入美院。",
        ),
        Example::new("老兵的课\n老人出生于1931年，耳朵有些背：“19岁那年，1950年冬天，我扛着扁担参了军。”"),
        Example::new("匠人\n薛春堂1948年生于一个木匠之家。1970年，22岁的薛春堂进了县木器厂。"),
        Example::new("匠人\n薛春堂1948年生于一个木匠之家。1970年，15岁的弟弟薛春林也进了县木器厂。"),
        Example::new("匠人\n薛春堂1948年生于一个木匠之家，妻子1951年生。1970年，19岁的她进了县木器厂。"),
        Example::new("匠人\n1970年，大儿子出生。1988年，40岁的他当了厂长。"),
        Example::new("军功章\n92岁老人项铁山把军功章交给县档案馆。\n老人生于1933年，一直住在村里。")
            .on("2025-02-05"),
        Example::new("军功章\n92岁老人项铁山把军功章交给县档案馆。\n儿子项国庆生于1959年，是镇上的教师。")
            .on("2025-02-05"),
        Example::new("老船长\n出生于1929年的老船长，20岁那年（1949年）第一次出海，30岁那年当了船长。"),
        Example::new("同学\n管鹤年1933年出生于柳湾镇。\n他的老师、画家冯一舟1985年去世，享年80岁。"),
        Example::new("王某，男，1958年生，石桥镇人，今年⟦63岁⟧。").on("2026-11-20"),
        Example::new("骆老汉今年68岁，1981年，⟦18岁⟧的他参军入伍。").on("2026-11-20"),
        Example::new("20年前，骆老汉⟦48岁⟧，今年他78岁。").on("2026-11-20"),
        Example::new("⟦“90后”⟧姑娘小骆1988年出生，毕业后回村创业。"),
        Example::new("⟦属牛⟧的骆老汉生于1952年。"),
        Example::new("他1934年生在邻县，16岁学手艺。今年，骆师宽⟦83岁⟧，手不抖、眼不花。").on("2026-03-18"),
        Example::new("瓷片画\n主人袁福来今年71岁，原先是瓷厂的选瓷工。\n去年春天，儿女给他办⟦六十大寿⟧，他只要了一盏灯。")
            .on("2026-03-18"),
        Example::new("瓷片画\n主人袁福来今年71岁，原先是瓷厂的选瓷工。\n去年春天，儿女给他办七十大寿，他只要了一盏灯。")
            .on("2026-03-18"),
        Example::new("瓷片画\n主人袁福来今年71岁，原先是瓷厂的选瓷工。\n去年春天，他给父亲办九十大寿，摆了六桌。")
            .on("2026-03-18"),
        Example::new("王某，男，1958年生，石桥镇人，今年68岁。").on("2026-11-20"),
        Example::new("骆老汉今年68岁，1976年，18岁的他参军入伍。").on("2026-11-20"),
        Example::new("骆老汉今年68岁，儿子1988年出生，1978年，18岁的他参军入伍。").on("2026-11-20"),
        Example::new("老人生于1933年，18岁那年参军，随部队入朝作战。"),
        Example::new("“90后”姑娘小骆1991年出生，毕业后回村创业。"),
        Example::new("属牛的骆老汉生于1949年。"),
        Example::new("属牛的骆老汉生于1950年1月。"),
        Example::new("1988年出生的他带着一群“90后”回村创业。"),
        Example::new("骆老汉1950年出生，⟦18岁⟧那年参军，1970年入伍到了雪山。"),
        Example::new("骆老汉1950年出生，20岁那年参军，1970年入伍到了雪山。"),
        Example::new("骆老汉1950年出生，18岁那年参军，1970年提干。"),
        Example::new("姐弟\n52岁的哥哥骆大海和46岁的弟弟骆小海相差⟦3岁⟧。"),
        Example::new("夫妻\n骆大海今年52岁，比46岁的弟弟大⟦八岁⟧。"),
        Example::new("姐弟\n52岁的哥哥骆大海和46岁的弟弟骆小海相差6岁。"),
        Example::new("夫妻\n骆大海今年52岁，比46岁的弟弟大五岁。"),
        Example::new("夫妻\n骆大海今年52岁，比46岁的弟弟先上山，那年他才8岁。"),
        Example::new("1976年，⟦20岁⟧的骆老汉参军入伍。如今，骆老汉已经80岁。").on("2026-11-20"),
        Example::new("他⟦22岁⟧那年，也就是1976年，进厂当学徒。今年62岁，已经退休。").on("2026-11-20"),
        Example::new("1976年，20岁的骆老汉参军入伍。如今，骆老汉已经70岁。").on("2026-11-20"),
        Example::new("他1958年出生，18岁参军，1978年入伍后的第二年立功。"),
        Example::new("“90后”是主力，1988年出生的骆一鸣是队长。"),
        Example::new("骆一鸣1988年出生，手下有三名“90后”。"),
    ],
    ..DATES
};

impl Rule for AgeAgainstBirth {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        ages_apart::check(block, context, out);
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        one_life::check(article, context, out);
        if !article.blocks.iter().any(|block| block.says("岁")) {
            return;
        }
        let births = births(article);
        let [birth] = &births[..] else { return };
        for (index, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.says("岁")) {
            for sentence in block.sentences.iter().filter(|sentence| !sentence.open) {
                for age in ages(block.text, sentence.span) {
                    let at = Told { block: index, sentence: sentence.span, age };
                    check(article, birth, &at, context, out);
                }
            }
        }
    }
}

/// An age and where it is told.
struct Told {
    block: usize,
    sentence: Span,
    age: Age,
}

/// The year at which somebody had the age, and where it stands; the year of issue stands nowhere.
type Then = (i32, Option<Span>);

fn check(article: &ArticleView, birth: &Birth, told: &Told, context: &RuleContext, out: &mut Drafts) {
    let block = &article.blocks[told.block];
    let Some((year, place)) = at_death(article, birth, told)
        .or_else(|| in_a_year(article, birth, told, block))
        .or_else(|| today(article, birth, told, block))
    else {
        return;
    };
    let (born, stated) = (birth.year, told.age.value as i32);
    let right = year - born;
    let age = Place::new(told.block, told.age.whole);
    let mut places = vec![age, birth.place];
    places.extend(place.map(|span| Place::new(told.block, span)));
    if (stated - right).abs() <= 1 {
        let says = say!(context.lang, "{born}年生，{year}年{right}岁", "born in {born}: {right} in {year}");
        return out.held(says, places);
    }
    if right < 0 {
        return;
    }
    let written = block.at(told.age.whole);
    let message = say!(
        context.lang,
        "{born}年生，到{year}年是{right}岁上下，文中写{written}",
        "Born in {born}, about {right} in {year}; the text says {written}"
    );
    let new = in_script(right.unsigned_abs(), told.age.script);
    let title = say!(context.lang, "改为{new}岁", "Change to {new}岁");
    let draft = out.report(age, message);
    draft.evidence(birth.place, say!(context.lang, "生年", "the year of birth"));
    if let Some(&place) = places.get(2) {
        draft.evidence(place, say!(context.lang, "年份", "the year"));
    }
    draft.fix(title, Place::new(told.block, told.age.figure), new);
}

/// 于2024年11月3日去世，享年91岁, with the birth told in another sentence.
fn at_death(article: &ArticleView, birth: &Birth, told: &Told) -> Option<Then> {
    let block = &article.blocks[told.block];
    let before = &block.text[told.sentence.start as usize..told.age.whole.start as usize];
    let dies = ["享年", "终年", "享寿"].iter().any(|word| before.ends_with(word));
    let same = birth.place.block == told.block && birth.sentence == told.sentence;
    let words = block.at(told.sentence);
    // Several people are mourned, or it is somebody else.
    let many = article.blocks.iter().map(|block| {
        ["享年", "终年", "享寿"].iter().map(|word| block.text.matches(word).count()).sum::<usize>()
    });
    if !dies || same || many.sum::<usize>() > 2 || !birth.is_of_somebody_in(article, words) {
        return None;
    }
    let mut dates = dates_in(block, told.sentence).iter().filter(|it| it.span.end <= told.age.whole.start);
    let years: Vec<(i32, Span)> =
        dates.by_ref().filter_map(|it| Some((own_year(it.calendar()?, article.date)?, it.span))).collect();
    match years[..] {
        [] => Some((i32::from(article.date?.year()), None)),
        [(year, span)] => Some((year, Some(span))),
        _ => None,
    }
}

/// 29岁那年，1950年; 1951年，17岁的他: the age stands beside its year, in the paragraph of the birth or the next.
fn in_a_year(article: &ArticleView, birth: &Birth, told: &Told, block: &BlockView) -> Option<Then> {
    let behind = (birth.place.block, birth.place.span.end) <= (told.block, told.age.whole.start);
    if !behind || told.block - birth.place.block > 1 && !speaks_himself(article, birth, block) {
        return None;
    }
    let plain = |mention: &&DateMention| match &mention.kind {
        DateKind::Date(parts) => parts.year.is_some(),
        _ => false,
    };
    let own = |mention: &DateMention| Some((own_year(mention.calendar()?, None)?, Some(mention.span)));
    let next = dates_in(block, told.sentence).iter().find(|it| it.span.start >= told.age.whole.end);
    if let Some(next) = next.filter(plain) {
        let between = &block.text[told.age.whole.end as usize..next.span.start as usize];
        let rest = ["那年", "时", "的时候", "那一年"].iter().find_map(|word| between.strip_prefix(word));
        let beside = ["，", "（", "，也就是", "，即", "（即", "，也就是在", "，是", "，正是", "——"];
        // 18岁当上邮递员，那是1980年.
        let pointing = ["，那是", "，那年是", "，那一年是"].iter().any(|word| between.ends_with(word))
            && between.chars().count() <= 16;
        if (pointing || rest.is_some_and(|rest| beside.contains(&rest)))
            && is_alone(article, birth, told, block)
        {
            return own(next);
        }
    }
    let last = dates_in(block, told.sentence).iter().rfind(|it| it.span.end <= told.age.whole.start);
    let last = last.filter(plain)?;
    let between = &block.text[last.span.end as usize..told.age.whole.start as usize];
    // 1982年我考大学，…，那年我十八岁: the year is pointed back to.
    let pointed = ["那年我", "那年他", "那年她", "那一年我", "那一年他", "那一年她", "这一年他", "这一年她"];
    if pointed.iter().any(|word| between.ends_with(word)) && is_alone(article, birth, told, block) {
        return own(last);
    }
    let between = between.trim_end_matches(['才', '刚', '满', '仅', '已', '年', '时']);
    let after = &block.text[told.age.whole.end as usize..];
    let mut names = full_names(&article.blocks[birth.place.block], birth.sentence).into_iter();
    let by_name = after.strip_prefix('的').is_some_and(|rest| names.any(|name| rest.starts_with(name)));
    let by_word = birth.place.block == told.block
        && (after.starts_with("的他") || after.starts_with("的她") || ["，他", "，她"].contains(&between))
        && !after.starts_with("的他们");
    let season = [
        "，",
        "，他",
        "，她",
        "春，",
        "夏，",
        "秋，",
        "冬，",
        "春天，",
        "冬天，",
        "夏天，",
        "秋天，",
        "，时",
    ];
    (season.contains(&between) && (by_name || by_word && is_alone(article, birth, told, block)))
        .then(|| own(last))
        .flatten()
}

/// Whether the paragraph is what the one whose birth is told says in an interview: 幸知远：说起来有点偶然.
fn speaks_himself(article: &ArticleView, birth: &Birth, block: &BlockView) -> bool {
    let names = full_names(&article.blocks[birth.place.block], birth.sentence);
    names.iter().any(|name| block.text.strip_prefix(*name).is_some_and(|rest| rest.starts_with(['：', ':'])))
}

/// Whether no other person is named between the birth and the age.
fn is_alone(article: &ArticleView, birth: &Birth, told: &Told, block: &BlockView) -> bool {
    const KIN: [&str; 14] = [
        "父亲", "母亲", "妻子", "丈夫", "儿子", "女儿", "弟弟", "妹妹", "哥哥", "姐姐", "爷爷", "奶奶",
        "老伴", "孙",
    ];
    let subject = full_names(&article.blocks[birth.place.block], birth.sentence);
    let from = if birth.place.block == told.block { birth.place.span.end } else { 0 };
    let between = Span { start: from, end: told.age.whole.start };
    let others = full_names(block, between).into_iter().any(|name| !subject.contains(&name));
    !others && !holds_any(block.at(between), &KIN)
}

/// 92岁老人项铁山 …，老人生于1923年: the age that somebody has now, told before the birth.
fn today(article: &ArticleView, birth: &Birth, told: &Told, block: &BlockView) -> Option<Then> {
    let issue = article.date?;
    let before = (told.block, told.age.whole.end) <= (birth.place.block, birth.place.span.start);
    let same = birth.place.block == told.block && birth.sentence == told.sentence;
    if !before || same || birth.place.block - told.block > 1 {
        return None;
    }
    let born_in = &article.blocks[birth.place.block];
    let told_of = born_in.at(birth.sentence).trim_start();
    let after = &block.text[told.age.whole.end as usize..];
    let after = after.strip_prefix('的').unwrap_or(after);
    let elder = told_of.starts_with("老人生于") || told_of.starts_with("老人出生于");
    let elder =
        elder && ["老人", "老兵", "老战士", "老党员", "退休"].iter().any(|word| after.starts_with(word));
    let named = full_names(born_in, birth.sentence).iter().any(|name| after.starts_with(name));
    let words = block.at(told.sentence);
    let past = ["时", "那年", "当年", "岁前", "曾"].iter().any(|word| words.contains(word));
    let dated =
        dates_in(block, told.sentence).iter().any(|it| it.calendar().is_some_and(|it| it.year.is_some()));
    let only = ages(block.text, Span::new(0, block.text.len()))
        .iter()
        .filter(|age| {
            let rest = &block.text[age.whole.end as usize..];
            let rest = rest.strip_prefix('的').unwrap_or(rest);
            ["老人", "老兵", "老战士", "老党员", "退休"].iter().any(|word| rest.starts_with(word))
        })
        .count()
        <= 1;
    ((elder && only || named) && !past && !dated).then_some((i32::from(issue.year()), None))
}
