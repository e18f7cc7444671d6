//! `demonstrative-mismatch`: 这62箱香烟, 上述五人, where the text before has spoken of another number of them.

use super::listed_names;
use super::misprint::{self, Slip};
use super::{pointed_group, retold};
use crate::facts::list::CountClaim;
use crate::facts::name::Kind as NameKind;
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo,
    RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span, is_han};
use rust_decimal::Decimal;

/// `demonstrative-mismatch`.
#[derive(Debug)]
pub struct DemonstrativeMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "demonstrative-mismatch",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::Medium,
    kinds: &["N14", "N17", "N43", "T24"],
    page: RulePage {
        title: Bilingual { zh: "回指的数与前文不符", en: "A number that points back to another" },
        finds: Bilingual {
            zh: "“这26箱”“上述4人”“以上三部门”指前面刚说过的事物，数却与前面的不同；前面逐个点了名的，按点名的人数核对；“23名船员遇险……遇险的22名船员”，用同一动词回指也算。",
            en: "“These 26 boxes”, “the four named above”, where the text just before gives another number, or names another number of people; a relative clause with the verb of what was told, “the 22 sailors in distress”, points back too.",
        },
        why: Bilingual {
            zh: "指的是同一批人或物，两个数必有一处错。",
            en: "Both speak of the same things; one of the two numbers is wrong.",
        },
        instead: Bilingual {
            zh: "核对原稿，统一两处的数；说的不是同一批，就不用“这”“上述”。",
            en: "Check the source and use one number; where others are meant, do not point back.",
        },
        silent: Bilingual {
            zh: "前文任何一处有相同的数、几个数相加正好相符、所指名词不同、隔得太远、“这两个”之类指刚列举的几项而前文未说数目的，不报。",
            en: "Silent where the text has the same number anywhere before, where a sum gives it, where the nouns differ, where it is far away, and where a small number points to things just listed.",
        },
        source: Bilingual {
            zh: "报纸编校差错率计算方法（数字差错）",
            en: "Method of counting errors in newspapers: figures",
        },
    },
    examples: &[
        Example::new("海上救援\n二十三名船员在风浪中遇险。经过六小时搜救，遇险的⟦二十二名⟧船员全部获救。"),
        Example::new("植树\n志愿者去冬在河滩上种植了30棵柳树。雪大，所种的⟦28棵⟧柳树只有一棵没活。"),
        Example::new("养羊\n农户老秦养了120只羊，今年春天，他养的⟦210只⟧羊全部打了疫苗。"),
        Example::new("夜查\n警方当场抓获14名犯罪嫌疑人，目前，被抓获的⟦12名⟧犯罪嫌疑人已被刑事拘留。"),
        Example::new("开学\n学校今年录取了312名新生，录取的⟦321名⟧新生中，农村学生占六成。"),
        Example::new("车祸\n两辆货车相撞，5人受伤。受伤的⟦6人⟧已被送往医院，目前均无生命危险。"),
        Example::new("抢险\n26名工人被困井下，截至昨晚，被困井下的⟦27名⟧工人已全部升井。"),
        Example::new("海上救援\n二十三名船员在风浪中遇险。经过六小时搜救，遇险的二十三名船员全部获救。"),
        Example::new("车祸\n两辆货车相撞，5人受伤。受伤的3人伤势较重，另外2人已经出院。"),
        Example::new("招生\n学校今年招收了50名学员，去年招收的48名学员已经毕业。"),
        Example::new("新教师\n县里今年新聘了48名教师，其中新聘的46名语文教师已全部到岗。"),
        Example::new("开学\n学校今年录取了312名新生，录取的196名女生中，农村学生占六成。"),
        Example::new("捐车\n多年来，基金会累计捐赠189辆救护车，此番捐赠的100辆救护车全部发往山区。"),
        Example::new("监测\n调查点有3个，位于大和町和柳江町，柳江町的两个调查点靠近河口。"),
        Example::new(
            "银发小城\n全市60岁以上的有20.4万人，占到三成。\n老年食堂建了116个。\n护理站有58家。\n家门口就能打针换药。\n局长说，面对这⟦24.0万名⟧老人，只能做好。",
        ),
        Example::new(
            "银发小城\n全市60岁以上的有20.4万人，占到三成。\n老年食堂建了116个。\n护理站有58家。\n家门口就能打针换药。\n局长说，面对这20.4万名老人，只能做好。",
        ),
        Example::new(
            "吊销公告\n蓝山市远拓商贸公司、蓝山市鼎宸建材经营部、蓝山市福瑞康贸易公司、蓝山市百汇通物流公司成立后无正当理由未开业。\n告知期满，上述⟦五户⟧市场主体均未申辩。",
        ),
        Example::new(
            "非遗名录\n省里公布名录，我市的梅山竹编、澄潭米塑、吴氏正骨疗法、畲乡山歌榜上有名。\n这次入选的⟦五个⟧项目涉及三个门类。",
        ),
        Example::new(
            "吊销公告\n蓝山市远拓商贸公司、蓝山市鼎宸建材经营部、蓝山市福瑞康贸易公司、蓝山市百汇通物流公司成立后无正当理由未开业。\n告知期满，上述四户市场主体均未申辩。",
        ),
        Example::new(
            "非遗名录\n省里公布名录，我市的梅山竹编、澄潭米塑、吴氏正骨疗法等榜上有名。\n这次入选的五个项目涉及三个门类。",
        ),
        Example::new(
            "非遗名录\n我市的梅山竹编、澄潭米塑、吴氏正骨疗法榜上有名。\n全市现有的五个国家级项目也实现了常态展演。",
        ),
        Example::new("执法人员在出租房内查获假冒香烟26箱。目前，这⟦62箱⟧香烟已被封存。"),
        Example::new("民警在现场抓获张某、李某、王某、赵某。目前，上述⟦五人⟧均已被刑事拘留。"),
        Example::new("县里给村里拨了32万元修路资金。可是，这⟦320万元⟧怎么用，村民有不同意见。"),
        Example::new("28名学员学完了全部课程。昨天，这⟦23名⟧学员拿到了结业证书。"),
        Example::new("公安局、民政局、司法局三部门联合发文。按照文件，上述⟦四部门⟧每月碰头一次。"),
        Example::new("展柜里放着他寄回的17封信。纪念馆的同志说，这⟦71封⟧信是他女儿捐的。"),
        Example::new("民警查获假冒白酒3286瓶。这⟦3268瓶⟧假酒随后被销毁。"),
        Example::new("县财政安排320万元用于河道整治。这笔⟦3200万元⟧的资金都要花在治水上。"),
        Example::new(
            "大桥造价2380万元，其中霍先生捐1500万元，县里配套680万元，校友凑了200万元。霍先生的这⟦1050万元⟧，分三笔汇来。",
        ),
        Example::new(
            "大桥造价2380万元，其中霍先生捐1500万元，县里配套680万元，校友凑了200万元。霍先生的这1500万元，分三笔汇来。",
        ),
        Example::new(
            "首批名品评出石斛、蜜柚、黑山羊、酱板鸭、擂茶粉和干笋等6种。评选历时两个月，市民代表也来试吃。获评企业可以免费办展。宣传周随后开始。\n\n县里表示，上述⟦8种⟧产品将统一印制二维码。",
        ),
        Example::new(
            "中队共登记“僵尸车”53辆，其中轿车39辆、面包车11辆、摩托车3辆。这批⟦58辆⟧车腾出的车位，已重新划线。",
        ),
        Example::new("消防员清点出灭火器236具。以上⟦263具⟧全部送检。"),
        Example::new("中队登记“僵尸车”53辆，其中轿车39辆、面包车14辆。这批39辆轿车先拖走。"),
        Example::new("县里建公园16处、广场18处，上述34处都对外开放。"),
        Example::new("大棚占地13亩，村里还有果园。面积18亩以上的农户，补贴另算。"),
        Example::new("村里有老屋13栋。去年修了四栋。上述四栋老屋今年开放。"),
        Example::new("民警查获假冒白酒3286瓶。这3286瓶假酒随后被销毁。"),
        Example::new("县财政安排320万元用于河道整治。这笔320万元的资金都要花在治水上。"),
        Example::new("县财政安排320万元用于河道整治。这笔钱用了三年。"),
        Example::new("执法人员在出租房内查获假冒香烟26箱。目前，这26箱香烟已被封存。"),
        Example::new("公安局、民政局、司法局、卫健局四部门联合护渔。\n\n行动中，上述⟦三部门⟧检查渔船210艘。"),
        Example::new("公安局、民政局、司法局、卫健局四部门联合护渔。\n\n行动中，上述四部门检查渔船210艘。"),
        Example::new("民警在现场抓获张某、李某、王某、赵某。目前，上述四人均已被刑事拘留。"),
        Example::new("上岙村来了12名学员，下岙村来了16名学员。昨天，这28名学员结业了。"),
        Example::new("全镇有15个村受灾，上岙村、下岙村最重。这两个村的路断了。"),
        Example::new("全乡有卡车26辆。春节前，车站加开班车。这62辆班车开往各村。"),
        Example::new("老人攒下125册旧书。十年后，他又收来一批。如今，这一千多册书摆满了三间屋。"),
        Example::new("公安局、民政局、司法局三部门联合发文。按照文件，上述三部门每月碰头一次。"),
        Example::new("这26名队员都是退伍军人。去年，队里只有22名队员。"),
        Example::new("县里给村里拨了32万元修路资金。加上自筹的18万元，这50万元够修两公里。"),
        Example::new("28名学员学完了课程，其中优秀学员12名。昨天，这12名学员上台领了奖。"),
    ],
};

