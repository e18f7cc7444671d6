//! `post-drift`: one person is deputy here and head there (副局长李平 … 局长李平).

use super::posts::{self, Held};
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::Bilingual;

/// `post-drift`.
#[derive(Debug)]
pub struct PostDrift;

static INFO: RuleInfo = RuleInfo {
    code: "post-drift",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Warning,
    on_by_default: true,
    points: None,
    confidence: Confidence::Medium,
    kinds: &["A11"],
    page: RulePage {
        title: Bilingual { zh: "同一人职务前后不一", en: "One person as deputy and as head" },
        finds: Bilingual {
            zh: "同一篇稿件里，同一个人一处是“副局长”，一处是“局长”；单位相同，或有一处没有写单位；或者职务相同，单位一处不同（民政局局长、司法局局长）。",
            en: "One person is called deputy head in one place and head in another, of one body or with no body named; or holds one post in a body again and again, and once in another of the same place.",
        },
        why: Bilingual {
            zh: "职务多一个或少一个“副”字，是事实差错，当事人和单位都很在意。",
            en: "A deputy called head is an error of fact that the person and the body notice at once.",
        },
        instead: Bilingual {
            zh: "核对职务，改为一致；职务有变动的，在文中交代。",
            en: "Check the post and write it one way; say so where it changed.",
        },
        silent: Bilingual {
            zh: "“李局长”“李平局长”一类称呼（习惯不带“副”）；两处单位不同；所在句子说到任免、升职、曾任；\
                 只差“常务”“原”“代”（另有提示规则）。",
            en: "Silent on forms of address (李局长, 李平局长), on posts in two bodies, and where the sentence tells of a \
                 change of post.",
        },
        source: Bilingual {
            zh: "林永年《防止新闻报道写作出错25法》：职务前后矛盾",
            en: "Proofreaders’ casebook: contradictions of posts",
        },
    },
    examples: &[
        Example::new("青川县公安局副局长李国平介绍了情况。当天，青川县公安局⟦局长⟧李国平还到现场查看。"),
        Example::new(
            "乌溪县副县长王大川担任现场总指挥，要求各乡镇备齐物资。\n演练结束后，乌溪县⟦县长⟧王大川带队到镇上查看。",
        ),
        Example::new(
            "乌溪县副县长王大川今年起担任县长，要求各乡镇备齐物资。\n演练结束后，乌溪县县长王大川带队到镇上查看。",
        ),
        Example::new("望潮镇镇长周文炜带队清淤。次日一早，望潮镇⟦副镇长⟧周文炜又到了堤上。"),
        Example::new("县信访局局长陈建峰接访。\n\n下午，⟦副局长⟧陈建峰走访了两户渔民。"),
        Example::new(
            "临澜市副市长林若彤出席活动。林若彤说，要多听意见。\n\n随后，临澜市⟦市长⟧林若彤走访企业。",
        ),
        Example::new(
            "县人民法院副院长方志敏说，要把服务送到门口。\n\n县人民法院⟦院长⟧方志敏还回访了当事人。",
        ),
        Example::new(
            "青川县民政局局长林若彤走进直播间。青川县民政局局长林若彤回应了养老问题。\n\n⟦青川县司法局⟧局长林若彤说，年底前全覆盖。",
        ),
        Example::new(
            "青川县民政局局长林若彤走进直播间。青川县民政局局长林若彤回应了养老问题。\n\n2015年，时任青川县司法局局长林若彤也来过。",
        ),
        Example::new("青川县公安局副局长李国平介绍了情况。李局长说，下一步还要抓落实。"),
        Example::new("青川县公安局副局长李国平介绍了情况。李国平局长还到现场查看。"),
        Example::new("县公安局副局长李国平介绍了情况。县司法局局长李国平随后发言。"),
        Example::new("县信访局副局长陈建峰接访。去年12月，陈建峰升任局长。\n\n如今，局长陈建峰每周接访。"),
        Example::new("县信访局副局长陈建峰今年被任命为局长，局长陈建峰每周都接访。"),
        Example::new(
            "望潮镇镇长周文炜、副镇长李国平带队清淤。镇长周文炜说，水退了。副镇长李国平说，路通了。",
        ),
        Example::new("望潮镇党委书记林国平上堤巡查。沙袋够用。\n\n望潮镇⟦党委副书记⟧林国平说，水位已退。"),
        Example::new("望潮镇党委书记林国平和党委副书记陈智上堤巡查。党委副书记陈智说，水位已退。"),
        Example::new("县委副书记、县长林若彤到村里调研。县政府党组书记林若彤说，要多听意见。"),
        Example::new("县委副书记、县长林若彤到村里调研。县长林若彤说，要多听意见。"),
        Example::new("大会副秘书长、市人大常委会秘书长林若彤介绍了情况。林若彤说，议案共120件。"),
        Example::new("常务副县长林若彤到村里调研。副县长林若彤说，要多听意见。"),
    ],
};

