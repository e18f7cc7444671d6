//! `reference-number-conflict`: 〔2025〕37号 and 〔2025〕73号, told of one document; 其中72路 behind a list with 27路.

use super::FIGURES;
use crate::rules::info::both;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::{Span, is_han, swapped_at};

/// `reference-number-conflict`.
#[derive(Debug)]
pub struct ReferenceNumberConflict;

static INFO: RuleInfo = RuleInfo {
    code: "reference-number-conflict",
    severity: Severity::Warning,
    confidence: Confidence::High,
    kinds: &["N14", "T07"],
    page: RulePage {
        title: both("文号、线路号前后不一", "A document or line numbered in two ways"),
        finds: both(
            "同一文件前面写“住建发〔2025〕37号”，后面写“住建发〔2025〕73号”；列出“15路、27路、46路”之后，说“其中72路”。",
            "One document as 〔2025〕37号 and 〔2025〕73号; “of these, line 72” behind a list that has line 27.",
        ),
        why: both("号码写错，读者就查不到文件、坐错车。", "A wrong number leads the reader astray."),
        instead: both("对照原件，统一号码。", "Check the source and write one number."),
        silent: both(
            "两个文号各跟着自己的文件名、年份或发文字号不同、并列在一句里的不报；前面没有列出同类号码的不报。",
            "Silent on numbers that each follow a title, of other years or organs, and within one sentence; and where no list stands before.",
        ),
        source: both(
            "报纸编校差错率计算方法（数字差错）",
            "Method of counting errors in newspapers: figures",
        ),
    },
    examples: &[
        Example::new(
            "新规\n市住建局印发《充电设施建设通知》（溪住建发〔2025〕37号），9月起施行。\n业主可以依据溪住建发〔2025〕⟦73号⟧文件第六条投诉。",
        ),
        Example::new(
            "新规\n县交通局印发《停靠管理办法》（溪交规〔2025〕41号）。\n“依据溪交规〔2025〕⟦14号⟧文件，平台要处理投诉。”科长说。",
        ),
        Example::new("查询\n批复文号为溪政函〔2024〕126号。\n市民可到网上查询溪政函〔2024〕⟦162号⟧。"),
        Example::new("公交\n走向调整的有4条：15路、27路、46路、K3路。其中⟦72路⟧绕行后增加两站。"),
        Example::new("公交\n改道的线路是8路、31路、102路，其中⟦13路⟧终点站外迁。"),
        Example::new(
            "新规\n市住建局印发《充电设施建设通知》（溪住建发〔2025〕37号），9月起施行。\n业主可以依据溪住建发〔2025〕37号文件第六条投诉。",
        ),
        Example::new(
            "两份通知\n市住建局印发《充电设施建设通知》（溪住建发〔2025〕37号）。\n此后又印发《车位管理通知》（溪住建发〔2025〕73号）。",
        ),
        Example::new("废止\n溪政发〔2024〕37号文件和溪政发〔2024〕73号文件同时废止。"),
        Example::new("两年\n去年印发溪政发〔2024〕37号。\n今年印发溪政发〔2025〕73号。"),
        Example::new("两局\n溪住建发〔2025〕37号已经施行。\n溪交规发〔2025〕73号下月施行。"),
        Example::new("公交\n走向调整的有4条：15路、27路、46路、K3路。其中27路绕行后增加两站。"),
        Example::new("公交\n途经该站的有15路、27路、46路，其中两路停运。"),
        Example::new("公交\n停运的有15路、27路、46路。此外，72路绕行。"),
        Example::new("公交\n夜8路停运，机场巴士改道，其中72路不受影响。"),
    ],
    ..FIGURES
};

impl Rule for ReferenceNumberConflict {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        if block.role.is_prose() {
            check_lines(block, context, out);
        }
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let mut told: Vec<(usize, Document)> = Vec::new();
        for (index, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.says("〔")) {
            let open = |document: &Document| block.is_open_at(document.number);
            told.extend(documents(block.text).into_iter().filter(|it| !open(it)).map(|it| (index, it)));
        }
        for (at, (index, document)) in told.iter().enumerate() {
            let block = &article.blocks[*index];
            let alone = told.iter().filter(|(_, other)| other.is_same_as(document)).count() == 1;
            let slip = |(other_index, other): &&(usize, Document)| {
                let one_sentence = other_index == index
                    && block.sentence_at(other.number.start as usize)
                        == block.sentence_at(document.number.start as usize);
                !one_sentence && other.is_slip_of(document) && !(other.titled && document.titled)
            };
            let Some((other_index, other)) = told[..at].iter().find(slip).filter(|_| alone) else { continue };
            let [first, second] = [article.blocks[*other_index].at(other.number), block.at(document.number)];
            let message = say!(
                context.lang,
                "文号前文是“{first}”，此处是“{second}”",
                "the number is “{first}” before and “{second}” here"
            );
            let place = Place::new(*index, document.number);
            out.report(place, message)
                .evidence(Place::new(*other_index, other.number), format!("“{first}”"))
                .rewrite(context.lang, place, first);
        }
    }
}

