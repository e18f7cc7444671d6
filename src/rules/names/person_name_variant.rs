//! `person-name-variant`: one person under two spellings.

use super::bare_speaker::{is_bare_speaker_in_place_of, one_is_a_bare_speaker};
use super::familiar_name;
use super::odd_one_out::{begins_a_sentence, is_odd_one_out};
use super::same_person::{
    are_two_people, have_the_same_post, is_named_without_introduction, stand_beside_the_same,
};
use super::variant::{self, Pair};
use crate::facts::name::PersonForm;
use crate::facts::register::{At, Entity, EntityKind, Slip, often_stands_alone};
use crate::rules::word_lists::List;
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::text::Bilingual;

/// `person-name-variant`.
#[derive(Debug)]
pub struct PersonNameVariant;

/// Short names of countries that are surnames or stand in given names too: 乌美 are two countries, not a person.
const COUNTRIES: &str = "中美英法德俄日韩朝越老柬泰缅印巴蒙乌土伊埃加澳欧非以";

static INFO: RuleInfo = RuleInfo {
    code: "person-name-variant",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::Medium,
    kinds: &["A01", "A02", "A03", "A04", "A10", "A17", "A35", "T01"],
    page: RulePage {
        title: Bilingual { zh: "人名前后不一", en: "Person's name in two spellings" },
        finds: Bilingual {
            zh: "同一篇稿件里两个只差一个字的人名：差的字音同、音近或形近（陈建峰、陈建锋），\
                 或者两字次序颠倒（李国强、李强国）。标题、署名、图片说明和正文一起比对。",
            en: "Two names of people in one article that differ by one character that sounds or looks alike, or by the \
                 order of two. Headline, byline, captions and text are compared together.",
        },
        why: Bilingual {
            zh: "写错人名是最不能有的差错之一，读者和当事人一眼就能看出来。",
            en: "A misspelt name is among the gravest errors, and the person concerned sees it at once.",
        },
        instead: Bilingual {
            zh: "向作者或当事人核对，统一为正确的一种。确是两个人的，标为“两者都对”。",
            en: "Check with the author and write the right one. If they are two people, mark both as right.",
        },
        silent: Bilingual {
            zh: "两个名字都反复出现；职务不同；在同一句或同一串名单里并列；三个字的名字之外，各只出现一次。\
                 只提文中已有的写法，不会拿别的名字来替换。",
            en: "Silent where both names come back, where their posts differ, where they stand in one sentence or one \
                 list. It proposes only what stands in the text.",
        },
        source: Bilingual {
            zh: "校对“校异同”的基本要求：同一人名全篇一致",
            en: "The first rule of proofreading: one name is written one way throughout",
        },
    },
    examples: &[
        Example::new(
            "皮影老人阮宝珊去世\n传承人阮宝珊4日去世，享年88岁。\n\n皮影戏一度冷落，阮宝珊重新刻制影人。她收徒多人，其中侄孙女阮小珊、徒弟贾宝山成为传承人。\n\n阮宝珊捐出的影人将陈列。",
        ),
        Example::new(
            "小涛的转变\n\n15岁的小涛（化名）曾沉迷游戏。社工每周陪小涛打球。\n\n半年后，小涛回到课堂。⟦小滔⟧说，还想当教练。",
        ),
        Example::new(
            "15岁的小涛（化名）和16岁的小滔（化名）是同学。社工每周陪小涛打球。\n\n半年后，小涛回到课堂。小涛说，还想当教练。",
        ),
        Example::new("渔溪村村民陈晓岚住院12天，费用结算后余额不足。⟦陈小岚⟧说，从账户里扣除了2000元。"),
        Example::new("渔溪村党总支第一书记余静是县人大代表。回到村里，⟦渝静⟧一直忙着上门走访。"),
        Example::new("渔溪村党总支第一书记余静是县人大代表。医生于静也到了村里，两人一起上门走访。"),
        Example::new(
            "村民王美珍家里困难。镇里把王美珍家作为帮扶对象，当即送上慰问金1000元，又解决了⟦王美侦⟧儿子的学费。",
        ),
        Example::new(
            "⟦周文昌⟧走访渔村\n\n副县长周文炜走访渔溪村。周文炜说，要把服务送到门口。\n\n村民对周文炜说，路灯亮了。",
        ),
        Example::new(
            "县领导看望老党员\n\n林国梁、⟦魏建行⟧、郑秋生、何志远、邵子文、陆海生、方正平到场。\n\n林国梁、位建行、郑秋生、何志远、邵子文、陆海生、方正平分头走访。",
        ),
        Example::new(
            "周文昌题字留念\n\n副县长周文炜走访渔溪村。周文炜说，要把服务送到门口。\n\n书法家周文昌应邀题字。周文炜向他道谢。",
        ),
        Example::new(
            "县工商联主席林国梁到会。与会代表听取林国梁讲话。\n\n⟦林国良⟧代表各界致辞，表示将继续努力。",
        ),
        Example::new("副县长何立峰到渔村走访。何立峰说，水退了。\n\n昨天，副县长⟦核立峰⟧再次进村。"),
        Example::new(
            "县委党校副校长⟦郑必紧⟧在典礼上讲话。他说，要学以致用。\n\n郑必坚指出，学习贵在坚持。\n\n郑必坚强调，要把课堂搬到田头。",
        ),
        Example::new(
            "渔溪法庭庭长焦志强带着卷尺来到田头。\n\n焦志强和村干部一起量了三遍。⟦焦志祥⟧当场写下调解书。",
        ),
        Example::new(
            "渔溪法庭庭长焦志强带着卷尺来到田头。\n\n焦志强和村干部一起量了三遍。村民焦志祥当场签了字。",
        ),
        Example::new(
            "县委党校副校长郑必紧在典礼上讲话。他说，要学以致用。\n\n学员郑必坚说，学习贵在坚持。\n\n郑必坚还说，要把课堂搬到田头。",
        ),
        Example::new(
            "渔村来了新民警\n\n民警汪春生驻村3年。汪春生说，渔村的事就是自己的事。\n\n图为民警⟦汪春林⟧走访渔民。何宁 摄",
        ),
        Example::new(
            "渔村来了新民警\n\n民警汪春生驻村3年。汪春生说，渔村的事就是自己的事。\n\n图为会计汪春林走访渔民。何宁 摄",
        ),
        Example::new("村民王美珍和王美侦是姐妹。镇里把王美珍家作为帮扶对象，又解决了王美侦儿子的学费。"),
        Example::new(
            "青川县信访局局长陈建峰介绍了情况。陈建峰说，全县接访1200件。\n\n局长⟦陈建锋⟧表示，下一步将继续下沉。",
        ),
        Example::new(
            "网格员周晓岚在镇上干了20年。周晓岚说，村民的事就是自己的事。村民都认识周晓岚。\n\n这天清早，⟦周晓兰⟧又出了门。",
        ),
        Example::new("村支书王志明带头清淤。王志明说，水退了就好办了。\n\n⟦王明志⟧还挨家挨户送去热水。"),
        Example::new(
            "青川县人民法院院长周文炜走访企业。周文炜说，要把服务送到门口。\n\n随后，⟦周文伟⟧来到车间。",
        ),
        Example::new(
            "小院议事聚民心\n\n本报记者 沈知远 通讯员 傅晓岚\n\n初夏的海岛，小院里又坐满了人。\n\n村民在小院里议事 ⟦傅晓兰⟧ 摄",
        ),
        Example::new(
            "网格员孙悦和邻居翟小川在码头守了一夜。潮水退得慢。\n\n⟦孙约⟧表示，天亮前又加了一道沙袋。孙悦说，大家都没合眼。",
        ),
        Example::new("渔政站站长⟦罗毅⟧到码头查看。冷库已经修好。\n\n罗已说，下月起开放。"),
        Example::new("渔港改造完工，站长助理陆义到场。码头加宽了6米。\n\n⟦陆毅⟧表示，渔船都能靠岸。"),
        Example::new("联防队队长⟦万国泉⟧主持座谈，听了村民的意见。\n\n万国权表示，夜里再加一班岗。"),
        Example::new("船长郑士强带队出海。风浪不小，郑士强把舵交给了大副。\n\n⟦郑士弱⟧说：“这一网最沉。”"),
        Example::new(
            "村医周媛在岛上待了8年。周媛背着药箱走遍全岛，老人都认得周媛。\n\n去年，周媛收了徒弟。周媛教她量血压，周媛还教她认草药。\n\n这已是⟦州媛⟧经历的第八个雨季。",
        ),
        Example::new(
            "薛家康骑着三轮车出了门。⟦许家康⟧今年五十七岁，是一名路面工。薛家康有个小本子。\n\n工友们都服薛家康。",
        ),
        Example::new("薛家康管东街，许家康管西街，两人同名不同姓。薛家康说，路要天天看。"),
        Example::new(
            "村民孙悦住在东头，村民孙约住在西头。孙悦种茶，孙约养蜂。孙悦说，今年茶好。孙约表示，蜜也好。",
        ),
        Example::new("站长罗毅到码头查看，会计罗义守着冷库。\n\n罗毅说，下月起开放。"),
        Example::new("船长郑士强带队出海。郑士强说，风浪不小。弟弟郑士弱说，这一网最沉。"),
        Example::new("村医马尚在岛上待了8年。马尚说，药箱不离手。\n\n马上说到雨季，大家都笑了。"),
        Example::new(
            "县人大常委会通过任免名单\n\n任命陆之恒为青屿县人民法院副院长，免去其民事审判庭庭长职务；\n\n任命陆芝恒、钱思齐为青屿县人民检察院检察员。",
        ),
        Example::new(
            "守塔人王士新清早上了山。王士新说，灯塔一夜不能灭。\n\n老王士修守了30年，他的儿子⟦王士衅⟧接过了班。",
        ),
        Example::new("出席的有何立峰夫人王光美。副县长王光英到会。"),
        Example::new("青川县信访局局长陈建峰介绍了情况。陈建峰说，全县接访1200件，陈建峰表示将继续下沉。"),
        Example::new("调解员李国强和李国祥是兄弟。李国强管东片，李国祥管西片。李国强说，李国祥比他细心。"),
        Example::new("参加座谈的有陈建峰、陈建锋、王志明等人。陈建峰说，大家各抒己见。"),
        Example::new(
            "村民王志明家住渔溪村，村民王志强家住沙埕村。王志明说路修好了，王志强说灯也亮了。王志明和王志强都很高兴。",
        ),
        Example::new("本报记者 沈知远 沈知行\n\n沈知远到渔村采访，沈知行在码头守候。"),
        Example::new("患者张某说，手续很快。家属张某某也说，办得顺当。"),
        Example::new(
            "老张种了30年茶。记者问老张收成如何，老张笑了。\n\n老张领着记者上山。⟦老章⟧说，今年雨水好。",
        ),
        Example::new(
            "老张种了30年茶。记者问老张收成如何，老张笑了。\n\n老张领着记者上山。邻居老章说，今年雨水好。",
        ),
        Example::new(
            "老张种了30年茶。记者问老张收成如何，老张笑了。\n\n老张领着记者上山。会计章文海等在路口，老章说，今年雨水好。",
        ),
        Example::new("老王说，水退了。老汪说，路通了。老王又说，灯亮了。"),
        Example::new("县长林若彤到村里调研。林若彤说，要多听意见。林县长还走访了两户渔民。"),
    ],
};

