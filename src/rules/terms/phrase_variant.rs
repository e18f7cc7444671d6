//! `phrase-variant`: words that come back in the article, once with a character that makes no word there (创薪中心).

use crate::article::Role;
use crate::facts::register::{Likeness, Stray, TitleCopy, TitleSlip, TurnedPair};
use crate::rules::names::variant::offer_everywhere;
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span};

/// `phrase-variant`.
#[derive(Debug)]
pub struct PhraseVariant;

/// How many places of the usual wording are shown.
const SHOWN_PLACES: usize = 5;

static INFO: RuleInfo = RuleInfo {
    code: "phrase-variant",
    former_codes: &[],
    family: Family::Terms,
    severity: Severity::Warning,
    on_by_default: true,
    points: None,
    confidence: Confidence::Medium,
    kinds: &["A19", "A30", "T18"],
    page: RulePage {
        title: Bilingual {
            zh: "同样的话里有一个字不同", en: "One character off in words that come back"
        },
        finds: Bilingual {
            zh: "文中反复出现的一串字，有一处换了一个同音、音近或形近的字，而换上的字与左右都不成词，\
                 原来的字成词（创新中心 … 创薪中心）；或者相邻两字颠倒而不成词（指挥中心 … 挥指中心）。\
                 机构、平台、做法，不论是不是专名。标题、小标题照抄正文的话，只有一个字不同（公正 … 公证、东 … 西、\
                 葛藤坳隧道 … 葛藤坪隧道）或相邻两字颠倒，而标题的写法正文里没有的，两个字都成词也算。",
            en: "A run of words that comes back in the article and stands in one place with another character that sounds \
                 or looks alike; that character makes no word with its neighbours, the usual one does. Or two neighbours that stand in \
                 the other order and make no word so. And a headline or a section head that copies words of the text with one \
                 character of the same sound or shape, an opposite one or another one in a name, or with two neighbours \
                 exchanged, where the text never has what the headline has.",
        },
        why: Bilingual {
            zh: "这样的一个字几乎总是打错或识别错的。",
            en: "Such a character is nearly always a slip of typing or of character recognition.",
        },
        instead: Bilingual {
            zh: "对照文中其他各处，改为一致；是另一个名称的，标为“两者都对”。",
            en: "Write it as elsewhere in the article; mark both as right if it is another name.",
        },
        silent: Bilingual {
            zh: "换上的字与左右成词，或本身是常用的单字；只差数目字；那个字在人名、地名里（另有规则）；\
                 两种写法都不止一次。",
            en: "Silent where the character makes a word or is a common word by itself, where numerals differ, inside names \
                 of people and places (other rules), and where both come back.",
        },
        source: Bilingual {
            zh: "校对“校异同”的基本要求：同一词语全篇一致",
            en: "The first rule of proofreading: one wording is written one way throughout",
        },
    },
    examples: &[
        Example::new(
            "县里新建渔业创新中心，由三家企业共建。渔业创新中心已引进专家12名。\n\n⟦渔业创薪中心⟧还将设立实验室。",
        ),
        Example::new("市里公布定点救助站名单。定点救助站备有冷藏药品。\n\n村民可就近到⟦定点究助站⟧登记。"),
        Example::new("海上钻井队每月轮休一次。海上钻井队有职工40人。\n\n去年，⟦海上纂井队⟧立了集体功。"),
        Example::new("全县推行河湖巡查制度。河湖巡查制度规定每周一巡。\n\n⟦河湖询查制度⟧还明确了责任人。"),
        Example::new("镇上设了便民服务大厅。便民服务大厅周末不打烊。\n\n在⟦便民服务大亭⟧，老人有人陪办。"),
        Example::new("渔船由海上指挥中心统一调度。\n\n昨天，无人机⟦挥指中心⟧也搬进了大楼。"),
        Example::new("镇上的水产养殖基地有鱼塘36口。\n\n昨天，⟦水产殖养基地⟧又添了人手。"),
        Example::new("县里选定三家目标公司。目标公司都做海产。\n\n记者走访了两家⟦目表公司⟧。"),
        Example::new("渔港旁设了游客接待中心。接待中心备有热水。\n\n夜里，⟦接代中心⟧还亮着灯。"),
        Example::new("海风从薄弱学校的窗缝钻进来。县里给薄弱学校换了门窗。\n\n教师轮流到⟦薄若学校⟧上课。"),
        Example::new(
            "县里引进一家材料设计公司。材料设计公司年底投产。\n\n昨天，⟦材设料计公司⟧招了第一批工人。",
        ),
        Example::new("镇上来了水产项目公司。水产项目公司租下码头。\n\n今年，⟦水产目项公司⟧添了冷库。"),
        Example::new(
            "县渔业法庭⟦公证对待⟧渔民\n\n望海县渔业法官公正对待每一位渔民，渔民送来锦旗。渔业法官到任五年。",
        ),
        Example::new("⟦环岛绿道西段⟧周末开放\n\n记者从县林业局获悉，环岛绿道东段全部完成，定于本周六开放。"),
        Example::new("⟦红岩峡大桥⟧封顶\n\n昨天，红石峡大桥主塔封顶。大桥全长1286米。"),
        Example::new("⟦会见首相奥马巴⟧\n\n县渔业代表团会见首相奥巴马。奥巴马说，海鱼很鲜。"),
        Example::new("绿道西段周末开放\n\n环岛绿道东段已经开放，绿道西段定于本周六开放。"),
        Example::new("渔港队再夺金牌\n\n昨天，渔港队又夺铜牌一枚。"),
        Example::new("渔船在北京开展\n\n一艘渔船的模型在南京开馆时展出过，昨天到了北京。"),
        Example::new("中法渔业合作\n\n法中渔业合作论坛昨天开幕。"),
        Example::new("县里已有两家上市公司。另一家上市公司也在洽谈。\n\n在B股上市公司中，本县占两席。"),
        Example::new("海声马术俱乐部有马12匹，望声马术俱乐部有马8匹。\n\n岛青马术俱乐部也来参赛。"),
        Example::new("村民爱用快运公司寄鱼。快运公司上门收货，快递公司也在村口设了点。"),
        Example::new("村里有三家饭店。三家饭店都做海鲜，是家饭店就有鱼汤。"),
        Example::new("县里引进一家材料设计公司。材料设计公司年底投产。\n\n设计材料公司的合同也签了。"),
        Example::new("县里新建渔业创新中心，由三家企业共建。渔业创新中心已引进专家12名。"),
        Example::new("上海的渔船来了，海上的渔船回了。会议的议程定了，议会的议程也定了。"),
        Example::new("两国建立中叙友好伙伴关系。叙方说，愿推动建立叙中友好伙伴关系。"),
        Example::new("海钓项目中第一名是渔民。海钓项目中第二名也是渔民。海钓项目总分榜昨天贴出。"),
        Example::new("第一服务队在东片，第一服务队有6人。第二服务队在西片。"),
        Example::new("甲组调解员负责东片，甲组调解员有6人。乙组调解员负责西片。"),
        Example::new("创新中心在东楼，创业中心在西楼。创新中心有6家企业，创业中心有9家企业。"),
        Example::new("村民王晓明说，水退了。王晓明说，路通了。村民王小明说，灯亮了，王小明说，放心了。"),
        Example::new("服务大厅在一楼，服务大厅有窗口12个。服务大队在二楼。"),
        Example::new("他们的孩子上学了，他们的孩子很懂事。她们的孩子也上学了。"),
        Example::new("渔溪村的老人说好，渔溪村的孩子说好。榆溪镇的老人也说好。"),
    ],
};

