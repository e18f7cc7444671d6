//! The pages of one issue together: summaries of pages, and what the folder rules find in them.

use super::finding::{Elsewhere, Evidence, Finding};
use super::identity::name_in_article;
use super::{Analysis, Settings};
use crate::article::{Article, Role, outline_of};
use crate::facts::quantity::Kind;
use crate::facts::register::EntityKind;
use crate::rules::Quote;
use crate::rules::folder::{
    ArticleSummary, FigureSummary, FolderDraft, FolderDrafts, FolderView, NameSummary, PageSummary, Passage,
    Turn,
};
use crate::rules::{Place, RULES, RuleContext};
use crate::terms::TermBook;
use crate::text::{LineIndex, Span, is_han, is_letter_or_figure};

/// Letters of a paragraph that does not come twice by chance.
const LONG_PARAGRAPH: usize = 60;

/// Letters of a run whose hash is compared.
const RUN: usize = 8;

/// One run in so many is kept.
const SAMPLE: u32 = 4;

/// Paragraphs of an article that tell what it is about.
const LEAD: usize = 2;

/// A page of an issue.
#[derive(Clone, Copy, Debug)]
pub struct IssuePage<'a> {
    /// Its path, as findings on other pages name it.
    pub path: &'a str,
    /// What the others need to know of it.
    pub summary: &'a PageSummary,
}

/// What the folder rules find in `pages`, each finding with the index of the page that holds it.
pub fn check_issue(pages: &[IssuePage], settings: &Settings, terms: &TermBook) -> Vec<(usize, Finding)> {
    let summaries: Vec<&PageSummary> = pages.iter().map(|page| page.summary).collect();
    let folder = FolderView { pages: &summaries };
    let context = RuleContext { lang: settings.lang, settings, terms };
    let mut found = Vec::new();
    for rule in RULES {
        let Some(severity) = settings.severity_of(rule.info()) else { continue };
        let mut out = FolderDrafts::new(rule.info(), severity);
        rule.check_folder(&folder, &context, &mut out);
        found.extend(out.findings.into_iter().map(|draft| (draft.page, finding(draft, pages))));
    }
    found.sort_by(|(page, one), (other_page, other)| {
        (page, one.span, one.severity, one.info.code).cmp(&(
            other_page,
            other.span,
            other.severity,
            other.info.code,
        ))
    });
    found
}

fn finding(draft: FolderDraft, pages: &[IssuePage]) -> Finding {
    let passages = std::iter::once(&draft.at).chain(draft.evidence.iter().map(|(_, at, _)| at));
    let quotes: Vec<Quote> = passages.map(|at| at.quote.clone()).collect();
    let page = draft.page;
    let evidence = draft.evidence.into_iter().chain(draft.signposts).map(|(there, at, message)| {
        let elsewhere = Elsewhere { path: pages[there].path.to_owned(), start: at.range.0, end: at.range.1 };
        match there == page {
            true => Evidence { span: at.span, message, elsewhere: None },
            false => Evidence { span: draft.at.span, message, elsewhere: Some(elsewhere) },
        }
    });
    Finding {
        id: name_in_article(draft.info.code, &quotes),
        info: draft.info,
        severity: draft.severity,
        points: None,
        span: draft.at.span,
        message: draft.message,
        evidence: evidence.collect(),
        fixes: Vec::new(),
        places: vec![draft.at.place],
        words_elsewhere: quotes.into_iter().skip(1).collect(),
    }
}

/// What the other pages need to know of a page; `name` is that of its file, without folders and extension, `lines` are
/// those of its text.
pub fn summary_of(name: &str, analysis: &Analysis, lines: &LineIndex) -> PageSummary {
    let reader = Reader { analysis, lines };
    let date = analysis.page.date.and_then(|stated| {
        let (block, start) = analysis.block_at(stated.span.start as usize)?;
        let end = (start + stated.span.len()).min(analysis.blocks[block].text().len());
        Some((stated.date, reader.passage(Place::new(block, Span::new(start, end)))))
    });
    PageSummary {
        name: name.to_owned(),
        number: reader.folio_number().or_else(|| number_in_name(name)),
        date,
        paper: analysis.page.paper.map(|paper| paper.of(&analysis.text).to_owned()),
        turns: reader.turns(),
        articles: (0..analysis.page.articles.len()).filter_map(|index| reader.article(index)).collect(),
    }
}

struct Reader<'a> {
    analysis: &'a Analysis,
    lines: &'a LineIndex,
}

