//! `age-conflict`: one person, two ages in one article.

use super::age::{Age, ages};
use super::calendar::in_script;
use super::{DATES, age_in_title, age_of_titled, age_then_and_now, both};
use crate::article::Role;
use crate::facts::date::DateMention;
use crate::facts::name::PersonForm;
use crate::facts::register::{Entity, EntityKind};
use crate::rules::word_lists::List;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::{Span, holds_any, is_han};

/// `age-conflict`.
#[derive(Debug)]
pub struct AgeConflict;

static INFO: RuleInfo = RuleInfo {
    code: "age-conflict",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["D28"],
    page: RulePage {
        title: both("同一个人两个年龄", "One person, two ages"),
        finds: both(
            "同一篇里，同一个人一处写68岁，一处写86岁；“石阿公”“安安”这样的称呼也算；标题里的年龄与正文唯一的年龄只差一个字的也算。",
            "A person who is 68 in one place of an article and 86 in another, called by the full name, the given name or 阿公, 奶奶; and an age in the headline that is a slip of the only one in the text.",
        ),
        why: both(
            "一篇报道说的是同一个时候，年龄只有一个。",
            "An article tells of one time, at which a person has one age.",
        ),
        instead: both("核对后改为一致。", "Check, then write one age."),
        silent: both(
            "说到从前的（当年、那年、时年、写明年份的）、紧挨着别人名字的、化名和“某”不报。",
            "Silent where the sentence tells of the past (当年, 那年, a year), where another name stands nearer, and on masked names.",
        ),
        source: both(
            "林永年《防止新闻报道写作出错25法》：年龄前后矛盾",
            "Proofreaders’ casebook: contradictions of age",
        ),
    },
    examples: &[
        Example::new(
            "扁担老师\n1986年，20岁的冉启明高中毕业回村教书。\n再过几个月，冉启明就满⟦65岁⟧，要退休了。",
        )
        .on("2025-11-20"),
        Example::new("木匠\n今年⟦78岁⟧的祝连生还在做木桶。1975年，18岁的祝连生进了木器社。").on("2025-11-20"),
        Example::new(
            "扁担老师\n1986年，20岁的冉启明高中毕业回村教书。\n再过几个月，冉启明就满60岁，要退休了。",
        )
        .on("2025-11-20"),
        Example::new("木匠\n今年68岁的祝连生还在做木桶。1975年，18岁的祝连生进了木器社。").on("2025-11-20"),
        Example::new("今年68岁的护林员祝连生天天巡山。傍晚收工，⟦86岁⟧的祝连生把柴刀挂回墙上。"),
        Example::new("渔民周文炜，63岁，在岛上住了一辈子。\n\n⟦65岁⟧的周文炜说，海风他听得懂。")
            .on("2022-04-02"),
        Example::new("方志敏今年四十五岁，是村里的会计。\n\n⟦五十四岁⟧的方志敏还兼着图书管理员。"),
        Example::new("获奖者陈建峰（男，37岁）来自青川县。\n\n“要接着干。”⟦27岁⟧的陈建峰说。"),
        Example::new("护河队里，72岁的队员林国平起得最早。\n\n林国平今年已⟦75岁⟧，脚步还快。"),
        Example::new("今年68岁的护林员祝连生天天巡山。傍晚收工，68岁的祝连生把柴刀挂回墙上。"),
        Example::new("今年68岁的护林员祝连生天天巡山。1975年，21岁的祝连生第一次进山。"),
        Example::new("今年68岁的护林员祝连生天天巡山。那年，21岁的祝连生第一次进山。"),
        Example::new("68岁的祝连生天天巡山，他的儿子、43岁的祝国强在城里上班。"),
        Example::new("祝连生天天巡山。祝连生28岁那年进的山，68岁还在走。"),
        Example::new("祝连生今年68岁，和65岁的老伴住在林场。"),
        Example::new("68岁的祝某报了警。办案时，43岁的祝某承认了。"),
        Example::new("11岁的小学生祝安安捐出零钱罐。87岁的焦奶奶拉着祝安安的手，舍不得放。"),
        Example::new("今年68岁的护林员祝连生天天巡山。祝连生30岁开始学养蜂。"),
        Example::new("68岁的护林员祝连生天天巡山。时年，21岁的祝连生刚进山。"),
        Example::new(
            "复明车进山\n73岁的石阿公第一个上手术台。\n第二天，医生为⟦37岁⟧的石阿公揭开纱布，他笑了。",
        ),
        Example::new("零钱罐\n11岁的小学生祝安安捐出零钱罐。\n社区里像⟦17岁⟧的安安这样的孩子有40多人。"),
        Example::new("小先生\n12岁的志愿者祝一诺弯着腰教老人发语音。\n班里最小的老师就是⟦13岁⟧的祝一诺。"),
        Example::new(
            "⟦86岁⟧“龙舟婆婆”划了三十年\n本报讯 薛彩凤是龙舟队队长。她今年68岁，38岁那年买下第一条旧船。",
        ),
        Example::new("⟦71岁⟧老人守林三十年\n本报讯 护林员祝连生今年74岁，每天清早上山，傍晚才回。"),
        Example::new(
            "复明车进山\n73岁的石阿公第一个上手术台。\n第二天，医生为73岁的石阿公揭开纱布，他笑了。",
        ),
        Example::new("复明车进山\n73岁的石阿公第一个上手术台，64岁的韩阿公排第二。\n61岁的白阿婆也来了。"),
        Example::new("零钱罐\n11岁的小学生祝安安捐出零钱罐。\n罐子是7岁的安安生日时收到的，那年她刚上学。"),
        Example::new("86岁“龙舟婆婆”划了三十年\n本报讯 薛彩凤是龙舟队队长。她今年86岁，最小的队员26岁。"),
        Example::new("18岁以下免票\n本报讯 公园免票了。守门的祝连生今年81岁，每天都来。"),
        Example::new("74岁老人守林三十年\n本报讯 护林员祝连生今年虚岁75，每天清早上山，傍晚才回。"),
        Example::new("木偶戏进校园\n78岁的木偶戏传人祝连生操纵着12根线。祝连生13岁学艺，走过200多个村庄。"),
    ],
    ..DATES
};

