//! `derived-figure-slip`: a difference, a share or an average that fits no figures before it, and fits some to the last
//! place once two of its digits change places or one is mended.

use super::FIGURES;
use super::derived::{Derived, FEW, Outcome, Told, outcomes, pairs, percent_of};
use super::misprint::{self, Slip, slip_between};
use super::passage::{Passage, rewritten, rounded, scaled};
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::info::both;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use rust_decimal::Decimal;

/// `derived-figure-slip`.
#[derive(Debug)]
pub struct DerivedFigureSlip;

static INFO: RuleInfo = RuleInfo {
    code: "derived-figure-slip",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["N01", "N04", "N11"],
    page: RulePage {
        title: both("算出来的数差一处笔误", "A computed figure one slip away from its sum"),
        finds: both(
            "一个差数、占比或平均数，由前面几句里的数怎么算都不对，改正一个数字或颠倒两位却正好算得通：\
             “标价4680元……可减702元……实付3987元”，4680-702=3978。",
            "A difference, share or average that no figures of the sentences before give, while one mended digit, or two in the other \
             order, gives it exactly: 4,680 less 702 is 3,978, printed as 3,987.",
        ),
        why: both(
            "算式隔了几句，读时不容易察觉；改一位就正好相符，很少是巧合。",
            "The figures stand sentences apart; that one digit mends the sum is seldom chance.",
        ),
        instead: both("对照原始材料核对这几个数。", "Check the figures against their source."),
        silent: both(
            "有“约”“近”“余”等词的、由前面的数能算出来的、差不止一处笔误的，不报。",
            "Silent on approximate figures, where figures before it give it, and where more than one slip lies between.",
        ),
        source: both("算术", "Arithmetic"),
    },
    examples: &[
        Example::new(
            "商场里，邹阿姨看中一台标价4680元的洗衣机，按政策可减702元，旧机由厂家拆走。算下来，她实付⟦3987元⟧。",
        ),
        Example::new(
            "昨日20时，沙湾站水位27.84米，流量4120立方米每秒。该站警戒水位为27.00米。也就是说，水位已超警戒⟦0.48米⟧。",
        ),
        Example::new(
            "异地就医直接结算率达到87.1%，而上一年这一数字是82.4%。一年间，异地就医直接结算率提高⟦5.7个百分点⟧。",
        ),
        Example::new(
            "热线全年受理诉求48620件，办理时长平均3.4个工作日。从渠道看，来电41327件。从内容看，城市管理类12641件，占⟦28.0%⟧。",
        ),
        Example::new(
            "县图书馆去年开馆292天，接待读者43.8万人次，外借图书61.2万册次。\n馆长算了一笔账：“平均下来，每个开馆日走进来⟦1050人次⟧。”",
        ),
        Example::new("甲校代表队以4小时51分27秒到达终点，乙校代表队用了4小时52分10秒。两队相差⟦34秒⟧。"),
        Example::new(
            "去年夏天，湖面最高水位18.62米，两个码头的栈桥都淹了。入冬以后雨水少，上游又拦了坝，湖滩一天天露出来，渔民的船只好停到湖心去。今年汛前，水位降到16.75米，湖滩上能跑马，老人们说几十年没有见过，下降了⟦1.78米⟧。",
        ),
        Example::new(
            "商场里，邹阿姨看中一台标价4680元的洗衣机，按政策可减702元，旧机由厂家拆走。算下来，她实付3978元。",
        ),
        Example::new("昨日20时，沙湾站水位27.84米。该站警戒水位为27.00米。也就是说，水位已超警戒0.84米。"),
        Example::new(
            "异地就医直接结算率达到87.1%，而上一年这一数字是82.4%。一年间，异地就医直接结算率提高4.7个百分点。",
        ),
        Example::new(
            "热线全年受理诉求48620件。从渠道看，来电41327件。从内容看，城市管理类12641件，占26.0%。",
        ),
        Example::new("甲校代表队以4小时51分27秒到达终点，乙校代表队用了4小时52分10秒。两队相差43秒。"),
        Example::new("去年夏天，湖面最高水位18.62米。今年汛前，水位降到16.75米，下降了约1.9米。"),
        Example::new("甲店标价4680元，乙店标价702元。老人卖菜攒钱，实付5120元。"),
        Example::new("全村外出务工1260人，返乡340人。今年新修道路9.2公里，比去年多3.7公里。"),
        Example::new("两台机器24小时不停，铺好沥青3131米，每小时平均铺150米。"),
        Example::new(
            "截至8月底，水利建设今年已完成投资9.18亿元，开工项目143个。按照年初的计划，今年要完成投资12亿元。这意味着，投资完成率为⟦75.6%⟧。",
        ),
        Example::new(
            "截至8月底，水利建设今年已完成投资9.18亿元，开工项目143个。按照年初的计划，今年要完成投资12亿元。这意味着，投资完成率为76.5%。",
        ),
        Example::new("乡里收到诉求9.18万件，办结9.02万件。走访居民12万户，群众满意率为85.6%。"),
        Example::new("一等座票价236元，二等座票价148元。学生票便宜37元。"),
        Example::new(
            "去年，馆里开馆292天，接待读者43.8万人次，外借61.2万册次。\n自修室开放到23时，座位从120个加到200个。学徒小鲍半年读完了一套通史。\n“平均下来，每个开馆日有⟦1050人次⟧走进来。”馆长说。",
        ),
        Example::new(
            "去年，馆里开馆292天，接待读者43.8万人次，外借61.2万册次。\n自修室开放到23时，座位从120个加到200个。学徒小鲍半年读完了一套通史。\n“平均下来，每个开馆日有1500人次走进来。”馆长说。",
        ),
        Example::new("县图书馆去年开馆292天，接待读者43.8万人次。平均下来，每个开馆日走进来1500人次。"),
    ],
    ..FIGURES
};