impl Rule for PostDrift {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let held = posts::held(article);
        let mut reported = Vec::new();
        for (number, later) in held.iter().enumerate() {
            let contradicts = |earlier: &&Held| {
                std::ptr::eq(earlier.person, later.person)
                    && earlier.rank() == later.rank()
                    && earlier.post.mention != later.post.mention
                    && (earlier.is_deputy != later.is_deputy
                        && posts::may_be_one_body(earlier.organisation(), later.organisation())
                        || is_other_body(earlier, later, &held))
            };
            let Some(earlier) = held[..number].iter().find(contradicts) else { continue };
            let is_told =
                [earlier, later].iter().any(|it| posts::tells_of_change(article, it.place(), it.base))
                    || person_changed_post(article, later);
            let name: &str = &later.person.name().text;
            if is_told || reported.contains(&(name, later.base)) {
                continue;
            }
            reported.push((name, later.base));
            if earlier.is_deputy == later.is_deputy {
                report_body(earlier, later, name, context, out);
            } else {
                report(earlier, later, name, context, out);
            }
        }
    }
}

/// Whether the person holds the post in one body again and again, and once in another of the same place and kind: 民政局局长,
/// once 司法局局长.
fn is_other_body(earlier: &Held, later: &Held, held: &[Held]) -> bool {
    const SAME_START: usize = 2;
    const SHORTEST: usize = 5;
    let (one, other) = (earlier.organisation(), later.organisation());
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let times = |body: &str| {
        let of_person = held.iter().filter(|held| std::ptr::eq(held.person, later.person));
        of_person.filter(|held| held.base == later.base && held.organisation() == body).count()
    };
    earlier.is_deputy == later.is_deputy
        && one != other
        && one.chars().count() == other.chars().count()
        && one.chars().count() >= SHORTEST
        && same >= SAME_START
        && one.chars().last() == other.chars().last()
        && times(one) > 1
        && times(other) == 1
}

fn report_body(earlier: &Held, later: &Held, name: &str, context: &RuleContext, out: &mut Drafts) {
    let (Some((first, there)), Some((second, here))) =
        (earlier.post.organisation.as_ref(), later.post.organisation.as_ref())
    else {
        return;
    };
    let base = later.base;
    let message = say!(
        context.lang,
        "{name}前文是{first}{base}，这里是{second}{base}，单位不一，请核对",
        "{name} is {base} of {first} before and of {second} here: check the body",
    );
    let (here, there) = (Place::from(*here), Place::from(*there));
    out.report(here, message)
        .evidence(there, say!(context.lang, "这里是“{first}”", "“{first}” here"))
        .fix(say!(context.lang, "这里改为“{first}”", "Write “{first}” here"), here, &**first)
        .fix(say!(context.lang, "前文改为“{second}”", "Write “{second}” there"), there, &**second);
}

/// Whether some sentence that names the person tells of a change of post.
fn person_changed_post(article: &ArticleView, held: &Held) -> bool {
    held.person.mentions.iter().any(|mention| posts::tells_of_change(article, mention.at.into(), held.base))
}

fn report(earlier: &Held, later: &Held, name: &str, context: &RuleContext, out: &mut Drafts) {
    let (first, second): (&str, &str) = (&earlier.post.text, &later.post.text);
    let message = say!(
        context.lang,
        "{name}前文是“{first}”，这里是“{second}”，职务不一，请核对",
        "{name} is “{first}” before and “{second}” here: check the post",
    );
    let (here, there) = (later.place(), earlier.place());
    out.report(here, message)
        .evidence(there, say!(context.lang, "这里是“{first}”", "“{first}” here"))
        .fix(say!(context.lang, "这里改为“{first}”", "Write “{first}” here"), here, first)
        .fix(say!(context.lang, "前文改为“{second}”", "Write “{second}” there"), there, second);
}
