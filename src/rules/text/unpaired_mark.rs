//! `unpaired-mark`: a quotation mark, bracket or book mark without its partner.

use crate::article::Role;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo,
    RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span, is_han, marks_of};

/// `unpaired-mark`.
#[derive(Debug)]
pub struct UnpairedMark;

static INFO: RuleInfo = RuleInfo {
    code: "unpaired-mark",
    former_codes: &[],
    family: Family::Punctuation,
    severity: Severity::Warning,
    on_by_default: true,
    points: None,
    confidence: Confidence::High,
    kinds: &["PU01", "PU03", "PU40", "T15", "T16"],
    page: RulePage {
        title: Bilingual { zh: "标点不配对", en: "Unpaired mark" },
        finds: Bilingual {
            zh: "引号、括号、书名号只有一半；一对引号前后颠倒。",
            en: "A quotation mark, bracket or book mark without its partner; quotation marks that are turned round.",
        },
        why: Bilingual {
            zh: "少一半引号，引文从哪里起、到哪里止就说不清。",
            en: "With half a pair missing nobody can tell where the quotation begins or ends.",
        },
        instead: Bilingual {
            zh: "补上另一半，或删去多余的一半。",
            en: "Add the partner, or delete the half that is left.",
        },
        silent: Bilingual {
            zh: "引文分几段、每段开头有前引号而末段才有后引号的；跨段成对的；“1）”“a)”一类序号；“’98”一类撇号；被分栏切断、前后文不全的段落。",
            en: "Quotations of several paragraphs, pairs across paragraphs, numbering such as 1), apostrophes, and torn paragraphs.",
        },
        source: Bilingual {
            zh: "GB/T 15834—2011《标点符号用法》4.8、4.9、4.15",
            en: "GB/T 15834—2011, clauses 4.8, 4.9, 4.15",
        },
    },
    examples: &[
        Example::new("短片《老街》（2’16”）今天上线。"),
        Example::new("林若彤说：⟦“⟧我们把事情办在前头，群众心里就踏实。"),
        Example::new("全县推行“一事一档、一事一人、一事一评”⟦”⟧的办法。"),
        Example::new("各村（社区⟦（⟧都建起了议事小院。"),
        Example::new("县里印发⟦《⟧小院议事工作规程，规范议事流程。"),
        Example::new("挂联法官共调解纠纷326件⟦）⟧，群众满意。"),
        Example::new("他说：“小院里议的都是家常事⟦‘⟧，议好了大家都舒心。”"),
        Example::new("村里办起⟦”⟧渔家夜校“，老人也来听课。"),
        Example::new("村里办起“渔家夜校⟦“⟧，老人也来听课。"),
        Example::new("“小院议事”办得好，“渔家夜校”也热闹。"),
        Example::new("他说：“村里的事，大家商量着办。\n\n“一个人的主意，比不上大家的主意。”"),
        Example::new("信里写道：“亲爱的乡亲们：\n\n见字如面。\n\n祝大家平安。”"),
        Example::new("办事分三步：1）登记；2）核对；3）领证。"),
        Example::new("各村(社区）都建起了议事小院。"),
        Example::new("县里印发《关于推行〈小院议事规程〉的通知》。"),
        Example::new("他说：“‘小院议事’不是摆样子。”"),
        Example::new("各乡镇（街道）、村（社区）都有驿站。"),
        Example::new("’98渔家运动会在白鹭港举行，渔民踊跃报名。"),
    ],
};

/// How far a pair may stretch over paragraphs, in blocks.
const FURTHEST: usize = 12;

#[derive(Clone, Copy)]
struct Open {
    closer: char,
    block: usize,
    span: Span,
}