impl Rule for PersonNameVariant {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        variant::report_slips(EntityKind::Person, is_slip, article, context, out);
        familiar_name::report(article, context, out);
    }
}

fn is_slip(pair: &Pair, article: &ArticleView) -> bool {
    let is_syllables = pair.known.forms[0].person == Some(PersonForm::Transliterated)
        && pair.length() < 3
        && !is_in_place_of_a_foreigner(pair, article);
    let may_be_a_person = !is_syllables && !pair.copy.known.chars().all(|c| COUNTRIES.contains(c));
    if !may_be_a_person || pair.are_two_things(article) {
        return false;
    }
    let is_long = pair.length() > 2;
    let comes_back = pair.known_count().max(pair.copy_count()) > 1;
    let is_alias = |entity: &Entity| entity.forms[0].person == Some(PersonForm::Alias);
    if is_alias(pair.known) && pair.other.is_some_and(is_alias) {
        return false;
    }
    match pair.other {
        None => pair.is_alike() && is_slip_of_no_name(pair, comes_back, article),
        Some(other) if !pair.is_alike() => is_odd_one_out(pair, other, article),
        Some(other) => {
            let is_plain = pair.is_plain();
            let enough = comes_back && (is_long || is_plain)
                || is_plain && (is_long || pair.only_headline_and_text_differ(article))
                || is_named_without_introduction(pair, pair.known, other, article)
                || is_plain && one_is_a_bare_speaker(pair, other, article)
                || have_the_same_post(pair.known, other);
            enough && !are_two_people(pair, other, article)
        }
    }
}

