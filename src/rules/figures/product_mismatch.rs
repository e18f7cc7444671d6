//! `product-mismatch`: so many each, and a total that is not their product.

use super::passage::{Passage, passages, place, rewritten, scaled};
use super::proof::Proof;
use super::{
    crop_yield, price_and_count, product_apart, product_magnitude, product_over_time, sum_of_products,
};
use crate::facts::cue::CueKind;
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::text::{Bilingual, holds_any};
use rust_decimal::Decimal;

/// `product-mismatch`.
#[derive(Debug)]
pub struct ProductMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "product-mismatch",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Error,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["N11", "N49"],
    page: RulePage {
        title: Bilingual {
            zh: "每个的数乘以个数不等于总数", en: "Each times how many is not the total"
        },
        finds: Bilingual {
            zh: "“22个村，每村5名，共120名”：个数乘以每个的数，与写明的总数不等；每亩的钱数或产量、亩数和总数隔句写，只差一处笔误的也算。",
            en: "“22 villages, 5 each, 120 in all”, where the product differs; also over sentences, where one slip explains the difference.",
        },
        why: Bilingual {
            zh: "三个数字互相矛盾，至少有一个错了。",
            en: "At least one of the three is wrong.",
        },
        instead: Bilingual { zh: "核对三个数字。", en: "Check the three figures." },
        silent: Bilingual {
            zh: "有“至少”“约”等词、按天按次的“每”、每个所指与个数不对应时不报。",
            en: "Silent on approximate figures, on 每天 and 每次, and where the two do not speak of the same things.",
        },
        source: Bilingual { zh: "算术", en: "Arithmetic" },
    },
    examples: &[
        Example::new("镇里规定，每亩补助600元。今年全镇退耕1240亩，共补助⟦84.4万元⟧。"),
        Example::new("每户补贴3000元，全村共有126户。补贴资金共需⟦47.8万元⟧。"),
        Example::new("镇里规定，每亩补助600元。今年全镇退耕1240亩，共补助74.4万元。"),
        Example::new("镇里规定，每亩补助600元。今年全镇退耕1240亩，验收合格860亩，共补助51.6万元。"),
        Example::new("每户最高补贴3000元，全村共有126户。补贴资金共需47.8万元。"),
        Example::new("每户补贴3000元，全村共有126户。修路资金共需5216万元。"),
        Example::new("剧团拿出200张学生票，每张30元，其余票价为60元、120元、180元三档。"),
        Example::new("一只普通香包手工费8元，一个熟练的绣娘一天能绣15只，一天就有⟦150元⟧进账。"),
        Example::new("一只普通香包手工费8元，一个熟练的绣娘一天能绣15只，一天就有120元进账。"),
        Example::new("每盒卖36元，每天卖出40盒，能挣⟦1140元⟧。"),
        Example::new("每盒卖36元，每天卖出40盒，净挣600元。"),
        Example::new("31家企业一共凑了62万元，最多的一家拿出8万元，也有三位开小店的老板每人捐了500元。"),
        Example::new("工程共新建4座桥，每座平均造价300万元，总投资⟦1200元⟧，由省、县按比例承担。"),
        Example::new("工程共新建4座桥，每座平均造价300万元，总投资1200万元，由省、县按比例承担。"),
        Example::new("工程共新建4座桥，每座平均造价300万元，总投资1180万元，由省、县按比例承担。"),
        Example::new(
            "评出金奖1个、银奖3个、铜奖6个、优秀奖10个，奖金分别为每个5万元、2万元、1万元和3000元，奖金总额为⟦22万元⟧。",
        ),
        Example::new(
            "评出金奖1个、银奖3个、铜奖6个、优秀奖10个，奖金分别为每个5万元、2万元、1万元和3000元，奖金总额为20万元。",
        ),
        Example::new("评出金奖1个、银奖3个，奖金分别为5万元和2万元，另设优秀奖若干，奖金总额为22万元。"),
        Example::new("全镇22个村，每村配备调解员5名，共配备⟦120名⟧。"),
        Example::new("向120户困难家庭发放慰问金，每户500元，合计⟦5万元⟧。"),
        Example::new("组建12支小分队，每支小分队8人，总计⟦86人⟧。"),
        Example::new("每个站点投入3.5万元，24个站点共投入⟦74万元⟧。"),
        Example::new("海面划成26个网格，每个网格配1名专职网格员和2名志愿者，共⟦87人⟧。"),
        Example::new("为36名学员每人发放教材4册，共发放⟦124册⟧。"),
        Example::new("这批杨梅卖出500公斤，每公斤30元，收入⟦2.5万元⟧。"),
        Example::new("每平方米造价2000元，5000平方米共需⟦1亿元⟧。"),
        Example::new("来自8个国家的⟦36支队伍⟧参赛，每个国家派出4支。"),
        Example::new("设一等奖3名，每名奖5000元；二等奖6名，每名奖3000元，奖金总额⟦4.3万元⟧。"),
        Example::new("一斤新茶卖320元，今年采了75斤，茶园收入⟦2.6万元⟧。"),
        Example::new("图书馆给46个自然村各送去30本书，一共⟦1830本⟧。"),
        Example::new("水稻亩产620公斤，全村800亩稻田共收稻谷⟦469吨⟧。"),
        Example::new("图书馆给46个自然村各送去30本书，一共1380本。"),
        Example::new("水稻亩产620公斤，全村800亩稻田共收稻谷496吨。"),
        Example::new("图书馆给46个自然村各送去一批书，一共1830本。"),
        Example::new("来自8个国家的32支队伍参赛，每个国家派出4支。"),
        Example::new("设一等奖3名，每名奖5000元；二等奖6名，每名奖3000元，奖金总额3.3万元。"),
        Example::new("设一等奖3名，每名奖5000元；二等奖若干名，每名奖3000元，奖金总额4.3万元。"),
        Example::new("一斤新茶卖320元，今年采了75斤，茶园收入2.4万元。"),
        Example::new("一斤新茶卖320元，今年采了75斤，全年收入12.6万元。"),
        Example::new("这批杨梅卖出500公斤，每公斤30元，收入1.5万元。"),
        Example::new("每天卖出500公斤，每公斤30元，年收入200万元。"),
        Example::new("全镇22个村，每村配备调解员5名，共配备110名。"),
        Example::new("全镇22个村，每村至少配备调解员5名，共配备120名。"),
        Example::new("海面划成26个网格，每个网格配1名专职网格员和2名志愿者，共78人。"),
        Example::new("12支小分队每天巡逻3次，共巡逻120次。"),
        Example::new("每户500元，合计发放5万元。"),
        Example::new("22个村共有网格员120名，每个网格300户。"),
        Example::new("每村5名调解员，8个社区共有60名。"),
        Example::new("每人补助500元，120户共补助8万元。"),
        Example::new("全镇22个村，每村约5名，共配备120名。"),
        Example::new("全镇14个行政村，每村配备3名信息员，共⟦45名⟧。"),
        Example::new("全镇14个行政村，每村配备3名信息员，共42名。"),
        Example::new("全镇14个扶贫项目，每村配备3名信息员，共45名。"),
        Example::new("街道建成骑手驿站38个，每个驿站放4把椅子，共⟦162把⟧。"),
        Example::new("街道建成骑手驿站38个，每个驿站放4把椅子，共152把。"),
        Example::new("街道建成宣传栏38个，每个驿站放4把椅子，共160把。"),
        Example::new("她分管的104.8亩水稻，平均单产1344斤，总产⟦138000斤⟧。"),
        Example::new("她分管的104.8亩水稻，平均单产1344斤，总产140851斤。"),
        Example::new("每亩产稻谷1250斤，全村680亩稻田总产⟦58万斤⟧。"),
        Example::new("食堂每天供应午餐320份，30天共供应⟦6900份⟧。"),
        Example::new("每亩产稻谷1250斤，全村680亩稻田总产85万斤。"),
        Example::new("食堂每天供应午餐320份，30天共供应9600份。"),
        Example::new("食堂每天供应午餐320份，30天共供应9470份。"),
        Example::new("食堂平均每天供应午餐320份，30天共供应9580份。"),
        Example::new("全省去年用电近4.7万亿度，每度电附加6厘，就要多收⟦2800多亿元⟧。"),
        Example::new("全县有渔船1200艘，每艘补助3000元，要拿出⟦3600万元⟧。"),
        Example::new("全省去年用电近4.7万亿度，每度电附加6厘，就要多收280多亿元。"),
        Example::new("全县有渔船1200艘，每艘补助3000元，另拿出500万元修码头。"),
    ],
};

