//! `repeated-passage`: a sentence or paragraph printed twice in one article.

use crate::article::Role;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo,
    RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span, is_han, is_letter_or_figure, past_han};
use rustc_hash::{FxBuildHasher, FxHashMap, FxHasher};
use std::hash::Hasher;
use std::sync::Arc;

/// `repeated-passage`.
#[derive(Debug)]
pub struct RepeatedPassage;

/// The shortest sentence that is not repeated by chance, in letters and figures.
const SHORTEST: usize = 20;
/// The shortest sentence that is not nearly repeated by chance.
const SHORTEST_NEAR: usize = 30;
/// The longest sentence that is compared letter by letter.
const LONGEST_NEAR: usize = 300;
/// How many letters two copies of one sentence may differ in.
const SLIPS: usize = 2;
/// The letters at either end by which nearly equal sentences find each other.
const END: usize = 12;

static INFO: RuleInfo = RuleInfo {
    code: "repeated-passage",
    former_codes: &[],
    family: Family::Structure,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(40),
    confidence: Confidence::High,
    kinds: &["T09"],
    page: RulePage {
        title: Bilingual { zh: "语句重复", en: "Passage printed twice" },
        finds: Bilingual {
            zh: "同一篇里，二十字以上的同一句话或同一段话印了两遍；三十字以上的两句话只差一两个字（降为“规范”级）。",
            en: "A sentence or paragraph of twenty characters or more that is printed twice in one article; two sentences of \
                 thirty and more that differ in a letter or two (information).",
        },
        why: Bilingual {
            zh: "多半是粘贴、改版时留下的。",
            en: "Usually left over from pasting or from a change of layout.",
        },
        instead: Bilingual { zh: "删去其中一处。", en: "Delete one of the two." },
        silent: Bilingual {
            zh: "差在数字上的两句；标题、副题、小标题、图片说明重复正文不算；引号里的话、口号不算；断开的句子不比。",
            en: "Silent where the difference is in a figure, where titles, decks, section heads and captions repeat the text, on quoted words, and on torn sentences.",
        },
        source: Bilingual { zh: "编校常规", en: "Editorial practice" },
    },
    examples: &[
        Example::new(
            "溪口建起护河队\n溪口乡的护河队每天清晨沿着河岸走上一遍，捡垃圾、看水位。老人也来帮忙。\n⟦溪口乡的护河队每天清晨沿着河岸走上一遍，捡垃圾、看水位。⟧孩子们跟在后面。",
        ),
        Example::new(
            "春耕\n镇里的农机手已经把三百多亩水田全部翻耕完毕，就等放水插秧。⟦镇里的农机手已经把三百多亩水田全部翻耕完毕，就等放水插秧。⟧",
        ),
        Example::new(
            "新书屋\n村里的书屋添了两千多册新书，周末还有大学生来给孩子们讲故事。\n书屋不大，很暖和。\n⟦村里的书屋添了两千多册新书，周末还有大学生来给孩子们讲故事。⟧",
        ),
        Example::new(
            "修路\n通往后山的那条机耕路拓宽到了四米半，拉茶叶的货车可以一直开到地头。茶农高兴。\n茶农们算了一笔账。⟦通往后山的那条机耕路拓宽到了四米半，拉茶叶的货车可以一直开到地头。⟧",
        ),
        Example::new(
            "医疗队进山\n县医院的医疗队背着设备进山，给行动不便的老人逐户体检、建立档案。\n医疗队还带去了药。\n队员说苦也值得。\n⟦县医院的医疗队背着设备进山，给行动不便的老人逐户体检、建立档案。⟧",
        ),
        Example::new(
            "新书屋\n村里的书屋添了一批新书，周末还有大学生来给孩子们讲故事、教唱歌，书屋的灯常常亮到很晚。\n书屋不大，很暖和。\n⟦村里的书屋添了一批新书，周末还有大学生来给孩子讲故事、教唱歌，书屋的灯常常亮到很晚。⟧",
        ),
        Example::new(
            "新书屋\n村里的书屋添了一批新书，三班的孩子们周末到这里来听故事、学唱歌，书屋的灯常常亮到很晚。\n村里的书屋添了一批新书，五班的孩子们周末到这里来听故事、学唱歌，书屋的灯常常亮到很晚。",
        ),
        Example::new(
            "老街新生\n本报讯（记者 林若彤）老街的修缮用的是老工艺和老材料，沿街的木排门一扇也没有换。如今铺子开了九成。\n⟦老街的修缮用的是老工艺和老材料，沿街的木排门一扇也没有换。⟧",
        ),
        Example::new("护河\n护河队天天巡河。\n护河队天天巡河。"),
        Example::new(
            "护河队\n护河队员说：“守好这条河，就是守住我们全村人的饭碗和子孙后代的饭碗。”\n村民也说：“守好这条河，就是守住我们全村人的饭碗和子孙后代的饭碗。”",
        ),
        Example::new(
            "春耕\n镇里的农机手已经把三百多亩水田全部翻耕完毕，就等放水插秧。\n镇里的农机手已经把五百多亩旱地全部翻耕完毕，就等下雨播种。",
        ),
        Example::new("书屋添新书\n村里的书屋添了两千多册新书。\n周末，大学生来村里的书屋讲故事。"),
        Example::new("河长制落实到村\n河长每周巡河一次。\n每周巡河一次，成了河长的习惯。"),
        Example::new("合唱\n大家一起唱：啊，家乡的河。\n大家又一起唱：啊，家乡的河。"),
        Example::new("茶香\n茶园里，采茶的人一早就上了山。\n茶厂里，炒茶的人一夜没有合眼。"),
        Example::new("通车\n记者从县交通局获悉，这条路下月通车。\n记者从县水利局获悉，那座坝下月完工。"),
    ],
};