/// How many sentences before it an antecedent may stand.
const REACH: usize = 3;

impl Rule for DemonstrativeMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let mut told: Vec<(usize, &Quantity)> = Vec::new();
        for (index, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose()) {
            for quantity in &block.facts.quantities {
                if points_back(block, quantity) {
                    check_quantity(article, index, quantity, &told, context, out);
                }
                if matches!(quantity.kind, Kind::Count | Kind::Money | Kind::Measure) {
                    told.push((index, quantity));
                }
            }
            check_claims(article, index, context, out);
        }
        listed_names::check(article, context, out);
        retold::check(article, context, out);
    }
}

/// Whether 这, 上述 or 以上 stands right before an exact figure of at least two.
fn points_back(block: &BlockView, quantity: &Quantity) -> bool {
    let counted = match quantity.kind {
        Kind::Count => quantity.measure.is_some_and(|measure| measure.class != "次"),
        Kind::Money => true,
        _ => false,
    };
    let before = &block.text[..quantity.span.start as usize];
    counted
        && quantity.exact().is_some_and(|value| value >= Decimal::TWO)
        && is_demonstrative(before)
        && !block.is_open_at(quantity.span)
}

fn is_demonstrative(before: &str) -> bool {
    ["这", "这笔", "这些", "该笔"].iter().any(|word| before.ends_with(word))
        || pointed_group::is_pointed_at(before)
}

