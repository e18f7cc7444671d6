//! `post-two-holders`: one post of one body, two people (县长王平 … 县长李安).

use super::posts::{self, Held};
use crate::article::Role;
use crate::facts::register::{Entity, EntityKind, likeness};
use crate::rules::word_lists::List;
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::Bilingual;

/// `post-two-holders`.
#[derive(Debug)]
pub struct PostTwoHolders;

static INFO: RuleInfo = RuleInfo {
    code: "post-two-holders",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Warning,
    on_by_default: true,
    points: None,
    confidence: Confidence::Medium,
    kinds: &["A14", "A01"],
    page: RulePage {
        title: Bilingual { zh: "一个职务两个人", en: "Two people in one post" },
        finds: Bilingual {
            zh: "同一个单位的同一个正职，文中给了两个不同的人，如“青川县县长王平”“青川县县长李安”。",
            en: "Two people are given one and the same post of one body that has it but once.",
        },
        why: Bilingual {
            zh: "多半是人名或单位写错了一处。",
            en: "One of the names, or one of the bodies, is likely wrong.",
        },
        instead: Bilingual {
            zh: "核对人名、职务和单位；有任免变动的，写明“原”“时任”。",
            en: "Check name, post and body; where the post changed hands, say so (原, 时任).",
        },
        silent: Bilingual {
            zh: "带“副”“原”“前”“时任”“代”；所在句子说到任免、换届、先后；两人在同一句；两句各有不同的年份；\
                 单位没有写出来（除非文中只有一个单位有这个职务，前一位反复出现，后一位只有一处），或只写“村”“镇”（全文只有一个县、一个镇的，县长、镇长只能有一位）。",
            en: "Silent on deputies, former and acting holders, where a sentence tells of a change, where both stand in one \
                 sentence or in two years, and where the body is not named, unless the article has but one such body and one holder \
                 comes back while the other stands once.",
        },
        source: Bilingual {
            zh: "林永年《防止新闻报道写作出错25法》：职务前后矛盾",
            en: "Proofreaders’ casebook: contradictions of posts",
        },
    },
    examples: &[
        Example::new("青川县县长王国平到村里调研。\n\n次日，青川县县长⟦李文安⟧主持会议。"),
        Example::new(
            "望潮镇党委书记周文炜带队清淤。周文炜说，水退了。\n\n望潮镇党委书记⟦方志远⟧还走访了渔民。",
        ),
        Example::new("青川县委书记王国平接访3批。\n\n青川县委书记⟦李文安⟧要求，件件有回音。"),
        Example::new("青屿县信访局局长陈建峰接访。\n\n青屿县信访局局长⟦林若彤⟧介绍，全年接访1200件。"),
        Example::new("临澜市市长沈知远出席开工仪式。\n\n临澜市市长⟦周文炜⟧宣布开工。"),
        Example::new("望潮镇镇长王志明领着大家修路。\n\n望潮镇镇长⟦方文海⟧说，路通了。"),
        Example::new("青川县县长王国平到村里调研。\n\n“表格太多。”县长⟦李文安⟧要求精简。"),
        Example::new("青川县县长王国平到村里调研。\n\n在青屿县，县长李文安也要求精简表格。"),
        Example::new("青川县县长王国平到村里调研。青川县副县长李文安主持会议。"),
        Example::new("青川县县长王国平到村里调研。\n\n青川县原县长李文安也来了。"),
        Example::new("青川县县长王国平到村里调研。\n\n时任青川县县长李文安当年种下这片林子。"),
        Example::new("青川县县长王国平到村里调研。\n\n青屿县县长李文安主持会议。"),
        Example::new("青川县县长王国平今年当选。\n\n去年，青川县县长李文安到村里调研。"),
        Example::new("2008年，青川县县长李文安来过这里。\n\n2021年，青川县县长王国平又来了。"),
        Example::new(
            "青川县县长王国平到大厅走流程。县长王国平取号排队。\n\n“表格太多。”县长⟦李文安⟧要求精简。",
        ),
        Example::new(
            "青川县县长王国平到大厅走流程。县长王国平取号排队。\n\n青屿县县长李文安也来了。县长李文安说，受启发。",
        ),
        Example::new("甘棠县召开座谈会，县长祁正平主持会议，12位负责人先后发言。\n\n县长⟦温立言⟧一一回应。"),
        Example::new("临澜镇修了桥，镇长方志远剪彩。\n\n镇长⟦周文炜⟧说，路通了。"),
        Example::new("甘棠县和青屿县结对，县长祁正平来到码头。\n\n县长温立言一一回应。"),
        Example::new("甘棠县换届，县长祁正平离任。\n\n县长温立言一一回应。"),
        Example::new("县中学校长王国平来过。校长王国平说，好。\n\n县实验小学校长林若彤也来了。她说，路远。"),
        Example::new("村书记王志明领着大家修路。\n\n村书记方文海说，路通了。"),
        Example::new("县信访局副局长陈建峰接访，县信访局副局长林若彤走访。"),
    ],
};

