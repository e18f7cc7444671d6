//! What the other pages of an issue need to know of a page: small enough to be kept for files that are not open.

use crate::facts::quantity::Quantity;
use crate::facts::register::EntityKind;
use crate::rules::Place;
use crate::rules::Quote;
use crate::text::{Position, Span};
use jiff::civil::Date;

/// A place of a page, with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The block and the bytes of its text.
    pub place: Place,
    /// Bytes of the document.
    pub span: Span,
    /// Start and end in the document.
    pub range: (Position, Position),
    /// Its words, with those around it.
    pub quote: Quote,
}

/// A page.
#[derive(Clone, Debug, PartialEq)]
pub struct PageSummary {
    /// The name of its file, without folders and extension.
    pub name: String,
    /// Its page number, from the folio or the name of the file: 4, A4.
    pub number: Option<String>,
    /// The date that the folio states.
    pub date: Option<(Date, Passage)>,
    /// The paper that the folio states.
    pub paper: Option<String>,
    /// Its turn lines, in text order.
    pub turns: Vec<Turn>,
    /// Its articles.
    pub articles: Vec<ArticleSummary>,
}

impl PageSummary {
    /// How the page is called in messages.
    pub fn label(&self) -> &str {
        &self.name
    }

    /// Something on the page to point at: its first title, else its date.
    pub fn first_place(&self) -> Option<&Passage> {
        let title = self.articles.first().map(|article| &article.title);
        title.or(self.date.as_ref().map(|(_, at)| at))
    }
}

/// 下转第4版, 上接第1版.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Whether the article goes on elsewhere; else it comes from elsewhere.
    pub onward: bool,
    /// The page that it names: 4, A4.
    pub page: String,
    /// The article it stands in, as an index into [`PageSummary::articles`].
    pub article: Option<usize>,
    /// Where it stands.
    pub at: Passage,
}

/// An article.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleSummary {
    /// Its headline; the first words where there is none.
    pub title: Passage,
    /// Letters and figures of its text.
    pub letters: usize,
    /// Hashes of a sample of its runs of eight letters, ordered, without repeats.
    pub shingles: Vec<u32>,
    /// Its long paragraphs: hash of the letters, and where it stands.
    pub paragraphs: Vec<(u64, Passage)>,
    /// Its people, organisations and quoted terms, by their forms.
    pub names: Vec<NameSummary>,
    /// The figures of its title matter.
    pub title_figures: Vec<FigureSummary>,
    /// The figures of its text.
    pub figures: Vec<FigureSummary>,
    /// Neighbouring Chinese characters of its title matter, ordered, without repeats.
    pub title_pairs: Vec<(char, char)>,
    /// The same of its title matter and first paragraphs.
    pub lead_pairs: Vec<(char, char)>,
}

/// One form of a name in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameSummary {
    /// What is named.
    pub kind: EntityKind,
    /// The form.
    pub text: String,
    /// How often it stands in the article.
    pub count: usize,
    /// The posts of a person, with their organisation, that the article gives.
    pub posts: Vec<String>,
    /// Whether it stands in a byline or credit.
    pub is_credit: bool,
    /// Whether it stands in title matter.
    pub in_title: bool,
    /// Whether a term entry has it.
    pub is_known_term: bool,
    /// Where it stands first.
    pub at: Passage,
}

/// A figure with the noun that it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureSummary {
    /// What it states; its spans are those of its block.
    pub quantity: Quantity,
    /// The noun.
    pub noun: String,
    /// Where it stands.
    pub at: Passage,
}

/// Whether two page numbers are the same: 4 and 04, A4 and 4, but not A4 and B4.
pub fn same_number(one: &str, other: &str) -> bool {
    let parts = |number: &str| {
        let letters: String = number.chars().filter(char::is_ascii_alphabetic).collect();
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        (letters.to_ascii_uppercase(), digits.trim_start_matches('0').to_owned())
    };
    let ((letter, digits), (other_letter, other_digits)) = (parts(one), parts(other));
    digits == other_digits && (letter == other_letter || letter.is_empty() || other_letter.is_empty())
}

#[cfg(test)]
mod tests {
    use super::same_number;

    #[test]
    fn page_numbers_are_the_same_with_and_without_zeros_and_letters() {
        for (one, other) in [("4", "04"), ("A4", "4"), ("a04", "A4"), ("12", "12")] {
            assert!(same_number(one, other), "{one} {other}");
        }
        for (one, other) in [("4", "14"), ("A4", "B4"), ("4", "40")] {
            assert!(!same_number(one, other), "{one} {other}");
        }
    }
}