fn check_quantity(
    article: &ArticleView,
    index: usize,
    quantity: &Quantity,
    told: &[(usize, &Quantity)],
    context: &RuleContext,
    out: &mut Drafts,
) {
    let block = &article.blocks[index];
    let value = quantity.written;
    if let Some(names) = people_before(block, quantity) {
        let count = Decimal::from(names.len());
        let equal = told.iter().any(|(_, other)| other.same_unit(quantity) && other.written == value);
        if count != value && !equal {
            report_names(block, index, quantity, &names, context, out);
        }
        return;
    }
    let alike: Vec<&(usize, &Quantity)> =
        told.iter().filter(|(_, other)| other.same_unit(quantity)).collect();
    if let Some((at, equal)) = alike.iter().rev().find(|(_, other)| other.value.contains(value)) {
        let message = say!(context.lang, "回指的数与前文相符", "it agrees with the number before");
        return out.held(message, vec![Place::new(index, quantity.span), Place::new(*at, equal.span)]);
    }
    let sums = (0..alike.len()).any(|first| {
        let mut sum = Decimal::ZERO;
        alike[first..].iter().take(6).any(|(_, other)| {
            sum += other.written;
            sum == value
        })
    });
    let before = &block.text[..quantity.span.start as usize];
    let is_group = !sums && pointed_group::is_pointed_at(before);
    if let Some(told) =
        is_group.then(|| pointed_group::told_with(article, &alike, (index, quantity))).flatten()
    {
        return report(article, told, (index, quantity), context, out);
    }
    let near = alike.iter().map(|told| **told);
    let near: Vec<(usize, &Quantity)> =
        near.filter(|&told| is_near(article, told, (index, quantity))).collect();
    let slip_of = |&(at, other): &(usize, &Quantity)| {
        misprint::between(other, quantity, [article.blocks[at].text, block.text])
    };
    // 1500万元 … 680万元 … 200万元: only one of several figures can be the one that a slip made the later one of.
    let swapped = |told: &&(usize, &Quantity)| {
        let (slip, strength) = slip_of(told);
        slip == Slip::Swapped && strength >= 4 && told.1.exact().is_some()
    };
    let mut swaps = near.iter().filter(swapped).filter(|_| !sums);
    if let (Some(&told), None) = (swaps.next(), swaps.next()) {
        return report(article, told, (index, quantity), context, out);
    }
    // 这24.0万名老人 of the 20.4万人 told some paragraphs before: no other figure of the article is as like.
    let decimals =
        |told: &&(usize, &Quantity)| told.1.decimals == quantity.decimals && quantity.scale == told.1.scale;
    let far: Vec<(usize, &Quantity)> = alike.iter().map(|told| **told).collect();
    let mut swaps = far.iter().filter(swapped).filter(decimals).filter(|_| !sums);
    if let (Some(&told), None) = (swaps.next(), swaps.next()) {
        return report(article, told, (index, quantity), context, out);
    }
    // A figure of three digits or more with two of them swapped, or ten times as much, is known without its noun.
    let surely_a_slip = |told: &(usize, &Quantity)| {
        let (slip, strength) = slip_of(told);
        let sized = quantity.measure.is_some() || quantity.kind == Kind::Money;
        strength >= 4 && slip == Slip::Swapped || slip == Slip::Magnitude && strength >= 3 && sized
    };
    let fits = |told: &&(usize, &Quantity)| {
        shares_noun(&article.blocks[told.0], told.1, block, quantity) || surely_a_slip(told)
    };
    let near: Vec<&(usize, &Quantity)> = near.iter().filter(fits).collect();
    let Some(&&(at, other)) = near.last().filter(|_| !sums) else { return };
    let (slip, strength) = slip_of(&(at, other));
    let only_one = near.iter().all(|(_, one)| one.written == other.written);
    let small = value < Decimal::TEN || other.written < Decimal::TEN;
    let adjacent = at == index && {
        let between = &block.text[other.span.end as usize..quantity.span.start as usize];
        between.chars().count() <= 40 && !between.contains(['、', '和', '与', '及', '另', '又'])
    };
    let exact = other.exact().is_some() && !other.is_indefinite();
    if only_one && exact && strength >= 1 && (strength >= 2 && !small || adjacent && slip != Slip::Dropped) {
        report(article, (at, other), (index, quantity), context, out);
    }
}