impl Rule for PostTwoHolders {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let mut held: Vec<Held> = posts::held(article);
        held.retain(|held| {
            !held.is_deputy
                && held.prefixes.is_empty()
                && List::SinglePosts.words().contains(&held.base)
                && !posts::tells_of_change(article, held.place(), held.base)
        });
        held.sort_by_key(|held| held.place());
        let mut reported = Vec::new();
        for (number, later) in held.iter().enumerate() {
            let contradicts = |earlier: &&Held| {
                !std::ptr::eq(earlier.person, later.person)
                    && earlier.base == later.base
                    && (are_bare_in_one_place(earlier, later, &held, article)
                        || names_a_body(earlier)
                            && (earlier.organisation() == later.organisation()
                                || posts::body_of(later, article).is_empty()
                                    && (is_odd_one_out(earlier, later, &held)
                                        || is_bare_beside_one_body(earlier, later, &held, article))))
                    && !posts::share_a_sentence(article, earlier.place(), later.place())
                    && !are_one_name(&earlier.person.name().text, &later.person.name().text)
                    && years_at(article, earlier.place()) == years_at(article, later.place())
            };
            let Some(earlier) = held[..number].iter().find(contradicts) else { continue };
            let key = (earlier.base, earlier.organisation().to_owned());
            if !reported.contains(&key) {
                reported.push(key);
                report(earlier, later, context, out);
            }
        }
    }
}

/// Whether the body of the post is named, not only called 村 or 镇; a post that says its level needs the place alone.
fn names_a_body(held: &Held) -> bool {
    let says_level = ["省委", "市委", "县委", "区委"].iter().any(|level| held.base.starts_with(level));
    held.organisation().chars().count() > if says_level { 1 } else { 2 }
}

/// Whether the post of the one body of the article that has it is given to the earlier person again and again, and to the
/// later one once, without the body and without another post: 县长曹大海 in a report on 县长费立群.
fn is_odd_one_out(earlier: &Held, later: &Held, held: &[Held]) -> bool {
    let of = |person: &Held| {
        held.iter().filter(|held| std::ptr::eq(held.person, person.person) && held.base == later.base).count()
    };
    let one_body = held
        .iter()
        .filter(|held| held.base == later.base && !held.organisation().is_empty())
        .all(|held| held.organisation() == earlier.organisation());
    one_body && of(earlier) > 1 && of(later) == 1 && later.person.posts.len() == 1
}

