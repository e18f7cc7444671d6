//! `phone-number-variant`: a telephone number printed twice, two neighbouring digits changing places.

use crate::facts::coined::CoinedKind;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo,
    RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span, swapped_at};

/// `phone-number-variant`.
#[derive(Debug)]
pub struct PhoneNumberVariant;

static INFO: RuleInfo = RuleInfo {
    code: "phone-number-variant",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["N42"],
    page: RulePage {
        title: Bilingual { zh: "电话号码前后不一", en: "A telephone number in two forms" },
        finds: Bilingual {
            zh: "一篇里的两个电话号码只有相邻两位数字对调：62841937和62814937。区号写不写都比。",
            en: "Two telephone numbers of an article that differ only in the order of two neighbouring digits, with or without the area code.",
        },
        why: Bilingual {
            zh: "多半是同一个号码抄错了，读者会打错电话。",
            en: "Mostly one number copied wrongly; readers will dial the wrong one.",
        },
        instead: Bilingual { zh: "照原件核对号码。", en: "Check the number against its source." },
        silent: Bilingual {
            zh: "相差一位的连号、位数不同的号码、三到六位的热线不比。",
            en: "Silent on numbers in a row, on numbers of other lengths and on short hotlines.",
        },
        source: Bilingual { zh: "前后一致", en: "One number is printed one way" },
    },
    examples: &[
        Example::new(
            "安全用气\n预约电话0577-62841937，受理时间为每天8时至17时。市民如闻到异味，先关阀再拨打预约电话⟦62814937⟧报修。",
        ),
        Example::new("招领\n失主请拨打63527180联系民警。联系电话：⟦63572180⟧。"),
        Example::new("热线\n读者可拨打热线0571-85310457报料。\n夜间有事，请致电⟦0571-85310547⟧。"),
        Example::new("寻人\n家属电话13857162043，有线索请拨打⟦13857162034⟧。"),
        Example::new("义诊\n咨询电话：8261935。义诊当天也可拨打⟦8269135⟧预约。"),
        Example::new("安全用气\n预约电话0577-62841937，市民如闻到异味，先关阀再拨打预约电话62841937报修。"),
        Example::new(
            "禁渔\n举报电话（0577）62841937，一经查实有奖。发现电鱼的，可拨打举报电话（0577）⟦62814937⟧。",
        ),
        Example::new("禁渔\n举报电话62841937，一经查实有奖。发现电鱼的，可拨打举报电话⟦62641937⟧。"),
        Example::new("禁渔\n举报电话62841937，一经查实有奖。发现电鱼的，可拨打举报电话62841938。"),
        Example::new("禁渔\n举报电话62841937，一经查实有奖。咨询电话62641937，渔民可来电咨询。"),
        Example::new("便民电话\n咨询电话62841937，投诉电话62841938。"),
        Example::new("便民电话\n咨询电话62841937，监督电话62750021。"),
        Example::new("热线\n拨打12345或12354都没有回音。"),
        Example::new("账本\n今年收到62841937元，去年收到62814937元。"),
        Example::new("便民电话\n城东所62841937、城西所62841973、城南所62841925，均可咨询。"),
        Example::new("证号\n许可证编号62841937，另一张编号62814937。"),
        Example::new("热线\n本报热线0571-85310457。"),
    ],
};

/// Words before a number that say it is one to call.
const CALLED: [&str; 10] =
    ["电话", "热线", "拨打", "联系", "致电", "手机", "号码为", "打", "电话为", "电话是"];

impl Rule for PhoneNumberVariant {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let mut told: Vec<(Place, String, Option<&str>)> = Vec::new();
        for (index, block) in article.blocks.iter().enumerate() {
            for (span, second, label) in &block.digest(Numbers::of).0 {
                let here = Place::new(index, *span);
                if let Some((place, first, _)) = told.iter().find(|(_, first, _)| are_swapped(first, second))
                {
                    let message = say!(
                        context.lang,
                        "“{second}”与“{first}”只差相邻两位数字的次序，请核对是否同一个号码",
                        "“{second}” and “{first}” differ only in the order of two digits: is it one number?"
                    );
                    out.report(here, message)
                        .evidence(*place, say!(context.lang, "另一处的号码", "the number there"));
                }
                told.push((here, second.clone(), *label));
            }
        }
        // 举报电话 with one number and 举报电话 with another, the only two of an article.
        if let [(place, first, Some(label)), (here, second, Some(other))] = &told[..]
            && label == other
            && are_one_digit_apart(first, second)
        {
            let message = say!(
                context.lang,
                "“{label}”前后两次只差一位数字：“{first}”“{second}”，请核对是否同一个号码",
                "“{label}” is told twice with one digit changed: “{first}”, “{second}”. Is it one number?"
            );
            out.report(*here, message)
                .evidence(*place, say!(context.lang, "另一处的号码", "the number there"));
        }
    }
}