impl Rule for ProductMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        product_apart::check(block, context, out);
        crop_yield::check(block, context, out);
        for passage in passages(block, 3) {
            sum_of_products::check(&passage, context, out);
            check_each_got(&passage, context, out);
            product_over_time::check(&passage, context, out);
            price_and_count::check(&passage, context, out);
            product_magnitude::check(&passage, context, out);
            for each in passage.quantities {
                let Some((groups, total)) = equation(&passage, each) else { continue };
                // 每组4支，小组前两名共8支: of some of each.
                if passage.clause_before(total).contains('前') {
                    continue;
                }
                let shares = shares_of_one(&passage, each, total);
                let exact: Option<Vec<Decimal>> = shares.iter().map(|share| share.exact()).collect();
                let (Some(n), Some(exact), Some(_)) = (groups.exact(), exact, total.exact()) else {
                    continue;
                };
                let Some(product) = n.checked_mul(exact.iter().sum()) else { continue };
                let written: Vec<String> = shares
                    .iter()
                    .zip(&exact)
                    .map(|(share, &value)| scaled(value, share, passage.text))
                    .collect();
                let of_one =
                    if written.len() == 1 { written.concat() } else { format!("({})", written.join("+")) };
                let formula = format!(
                    "{of_one}×{}={}",
                    scaled(n, groups, passage.text),
                    scaled(product, total, passage.text)
                );
                let operands = std::iter::once(groups).chain(shares).collect();
                let proof = Proof { passage: &passage, operands, stated: total, formula };
                // An average is rounded: of its product only the 万 is sure.
                if passage.clause_before(each).contains("平均") && !has_lost_scale(product, total) {
                    continue;
                }
                let fits = total.rounding().contains(product);
                let Some(draft) = proof.judge(fits, context.lang, out) else { continue };
                if let Some(text) = rewritten(total, product, passage.text) {
                    draft.rewrite(context.lang, place(total.figure), text);
                }
            }
        }
    }
}