/// Whether `other` stands in one of the few sentences before `quantity`.
pub(super) fn is_near(
    article: &ArticleView,
    (at, other): (usize, &Quantity),
    (index, quantity): (usize, &Quantity),
) -> bool {
    let number = |block: usize, offset: u32| {
        article.blocks[block].sentences.iter().position(|sentence| sentence.span.contains(offset as usize))
    };
    let (Some(one), Some(two)) = (number(at, other.span.start), number(index, quantity.span.start)) else {
        return false;
    };
    if at == index {
        two - one <= REACH
    } else {
        at + 1 == index && article.blocks[at].sentences.len() - one + two <= REACH
    }
}

/// Whether the clause of the figure before names what the later figure counts: a pair of characters of the noun, or all
/// of a noun of one character; true where no noun follows.
pub(super) fn shares_noun(
    before: &BlockView,
    other: &Quantity,
    block: &BlockView,
    quantity: &Quantity,
) -> bool {
    let noun: Vec<char> = block.at(quantity.after).chars().take_while(|&c| is_han(c)).take(4).collect();
    let clause = Span { start: other.before.start, end: other.after.end };
    let said = before.at(clause);
    let starts_verb = noun.first().is_none_or(|c| "均都已也被怎全就将由在".contains(*c));
    starts_verb
        || noun.windows(2).any(|pair| said.contains(&pair.iter().collect::<String>()))
        || noun.len() == 1 && said.contains(noun[0])
        || noun.first().is_some_and(|c| said[..].ends_with(*c))
        || before.at(other.after).starts_with(noun[0])
}