impl Rule for RepeatedPassage {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let passages: Vec<Arc<Passages>> =
            article.blocks.iter().map(|block| block.digest(Passages::of)).collect();
        let told = passages.iter().enumerate().flat_map(|(index, block)| {
            block.0.iter().map(move |passage| (passage, Place::new(index, passage.span)))
        });
        let count = passages.iter().map(|block| block.0.len()).sum::<usize>();
        let mut first_places: FxHashMap<&str, Place> =
            FxHashMap::with_capacity_and_hasher(count, FxBuildHasher);
        let mut by_end: FxHashMap<End, (&Passage, Place)> =
            FxHashMap::with_capacity_and_hasher(2 * count, FxBuildHasher);
        let mut reported: Option<(usize, u32)> = None;
        for (passage, place) in told.filter(|(it, place)| !is_above_credit(article, it, place.block)) {
            let Some(first) = first_places.get(passage.letters.as_str()) else {
                report_near(article, &by_end, passage, place, context, out);
                for end in passage.ends {
                    by_end.insert(end, (passage, place));
                }
                first_places.insert(&passage.letters, place);
                continue;
            };
            // Of a paragraph printed twice the first sentence is enough.
            let follows = reported == Some((place.block, passage.sentence.start));
            reported = Some((place.block, passage.sentence.end));
            if !follows {
                let message =
                    say!(context.lang, "这句话前面已经印过", "this sentence is printed above already");
                let title = say!(context.lang, "删去重复的一句", "Delete the second one");
                out.report(place, message)
                    .evidence(*first, article.blocks[first.block].at(first.span).to_owned())
                    .fix(title, place, "");
            }
        }
    }
}

/// The sentences of a paragraph that are no repetition by chance.
struct Passages(Vec<Passage>);

/// A sentence that is neither quoted nor a picture's.
struct Passage {
    sentence: Span,
    /// The same without white space at its ends.
    span: Span,
    /// Its letters and figures.
    letters: String,
    length: usize,
    ends: [End; 2],
    /// Whether nothing stands behind it in its block.
    ends_block: bool,
}

/// The first or the last letters of a sentence: by a hash, with a sign of which end it is.
type End = (bool, u64);

impl Passages {
    fn of(block: &BlockView) -> Passages {
        if block.role != Role::Paragraph {
            return Passages(Vec::new());
        }
        let closed = block.sentences.iter().filter(|sentence| !sentence.open);
        Passages(closed.filter_map(|sentence| Passage::of(block, sentence.span)).collect())
    }
}