/// Whether a copy that the reader of names does not take for a name is a slip all the same.
fn is_slip_of_no_name(pair: &Pair, comes_back: bool, article: &ArticleView) -> bool {
    let is_long = pair.length() > 2;
    let is_alias = pair.known.forms[0].person == Some(PersonForm::Alias);
    if (is_long || is_alias) && is_well_known_here(pair) {
        return true;
    }
    let in_place_of_the_name = pair.is_plain()
        && (pair.copy.is_candidate && (comes_back || is_long)
            || pair.has_the_same_words_beside() && comes_back
            || pair.copy.is_candidate && pair.only_headline_and_text_differ(article)
            || is_long
                && (comes_back && pair.only_headline_and_text_differ(article)
                    || pair.has_the_same_words_beside() && pair.keeps_its_first_character())
            || (follows_a_post(pair, article) || is_in_place_of_a_foreigner(pair, article))
                && pair.copy.stands_out);
    let known: Vec<At> = pair.known.mentions.iter().map(|mention| mention.at).collect();
    in_place_of_the_name
        || is_beside_a_post(pair, article)
        || is_bare_speaker_in_place_of(pair, article)
        || is_known_all_along(pair)
        || pair.is_plain() && pair.copy.stands_out && stand_beside_the_same(&known, &[pair.copy.at], article)
        || is_subject_after_introduction(pair, article)
        || pair.copy.stands_out && (comes_back || (is_long && pair.is_plain()))
}

