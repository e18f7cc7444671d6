//! `repeated-word`: a word printed twice in a row, a character three times, a particle twice.

use super::doubling::DOUBLING;
use crate::facts::name::is_a_word;
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span, is_han};

/// `repeated-word`.
#[derive(Debug)]
pub struct RepeatedWord;

/// The longest word that is looked for, in characters.
const LONGEST: usize = 10;

static INFO: RuleInfo = RuleInfo {
    code: "repeated-word",
    former_codes: &[],
    family: Family::Wording,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::Medium,
    kinds: &["T13", "T14"],
    page: RulePage {
        title: Bilingual { zh: "词语重复", en: "Word printed twice" },
        finds: Bilingual {
            zh: "同一个词紧接着印了两遍（联防联防），同一个字连印三遍，或者“的”“了”“是”“把”“被”“与”“及”印了两遍。",
            en: "A word printed twice in a row, a character printed three times, or one of the particles \
                 的 了 是 把 被 与 及 printed twice.",
        },
        why: Bilingual {
            zh: "多出来的字是文字差错：2至5个字计2分，1个字计1分。多由修改、粘贴留下，默读时容易滑过去。",
            en: "Extra characters are text errors. They are left behind by editing and pasting, and the eye slides over them.",
        },
        instead: Bilingual { zh: "删去重复的一个。", en: "Delete the second." },
        silent: Bilingual {
            zh: "动词重叠（讨论讨论）、逐一和强调（一件一件、很紧很紧）、拟声词（咯吱咯吱）、“支队支队长”一类职务、\
                 “风格格格不入”一类叠字、中间有标点的反复。",
            en: "Reduplicated verbs, distributive and emphatic doubling, sounds, posts such as 支队支队长, words that double \
                 a character, and repetition across a mark.",
        },
        source: Bilingual {
            zh: "报纸编校差错率计算方法（多字）",
            en: "The counting method for newspapers (extra characters)",
        },
    },
    examples: &[
        Example::new("民兵打着火把把他接下山。"),
        Example::new("在校大学生学生证丢了，要先挂失。"),
        Example::new("近年来越来越多的人来村里看花。"),
        Example::new("企业创业创新的劲头更足了。"),
        Example::new("男篮女篮女足都输了球。"),
        Example::new("古镇镇镇长说，要把节办成品牌。"),
        Example::new("儿童剧《三只小猪·变变变》今晚上演。"),
        Example::new("节日里，“买买买”成了年轻人的口头禅。"),
        Example::new("一把把新房钥匙送到住户手中。"),
        Example::new("今年以来，全镇实现保障工作⟦联动联动⟧、协调配合。"),
        Example::new("我们将以统一地址库为基础，推进⟦治理治理⟧全量信息建设。"),
        Example::new("这是大家⟦的的⟧心愿，也是村里今年要办成的事。"),
        Example::new("他⟦把把⟧钥匙交给邻居，转身去了码头。"),
        Example::new("会议由⟦青屿县青屿县⟧委政法委召开。"),
        Example::new("网格员逐户登记，把隐患排⟦查查查⟧清楚，一处不漏。"),
        Example::new("大家一起讨论讨论，再作决定。"),
        Example::new("镇村干部把群众的事一件一件办好，抓得很紧很紧。"),
        Example::new("老屋的木楼梯咯吱咯吱响，孩子们哈哈哈地笑起来。"),
        Example::new("他曾任县公安局禁毒支队支队长、二大队大队长。"),
        Example::new("两排旧棚与村庄风格格格不入，村里决定拆除。"),
        Example::new("这项工作实实在在，赢得了了解情况的群众点赞。"),
        Example::new("他写的目的的确很清楚，为了了却一桩心愿。"),
        Example::new("县里部署教育教育部门牵头的专项行动。"),
    ],
};

impl Rule for RepeatedWord {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        let mut chars: Vec<(usize, char)> = Vec::with_capacity(block.text.len() / 2);
        chars.extend(block.text.char_indices());
        let come_back = come_back(&chars);
        let mut at = 0;
        while at < chars.len() {
            match come_back[at].then(|| repetition(&chars[at..], &chars[..at])).flatten() {
                Some(found) if !block.is_open_at(span(&chars[at..at + found.length], block.text)) => {
                    let place = Place::new(0, span(&chars[at..at + found.length], block.text));
                    let once = &block.at(place.span)[..once_len(&chars[at..], found.unit, place, block.text)];
                    let times = found.length / found.unit;
                    let message = say!(
                        context.lang,
                        "“{once}”连着印了{times}遍",
                        "“{once}” is printed {times} times in a row"
                    );
                    let title = say!(context.lang, "只留一个“{once}”", "keep one “{once}”");
                    out.report(place, message).fix(title, place, once);
                    at += found.length;
                }
                _ => at += 1,
            }
        }
    }
}

/// A unit of `unit` characters that fills `length` characters.
struct Repetition {
    unit: usize,
    length: usize,
}

/// Which characters may stand again within [`LONGEST`] characters; what says no is sure.
fn come_back(chars: &[(usize, char)]) -> Vec<bool> {
    // Where a character with this last byte stood last, from the back.
    let mut next = [usize::MAX; 256];
    let mut come_back = vec![false; chars.len()];
    for (at, &(_, c)) in chars.iter().enumerate().rev() {
        let next = &mut next[c as usize & 0xff];
        come_back[at] = next.wrapping_sub(at) <= LONGEST;
        *next = at;
    }
    come_back
}