impl Passage {
    fn of(block: &BlockView, sentence: Span) -> Option<Passage> {
        let text = block.at(sentence);
        if text.len() < SHORTEST {
            return None;
        }
        let (mut letters, mut length) = (String::with_capacity(text.len()), 0);
        let (words, mut at) = (without_dateline(text), 0);
        loop {
            let end = past_han(words, at);
            letters.push_str(&words[at..end]);
            length += (end - at) / '一'.len_utf8();
            let Some(c) = words[end..].chars().next() else { break };
            if is_han(c) || is_letter_or_figure(c) {
                letters.push(c);
                length += 1;
            }
            at = end + c.len_utf8();
        }
        let quoted = text.trim_start().starts_with(['“', '‘', '「', '"']) || speech(block.text, sentence);
        let span = trimmed(block.text, sentence);
        let after = &block.text[span.end as usize..];
        (length >= SHORTEST && !quoted && !is_caption(block, after)).then(|| Passage {
            sentence,
            span,
            length,
            ends: ends(&letters),
            letters,
            ends_block: after.trim().is_empty(),
        })
    }
}

/// The first and the last letters of a sentence.
fn ends(letters: &str) -> [End; 2] {
    let first = letters.chars().take(END).fold(FxHasher::default(), with);
    let last = letters.chars().rev().take(END).fold(FxHasher::default(), with);
    [(true, first.finish()), (false, last.finish())]
}

fn with(mut hasher: FxHasher, c: char) -> FxHasher {
    hasher.write_u32(c as u32);
    hasher
}

/// Reports a sentence that differs from an earlier one in a letter or two, none of them a figure.
fn report_near(
    article: &ArticleView,
    by_end: &FxHashMap<End, (&Passage, Place)>,
    passage: &Passage,
    place: Place,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let near = |(earlier, _): &&(&Passage, Place)| {
        (SHORTEST_NEAR..LONGEST_NEAR).contains(&passage.length)
            && passage.length.abs_diff(earlier.length) <= SLIPS
            && figures(&passage.letters) == figures(&earlier.letters)
            && strsim::levenshtein(&passage.letters, &earlier.letters) <= SLIPS
    };
    let Some((_, first)) = passage.ends.iter().filter_map(|end| by_end.get(end)).find(near) else { return };
    let message = say!(
        context.lang,
        "这句话与前面的一句几乎相同，可能印了两遍",
        "this sentence is nearly the same as one above; it may be printed twice"
    );
    out.report(place, message)
        .severity(Severity::Information)
        .evidence(*first, article.blocks[first.block].at(first.span).to_owned());
}

/// The figures of a sentence, in order.
fn figures(letters: &str) -> String {
    letters.chars().filter(|&c| crate::facts::numeral::may_begin(c)).collect()
}

/// Whether the words after the sentence, in its own block, show it to be a picture's: 这是…, …摄.
fn is_caption(block: &BlockView, after: &str) -> bool {
    ["这是", "图为", "（"].iter().any(|word| after.trim_start().starts_with(word))
        || block.facts.letters.may_hold_char('摄') && after.chars().take(120).any(|c| c == '摄')
}

/// Whether the sentence is the last of its block, and a picture's credit stands in the next.
fn is_above_credit(article: &ArticleView, passage: &Passage, block: usize) -> bool {
    let next = article.blocks.get(block + 1).filter(|_| passage.ends_block);
    next.is_some_and(|next| {
        next.facts.letters.may_hold_char('摄') && next.text.chars().take(40).any(|c| c == '摄')
    })
}

/// The longest dateline, in characters.
const DATELINE: usize = 40;

/// The sentence without 本报讯（记者 …） at its head.
fn without_dateline(sentence: &str) -> &str {
    if !["本报", "新华社"].iter().any(|agency| sentence.trim_start().starts_with(agency)) {
        return sentence;
    }
    let head: String = sentence.trim_start().chars().take(DATELINE).collect();
    let Some(at) = head.find(['讯', '电']) else { return sentence };
    let words = &sentence.trim_start()[at + '讯'.len_utf8()..];
    let words = words.trim_start();
    match words.strip_prefix(['（', '(']).and_then(|inside| inside.split_once(['）', ')'])) {
        Some((byline, rest)) if byline.chars().count() < DATELINE => rest,
        _ => words,
    }
}

/// Whether most of the sentence is quoted speech.
fn speech(text: &str, span: Span) -> bool {
    let sentence = span.of(text);
    let inside = sentence.split_once('“').map_or(0, |(_, rest)| rest.split('”').next().unwrap_or(rest).len());
    inside * 2 > sentence.len() || sentence.contains('”') && !sentence.contains('“')
}

/// The span without white space at its ends.
fn trimmed(text: &str, span: Span) -> Span {
    let sentence = span.of(text);
    let start = span.start as usize + (sentence.len() - sentence.trim_start().len());
    Span::new(start, start + sentence.trim().len())
}