impl Rule for UnpairedMark {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        let MarksLeft { open, closing } = &*block.digest(MarksLeft::of);
        for closer in closing {
            let pair =
                open.iter().find(|open| open.closer == closer.closer && open.span.start > closer.span.start);
            if let Some(opener) = pair.filter(|opener| is_turned_round(block.text, closer.span, opener.span))
            {
                report_turned_round(block, closer.span, opener.span, context, out);
            }
        }
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let mut left_open: Vec<Open> = Vec::new();
        let mut unopened: Vec<Open> = Vec::new();
        for (index, block) in article.blocks.iter().enumerate() {
            if block.role == Role::Folio || block.sentences.iter().any(|sentence| sentence.open) {
                // What stands open may be closed in words that are lost.
                left_open.clear();
                continue;
            }
            let MarksLeft { open, closing } = &*block.digest(MarksLeft::of);
            let here = |mark: &Open| Open { block: index, ..*mark };
            if is_one_quotation(block.text) {
                // The last paragraph of a quotation that opens anew at each.
                left_open.retain(|open| open.closer != '”');
            }
            for mark in closing.iter().map(here) {
                match left_open
                    .iter()
                    .rposition(|open| open.closer == mark.closer && index - open.block <= FURTHEST)
                {
                    // A quotation of several paragraphs is closed once for all of them.
                    Some(depth) => {
                        let closed = left_open[depth];
                        left_open.retain(|open| open.closer != closed.closer);
                    }
                    None => unopened.push(mark),
                }
            }
            left_open.extend(open.iter().map(here));
        }
        let mut marks: Vec<Open> = left_open.into_iter().chain(unopened).collect();
        marks.sort_by_key(|mark| (mark.block, mark.closer, mark.span));
        for alike in marks.chunk_by(|one, two| one.block == two.block && one.closer == two.closer) {
            if let [closer, opener] = alike
                && is_turned_round(article.blocks[closer.block].text, closer.span, opener.span)
            {
                continue;
            }
            let Some((last, others)) = alike.split_last() else { continue };
            let name = name_of(article.blocks[last.block].at(last.span)).get(context.lang);
            let message = say!(context.lang, "这个{name}没有配对", "this {name} has no partner");
            let finding = out.report(Place::new(last.block, last.span), message);
            for other in others {
                let says = say!(context.lang, "这里的也没有配对", "nor has this one");
                finding.evidence(Place::new(other.block, other.span), says);
            }
            if let [first, last] = alike
                && let Some((wrong, right)) =
                    same_mark_twice(article.blocks[first.block].text, first.span, last.span)
            {
                finding.rewrite(context.lang, Place::new(first.block, wrong), right);
            }
        }
    }
}

/// The longest phrase between quotation marks that were turned round, in bytes.
const TURNED_ROUND: u32 = 60;

/// Whether the two are a pair of quotation marks of which the second stands first: ”渔家夜校“.
fn is_turned_round(text: &str, closer: Span, opener: Span) -> bool {
    let near = closer.end < opener.start && opener.start - closer.end <= TURNED_ROUND;
    if !near || !matches!((closer.of(text), opener.of(text)), ("”", "“") | ("’", "‘")) {
        return false;
    }
    // The end of one quotation and the beginning of the next: …”，他说“….
    let between = Span { start: closer.end, end: opener.start }.of(text);
    let speaks = between.ends_with(['说', '道', '称', '问', '答', '是', '叫', '为']);
    between.chars().all(is_han) && !speaks && text[..closer.start as usize].ends_with(is_han)
}

/// Where a phrase has the same mark on both sides, the one that should be the other half, and that half: “渔歌“.
fn same_mark_twice(text: &str, first: Span, last: Span) -> Option<(Span, &'static str)> {
    let near = first.end < last.start && last.start - first.end <= TURNED_ROUND;
    let phrase = near && Span { start: first.end, end: last.start }.of(text).chars().all(is_han);
    let right = match first.of(text) {
        mark if mark != last.of(text) => return None,
        "“" => (last, "”"),
        "‘" => (last, "’"),
        "《" => (last, "》"),
        "”" => (first, "“"),
        "’" => (first, "‘"),
        "》" => (first, "《"),
        _ => return None,
    };
    phrase.then_some(right)
}

fn report_turned_round(
    block: &BlockView,
    closer: Span,
    opener: Span,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let (first, second) = (Place::new(0, closer), Place::new(0, opener));
    let message = say!(context.lang, "这对引号前后颠倒了", "this pair of quotation marks is turned round");
    let title = say!(context.lang, "前后对调", "Turn them round");
    let edits = vec![(first, block.at(opener).to_owned()), (second, block.at(closer).to_owned())];
    out.report(first, message)
        .evidence(second, say!(context.lang, "另一半", "the other half"))
        .safe_fix(title, edits);
}