impl Reader<'_> {
    fn passage(&self, place: Place) -> Passage {
        let text = &self.analysis.text;
        let span = self.analysis.page.blocks[place.block].document_span(place.span, text);
        let at = |offset: u32| self.lines.position(text, offset as usize);
        Passage {
            place,
            span,
            range: (at(span.start), at(span.end)),
            quote: Quote::of(self.analysis.blocks[place.block].text(), place.span),
        }
    }

    fn text(&self, block: usize) -> &str {
        self.analysis.blocks[block].text()
    }

    fn role(&self, block: usize) -> Role {
        self.analysis.page.blocks[block].role
    }

    /// The page number that a folio line states.
    fn folio_number(&self) -> Option<String> {
        let folios = (0..self.analysis.blocks.len()).filter(|&block| self.role(block) == Role::Folio);
        let mut lines = folios.flat_map(|block| self.text(block).lines());
        lines.find_map(|line| {
            let alone = page_number(line.trim());
            alone.or_else(|| line.split_whitespace().filter(|word| word.contains('版')).find_map(page_number))
        })
    }

    fn turns(&self) -> Vec<Turn> {
        let mut turns = Vec::new();
        for block in 0..self.analysis.blocks.len() {
            let text = self.text(block);
            for (words, onward) in [("下转", true), ("上接", false)] {
                for start in self.analysis.blocks[block].view().places_of(words) {
                    let after = &text[start + words.len()..];
                    let Some((page, length)) = turned_to(after) else { continue };
                    let end = start + words.len() + length;
                    let at = self.passage(Place::new(block, Span::new(start, end)));
                    let articles = &self.analysis.page.articles;
                    let article = articles.iter().position(|article| article.blocks.contains(&block));
                    turns.push(Turn { onward, page, article, at });
                }
            }
        }
        turns.sort_by_key(|turn| turn.at.span);
        turns
    }

    fn article(&self, index: usize) -> Option<ArticleSummary> {
        let article = &self.analysis.page.articles[index];
        let title = self.title(article)?;
        let paragraphs: Vec<usize> =
            article.blocks.clone().filter(|&block| self.role(block) == Role::Paragraph).collect();
        let titles: Vec<usize> =
            article.blocks.clone().filter(|&block| self.role(block).is_title()).collect();
        let mut all: Vec<char> = Vec::new();
        let mut long = Vec::new();
        for &block in &paragraphs {
            let (text, from) = (self.text(block), all.len());
            all.reserve(text.len() / 3);
            letters(text).for_each(|c| all.push(c));
            if all.len() - from >= LONG_PARAGRAPH {
                let whole = Place::new(block, Span::new(0, text.len()));
                long.push((hash(&all[from..]), self.passage(whole)));
            }
        }
        let lead = titles.iter().chain(paragraphs.iter().take(LEAD));
        Some(ArticleSummary {
            title,
            letters: all.len(),
            shingles: shingles(&all),
            paragraphs: long,
            names: self.names(index),
            title_figures: titles.iter().flat_map(|&block| self.figures(block)).collect(),
            figures: paragraphs.iter().flat_map(|&block| self.figures(block)).collect(),
            title_pairs: pairs(titles.iter().map(|&block| self.text(block))),
            lead_pairs: pairs(lead.map(|&block| self.text(block))),
        })
    }

    /// The headline, or the first words.
    fn title(&self, article: &Article) -> Option<Passage> {
        if let Some(block) = article.headline {
            return Some(self.passage(Place::new(block, Span::new(0, self.text(block).len()))));
        }
        let words = outline_of(&self.analysis.page, &self.analysis.text, article)?.title_range;
        let (block, start) = self.analysis.block_at(words.start as usize)?;
        let end = (start + words.len()).min(self.text(block).len());
        Some(self.passage(Place::new(block, Span::new(start, end))))
    }

    fn names(&self, index: usize) -> Vec<NameSummary> {
        let first = self.analysis.page.articles[index].blocks.start;
        let mut names = Vec::new();
        for entity in &self.analysis.articles[index].register.entities {
            let posts: Vec<String> = entity
                .posts
                .iter()
                .filter_map(|post| Some(format!("{}{}", post.organisation.as_ref()?.0, post.text)))
                .collect();
            for (number, form) in entity.forms.iter().enumerate() {
                let mentions: Vec<_> = entity.mentions_of(number).collect();
                let Some(mention) = mentions.first() else { continue };
                let quoted = entity.kind != EntityKind::Term || mentions.iter().any(|it| it.is_quoted);
                if !quoted {
                    continue;
                }
                names.push(NameSummary {
                    kind: entity.kind,
                    text: form.text.to_string(),
                    count: mentions.len(),
                    posts: posts.clone(),
                    is_credit: mentions.iter().any(|it| it.is_credit),
                    in_title: mentions.iter().any(|it| it.role.is_title()),
                    is_known_term: !self.analysis.terms().lookup(&form.text).is_empty(),
                    at: self.passage(Place::new(first + mention.at.block, mention.at.span)),
                });
            }
        }
        names
    }

    /// The figures of a block that count something with a name, in sentences that are whole.
    fn figures(&self, block: usize) -> Vec<FigureSummary> {
        let reading = &self.analysis.blocks[block];
        let text = reading.text();
        let counts = |kind| matches!(kind, Kind::Count | Kind::Money | Kind::Measure);
        let quantities = reading.facts.quantities.iter().filter(|quantity| {
            counts(quantity.kind) && !quantity.is_indefinite() && !reading.view().is_open_at(quantity.span)
        });
        quantities
            .map(|quantity| FigureSummary {
                quantity: quantity.clone(),
                noun: quantity.head.map(|head| letters(head.span.of(text)).collect()).unwrap_or_default(),
                at: self.passage(Place::new(block, quantity.span)),
            })
            .collect()
    }
}