/// How many figures before the stated one are looked at.
const WINDOW: usize = 16;
/// How many blocks before its own they may stand in.
const BLOCKS_APART: usize = 2;
/// So many characters that the words before two figures share name one thing.
const ONE_LABEL: usize = 3;

/// Which figures of a block are said to be computed, by their index.
struct Stated(Vec<(usize, Derived)>);

impl Stated {
    fn of(block: &BlockView) -> Stated {
        let whole = Passage::whole(block);
        let derived = |(index, quantity)| Some((index, Derived::of(&whole, quantity)?));
        Stated(whole.quantities.iter().enumerate().filter_map(derived).collect())
    }

    fn at(&self, index: usize) -> Option<Derived> {
        let found = self.0.binary_search_by_key(&index, |&(at, _)| at);
        found.ok().map(|at| self.0[at].1)
    }
}

impl Rule for DerivedFigureSlip {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let prose = || article.blocks.iter().filter(|view| view.role.is_prose());
        if prose().all(|view| view.digest(Stated::of).0.is_empty()) {
            return;
        }
        let mut told: Vec<Told> = Vec::new();
        for (block, view) in article.blocks.iter().enumerate().filter(|(_, view)| view.role.is_prose()) {
            let (whole, stated) = (Passage::whole(view), view.digest(Stated::of));
            let mut index = 0;
            while let Some(quantity) = whole.quantities.get(index) {
                let (here, count) = Told::at(block, &whole, index);
                index += count;
                if !is_plain(quantity) || view.is_open_at(here.span) {
                    continue;
                }
                if let Some(derived) = stated.at(index - count).filter(|_| count == 1) {
                    let near = told.iter().rev().take(WINDOW).filter(|it| it.block + BLOCKS_APART >= block);
                    check(here, derived, &near.copied().collect::<Vec<_>>(), context, out);
                }
                told.push(here);
            }
        }
    }
}

/// Whether the figure can be computed with to the last place.
fn is_plain(quantity: &Quantity) -> bool {
    let rate = matches!(quantity.kind, Kind::Percent | Kind::PercentPoint);
    let size = matches!(quantity.kind, Kind::Count | Kind::Money | Kind::Measure | Kind::Duration);
    let told = rate || size && quantity.counts_in().is_some();
    told && quantity.exact().is_some_and(|value| value > Decimal::ZERO) && !quantity.is_indefinite()
}