/// A number of a document: 住建发〔2025〕37号.
struct Document {
    /// The signs of the organ before the year, as far as they can be told.
    organ: String,
    year: String,
    digits: String,
    /// Where its number with 号 stands.
    number: Span,
    /// Whether it follows a title: 《…》（住建发〔2025〕37号）.
    titled: bool,
}

impl Document {
    fn is_of_organ(&self, other: &Document) -> bool {
        const SIGNS: usize = 3;
        let [one, two] = [&self.organ, &other.organ];
        let common = one.chars().rev().zip(two.chars().rev()).take_while(|(one, two)| one == two).count();
        self.year == other.year && common >= SIGNS.min(one.chars().count()).min(two.chars().count())
    }

    fn is_same_as(&self, other: &Document) -> bool {
        self.is_of_organ(other) && self.digits == other.digits
    }

    /// Whether the numbers of one organ and year differ by two digits that change places.
    fn is_slip_of(&self, other: &Document) -> bool {
        self.is_of_organ(other) && swapped_at(&self.digits, &other.digits).is_some()
    }
}

fn documents(text: &str) -> Vec<Document> {
    text.match_indices('〔').filter_map(|(at, mark)| document_at(text, at, at + mark.len())).collect()
}

fn document_at(text: &str, mark: usize, year_at: usize) -> Option<Document> {
    const ORGAN: usize = 6;
    let year = text[year_at..].get(..4).filter(|year| year.bytes().all(|b| b.is_ascii_digit()))?;
    let rest = text[year_at + 4..].strip_prefix('〕')?;
    let start = text.len() - rest.len();
    let length = rest.bytes().take_while(u8::is_ascii_digit).count();
    rest[length..].strip_prefix('号').filter(|_| (1..=5).contains(&length))?;
    let before = &text[..mark];
    let signs = before.char_indices().rev().take(ORGAN).take_while(|&(_, c)| is_han(c)).last()?.0;
    let organ = &before[signs..];
    let lead = before[..signs].trim_end_matches(['（', '(', '，']);
    (organ.chars().count() >= 2).then(|| Document {
        organ: organ.to_owned(),
        year: year.to_owned(),
        digits: rest[..length].to_owned(),
        number: Span::new(start, start + length + '号'.len_utf8()),
        titled: lead.ends_with('》'),
    })
}

/// 15路、27路、46路。其中72路: what is said to be one of the lines listed is none of them.
fn check_lines(block: &BlockView, context: &RuleContext, out: &mut Drafts) {
    for among in block.places_of("其中") {
        let rest = &block.text[among + "其中".len()..];
        let start = block.text.len() - rest.trim_start_matches('的').len();
        let length = block.text[start..].bytes().take_while(u8::is_ascii_digit).count();
        let end = start + length + '路'.len_utf8();
        if length == 0 || !block.text[start + length..].starts_with('路') {
            continue;
        }
        let digits = &block.text[start..start + length];
        let span = Span::new(start, end);
        let Some(list) = lines_before(block.text, among) else { continue };
        let listed = list.iter().any(|line| block.at(*line) == &block.text[start..end]);
        let hull = list[0].hull(list[list.len() - 1]);
        let like = |line: &&Span| swapped_at(block.at(**line).trim_end_matches('路'), digits).is_some();
        let Some(meant) = list.iter().find(like).filter(|_| !listed && !block.is_open_at(span)) else {
            continue;
        };
        let (line, meant) = (block.at(span), block.at(*meant));
        let message = say!(
            context.lang,
            "“其中{line}”不在前面列出的线路里，前面有“{meant}”",
            "“{line}” is none of the lines listed before, among them “{meant}”"
        );
        out.report(Place::new(0, span), message).evidence(Place::new(0, hull), block.at(hull)).rewrite(
            context.lang,
            Place::new(0, span),
            meant,
        );
    }
}

/// The last list of lines before byte `end`: 15路、27路、46路.
fn lines_before(text: &str, end: usize) -> Option<Vec<Span>> {
    let mut lists: Vec<Vec<Span>> = Vec::new();
    for (at, mark) in text[..end].match_indices('路') {
        let digits = text[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
        let line = Span::new(at - digits, at + mark.len());
        if digits == 0 {
            continue;
        }
        match lists.last_mut() {
            Some(list)
                if list.last().is_some_and(|last| {
                    let gap = &text[last.end as usize..line.start as usize];
                    gap.starts_with(['、', '和', '及']) && gap.chars().count() <= 3
                }) =>
            {
                list.push(line);
            }
            _ => lists.push(vec![line]),
        }
    }
    lists.pop().filter(|list| list.len() >= 2)
}