/// 4, A04, 第4版, 四版, as 4, A04, 4, 4.
fn page_number(words: &str) -> Option<String> {
    let words = words.trim_matches(['·', '-', '—', '|', ' ']);
    let words = words.strip_prefix('第').unwrap_or(words);
    let (number, length) = leading_number(words)?;
    matches!(&words[length..], "" | "版").then_some(number)
}

/// The page that a turn line names, from behind its first word on, and the length of its words in bytes.
fn turned_to(text: &str) -> Option<(String, usize)> {
    let rest = text.trim_start_matches(['第', ' ']);
    let (number, length) = leading_number(rest)?;
    rest[length..].starts_with('版').then(|| (number, text.len() - rest.len() + length + '版'.len_utf8()))
}

/// A page number at the start of `text`, in Arabic figures behind at most one letter, or one Chinese numeral.
fn leading_number(text: &str) -> Option<(String, usize)> {
    const CHINESE: &str = "一二三四五六七八九十";
    let first = text.chars().next()?;
    if let Some(at) = CHINESE.find(first) {
        return Some(((at / first.len_utf8() + 1).to_string(), first.len_utf8()));
    }
    let letter = usize::from(first.is_ascii_alphabetic());
    let digits = text[letter..].bytes().take_while(u8::is_ascii_digit).count();
    ((1..=2).contains(&digits)).then(|| (text[..letter + digits].to_ascii_uppercase(), letter + digits))
}

/// The page number in a file's name: A01-要闻, 第4版, 2024-05-18-03版.
fn number_in_name(name: &str) -> Option<String> {
    let mut words = name.split(['-', '_', ' ', '.', '－', '　']).filter(|word| !word.is_empty());
    let first = words.next()?;
    let with_page = |word: &str| word.contains('版').then(|| page_number(word)).flatten();
    page_number(first).or_else(|| words.find_map(with_page))
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|&c| is_letter_or_figure(c))
}

/// FNV-1a over the characters' numbers.
#[inline]
fn hash<'a>(letters: impl IntoIterator<Item = &'a char>) -> u64 {
    letters.into_iter().fold(0xcbf2_9ce4_8422_2325, |hash, &c| {
        (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

fn shingles(letters: &[char]) -> Vec<u32> {
    let runs = letters.windows(RUN).filter_map(|run| run.first_chunk::<RUN>());
    let hashes = runs.map(|run| (hash(run) >> 32) as u32);
    let mut kept: Vec<u32> = hashes.filter(|hash| hash % SAMPLE == 0).collect();
    kept.sort_unstable();
    kept.dedup();
    kept
}

/// Neighbouring Chinese characters, ordered, without repeats.
fn pairs<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<(char, char)> {
    let mut pairs: Vec<(char, char)> = Vec::new();
    for text in texts {
        let next = text.chars().skip(1);
        pairs.extend(text.chars().zip(next).filter(|&(one, other)| is_han(one) && is_han(other)));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_are_read_from_folios_and_file_names() {
        for (words, number) in
            [("4", "4"), ("A04", "A04"), ("第4版", "4"), ("04版", "04"), ("四版", "4"), ("· 3 ·", "3")]
        {
            assert_eq!(page_number(words).as_deref(), Some(number), "{words}");
        }
        for words in ["2024", "要闻", "4月", "第4期", ""] {
            assert_eq!(page_number(words), None, "{words}");
        }
        for (name, number) in [("A01-要闻", "A01"), ("03", "03"), ("第4版", "4"), ("2024-05-18-02版", "02")]
        {
            assert_eq!(number_in_name(name).as_deref(), Some(number), "{name}");
        }
        for name in ["2024-05-18", "要闻", "稿件 3 改"] {
            assert_eq!(number_in_name(name), None, "{name}");
        }
    }

    #[test]
    fn turn_lines_name_a_page() {
        assert_eq!(turned_to("第4版）"), Some(("4".to_owned(), "第4版".len())));
        assert_eq!(turned_to(" A3版"), Some(("A3".to_owned(), " A3版".len())));
        assert_eq!(turned_to("二版"), Some(("2".to_owned(), "二版".len())));
        assert_eq!(turned_to("县城，下接乡镇"), None);
    }
}
