//! `kin-count-conflict`: 四姐妹 over 姐妹三人, 四代人 over 祖孙三代.

use super::{FIGURES, both};
use crate::facts::numeral::chinese_digit;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::{Span, holds_any};

/// `kin-count-conflict`.
#[derive(Debug)]
pub struct KinCountConflict;

static INFO: RuleInfo = RuleInfo {
    code: "kin-count-conflict",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["N15"],
    page: RulePage {
        title: both("几姐妹、几代人前后不一", "So many sisters or generations, told in two ways"),
        finds: both(
            "标题说“四姐妹”“四代人”，正文只说“姐妹三人”“祖孙三代”；正文两处也算。",
            "Four sisters or generations in the headline where the text has three, or two such counts in the text.",
        ),
        why: both("一家人的人数、代数只有一个。", "One family has one number."),
        instead: both("核对后改为一致。", "Check, then write one number."),
        silent: both(
            "同一种说法在正文里有几个数、写明另一家、说到增加或“之一”的不报。",
            "Silent where the text has several such counts, another family, or tells that one joined.",
        ),
        source: both("前后对照", "One place against the other"),
    },
    examples: &[
        Example::new(
            "⟦四姐妹⟧办起博物馆\n本报讯 馆主是镇上的叶家姐妹。开馆九年，水电之外的钱都靠姐妹三人自己贴。",
        ),
        Example::new(
            "⟦四代人⟧守护一条渡船\n本报讯 爷爷接过竹篙，父亲接过船。祖孙三代，在江面上没出过一次事故。",
        ),
        Example::new("兄弟开荒\n宁家三兄弟承包了荒山。二十年过去，⟦兄弟四人⟧种下果树三千棵。"),
        Example::new("⟦五兄妹⟧轮流养老\n本报讯 老人病倒后，兄妹四人商量着排了班，一人一周。"),
        Example::new("好家风\n一家四代人都当老师。村里人说，这⟦三代人⟧教出的学生有几千名。"),
        Example::new(
            "三姐妹办起博物馆\n本报讯 馆主是镇上的叶家姐妹。开馆九年，水电之外的钱都靠姐妹三人自己贴。",
        ),
        Example::new(
            "三代人守护一条渡船\n本报讯 爷爷接过竹篙，父亲接过船。祖孙三代，在江面上没出过一次事故。",
        ),
        Example::new("两家人\n宁家三兄弟承包了荒山。山那边的韩家，兄弟四人开了茶园。"),
        Example::new("四代人\n本报讯 村里有五代人的家庭，也有四代人的家庭。"),
        Example::new("代代相传\n第四代人接过竹篙。祖孙三代留下的船还在。"),
        Example::new("兄弟开荒\n宁家三兄弟承包了荒山。弟弟回来后，兄弟四人种下果树三千棵，又添了一个。"),
        Example::new("新一代\n新生代农民三代人同堂。另一家四代人同堂。"),
        Example::new("姐妹\n七姐妹山下，姐妹三人开了客栈。"),
        Example::new("队伍\n三兄弟乐队成立。两兄弟中的哥哥是主唱。"),
    ],
    ..FIGURES
};

/// A kind of count: the words that a number stands before, and those that it stands behind with what follows it.
struct Kind {
    behind: &'static [&'static str],
    before: &'static [&'static str],
    ends: &'static [&'static str],
}

const KINDS: [Kind; 4] = [
    Kind { behind: &["姐妹"], before: &["姐妹", "姊妹"], ends: &["人", "个"] },
    Kind { behind: &["兄弟"], before: &["兄弟"], ends: &["人", "个"] },
    Kind { behind: &["兄妹", "姐弟"], before: &["兄妹", "姐弟"], ends: &["人", "个"] },
    Kind { behind: &["代人"], before: &["祖孙", "父子"], ends: &["代"] },
];