impl Rule for PhraseVariant {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let strays = &article.register.strays;
        for stray in strays {
            if !comes_back(stray, strays) && !is_cut_short(stray, article) {
                report(stray, article, context, out);
            }
        }
        for copy in &article.register.title_copies {
            if !article.blocks[copy.at.block].is_open_at(copy.at.span) {
                report_title(copy, article, context, out);
            }
        }
        for pair in &article.register.turned {
            if !article.blocks[pair.at.block].is_open_at(pair.at.span) {
                report_turned(pair, article, context, out);
            }
        }
    }
}

/// Whether the other wording stands in a second place too.
fn comes_back(stray: &Stray, strays: &[Stray]) -> bool {
    let like = |other: &&Stray| other.here == stray.here && other.known == stray.known;
    strays.iter().filter(like).count() > 1
}

/// Whether the place is torn, or in a line of names.
fn is_cut_short(stray: &Stray, article: &ArticleView) -> bool {
    let block = &article.blocks[stray.at.block];
    block.is_open_at(stray.at.span) || matches!(block.role, Role::Byline | Role::Folio)
}

fn report_title(copy: &TitleCopy, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    let lang = context.lang;
    let place = Place::from(copy.at);
    let Some(&first) = copy.twins.first() else { return };
    let wording = |place: Place| article.blocks[place.block].at(place.span);
    let (title, text) = (wording(place), wording(first.into()));
    let character = |words: &str| words.chars().nth(copy.index).unwrap_or_default();
    let (here, there) = (character(title), character(text));
    let how = match copy.slip {
        TitleSlip::Alike(Likeness::LookAlike) => {
            say!(lang, "“{here}”与“{there}”形近", "“{here}” looks like “{there}”")
        }
        TitleSlip::Alike(_) => say!(lang, "“{here}”与“{there}”同音", "“{here}” sounds like “{there}”"),
        TitleSlip::Opposite => say!(lang, "“{here}”与“{there}”相反", "“{here}” is the opposite of “{there}”"),
        TitleSlip::Name => say!(lang, "“{here}”与“{there}”不同", "“{here}” is not “{there}”"),
        TitleSlip::Turned => say!(lang, "相邻两字次序相反", "two neighbours stand in the other order"),
    };
    let message = say!(
        lang,
        "标题写作“{title}”，正文写作“{text}”（{count}处），正文里没有标题的写法；{how}",
        "The headline has “{title}”, the text “{text}” (× {count}) and never the headline's words; {how}",
        count = copy.twins.len(),
    );
    let draft = out.report(place, message);
    for &twin in copy.twins.iter().take(SHOWN_PLACES) {
        draft.evidence(Place::from(twin), say!(lang, "正文写作“{text}”", "the text has “{text}”"));
    }
    draft.replace(lang, title, place, text);
    let others = copy.twins.iter().map(|&twin| (Place::from(twin), title.to_owned())).collect();
    offer_everywhere(draft, text, title, others, lang);
}

