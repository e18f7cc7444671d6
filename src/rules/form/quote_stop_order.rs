//! `quote-stop-order`: the stop on the wrong side of a closing quotation mark, and the colon in the middle of speech.

use super::{MARKS, both};
use crate::facts::quoted::{Marks, Quoted};
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Span, is_han};

/// `quote-stop-order`.
#[derive(Debug)]
pub struct QuoteStopOrder;

static INFO: RuleInfo = RuleInfo {
    code: "quote-stop-order",
    kinds: &["PU14", "PU15", "PU16"],
    confidence: Confidence::Medium,
    page: RulePage {
        title: both("引号与句号的先后，引语中间的冒号", "Stops and colons beside quotation marks"),
        finds: both(
            "独立成句的引语，句号放在了引号外（他说：“我同意这个办法。”写成“……办法”。）；引语只是句子的一部分，却把句号放在引号里；\
             一段引语中间插入的“某某说”用了冒号。",
            "A full stop outside a quotation that is a sentence of its own; one inside a quotation that is part of a \
             sentence; a colon after the 说 that interrupts a quotation.",
        ),
        why: both(
            "句号在里在外，表明引的是整句话还是几个词。",
            "Where the stop stands tells whether a sentence or some words are quoted.",
        ),
        instead: both(
            "他说：“我同意这个办法。”　坚持“小事不出村”的做法。　“好，”他说，“再来。”",
            "As in: 他说：“我同意这个办法。” 坚持“小事不出村”的做法。 “好，”他说，“再来。”",
        ),
        silent: both(
            "口号、词语加引号的；引语里有几句话的；几个引语并列的。",
            "Quoted slogans and words; quotations of several sentences; several quotations in a row.",
        ),
        source: both("GB/T 15834—2011，附录B.1.5、B.2.1", "GB/T 15834—2011, annex B.1.5 and B.2.1"),
    },
    examples: &[
        Example::new("老林说：“岛上风大，船要早点靠岸⟦”。⟧大家点头。"),
        Example::new("她笑着答道：“只要孩子们爱听，我就一直唱下去⟦”。⟧"),
        Example::new("他摆摆手说：“这点风浪算不了什么⟦”。⟧"),
        Example::new("一位游客问：“这么大的塔，当年是怎么搬上山的⟦”。⟧"),
        Example::new("镇里推广“今天的事今天办⟦。”⟧的做法，群众叫好。"),
        Example::new("他那句“船到桥头自然直⟦。”⟧，让大家松了口气。"),
        Example::new("“这张网要补，”老林说⟦：⟧“补好了明天再下海。”"),
        Example::new("“这张网要补,”老林说⟦:⟧“补好了明天再下海。”"),
        Example::new("老林说：“岛上风大，船要早点靠岸。”大家点头。"),
        Example::new("镇里推广“今天的事今天办”的做法，群众叫好。"),
        Example::new("“这张网要补，”老林说，“补好了明天再下海。”"),
        Example::new("驿站门口写着：“有事您说话”。"),
        Example::new("大家都说：“好得很”。"),
        Example::new("他的口头禅是“先看天，再出海”。"),
        Example::new("老林说：“好。”小陈说：“走。”"),
        Example::new("墙上写着“先看天。再出海。”的字样。"),
        Example::new("大家说这叫“一网情深”“一帆风顺”。"),
        Example::new("她问：“这是谁的网？”“我的。”老林说。"),
        Example::new("“走吧。”老林说：“天亮了。”"),
    ],
    ..MARKS
};

/// The verbs that announce a quotation of whole sentences.
const SPEECH: [&str; 10] = ["说", "道", "问", "答", "表示", "坦言", "感慨", "介绍", "回忆", "笑着讲"];
/// The longest quotation that is looked at, in bytes.
const LONGEST: usize = 3000;
/// The longest name with a verb of speech that may interrupt a quotation, in characters.
const SPEAKER: usize = 12;
/// The shortest quotation that is taken for a whole sentence, in characters.
const SENTENCE: usize = 6;