/// The most characters between the age and the name: 68岁的|全国劳动模范、护林员|祝连生.
const BETWEEN: usize = 12;

impl Rule for AgeConflict {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        if !article.blocks.iter().any(|block| block.says("岁")) {
            return;
        }
        for person in article.register.of_kind(EntityKind::Person) {
            let told = ages_of(article, person);
            compare(article, &person.name().text, &told, context, out);
            age_then_and_now::check(article, person, context, out);
        }
        for (name, told) in age_of_titled::ages_of_titled(article) {
            compare(article, name, &told, context, out);
        }
        if let Some((told, headed)) = age_in_title::slip(article) {
            report(article, None, &told, &headed, context, out);
        }
    }
}

/// Reports the first age that differs from the first told of `name`.
fn compare(article: &ArticleView, name: &str, told: &[Told], context: &RuleContext, out: &mut Drafts) {
    let Some((first, others)) = told.split_first() else { return };
    if let Some(other) = others.iter().find(|other| other.age.value != first.age.value) {
        report(article, Some(name), first, other, context, out);
    }
}

/// An age that the article gives a person.
pub(super) struct Told {
    pub block: usize,
    pub age: Age,
}

impl Told {
    fn place(&self) -> Place {
        Place::new(self.block, self.age.whole)
    }
}

fn ages_of(article: &ArticleView, person: &Entity) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::new();
    let mut given: Option<&str> = None;
    for mention in person.mentions.iter().filter(|mention| !mention.is_credit) {
        let full = person.forms[mention.form].person == Some(PersonForm::Full);
        let block = &article.blocks[mention.at.block];
        let Some(sentence) = block.sentence_at(mention.at.span.start as usize) else { continue };
        if !full || sentence.open || tells_of_the_past(article, block, sentence.span) {
            continue;
        }
        let name = &person.forms[mention.form].text;
        given = name.char_indices().nth(1).map(|(at, _)| &name[at..]).filter(|_| name.chars().count() == 3);
        let beside = |age: &Age| {
            stands_before(block.text, age, mention.at.span) || stands_behind(block.text, mention.at.span, age)
        };
        let Some(age) = ages(block.text, sentence.span).into_iter().find(beside) else { continue };
        let known = |it: &Told| it.block == mention.at.block && it.age.whole == age.whole;
        if !told.iter().any(known) {
            told.push(Told { block: mention.at.block, age });
        }
    }
    if let (Some(given), false) = (given, told.is_empty()) {
        let known: Vec<Place> = told.iter().map(Told::place).collect();
        let called = ages_right_before(article, |words| words.strip_prefix(given).is_some());
        told.extend(called.into_iter().filter(|it| !known.contains(&it.place())));
        told.sort_by_key(|it| (it.block, it.age.whole.start));
    }
    told
}