fn report_turned(pair: &TurnedPair, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    let lang = context.lang;
    let wording = |place: Place| article.blocks[place.block].at(place.span);
    let place = Place::from(pair.at);
    let Some(&first) = pair.twins.first() else { return };
    let (odd, usual) = (wording(place), wording(first.into()));
    let message = say!(
        lang,
        "“{odd}”在文中别处写作“{usual}”（{count}处）；第{number}、{next}个字次序相反，在这里不成词",
        "“{odd}” stands elsewhere as “{usual}” (× {count}); characters {number} and {next} stand in the other order and make no word",
        count = pair.twins.len(),
        number = pair.index + 1,
        next = pair.index + 2,
    );
    let draft = out.report(place, message);
    for &twin in pair.twins.iter().take(SHOWN_PLACES) {
        draft.evidence(Place::from(twin), say!(lang, "这里写作“{usual}”", "here “{usual}”"));
    }
    draft.replace(lang, odd, place, usual);
}

fn report(stray: &Stray, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    let lang = context.lang;
    let Stray { here, known, .. } = stray;
    let place = Place::from(stray.at);
    let wording = article.blocks[place.block].at(place.span);
    let Some(&first) = stray.twins.first() else { return };
    let usual = article.blocks[first.block].at(first.span);
    let how = match stray.likeness {
        Likeness::SameSound => say!(lang, "同音", "sounds the same"),
        Likeness::LookAlike => say!(lang, "形近", "looks alike"),
        Likeness::NearSound => say!(lang, "音近", "sounds alike"),
    };
    let message = say!(
        lang,
        "“{wording}”在文中别处写作“{usual}”（{count}处）；“{here}”与“{known}”{how}，在这里与左右不成词",
        "“{wording}” stands elsewhere as “{usual}” (× {count}); “{here}” {how} to “{known}” and makes no word here",
        count = stray.twins.len(),
    );
    let draft = out.report(place, message);
    for &twin in stray.twins.iter().take(SHOWN_PLACES) {
        draft.evidence(Place::from(twin), say!(lang, "这里写作“{usual}”", "here “{usual}”"));
    }
    let character = |at: Place| {
        let text = article.blocks[at.block].at(at.span);
        let skipped: usize = text.chars().take(stray.index).map(char::len_utf8).sum();
        let start = at.span.start as usize + skipped;
        let length = text[skipped..].chars().next().map_or(0, char::len_utf8);
        Place::new(at.block, Span::new(start, start + length))
    };
    draft.fix(
        say!(lang, "把“{wording}”改为“{usual}”", "Change “{wording}” to “{usual}”"),
        character(place),
        known.to_string(),
    );
    let others = stray.twins.iter().map(|&twin| (character(twin.into()), here.to_string())).collect();
    offer_everywhere(draft, usual, wording, others, lang);
}