/// Whether the name comes back often and the copy, which stands once, differs by a character that is no word by itself and
/// makes none with its neighbours in the copy: 是洛小梅拉了他 for 骆小梅. An alias, which the article marks as one, may
/// be shorter.
fn is_well_known_here(pair: &Pair) -> bool {
    const OFTEN: usize = 3;
    /// So often that a verb after two characters of a name of three is less likely than the slip: 玛丽拿 for 玛丽娜.
    const ALL_ALONG: usize = 6;
    const LINKS: &str = "和与同跟及或是在的了也还就都说称向对将把被让给";
    let Slip::Replaced { here, .. } = pair.copy.slip else { return false };
    let may_be_a_word = match pair.length() {
        3.. if pair.known_count() >= ALL_ALONG => LINKS.contains(here),
        _ => often_stands_alone(here),
    };
    pair.is_plain()
        && pair.known_count() >= OFTEN
        && pair.copy_count() == 1
        && !may_be_a_word
        && !pair.makes_a_word_inside()
}

/// Whether a name of two characters comes back so often, and the copy, whose odd character is no word by itself, stands in no
/// word, that it can be nothing else: 这已是州媛……, where 周媛 is named all along.
fn is_known_all_along(pair: &Pair) -> bool {
    const ALL_ALONG: usize = 6;
    const LINKS: &str = "和与同跟及或是在的了也还就都说称向对将把被让给";
    let Slip::Replaced { here, .. } = pair.copy.slip else { return false };
    let is_left_alone = || pair.copy.text.chars().all(|c| c == here || !often_stands_alone(c));
    pair.is_plain()
        && pair.known_count() >= ALL_ALONG
        && pair.copy_count() == 1
        && !pair.copy.is_in_a_word
        && (!pair.may_be_a_word_beside() || !LINKS.contains(here) && is_left_alone())
}