/// Whether the later post says its level, stands bare in a paragraph that names no other place or body before it, and all
/// bodies that the article gives the post are one: 青川县县长王国平, 县长李文安.
fn is_bare_beside_one_body(earlier: &Held, later: &Held, held: &[Held], article: &ArticleView) -> bool {
    let says_level = later.base.starts_with(['省', '市', '县', '区', '镇', '乡', '村']);
    let same_post = held.iter().filter(|held| held.base == later.base);
    let one_body = same_post
        .filter(|held| !held.organisation().is_empty())
        .all(|held| held.organisation() == earlier.organisation());
    let here = later.place();
    let block = &article.blocks[here.block];
    let names_nothing_else = block
        .facts
        .names
        .iter()
        .filter(|name| name.person().is_none() && name.span.end <= here.span.start)
        .all(|name| earlier.organisation().starts_with(block.at(name.span)));
    says_level
        && one_body
        && names_nothing_else
        && later.person.posts.len() == 1
        && block.role == Role::Paragraph
        && block.facts.names.iter().all(|name| name.span.start >= here.span.start || name.person().is_none())
}

/// Whether both posts say their level and nothing else, the article names at most one place of that level, and nobody else has
/// the post: 县长祁正平主持会议 … 县长温立言一一回应.
fn are_bare_in_one_place(earlier: &Held, later: &Held, held: &[Held], article: &ArticleView) -> bool {
    const LEVELS: &str = "省市县区镇乡村";
    let level = later.base.chars().next().filter(|&c| LEVELS.contains(c));
    let Some(level) = level else { return false };
    let is_bare = |held: &Held| {
        let role = article.blocks[held.place().block].role;
        posts::body_of(held, article).is_empty() && held.person.posts.len() == 1 && role == Role::Paragraph
    };
    let of_post = held.iter().filter(|held| held.base == later.base);
    // 上海 is a city without its 市.
    let may_be_of_level = |place: &&Entity| {
        let name = &place.name().text;
        name.ends_with(level) || place.is_in_gazetteer && !name.ends_with(|c| LEVELS.contains(c))
    };
    let places = || article.register.of_kind(EntityKind::Place).filter(may_be_of_level).take(2).count();
    is_bare(earlier)
        && is_bare(later)
        && of_post.take(3).count() == 2
        && places() == 1
        && !begins_a_list(article, later.place())
}

/// Whether posts of several bodies are told in a row there: 县长、县委书记们.
fn begins_a_list(article: &ArticleView, place: Place) -> bool {
    let text = article.blocks[place.block].text;
    text[..place.span.start as usize].ends_with('、') || text[place.span.end as usize..].starts_with('、')
}

/// Whether the two names differ by a slip, which is another rule's matter.
fn are_one_name(one: &str, other: &str) -> bool {
    let differing: Vec<(char, char)> = one.chars().zip(other.chars()).filter(|(a, b)| a != b).collect();
    one.len() == other.len() && matches!(differing[..], [(a, b)] if likeness(a, b).is_some())
}

/// The years in the sentence at `place`.
fn years_at(article: &ArticleView, place: Place) -> Vec<String> {
    let block = &article.blocks[place.block];
    let sentence =
        block.sentence_at(place.span.start as usize).map_or(block.text, |sentence| block.at(sentence.span));
    let years = sentence.match_indices('年').filter_map(|(at, _)| sentence.get(at.checked_sub(4)?..at));
    years.filter(|year| year.bytes().all(|b| b.is_ascii_digit())).map(str::to_owned).collect()
}

fn report(earlier: &Held, later: &Held, context: &RuleContext, out: &mut Drafts) {
    let mention = |held: &Held| Place::from(held.person.mentions[held.post.mention].at);
    let (first, second) = (&earlier.person.name().text, &later.person.name().text);
    let (organisation, base) = (earlier.organisation(), later.base);
    let message = say!(
        context.lang,
        "{organisation}{base}前文是{first}，这里是{second}，请核对",
        "The post {organisation}{base} is held by {first} before and by {second} here: check",
    );
    out.report(mention(later), message)
        .evidence(mention(earlier), say!(context.lang, "这里是{first}", "{first} here"))
        .fix(say!(context.lang, "这里改为“{first}”", "Write “{first}” here"), mention(later), &**first)
        .fix(say!(context.lang, "前文改为“{second}”", "Write “{second}” there"), mention(earlier), &**second);
}