fn check(stated: Told, derived: Derived, earlier: &[Told], context: &RuleContext, out: &mut Drafts) {
    let outcomes = outcomes(stated, earlier, derived);
    let slipped = outcomes.iter().enumerate().find_map(|(at, outcome)| {
        let meant = stated.in_print(outcome.value)?.round_dp(stated.quantity.decimals);
        let slip = slip_between(stated.quantity, meant)?;
        // 3131÷24 is shared out with a rest, and the two of a rate are guessed: there a digit's difference proves nothing.
        let sure = match derived {
            Derived::Average => stated.in_print(outcome.value) == Some(meant),
            Derived::Rate => false,
            Derived::Difference | Derived::Share => true,
        };
        let telling =
            (sure || slip == Slip::Swapped) && is_telling(slip, stated, outcome, at, outcomes.len());
        telling.then_some((outcome, meant, slip))
    });
    let Some((outcome, meant, slip)) = slipped else { return };
    if is_explained(stated, earlier) {
        return;
    }
    let [one, two] = outcome.operands;
    let result = rounded_like(meant, stated);
    let formula = format!("{}{}{}={result}", one.shown(), outcome.sign, two.shown());
    let (printed, slip) = (stated.span.of(stated.text), misprint::said(slip, context));
    let message = say!(
        context.lang,
        "{formula}，文中写“{printed}”（{slip}）",
        "{formula}; the text says “{printed}” ({slip})"
    );
    let draft = out.report(stated.place(), message);
    for operand in [one, two] {
        draft.evidence(operand.place(), format!("“{}”", operand.span.of(operand.text)));
    }
    if let Some(text) = rewritten(stated.quantity, meant, stated.text) {
        draft.rewrite(context.lang, Place::new(stated.block, stated.quantity.figure), text);
    }
}

/// The result in the scale words and with the decimals of the figure that states it.
fn rounded_like(meant: Decimal, stated: Told) -> String {
    match stated.quantity.kind {
        Kind::Percent => rounded(meant, stated.quantity.decimals) + "%",
        _ => scaled(meant, stated.quantity, stated.text),
    }
}

/// Whether a slip is proof among so many outcomes: two digits in the other order, or one digit of three and more; one of two
/// where the words name one thing.
fn is_telling<'a>(slip: Slip, stated: Told<'a>, outcome: &Outcome<'a>, at: usize, outcomes: usize) -> bool {
    let (digits, few) = (stated.printed_digits(), outcomes <= FEW);
    let named = || at == 0 && outcome.operands.iter().any(|it| stated.common_label(it) >= ONE_LABEL);
    match slip {
        Slip::Swapped => digits > 3 || digits == 3 && few || outcomes < FEW,
        Slip::Changed => digits >= 3 && few || named(),
        _ => false,
    }
}

/// Whether the figure was told before, or figures before it make it in any way.
fn is_explained(stated: Told, earlier: &[Told]) -> bool {
    let fits = |value: Option<Decimal>| {
        value.and_then(|value| stated.in_print(value)).is_some_and(|value| stated.fits(value))
    };
    let values: Vec<Decimal> = earlier.iter().map(|it| it.value).collect();
    let of_two = |(x, y): (Decimal, Decimal)| {
        let made = [x.checked_mul(y), x.checked_div(y), y.checked_div(x), percent_of(x, y), percent_of(y, x)];
        made.into_iter().any(fits)
    };
    let alike: Vec<Decimal> = earlier.iter().filter(|it| it.is_term_of(&stated)).map(|it| it.value).collect();
    let of_three = |(x, y): (Decimal, Decimal)| {
        let three =
            alike.iter().flat_map(|z| [x + y - z, x - y - z, y - x - z, x - y + z, y - x + z, x + y + z]);
        [x + y, x - y, y - x].into_iter().chain(three).any(|value| fits(Some(value)))
    };
    values.iter().any(|&value| fits(Some(value))) || pairs(&values).any(of_two) || pairs(&alike).any(of_three)
}
