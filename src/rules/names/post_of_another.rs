//! `post-of-another`: somebody with a post of his own is called once by a post that the article gives to another
//! (村委会主任江小龙, where 江小龙 is the secretary and 庄守诚 the head).

use super::posts::{self, Held};
use crate::rules::word_lists::List;
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::Bilingual;

/// `post-of-another`.
#[derive(Debug)]
pub struct PostOfAnother;

static INFO: RuleInfo = RuleInfo {
    code: "post-of-another",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Warning,
    on_by_default: true,
    points: None,
    confidence: Confidence::Medium,
    kinds: &["A14", "A15"],
    page: RulePage {
        title: Bilingual { zh: "职务张冠李戴", en: "One person with another’s post" },
        finds: Bilingual {
            zh: "某人在文中有自己的职务，另有一处却写成了文中别人的职务，如“村党支部书记江小龙”“村委会主任庄守诚”，后文成了“村委会主任江小龙”。",
            en: "Somebody has a post of his own, and is called in one place by a post that the article gives to another person.",
        },
        why: Bilingual {
            zh: "两个人的职务写串了，当事人一眼就能看出来。",
            en: "Two people’s posts were mixed up; both will notice.",
        },
        instead: Bilingual {
            zh: "核对这一处的人名和职务，写串的改过来；确有兼任的，在文中交代。",
            en: "Check name and post in this place; where somebody holds both, say so.",
        },
        silent: Bilingual {
            zh: "带“副”“原”“代”“时任”；文中说到任免、兼任、换届；两个职务连写（县委副书记、县长）；两处写明了不同的单位；两人在同一句。",
            en: "Silent on deputies, former and acting holders, where the text tells of a change, where the two posts stand together, where two bodies are named, and where both people stand in one sentence.",
        },
        source: Bilingual {
            zh: "林永年《防止新闻报道写作出错25法》：职务前后矛盾",
            en: "Proofreaders’ casebook: contradictions of posts",
        },
    },
    examples: &[
        Example::new(
            "枫溪村党支部书记林大成敲了敲搪瓷缸子。村委会主任方守义报了三家的价格。\n\n散会时，⟦村委会主任⟧林大成挂出一张账单。",
        ),
        Example::new("带队的是中队指导员牟长风。中队长沈骥留守营区。\n\n离开前，⟦中队长⟧牟长风把雪铲干净。"),
        Example::new(
            "县中医院院长古承德起初并不热心。县人民医院院长庾文昭登门三次。\n\n谈到下一步，⟦县人民医院院长⟧古承德说，准备下乡。",
        ),
        Example::new("消防大队教导员郝铁军带队出发。大队长林国成留守。\n\n天亮时，⟦大队长⟧郝铁军清点人数。"),
        Example::new(
            "合作社党支部书记王国平一边过秤一边报数。理事长方志远记账。\n\n今年，⟦理事长⟧王国平买了新船。",
        ),
        Example::new(
            "枫溪村党支部书记林大成和村委会主任方守义报了价格。林大成还兼任村委会主任的助手，村委会主任林大成是口误。",
        ),
        Example::new(
            "枫溪村党支部书记林大成敲了敲缸子。\n\n桃岭村村委会主任方守义报了价格。枫溪村村委会主任林大成说，再议。",
        ),
        Example::new("县委副书记、县长林若彤到村里调研。县委书记王国平说，要多听意见。县长林若彤说，好。"),
        Example::new("县长王国平到村里调研。\n\n原县长方志远、现任县委书记也来了。县委书记方志远说，好。"),
        Example::new("去年，县委书记方志远到村里调研。\n\n县长王国平升任县委书记。县委书记王国平又来了。"),
        Example::new("副县长王国平到村里调研。\n\n副县长方志远也来了。镇党委书记王国平是他从前的职务。"),
        Example::new("校长王国平到村里调研。校长方志远也来了。王国平说，好。"),
        Example::new("县长王国平到村里调研。县委书记方志远说，要多听意见。方志远书记走访了两户。"),
        Example::new("镇党委书记王国平到村里调研。镇长方志远说，好。王国平书记和方志远镇长走访了两户。"),
    ],
};

impl Rule for PostOfAnother {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let mut held: Vec<Held> = posts::held(article);
        held.retain(|held| held.prefixes.is_empty());
        held.sort_by_key(|held| held.place());
        for odd in held.iter().filter(|held| !held.is_deputy) {
            if names_its_body(odd) || follows_a_name(odd, article) {
                continue;
            }
            let own = held.iter().find(|own| is_own(own, odd, article));
            let owner = held.iter().find(|owner| is_owner(owner, odd, article));
            let (Some(own), Some(owner)) = (own, owner) else { continue };
            let times = held.iter().filter(|it| is_of(it, odd) && is_same_post(it, odd)).count();
            let owner_is_mixed_up_too = held.iter().any(|it| is_of(it, owner) && is_same_post(it, own));
            if times == 1 && !owner_is_mixed_up_too && !is_told(article, odd, owner) {
                report(odd, own, owner, context, out);
            }
        }
    }
}

