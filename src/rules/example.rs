//! Executable examples of a rule: a short article with the expected findings marked ⟦so⟧.

use crate::text::Span;

/// One example. Its text is a whole page; lines are separated by `\n`.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The page, with each expected finding's main range between ⟦ and ⟧.
    pub text: &'static str,
    /// The publication date, as `2022-04-02`, where the example needs one that it does not print.
    pub date: Option<&'static str>,
    /// The project's list of names, as the text of a name file, where the example needs one.
    pub names: Option<&'static str>,
}

/// What begins the line with the name of a page.
const PAGE: char = '〓';

/// An example without its marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The page.
    pub text: String,
    /// The marked ranges, in bytes of `text`, in text order.
    pub ranges: Vec<Span>,
}

impl Example {
    /// An example; it fires where it holds marks and stays silent where it holds none.
    pub const fn new(text: &'static str) -> Example {
        Example { text, date: None, names: None }
    }

    /// The same, published on `date` (`2022-04-02`).
    pub const fn on(self, date: &'static str) -> Example {
        Example { date: Some(date), ..self }
    }

    /// The same, held against this list of names.
    pub const fn listed(self, names: &'static str) -> Example {
        Example { names: Some(names), ..self }
    }

    /// Whether the rule must find something in it.
    pub fn fires(&self) -> bool {
        self.text.contains('⟦')
    }

    /// The pages of an example that holds several: each begins with a line `〓 name`. One page without a name else.
    pub fn pages(&self) -> Vec<(String, Example)> {
        if !self.text.starts_with(PAGE) {
            return vec![(String::new(), *self)];
        }
        let pages = self.text.split(PAGE).skip(1);
        pages
            .map(|page| {
                let (name, text) = page.split_once('\n').unwrap_or((page, ""));
                (name.trim().to_owned(), Example { text, ..*self })
            })
            .collect()
    }

    /// The page without its marks, and the marked ranges. Marks do not nest.
    pub fn marked(&self) -> Marked {
        let mut marked = Marked { text: String::new(), ranges: Vec::new() };
        let mut start = 0;
        for c in self.text.chars() {
            match c {
                '⟦' => start = marked.text.len(),
                '⟧' => marked.ranges.push(Span::new(start, marked.text.len())),
                _ => marked.text.push(c),
            }
        }
        marked
    }
}