fn name_of(mark: &str) -> Bilingual {
    match mark {
        "“" => Bilingual { zh: "前引号", en: "opening quotation mark" },
        "”" => Bilingual { zh: "后引号", en: "closing quotation mark" },
        "‘" => Bilingual { zh: "前单引号", en: "opening single quotation mark" },
        "’" => Bilingual { zh: "后单引号", en: "closing single quotation mark" },
        "《" | "〈" => Bilingual { zh: "前书名号", en: "opening book mark" },
        "》" | "〉" => Bilingual { zh: "后书名号", en: "closing book mark" },
        "（" | "(" | "【" | "〔" => Bilingual { zh: "前括号", en: "opening bracket" },
        "）" | ")" | "】" | "〕" => Bilingual { zh: "后括号", en: "closing bracket" },
        _ => Bilingual { zh: "引号", en: "quotation mark" },
    }
}

/// Whether the paragraph is one quotation from its first character to its last.
fn is_one_quotation(text: &str) -> bool {
    text.starts_with('“') && text.ends_with('”')
}

/// The marks without partner in a block, which counts as block 0.
struct MarksLeft {
    open: Vec<Open>,
    closing: Vec<Open>,
}

impl MarksLeft {
    fn of(block: &BlockView) -> MarksLeft {
        let (open, closing) = marks_left(block.text, 0);
        MarksLeft { open, closing }
    }
}

/// The openers that nothing closes and the closers that nothing opens in one block.
fn marks_left(text: &str, block: usize) -> (Vec<Open>, Vec<Open>) {
    let mut open: Vec<Open> = Vec::new();
    let mut unopened = Vec::new();
    for (at, c) in marks_of(text) {
        let span = Span::new(at, at + c.len_utf8());
        if let Some(closer) = closer_of(c) {
            open.push(Open { closer, block, span });
        } else if let Some(closer) = as_closer(c) {
            match open.iter().rposition(|open| open.closer == closer) {
                Some(depth) => {
                    open.remove(depth);
                }
                None if numbers_an_item(text, at, closer) || is_prime(text, at) => {}
                None => unopened.push(Open { closer, block, span }),
            }
        }
    }
    (open, unopened)
}

/// 2’16”: the marks of minutes and seconds.
fn is_prime(text: &str, at: usize) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let before = text[..at].trim_end_matches(is_digit);
    let digits = before.len() < at;
    let minutes = text[at..].strip_prefix('’').is_some_and(|seconds| seconds.starts_with(is_digit));
    digits && (minutes || text[at..].starts_with('”') && before.ends_with('’'))
}

fn closer_of(c: char) -> Option<char> {
    Some(match c {
        '“' => '”',
        '‘' => '’',
        '《' => '》',
        '〈' => '〉',
        '（' | '(' => '）',
        '【' => '】',
        '〔' => '〕',
        '「' => '」',
        '『' => '』',
        _ => return None,
    })
}

/// The mark as a closer; a half-width bracket closes a full-width one.
fn as_closer(c: char) -> Option<char> {
    match c {
        ')' => Some('）'),
        '”' | '’' | '》' | '〉' | '）' | '】' | '〕' | '」' | '』' => Some(c),
        _ => None,
    }
}

/// Whether the closing bracket at `at` ends the number of an item: `1）`, `a)`, `一）`; or ’ is an apostrophe.
fn numbers_an_item(text: &str, at: usize, closer: char) -> bool {
    let mut before = text[..at].chars().rev();
    let previous = before.next();
    match closer {
        '）' => {
            let is_number = |c: char| c.is_ascii_alphanumeric() || "一二三四五六七八九十".contains(c);
            previous.is_some_and(is_number) && before.find(|&c| !is_number(c)).is_none_or(|c| !is_han(c))
        }
        // It's, ’98.
        '’' => {
            let next = text[at + closer.len_utf8()..].chars().next();
            previous.is_some_and(|c| c.is_ascii_alphanumeric()) || next.is_some_and(|c| c.is_ascii_digit())
        }
        _ => false,
    }
}