/// Whether both are posts of one person.
fn is_of(one: &Held, other: &Held) -> bool {
    std::ptr::eq(one.person, other.person)
}

fn is_same_post(one: &Held, other: &Held) -> bool {
    one.base == other.base && one.is_deputy == other.is_deputy && one.organisation() == other.organisation()
}

/// Whether `own` is another post that the article gives the person elsewhere: another by its words, or the same in a body
/// that is named and another.
fn is_own(own: &Held, odd: &Held, article: &ArticleView) -> bool {
    let is_other_post = !posts::may_be_one_body(own.base, odd.base);
    let is_other_body = !posts::may_be_one_body(posts::body_of(own, article), posts::body_of(odd, article));
    is_of(own, odd)
        && own.post.mention != odd.post.mention
        && is_headship(own.base)
        && (is_other_post
            && (own.organisation().is_empty() == odd.organisation().is_empty() || !is_other_body)
            || own.base == odd.base && is_other_body)
}

/// Whether the post names its body and has but one holder: two people in it are `post-two-holders`.
fn names_its_body(held: &Held) -> bool {
    held.organisation().chars().count() > 2 && List::SinglePosts.words().contains(&held.base)
}

/// Whether a person stands right before the post, who may be its holder: 江泽民总书记李鹏总理.
fn follows_a_name(held: &Held, article: &ArticleView) -> bool {
    let start = whole(held).span.start;
    let names = article.blocks[held.place().block].facts.names.iter();
    names.filter(|name| name.person().is_some()).any(|name| name.span.end == start)
}

/// Whether `owner` holds the very post, and the two do not stand in one sentence.
fn is_owner(owner: &Held, odd: &Held, article: &ArticleView) -> bool {
    !is_of(owner, odd)
        && is_headship(odd.base)
        && is_same_post(owner, odd)
        && !posts::share_a_sentence(article, owner.place(), odd.place())
}

/// Whether a body has the post but once.
fn is_headship(base: &str) -> bool {
    const HEADS: [&str; 6] = ["长", "书记", "委会主任", "指导员", "教导员", "村主任"];
    const MANY: [&str; 9] = ["组长", "班长", "队长", "科长", "处长", "船长", "机长", "部长", "连长"];
    List::SinglePosts.words().contains(&base)
        || HEADS.iter().any(|head| base.ends_with(head)) && !MANY.contains(&base)
}

/// Whether some sentence that names one of the two with a post, or whom the odd post is given, tells of a change.
fn is_told(article: &ArticleView, odd: &Held, owner: &Held) -> bool {
    let people = [odd.person, owner.person];
    people
        .iter()
        .flat_map(|person| &person.mentions)
        .any(|mention| posts::tells_of_change(article, mention.at.into(), odd.base))
}

fn report(odd: &Held, own: &Held, owner: &Held, context: &RuleContext, out: &mut Drafts) {
    let lang = context.lang;
    let told = |held: &Held| format!("{}{}", held.organisation(), held.base);
    let (name, its_owner) = (&odd.person.name().text, &owner.person.name().text);
    let (odd_post, own_post) = (told(odd), told(own));
    let message = say!(
        lang,
        "{name}在别处是{own_post}，这里成了{odd_post}，而{odd_post}是{its_owner}，请核对",
        "{name} is {own_post} elsewhere and {odd_post} here, which is {its_owner}’s post: check",
    );
    let mention = Place::from(odd.person.mentions[odd.post.mention].at);
    let post = whole(odd);
    out.report(post, message)
        .evidence(whole(own), say!(lang, "这里是“{own_post}”", "“{own_post}” here"))
        .evidence(whole(owner), say!(lang, "{its_owner}是“{odd_post}”", "{its_owner} is “{odd_post}”"))
        .fix(say!(lang, "职务改为“{own_post}”", "Write “{own_post}”"), post, own_post.clone())
        .fix(say!(lang, "人名改为“{its_owner}”", "Write “{its_owner}”"), mention, &**its_owner);
}

/// The post with the body before it.
fn whole(held: &Held) -> Place {
    let mut place = held.place();
    if let Some((_, at)) = held.post.organisation.as_ref().filter(|(_, at)| at.span.end == place.span.start) {
        place.span.start = at.span.start;
    }
    place
}