impl Rule for KinCountConflict {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        for kind in &KINDS {
            if !kind
                .behind
                .iter()
                .chain(kind.before)
                .any(|word| article.blocks.iter().any(|it| it.says(word)))
            {
                continue;
            }
            let told: Vec<Told> = article
                .blocks
                .iter()
                .enumerate()
                .flat_map(|(index, block)| told_in(index, block, kind))
                .collect();
            let Some(first) = told.first() else { continue };
            let others: Vec<&Told> = told.iter().filter(|it| it.count != first.count).collect();
            let Some(&other) = others.first() else { continue };
            // Each number told once or more, and no third: the one told more often is right.
            if others.iter().any(|it| it.count != other.count) || is_of_another(article, &told) {
                continue;
            }
            let again = told.iter().filter(|it| it.count == first.count).count();
            if again > 1 && others.len() > 1 {
                continue;
            }
            let headed = article.blocks[first.place.block].role.is_title();
            let (wrong, right) = if headed && again == 1 { (first, other) } else { (other, first) };
            report(article, right, wrong, context, out);
        }
    }
}

/// 三姐妹, 姐妹三人: the count and where it stands.
struct Told {
    place: Place,
    count: u32,
}

fn told_in(index: usize, block: &BlockView, kind: &Kind) -> Vec<Told> {
    let text = block.text;
    let usable = block.role.is_title() || block.role.is_prose();
    let mut found = Vec::new();
    let mut push = |start: usize, end: usize, digit: char| {
        let count = if digit == '两' { Some(2) } else { chinese_digit(digit) };
        let span = Span::new(start, end);
        let open = block.role.is_prose() && block.is_open_at(span);
        if let Some(count) = count.filter(|count| (2..=9).contains(count) && !open) {
            found.push(Told { place: Place::new(index, span), count });
        }
    };
    for word in kind.behind.iter().filter(|_| usable) {
        for at in block.places_of(word) {
            let Some(digit) = text[..at].chars().next_back() else { continue };
            let start = at - digit.len_utf8();
            // 第四代人, 七姐妹山 and 十三姐妹 are no such counts.
            let before = text[..start].chars().next_back();
            let after = text[at + word.len()..].chars().next();
            let named = after.is_some_and(|c| "山峰岛会队团乐之中".contains(c));
            let other = before.is_some_and(|c| {
                c == '第' || c == '有' || chinese_digit(c).is_some() || "十百几数好".contains(c)
            });
            if !named && !other {
                push(start, at + word.len(), digit);
            }
        }
    }
    for word in kind.before.iter().filter(|_| usable) {
        for at in block.places_of(word) {
            let behind = &text[at + word.len()..];
            let Some(digit) = behind.chars().next() else { continue };
            let rest = &behind[digit.len_utf8()..];
            if let Some(end) = kind.ends.iter().find(|end| rest.starts_with(**end)) {
                push(at, text.len() - rest.len() + end.len(), digit);
            }
        }
    }
    found.sort_by_key(|told| told.place);
    found
}

/// Whether the sentences of the counts tell of another family, or that one joined.
fn is_of_another(article: &ArticleView, told: &[Told]) -> bool {
    const ANOTHER: [&str; 10] =
        ["另一", "另外", "那边", "家，", "也有", "回来后", "又添", "加入", "之一", "其中"];
    told.iter().any(|it| {
        let block = &article.blocks[it.place.block];
        let sentence = block.sentence_at(it.place.span.start as usize);
        let words = sentence.map_or(block.text, |sentence| block.at(sentence.span));
        holds_any(words, &ANOTHER)
    })
}

fn report(article: &ArticleView, right: &Told, wrong: &Told, context: &RuleContext, out: &mut Drafts) {
    let [one, two] = [right, wrong].map(|told| article.blocks[told.place.block].at(told.place.span));
    let message = say!(context.lang, "这里说“{two}”，别处说“{one}”", "“{two}” here, “{one}” elsewhere");
    out.report(wrong.place, message).evidence(right.place, format!("“{one}”"));
}
