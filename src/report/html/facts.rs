//! The figures, dates and names of a page as tables; each mention is a link to its place.

use super::leaf::Leaf;
use super::place::{InBlock, link};
use crate::facts::date::DateKind;
use crate::facts::quantity::Quantity;
use crate::facts::register::EntityKind;
use crate::text::{Bilingual, Span};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// Rows in the order of their first mention, each with its mentions.
struct Rows<K> {
    rows: Vec<(K, Vec<(InBlock, String)>)>,
    known: BTreeMap<K, usize>,
}

impl<K: Clone + Ord> Rows<K> {
    fn new() -> Rows<K> {
        Rows { rows: Vec::new(), known: BTreeMap::new() }
    }

    fn add(&mut self, key: K, at: InBlock, words: &str) {
        let rows = &mut self.rows;
        let index = *self.known.entry(key.clone()).or_insert_with(|| {
            rows.push((key, Vec::new()));
            rows.len() - 1
        });
        rows[index].1.push((at, words.to_owned()));
    }
}

/// The three tables, folded.
pub(super) fn tables(leaf: &Leaf) -> Markup {
    html! { (figures(leaf)) (dates(leaf)) (names(leaf)) }
}

fn figures(leaf: &Leaf) -> Markup {
    let t = |zh, en| Bilingual { zh, en }.get(leaf.lang);
    let mut rows = Rows::new();
    for (block, reading) in leaf.checked.analysis.blocks.iter().enumerate() {
        for quantity in &reading.facts.quantities {
            let key = counted(quantity, reading.text());
            rows.add(key, InBlock { block, span: quantity.span }, quantity.span.of(reading.text()));
        }
    }
    let heads = [t("名目", "What"), t("单位", "Unit"), t("数字", "Figures")];
    table(leaf, t("数字", "Figures"), heads, &rows, |(noun, unit)| [noun.clone(), unit.clone()])
}

/// The noun and the unit of a quantity, as written.
fn counted(quantity: &Quantity, text: &str) -> (String, String) {
    let words = |span: Span| span.of(text).split_whitespace().collect::<String>();
    let noun = quantity.head.map(|head| words(head.span)).unwrap_or_default();
    let unit = quantity.unit.map(|unit| unit.name.to_owned());
    let unit = unit.or(quantity.measure.map(|measure| words(measure.span)));
    (noun, unit.unwrap_or_default())
}

fn dates(leaf: &Leaf) -> Markup {
    let t = |zh, en| Bilingual { zh, en }.get(leaf.lang);
    let mut rows = Rows::new();
    for (block, reading) in leaf.checked.analysis.blocks.iter().enumerate() {
        let counts = |kind: &DateKind| !matches!(kind, DateKind::Duration(_) | DateKind::Anniversary(_));
        for date in reading.facts.dates.iter().filter(|date| counts(&date.kind)) {
            let day = match &date.kind {
                DateKind::Date(parts) => parts.civil().map(|day| day.to_string()),
                _ => None,
            };
            let words: String = date.span.of(reading.text()).split_whitespace().collect();
            let at = InBlock { block, span: date.span };
            rows.add((words.clone(), day.unwrap_or_default()), at, &words);
        }
    }
    let heads = [t("写法", "As written"), t("日期", "Day"), t("出处", "Where")];
    table(leaf, t("日期和时间", "Dates and times"), heads, &rows, |(words, day)| {
        [words.clone(), day.clone()]
    })
}

fn names(leaf: &Leaf) -> Markup {
    let t = |zh, en| Bilingual { zh, en }.get(leaf.lang);
    let analysis = &leaf.checked.analysis;
    let mut rows: Rows<(EntityKind, String)> = Rows::new();
    let mut posts: BTreeMap<(EntityKind, String), Vec<String>> = BTreeMap::new();
    for (article, reading) in analysis.page.articles.iter().zip(&analysis.articles) {
        let entities = reading.register.entities.iter().filter(|entity| entity.kind != EntityKind::Term);
        for entity in entities {
            let key = (entity.kind, entity.name().text.to_string());
            for mention in &entity.mentions {
                let at = InBlock { block: article.blocks.start + mention.at.block, span: mention.at.span };
                rows.add(key.clone(), at, &entity.forms[mention.form].text);
            }
            let known = posts.entry(key).or_default();
            for post in &entity.posts {
                let organisation = post.organisation.as_ref().map_or("", |(name, _)| name);
                let post = format!("{organisation}{}", post.text);
                if !known.contains(&post) {
                    known.push(post);
                }
            }
        }
    }
    let heads = [t("名称", "Name"), t("类别、职务", "Kind, posts"), t("出处", "Where")];
    table(leaf, t("人名、地名、单位名", "People, places, organisations"), heads, &rows, |key| {
        let kind = match key.0 {
            EntityKind::Person => t("人", "person"),
            EntityKind::Place => t("地", "place"),
            EntityKind::Organisation => t("单位", "organisation"),
            EntityKind::Term => "",
        };
        let mut about = vec![kind.to_owned()];
        about.extend(posts.get(key).into_iter().flatten().cloned());
        [key.1.clone(), about.join("；")]
    })
}

/// One folded table; `cells` are the first two columns, the third holds the links.
fn table<K>(
    leaf: &Leaf,
    title: &str,
    heads: [&str; 3],
    rows: &Rows<K>,
    cells: impl Fn(&K) -> [String; 2],
) -> Markup {
    if rows.rows.is_empty() {
        return html! {};
    }
    let mentions: usize = rows.rows.iter().map(|(_, mentions)| mentions.len()).sum();
    html! {
        details.facts {
            summary { (title) " " span.count { (mentions) } }
            table {
                thead { tr { @for head in heads { th scope="col" { (head) } } } }
                tbody lang="zh-CN" {
                    @for (key, mentions) in &rows.rows {
                        @let [first, second] = cells(key);
                        tr {
                            td { (first) }
                            td { (second) }
                            td { @for (at, words) in mentions { (link(leaf.number, leaf.checked, *at, words)) " " } }
                        }
                    }
                }
            }
        }
    }
}