/// 每座平均300万元，4座共1200元: whether the total is the product without its 万.
fn has_lost_scale(product: Decimal, total: &Quantity) -> bool {
    let lost = crate::facts::numeral::power_of_ten(4);
    let meant = total.exact().and_then(|stated| stated.checked_mul(lost));
    let least = total.scale == 0 && total.written >= Decimal::TEN;
    least && meant.is_some_and(|meant| (meant - product).abs() * Decimal::ONE_HUNDRED <= product)
}

/// What one group has: `each`, and what stands beside it in the same class before the total (每个网格配1名…和2名…).
fn shares_of_one<'a>(passage: &Passage<'a>, each: &'a Quantity, total: &Quantity) -> Vec<&'a Quantity> {
    let beside = passage.quantities.iter().filter(|other| {
        other.span.start >= each.span.end
            && other.span.end <= total.span.start
            && other.kind == each.kind
            && other.counts_in() == each.counts_in()
    });
    std::iter::once(each).chain(beside).collect()
}

fn sum_for_one(passage: &Passage, each: &Quantity, total: &Quantity) -> Decimal {
    shares_of_one(passage, each, total).iter().map(|share| share.written).sum()
}

/// 一斤茶叶卖320元: the price of one; before and behind the 一.
fn for_one<'a>(passage: &Passage<'a>, each: &Quantity) -> Option<(&'a str, &'a str)> {
    let index = passage.quantities.iter().position(|other| std::ptr::eq(other, each))?;
    let one = &passage.quantities[index.checked_sub(1)?];
    let gap = passage.between(one.span, each.span);
    let priced = each.kind == Kind::Money
        && one.kind == Kind::Measure
        && one.exact() == Some(Decimal::ONE)
        && gap.chars().count() <= 8
        && !gap.contains(['，', '。', '、']);
    let unit = one.unit.filter(|_| priced)?;
    let start = one.span.end as usize - unit.name.len();
    let named = passage.text.get(start..each.span.start as usize)?;
    named.starts_with(unit.name).then_some(("", named))
}