/// Whether the copy stands right after a post, or right before one that the name bears, and its odd character is no word
/// between the two: 副总理核立峰, 力鹏总理.
fn is_beside_a_post(pair: &Pair, article: &ArticleView) -> bool {
    const BETWEEN: &str = "和与同跟及向对给让请被把由从在为或的是兼";
    let Slip::Replaced { here, .. } = pair.copy.slip else { return false };
    let place = Place::from(pair.copy.at);
    let after = &article.blocks[place.block].text[place.span.end as usize..];
    let bears_what_follows = || pair.known.posts.iter().any(|post| after.starts_with(&*post.text));
    let is_enough = pair.length() > 2 || pair.known_count() > 1 || pair.copy.stands_out;
    pair.is_plain()
        && is_enough
        && !BETWEEN.contains(here)
        && !pair.makes_a_word_inside()
        && (follows_a_post(pair, article) || bears_what_follows())
}

/// Whether the words before the copy end in a post: 国务院总理立强.
fn follows_a_post(pair: &Pair, article: &ArticleView) -> bool {
    let place = Place::from(pair.copy.at);
    let before = &article.blocks[place.block].text[..place.span.start as usize];
    List::PostsBeforeNames.words().iter().any(|post| before.ends_with(post))
}

/// Whether a copy of a foreign name of two characters, whose bearer has a post, stands as names do: after a post or in a
/// list of people (卢拉、普京、莫敌).
fn is_in_place_of_a_foreigner(pair: &Pair, article: &ArticleView) -> bool {
    let place = Place::from(pair.copy.at);
    let block = &article.blocks[place.block];
    let before = block.text[..place.span.start as usize].trim_end_matches('、');
    let is_listed = before.len() < place.span.start as usize
        && block
            .facts
            .names
            .iter()
            .any(|name| name.person().is_some() && name.span.end as usize == before.len());
    !pair.known.posts.is_empty()
        && pair.is_plain()
        && pair.copy.stands_out
        && (is_listed
            || follows_a_post(pair, article)
            || pair.has_the_same_words_beside()
            || is_subject_after_introduction(pair, article))
}

/// Whether the paragraph introduces a person with a post and the copy then begins a clause: 第一书记余静是代表。回到村里，渝静…….
/// A copy that the reader takes for a name, if not for a sure one, may begin a sentence of a later paragraph too.
fn is_subject_after_introduction(pair: &Pair, article: &ArticleView) -> bool {
    let here = pair.copy.at;
    let before = &article.blocks[here.block].text[..here.span.start as usize];
    let introduced = pair.known.mentions[0].at;
    !pair.known.posts.is_empty()
        && pair.is_plain()
        && pair.copy.stands_out
        && introduced < here
        && (introduced.block == here.block && before.ends_with(['，', '。', '；', ','])
            || pair.copy.is_candidate && begins_a_sentence(here, article))
}