impl Rule for QuoteStopOrder {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for quoted in block.facts.quoted.iter().filter(|quoted| quoted.marks == Marks::Double) {
            if !block.at(quoted.span).starts_with('“') || quoted.span.len() > LONGEST {
                continue;
            }
            if let Some(place) = stop_outside(block, quoted).filter(|place| !block.is_open_at(place.span)) {
                let message = say!(
                    context.lang,
                    "引语独立成句，句号应在引号里面（GB/T 15834—2011，附录B.2.1）",
                    "the quotation is a sentence of its own: its stop stands inside (GB/T 15834—2011, B.2.1)"
                );
                let title = say!(context.lang, "把句号移到引号里", "Move the stop inside");
                out.report(place, message).fix(title, place, "。”");
            } else if let Some(place) = stop_inside(block, quoted) {
                let message = say!(
                    context.lang,
                    "引语只是句子的一部分，里面不用句号（GB/T 15834—2011，附录B.2.1）",
                    "the quotation is part of a sentence: it takes no stop inside (GB/T 15834—2011, B.2.1)"
                );
                let title = say!(context.lang, "删去引号里的句号", "Delete the stop inside");
                out.report(place, message).fix(title, place, "”");
            } else if let Some((place, first)) = colon_amid(block, quoted) {
                let message = say!(
                    context.lang,
                    "“某某说”在引语中间，后面用逗号，不用冒号（GB/T 15834—2011，附录B.1.5）",
                    "in the middle of a quotation 说 takes a comma, not a colon (GB/T 15834—2011, B.1.5)"
                );
                let title = say!(context.lang, "改为逗号", "Change to a comma");
                out.report(place, message)
                    .severity(Severity::Hint)
                    .evidence(first, say!(context.lang, "引语的前一半", "the first half of the quotation"))
                    .fix(title, place, if block.at(place.span) == ":" { "," } else { "，" });
            }
        }
    }
}

/// `”。` after a quoted sentence that a verb of speech and a colon announce.
fn stop_outside(block: &BlockView, quoted: &Quoted) -> Option<Place> {
    let (start, end) = (quoted.span.start as usize, quoted.span.end as usize);
    let announced = block.text[..start].strip_suffix(['：', ':'])?;
    let inner = block.at(quoted.inner);
    let whole = inner.chars().count() >= SENTENCE;
    let unstopped = inner.ends_with(is_han);
    let speech = SPEECH.iter().any(|verb| announced.ends_with(verb));
    let stopped = block.text[end..].starts_with('。');
    let place = Span::new(end - '”'.len_utf8(), end + '。'.len_utf8().min(block.text.len() - end));
    (whole && unstopped && speech && stopped).then(|| Place::new(0, place))
}

/// `。”` in a quotation that the sentence goes on after.
fn stop_inside(block: &BlockView, quoted: &Quoted) -> Option<Place> {
    let (start, end) = (quoted.span.start as usize, quoted.span.end as usize);
    let inner = block.at(quoted.inner);
    let part = inner.strip_suffix('。')?;
    let one_clause = !part.contains(['。', '！', '？', '；', '，', ',', '“', '”', '…']);
    let before = block.text[..start].chars().next_back()?;
    let after = &block.text[end..];
    let goes_on = after.starts_with(['，', ',', '的']);
    let speaks = SPEECH.iter().any(|verb| block.text[..start].ends_with(verb))
        || ["写着", "写道", "喊", "叫", "称", "讲"].iter().any(|verb| block.text[..start].ends_with(verb));
    let place = Span::new(end - "。”".len(), end);
    (one_clause && is_han(before) && goes_on && !speaks).then(|| Place::new(0, place))
}

/// The colon in `“…，”某某说：“…”`, with the first half.
fn colon_amid(block: &BlockView, quoted: &Quoted) -> Option<(Place, Place)> {
    let inner = block.at(quoted.inner);
    if !inner.ends_with(['，', ',']) {
        return None;
    }
    let end = quoted.span.end as usize;
    let near: usize = block.text[end..].chars().take(SPEAKER + 1).map(char::len_utf8).sum();
    let colon = end + block.text[end..end + near].find(['：', ':'])?;
    let speaker = &block.text[end..colon];
    let short = !speaker.is_empty() && speaker.chars().all(is_han);
    let speech = SPEECH.iter().any(|verb| speaker.ends_with(verb));
    let mark = block.text[colon..].chars().next()?.len_utf8();
    let goes_on = block.text[colon + mark..].starts_with('“');
    (short && speech && goes_on)
        .then(|| (Place::new(0, Span::new(colon, colon + mark)), Place::new(0, quoted.span)))
}