/// 14个行政村，每村3名: the noun behind a count, which ends with what each is called.
fn is_kind_of(after: &str, of: &str) -> bool {
    let noun = after.trim_end_matches(['，', ',', '、', '；']);
    let called: String = of.chars().take_while(|c| !"有配设派选发建安配备聘奖补助".contains(*c)).collect();
    !called.is_empty() && noun.ends_with(&called) && noun.chars().count() <= 6 && !noun.contains(['的', '，'])
}

/// 建成骑手驿站38个，每个驿站放4把: the noun stands before the count.
fn named_before(before: &str, of: &str) -> bool {
    let ends = of.char_indices().map(|(at, _)| at).skip(2).take(3);
    ends.map(|end| &of[..end]).any(|noun| before.ends_with(noun))
}

/// How many there are of what `each` counts for one, and the total.
fn equation<'a>(passage: &Passage<'a>, each: &Quantity) -> Option<(&'a Quantity, &'a Quantity)> {
    let summable = |quantity: &Quantity| matches!(quantity.kind, Kind::Count | Kind::Money | Kind::Measure);
    let words = passage.clause_before(each);
    if holds_any(words, &["至少", "最多", "约", "不少于", "以上", "左右"]) {
        return None;
    }
    let (_, of) = words.rsplit_once('每').or_else(|| for_one(passage, each))?;
    let of = of.trim_start_matches(
        ['个', '一', '名', '位', '支', '家', '户', '座', '所', '辆', '批', '处'].as_slice(),
    );
    let named = words.rsplit_once('每').or_else(|| for_one(passage, each)).map(|(_, of)| of)?;
    let noun = of.chars().next().or_else(|| named.chars().next())?;
    let first = named.chars().next()?;
    let time = ["天", "日", "年", "月", "周", "次", "小时", "季", "场", "期"]
        .iter()
        .any(|unit| named.starts_with(unit));
    if time || !summable(each) || named.chars().count() > 10 {
        return None;
    }
    let one = |other: &Quantity| other.written == Decimal::ONE && other.span.end <= each.before.start;
    let others = || passage.quantities.iter().filter(|other| !std::ptr::eq(*other, each) && !one(other));
    let key = if matches!(first, '户' | '人' | '家' | '名' | '位' | '支' | '座' | '所' | '辆' | '批' | '处')
    {
        first
    } else {
        noun
    };
    let counts_key = |quantity: &&Quantity| {
        let by_unit =
            quantity.kind == Kind::Measure && quantity.unit.is_some_and(|unit| named.starts_with(unit.name));
        (quantity.kind == Kind::Count
            || by_unit
            || quantity.kind == Kind::Measure && quantity.counts_in() == Some("亩"))
            && quantity.counts_in() != each.counts_in()
            && (passage.shown(quantity).contains(key)
                || passage.after(quantity).starts_with(key)
                || is_kind_of(passage.after(quantity), of)
                || named_before(passage.before(quantity), of)
                || (key == '人' && quantity.counts_in() == Some("人")))
    };
    let mut groups = others().filter(counts_key);
    let group = groups.next()?;
    // 一共凑了62万元，也有三位老板每人捐了500元: of some of those who made up the total.
    let some = ["也有", "还有", "另有", "有的", "其中", "甚至有"];
    if some.iter().any(|word| passage.clause_before(group).ends_with(word)) {
        return None;
    }
    let followed_by = |total: &Quantity| {
        // 来自8个国家的32支队伍: the total stands with the groups.
        let gap = passage.between(group.span, total.span);
        total.span.start >= group.span.end
            && total.span.end <= each.span.start
            && (gap.ends_with('的')
                || gap.ends_with("的共")
                || gap.ends_with("共有")
                || gap.ends_with("，共"))
            && gap.chars().count() <= 8
    };
    let of_all = |total: &Quantity| {
        let words = passage.clause_before(total);
        ["全镇", "全县", "全市", "全区", "全乡", "全村", "全校", "全街道", "整个街道"].contains(&words)
            && super::misprint::is_slip_of(total, group.written * sum_for_one(passage, each, total))
            || words.starts_with('全') && group.written * sum_for_one(passage, each, total) == total.written
    };
    let mut totals = others().filter(|other| {
        other.kind == each.kind
            && other.counts_in() == each.counts_in()
            && (passage.cued(other.before, &[CueKind::Total]) && !passage.cued(other.before, &[CueKind::Per])
                || names_same(named, passage.before(other))
                || followed_by(other)
                || of_all(other)
                || (each.kind == Kind::Money
                    && (is_proceeds(passage.before(other)) || is_income(passage.clause_before(other)))))
            && !passage.cued(other.before, &[CueKind::Up, CueKind::Down, CueKind::YearOnYear])
    });
    let total = totals.next()?;
    // 一等奖每名5000元，二等奖每名3000元: what one of another sort has.
    let of_another_sort = passage.quantities.iter().any(|other| {
        !std::ptr::eq(other, each)
            && other.span.start >= each.span.start.min(group.span.start)
            && other.span.end <= total.span.start
            && other.same_unit(each)
            && passage.before(other).contains('每')
    });
    if of_another_sort {
        return None;
    }
    (groups.next().is_none() && totals.next().is_none()).then_some((group, total))
}