fn span(chars: &[(usize, char)], text: &str) -> Span {
    let start = chars.first().map_or(text.len(), |&(at, _)| at);
    let end = chars.last().map_or(start, |&(at, c)| at + c.len_utf8());
    Span::new(start, end)
}

fn once_len(chars: &[(usize, char)], unit: usize, place: Place, text: &str) -> usize {
    chars.get(unit).map_or(text.len(), |&(at, _)| at) - place.span.start as usize
}

/// The slip that begins at the first of `rest`, if there is one; `before` is what stands in front of it.
fn repetition(rest: &[(usize, char)], before: &[(usize, char)]) -> Option<Repetition> {
    let first = rest.first().filter(|&&(_, c)| is_han(c))?.1;
    let previous = before.last().map(|&(_, c)| c);
    let char_at = |index: usize| rest.get(index).map(|&(_, c)| c);
    if char_at(1) == Some(first) {
        return doubled_character(first, previous, &char_at);
    }
    let longest = LONGEST.min(rest.len() / 2);
    let unit = (2..=longest).filter(|&unit| rest[unit].1 == first).find(|&unit| {
        (0..unit).all(|index| rest[index].1 == rest[index + unit].1 && is_han(rest[index].1))
    })?;
    (word_repeated(rest, unit, previous) && !is_a_seam(rest, unit, before))
        .then_some(Repetition { unit, length: unit * 2 })
}

/// Whether words that overlap the unit stand there: 大学生学生证, 近年来越来越, 男篮女篮女足. One word that begins with the second
/// copy and goes on is enough; else one word must reach in from before and one reach out behind.
fn is_a_seam(rest: &[(usize, char)], unit: usize, before: &[(usize, char)]) -> bool {
    const LONGEST_WORD: usize = 4;
    let start = before.len().saturating_sub(LONGEST_WORD);
    let chars: Vec<char> =
        before[start..].iter().chain(rest.iter().take(2 * unit + LONGEST_WORD)).map(|&(_, c)| c).collect();
    let (first, second) = (before.len() - start, before.len() - start + unit);
    let end = second + unit;
    let word = |from: usize, to: usize| {
        to - from <= LONGEST_WORD && chars.get(from..to).is_some_and(|word| is_a_word(word.iter().copied()))
    };
    let goes_on = (end + 1..=end + LONGEST_WORD).any(|to| word(second, to));
    let reaches_in = (0..first).any(|from| (first + 1..=second).any(|to| word(from, to)));
    let reaches_out = (second..end).any(|from| (end + 1..=end + LONGEST_WORD).any(|to| word(from, to)));
    // 越来越 in 近年来越来越.
    let covers = (first + 1..second).any(|from| word(from, end));
    goes_on || covers || reaches_in && reaches_out
}

fn doubled_character(
    first: char,
    previous: Option<char>,
    char_at: &impl Fn(usize) -> Option<char>,
) -> Option<Repetition> {
    if previous == Some(first) {
        return None;
    }
    let run = (0..).take_while(|&index| char_at(index) == Some(first)).count();
    let may_double =
        DOUBLING.doubling_characters.contains(&first) || DOUBLING.sounds.contains(&first) || first == '〇';
    if run >= 3 {
        let particle = matches!(first, '的' | '了' | '是');
        // “买买买”: said so on purpose.
        let in_marks =
            previous.is_some_and(|c| !is_han(c)) && char_at(run).is_some_and(|c| "”》’」".contains(c));
        // 古镇镇镇长: the last of a word, a word, the first of a word.
        let joined = |one: Option<char>, two: Option<char>| matches!((one, two), (Some(a), Some(b)) if is_a_word([a, b]));
        let names_a_level = "镇村县市区乡国校院局处部".contains(first);
        if in_marks || names_a_level && joined(previous, Some(first)) && joined(Some(first), char_at(run)) {
            return None;
        }
        return (!may_double || particle).then_some(Repetition { unit: 1, length: run });
    }
    let particle = DOUBLING.particles.iter().find(|particle| particle.characters.contains(&first))?;
    let opens = particle.inside_only && !previous.is_some_and(is_han);
    let of_words = previous.is_some_and(|c| particle.ended_by.contains(&c))
        || char_at(run).is_some_and(|c| particle.begun_with.contains(&c));
    (!opens && !of_words).then_some(Repetition { unit: 1, length: 2 })
}

fn word_repeated(rest: &[(usize, char)], unit: usize, previous: Option<char>) -> bool {
    let word: String = rest[..unit].iter().map(|&(_, c)| c).collect();
    let first = rest[0].1;
    let next = rest.get(unit * 2).map(|&(_, c)| c);
    let counts_or_stresses = DOUBLING.openers.contains(&first);
    let is_sound = word.chars().all(|c| DOUBLING.sounds.contains(&c));
    let numbers = word.chars().any(|c| "一二三四五六七八九十百千万亿两零〇".contains(c));
    let goes_on = next.is_some_and(|next| DOUBLING.continuations.contains(&next));
    // 品着品着, 因地因校: the unit is cut out of a pattern of the grammar.
    let aspect = word.ends_with(['着', '了', '来', '去', '因']) || word.starts_with('因');
    // 墨黑墨黑, 通红通红.
    let vivid = unit == 2 && "白黑红绿蓝黄紫亮硬软热冷甜香臭直圆".contains(rest[1].1);
    let larger_run = previous.is_some_and(|previous| previous == rest[unit - 1].1);
    !(counts_or_stresses
        || is_sound
        || numbers
        || goes_on && (unit == 2 || next == Some('长'))
        || aspect
        || vivid
        || larger_run
        || DOUBLING.verbs.contains(&word))
}