/// The numbers to call of a block, each with its digits after the area code.
struct Numbers(Vec<(Span, String, Option<&'static str>)>);

impl Numbers {
    fn of(block: &BlockView) -> Numbers {
        let read = |span: Span| (span, local(block.at(span)), label(&block.text[..span.start as usize]));
        Numbers(numbers_to_call(block).into_iter().map(read).collect())
    }
}

/// The numbers of seven, eight or eleven digits that stand behind a word of calling, area codes included.
fn numbers_to_call(block: &BlockView) -> Vec<Span> {
    let text = block.text;
    let coined = block.facts.coined.iter().filter(|it| it.kind == CoinedKind::Phone).map(|it| it.span);
    let mut found: Vec<Span> = coined.collect();
    if !CALLED.iter().any(|word| block.says(word)) {
        return found;
    }
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|next| at + next) {
        let length = text[start..].bytes().take_while(u8::is_ascii_digit).count();
        at = start + length;
        let span = Span::new(start, at);
        let before = text[..start].trim_end_matches(['：', ':', ' ', '为', '是']);
        let is_called = CALLED.iter().any(|word| without_area_code(before).ends_with(word));
        let part_of_one = text[..start].ends_with('-') || found.iter().any(|it| it.overlaps(span));
        if matches!(length, 7 | 8 | 11) && is_called && !part_of_one {
            found.push(span);
        }
    }
    found.sort_unstable_by_key(|span| span.start);
    found
}

/// What is called by the number before which `before` stands, without an area code in brackets: 举报电话.
fn label(before: &str) -> Option<&'static str> {
    const LABELS: [&str; 12] = [
        "举报电话",
        "投诉电话",
        "热线电话",
        "咨询电话",
        "报名电话",
        "监督电话",
        "预约电话",
        "服务热线",
        "监督热线",
        "举报热线",
        "咨询热线",
        "报料热线",
    ];
    let plain = before.trim_end_matches(['：', ':', ' ', '为', '是']);
    LABELS.into_iter().find(|label| without_area_code(plain).ends_with(label))
}

/// The text before an area code in brackets at its end: 举报电话 of 举报电话（0577）.
fn without_area_code(before: &str) -> &str {
    let opened = before.strip_suffix(['）', ')']).and_then(|inner| inner.rsplit_once(['（', '(']));
    match opened {
        Some((rest, code)) if matches!(code.len(), 3 | 4) && code.bytes().all(|b| b.is_ascii_digit()) => rest,
        _ => before,
    }
}

/// Whether two numbers of one length differ in one digit and are not a few apart, as the lines of one house are.
fn are_one_digit_apart(one: &str, two: &str) -> bool {
    const NEIGHBOURS: u64 = 9;
    let differing = one.bytes().zip(two.bytes()).filter(|(one, two)| one != two).count();
    let apart = one.parse::<u64>().ok().zip(two.parse::<u64>().ok());
    one.len() == two.len() && differing == 1 && apart.is_some_and(|(one, two)| one.abs_diff(two) > NEIGHBOURS)
}

/// A number without its area code: 62841937 of 0577-62841937.
fn local(number: &str) -> String {
    let last = number.rsplit('-').next().unwrap_or(number);
    last.chars().filter(char::is_ascii_digit).collect()
}

/// Whether two numbers of one length are the same but for two neighbouring digits that change places; the last two alone
/// may be two lines of one house, unless the number is a mobile one.
fn are_swapped(one: &str, two: &str) -> bool {
    swapped_at(one, two)
        .is_some_and(|[first, second]| second == first + 1 && (second + 1 < one.len() || one.len() == 11))
}