/// The ages of today, N岁的, whose next words `wanted` admits.
pub(super) fn ages_right_before(article: &ArticleView, wanted: impl Fn(&str) -> bool) -> Vec<Told> {
    let mut found = Vec::new();
    let told = |block: &BlockView| block.role.is_prose() || block.role == Role::Caption;
    for (index, block) in article.blocks.iter().enumerate().filter(|(_, block)| told(block)) {
        for sentence in block.sentences.iter().filter(|_| block.says("岁的")) {
            if sentence.open || tells_of_the_past(article, block, sentence.span) {
                continue;
            }
            let mut ages = ages(block.text, sentence.span);
            ages.retain(|age| block.text[age.whole.end as usize..].strip_prefix('的').is_some_and(&wanted));
            found.extend(ages.into_iter().map(|age| Told { block: index, age }));
        }
    }
    found
}

/// 68岁的护林员祝连生.
fn stands_before(text: &str, age: &Age, name: Span) -> bool {
    if age.whole.end > name.start {
        return false;
    }
    let between = &text[age.whole.end as usize..name.start as usize];
    let Some(between) = between.strip_prefix('的') else { return false };
    let near = between.chars().count() <= BETWEEN && between.chars().all(|c| is_han(c) || c == '、');
    // 87岁的焦奶奶拉着安安: the age is that of whoever does something to the named one.
    const OTHERS: [&str; 12] =
        ["奶奶", "爷爷", "大爷", "大娘", "大妈", "阿姨", "阿婆", "婆婆", "老伯", "大伯", "大叔", "老太"];
    near && !between.contains([
        '和', '与', '是', '在', '把', '对', '向', '给', '的', '着', '了', '拉', '抱', '牵', '扶', '陪', '跟',
        '为', '被',
    ]) && !holds_any(between, &OTHERS)
}

/// 祝连生今年68岁, 祝连生，68岁, 祝连生（男，68岁.
fn stands_behind(text: &str, name: Span, age: &Age) -> bool {
    if age.whole.start < name.end {
        return false;
    }
    let between = &text[name.end as usize..age.whole.start as usize];
    let after = &text[age.whole.end as usize..];
    let between = between.trim_start_matches(['，', ',', '（', '(', '、']);
    let between = between.trim_start_matches(['男', '女']).trim_start_matches(['，', ',']);
    // 漆雕瑞生13岁学艺: what somebody did at an age.
    let told_alone = after.starts_with(['，', ',', '。', '；', '、', '）', ')', '：']) || after.is_empty();
    let now = ["今年", "现年", "今年已", "今年已经", "已", "已经"].contains(&between)
        || between.is_empty() && told_alone;
    let of_another = ["那年", "时", "起", "开始", "的", "以前", "前", "后", "就", "还"];
    now && !of_another.iter().any(|word| after.starts_with(word))
}

/// Whether the sentence, or a year named before it in the block, takes the reader to another time.
pub(super) fn tells_of_the_past(article: &ArticleView, block: &BlockView, sentence: Span) -> bool {
    let words = block.at(sentence);
    let other_year = |mention: &&DateMention| {
        let year = mention.calendar().and_then(|parts| parts.year).map(|year| year.value);
        year.is_some_and(|year| {
            article.date.is_none_or(|issue| u32::from(issue.year().unsigned_abs()) != year)
        })
    };
    let dates = block.facts.dates.iter().take_while(|mention| mention.span.start < sentence.end);
    holds_any(words, List::AgePast.words()) || dates.into_iter().any(|mention| other_year(&mention))
}

fn report(
    article: &ArticleView,
    name: Option<&str>,
    first: &Told,
    other: &Told,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let (one, two) =
        (article.blocks[first.block].at(first.age.whole), article.blocks[other.block].at(other.age.whole));
    let message = match name {
        Some(name) => say!(
            context.lang,
            "{name}前文是{one}，这里写{two}，请核对",
            "{name} is {one} before and {two} here: check the age"
        ),
        None => say!(
            context.lang,
            "标题是{two}，正文是{one}，请核对",
            "{two} in the headline, {one} in the text: check the age"
        ),
    };
    let fix = |right: &Told, wrong: &Told| in_script(right.age.value, wrong.age.script);
    let (here, there) = (fix(first, other), fix(other, first));
    let says = match name {
        Some(_) => say!(context.lang, "前文的年龄", "the age before"),
        None => say!(context.lang, "正文的年龄", "the age in the text"),
    };
    out.report(other.place(), message)
        .evidence(first.place(), says)
        .fix(
            say!(context.lang, "这里改为{here}岁", "Write {here}岁 here"),
            Place::new(other.block, other.age.figure),
            here,
        )
        .fix(
            say!(context.lang, "那里改为{there}岁", "Write {there}岁 there"),
            Place::new(first.block, first.age.figure),
            there,
        );
}