/// 光这一项就收入2.4万元: a short clause that ends in what all of it brought, and names no other time or share.
fn is_income(clause: &str) -> bool {
    let other = clause.contains(['年', '月', '季', '日', '天', '人', '户', '均', '增', '净', '纯']);
    clause.ends_with("收入") && clause.chars().count() <= 9 && !other
}

/// 收入1.5万元, 共需1000万元: what all of it came to, in a clause that says nothing else.
fn is_proceeds(clause: &str) -> bool {
    let bare = clause.trim_start_matches(['共', '可', '总', '就']).trim_end_matches(['达', '了', '为', '到']);
    ["收入", "需", "需要", "卖", "卖得", "销售额", "货款", "花费", "付款", "收款", "价", "造价"]
        .contains(&bare)
}

/// 每亩年租金800元 … 每年租金收入52万元: the total is called what one has, and nothing else is said of it.
fn names_same(of_one: &str, total: &str) -> bool {
    let total = total.strip_prefix("每年").unwrap_or(total);
    let name: String = of_one.chars().rev().take(2).collect::<Vec<_>>().into_iter().rev().collect();
    let plain = total.trim_end_matches(['收', '入', '总', '额', '共', '达', '为']);
    name.chars().count() == 2 && plain == name
}

/// 为46个村各送去30本书，一共1380本: how many, what each got, and all.
fn check_each_got(passage: &Passage, context: &RuleContext, out: &mut Drafts) {
    for three in passage.quantities.windows(3) {
        let [groups, each, total] = three else { continue };
        let gap = passage.between(groups.span, each.span);
        let given = gap.rsplit_once('各').is_some_and(|(noun, verb)| {
            noun.chars().count() <= 6 && verb.chars().count() <= 4 && !gap.contains(['，', '、', '。'])
        });
        let named = ["共", "一共", "总共", "共计", "合计", "总计"]
            .contains(&passage.between(each.after, total.span).trim_start_matches(['，', ',']));
        let (Some(n), Some(share), Some(_)) = (groups.exact(), each.exact(), total.exact()) else { continue };
        if !given || !named || groups.kind != Kind::Count || !each.same_unit(total) || groups.same_unit(each)
        {
            continue;
        }
        let Some(product) = n.checked_mul(share) else { continue };
        let shown = |value: Decimal, like: &Quantity| scaled(value, like, passage.text);
        let formula = format!("{}×{}={}", shown(share, each), shown(n, groups), shown(product, total));
        let proof = Proof { passage, operands: vec![groups, each], stated: total, formula };
        proof.judge(total.rounding().contains(product), context.lang, out);
    }
}