/// The names of the list of people that ends the sentences just before 上述 or 这, three of them at most away.
fn people_before(block: &BlockView, quantity: &Quantity) -> Option<Vec<Span>> {
    let people = quantity.counts_in() == Some("人");
    let own =
        block.sentences.iter().position(|sentence| sentence.span.contains(quantity.span.start as usize))?;
    let before = own.checked_sub(1).map(|last| block.sentences[last].span)?;
    let mut names: Vec<Span> = Vec::new();
    for name in block
        .facts
        .names
        .iter()
        .filter(|name| before.covers(name.span) && matches!(name.kind, NameKind::Person(_)))
    {
        let joined = names.last().is_some_and(|last: &Span| {
            matches!(&block.text[last.end as usize..name.span.start as usize], "、" | "和" | "与" | "及")
        });
        if !joined && names.len() >= 2 {
            break;
        }
        if !joined {
            names.clear();
        }
        names.push(name.span);
    }
    let last = names.last()?;
    let rest = &block.text[last.end as usize..before.end as usize];
    let figure =
        block.facts.quantities.iter().any(|other| before.covers(other.span) && other.same_unit(quantity));
    let open = rest.starts_with(['等', '、', '和', '（', '(']) || figure;
    let first = block.text[..names[0].start as usize].ends_with('、');
    (people && names.len() >= 3 && !open && !first).then_some(names)
}

fn report_names(
    block: &BlockView,
    index: usize,
    quantity: &Quantity,
    names: &[Span],
    context: &RuleContext,
    out: &mut Drafts,
) {
    let (shown, count) = (block.at(quantity.span), names.len());
    let message = say!(
        context.lang,
        "前文点了{count}人的名，此处回指“{shown}”",
        "{count} people are named before; “{shown}” points back to them"
    );
    let list = names[0].hull(names[count - 1]);
    out.report(Place::new(index, quantity.span), message).evidence(Place::new(index, list), block.at(list));
}

/// Reports a count that points back to `other`, with either offered for the other.
pub(super) fn report(
    article: &ArticleView,
    (at, other): (usize, &Quantity),
    (index, quantity): (usize, &Quantity),
    context: &RuleContext,
    out: &mut Drafts,
) {
    let (before, block) = (&article.blocks[at], &article.blocks[index]);
    let (first, second) = (before.at(other.span), block.at(quantity.span));
    let message = say!(
        context.lang,
        "前文说“{first}”，此处回指“{second}”",
        "“{first}” before; “{second}” points back to it"
    );
    let figures = [before.at(other.figure), block.at(quantity.figure)];
    let clause = Span { start: other.before.start, end: other.after.end };
    out.report(Place::new(index, quantity.span), message)
        .evidence(Place::new(at, other.span), before.at(clause))
        .replace(context.lang, figures[1], Place::new(index, quantity.figure), figures[0])
        .replace(context.lang, figures[0], Place::new(at, other.figure), figures[1]);
}

/// 三部门 … 上述四部门: counts without a measure word, in one paragraph or in two that follow each other.
fn check_claims(article: &ArticleView, index: usize, context: &RuleContext, out: &mut Drafts) {
    let block = &article.blocks[index];
    let before = index.checked_sub(1).filter(|&before| article.blocks[before].role.is_prose());
    let told = before
        .into_iter()
        .flat_map(|at| article.blocks[at].facts.counts.iter().map(move |claim| (at, claim)));
    let told: Vec<(usize, &CountClaim)> = told.collect();
    let claims = &block.facts.counts;
    for (number, claim) in claims.iter().enumerate() {
        let counted = block.facts.quantities.iter().any(|quantity| quantity.figure.overlaps(claim.numeral));
        let before = &block.text[..claim.span.start as usize];
        if counted || claim.coined || !is_demonstrative(before) || block.is_open_at(claim.span) {
            continue;
        }
        let word = counted_word(block, claim);
        let own = claims[..number].iter().map(|claim| (index, claim));
        let earlier: Vec<(usize, &CountClaim)> = told
            .iter()
            .copied()
            .chain(own)
            .filter(|(at, other)| !other.coined && counted_word(&article.blocks[*at], other) == word)
            .collect();
        let Some(&(at, last)) = earlier.last().filter(|_| word.chars().count() == 2) else { continue };
        if earlier.iter().any(|(_, other)| other.value == claim.value || other.value != last.value) {
            continue;
        }
        let (first, second) = (article.blocks[at].at(last.span), block.at(claim.span));
        let message = say!(
            context.lang,
            "前文说“{first}”，此处回指“{second}”",
            "“{first}” before; “{second}” points back to it"
        );
        let says = format!("“{first}”");
        out.report(Place::new(index, claim.span), message).evidence(Place::new(at, last.span), says);
    }
}

/// The first two characters of what is counted: 部门 of 四部门.
fn counted_word(block: &BlockView, claim: &CountClaim) -> String {
    block.text[claim.numeral.end as usize..].chars().take_while(|&c| is_han(c)).take(2).collect()
}
