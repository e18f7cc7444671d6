//! A count that points back to names listed in the sentence before: 甲公司、乙商店、丙经营部…。上述五户.

use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{ArticleView, BlockView, Drafts, Place, RuleContext};
use crate::say;
use crate::text::{Span, is_han};
use rust_decimal::Decimal;

/// What the names do, right behind the last: they are those of whom the count speaks.
const CHOSEN: [&str; 12] = [
    "榜上有名",
    "入选",
    "上榜",
    "获评",
    "获奖",
    "当选",
    "入围",
    "被评为",
    "被授予",
    "获得",
    "成立后",
    "名列其中",
];
/// How many sentences back the list may end.
const SENTENCES: usize = 2;

/// A run of names with 、 between.
struct Listed {
    block: usize,
    span: Span,
    count: usize,
}

/// Checks the counts of the article that point back to a list.
pub(super) fn check(article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    for (index, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose()) {
        for quantity in &block.facts.quantities {
            if points_to_list(block, quantity)
                && let Some(listed) = list_before(article, index, quantity)
            {
                judge(article, (index, quantity), &listed, context, out);
            }
        }
    }
}

/// 上述五户, 这次入选的五个项目, with an exact figure of three to twelve.
fn points_to_list(block: &BlockView, quantity: &Quantity) -> bool {
    let few = || (3..=12).any(|count| quantity.exact() == Some(Decimal::from(count)));
    let measured =
        quantity.kind == Kind::Count && quantity.measure.is_some_and(|measure| measure.class != "次");
    measured
        && few()
        && !block.is_open_at(quantity.span)
        && is_pointed_at(&block.text[..quantity.span.start as usize])
}

/// Whether the words before a figure end in 上述 or in a clause such as 这次入选的.
fn is_pointed_at(before: &str) -> bool {
    let is_chosen = |word: &str| {
        before.rsplit_once(word).is_some_and(|(front, rest)| {
            let starts = front.is_empty() || front.ends_with(['。', '，', '；', '\n']);
            let verb = rest.strip_suffix('的').unwrap_or_default();
            starts && (2..=5).contains(&verb.chars().count()) && verb.chars().all(is_han)
        })
    };
    before.ends_with("上述") || before.ends_with('的') && ["这次", "此次", "本次"].into_iter().any(is_chosen)
}

/// The only list of three names or more in the sentences right before the count.
fn list_before(article: &ArticleView, index: usize, quantity: &Quantity) -> Option<Listed> {
    let block = &article.blocks[index];
    let own = block.sentences.iter().position(|it| it.span.contains(quantity.span.start as usize))?;
    let here = block.sentences[..own].iter().rev().map(|it| (index, it));
    let earlier = index.checked_sub(1).map(|before| (before, &article.blocks[before]));
    let there = earlier.filter(|(_, block)| block.role.is_prose()).into_iter();
    let there = there.flat_map(|(at, block)| block.sentences.iter().rev().map(move |it| (at, it)));
    let mut near = here.chain(there).take(SENTENCES);
    let (at, span) = near.find_map(|(at, it)| {
        (!it.open && article.blocks[at].at(it.span).contains('、')).then_some((at, it.span))
    })?;
    list_in(&article.blocks[at], span).map(|(span, count)| Listed { block: at, span, count })
}

/// The run of names in the sentence, and their number; none where the run is open or there are several.
fn list_in(block: &BlockView, sentence: Span) -> Option<(Span, usize)> {
    let words = block.at(sentence);
    let mut runs = Vec::new();
    let mut start = 0;
    for clause in words.split(['，', '；', '：', '。', '“', '”', '（', '）', '《', '》']) {
        let at = words[start..].find(clause)? + start;
        start = at + clause.len();
        if clause.matches('、').count() >= 2 {
            runs.push((at, clause));
        }
    }
    let [(at, run)] = runs[..] else { return None };
    let (last_at, last) = run.rsplit_once('、').map(|(front, last)| (front.len() + '、'.len_utf8(), last))?;
    let verb = CHOSEN.iter().filter_map(|verb| last.find(verb)).min();
    let verb = verb.filter(|&at| at > 0)?;
    let name = &last[..verb];
    let long = name.chars().count() > 20 || run.split('、').any(|it| it.chars().count() > 24);
    let joined = name.contains(['和', '与', '及']) || run[..last_at].contains(['和', '与', '及']);
    // 3个、5项 are figures, no names.
    let counts = block.facts.quantities.iter().any(|it| {
        let from = sentence.start as usize + at;
        it.span.start as usize >= from && (it.span.end as usize) <= from + last_at + verb
    });
    let etc = name.ends_with('等') || name.contains("等");
    if long || joined || counts || etc {
        return None;
    }
    let from = sentence.start as usize + at;
    Some((Span::new(from, from + last_at + verb), run.matches('、').count() + 1))
}

fn judge(
    article: &ArticleView,
    (index, quantity): (usize, &Quantity),
    listed: &Listed,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let place = Place::new(index, quantity.span);
    let list = Place::new(listed.block, listed.span);
    let (count, shown) = (listed.count, article.blocks[index].at(quantity.span));
    if quantity.written == Decimal::from(count) {
        return out.held(
            say!(context.lang, "前文列出{count}个，相符", "{count} are listed before"),
            vec![list, place],
        );
    }
    let message = say!(
        context.lang,
        "前文列出{count}个，此处回指“{shown}”",
        "{count} are listed before; “{shown}” points back to them"
    );
    out.report(place, message).evidence(list, article.blocks[listed.block].at(listed.span));
}
