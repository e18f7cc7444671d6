//! The rules: one a file, grouped by family. A rule looks at facts and reports findings with their evidence. It knows
//! nothing of the protocol, of IO or of other rules.

mod catalogue;
mod digests;
mod draft;
mod example;
mod info;
mod punishment;
mod quote;
mod style;
mod view;
mod word_lists;

pub mod kinds;
pub mod manual;

pub mod dates;
pub mod figures;
pub mod file;
pub mod folder;
pub mod form;
pub mod names;
pub mod structure;
pub mod terms;
pub mod text;

pub use catalogue::{RULES, rule};
pub use digests::Digests;
pub use draft::{Draft, DraftFix, DraftHeld, Drafts, Place};
pub use example::{Example, Marked};
pub use folder::{FolderDrafts, FolderView};
pub use info::{Confidence, Family, RuleInfo, RulePage, Severity};
pub use quote::{CONTEXT, Quote};
pub use style::{HouseStyle, NumeralStyle, QuoteStyle, SpacingStyle, WidthStyle};
pub use view::{ArticleView, BlockView, PageView, RuleContext, SectionView};

/// A rule. A rule implements the narrowest check that it can: what depends on one block alone is checked in
/// `check_block` and kept while the block is unchanged; what compares blocks of one article in `check_article`;
/// what is said once a file in `check_page`.
pub trait Rule: Sync {
    /// What the rule declares of itself.
    fn info(&self) -> &'static RuleInfo;

    /// Checks one block. Places name block 0.
    fn check_block(&self, _block: &BlockView, _context: &RuleContext, _out: &mut Drafts) {}

    /// Checks one article. Places name its blocks by their index in [`ArticleView::blocks`].
    fn check_article(&self, _article: &ArticleView, _context: &RuleContext, _out: &mut Drafts) {}

    /// Whether [`Rule::check_page`] has anything to look at in this block; such blocks are [`PageView::told`].
    fn counts_on_page(&self, _block: &BlockView) -> bool {
        false
    }

    /// Checks one file. Places name its blocks by their index in the page.
    fn check_page(&self, _page: &PageView, _context: &RuleContext, _out: &mut Drafts) {}

    /// Compares the pages of one issue.
    fn check_folder(&self, _folder: &FolderView, _context: &RuleContext, _out: &mut FolderDrafts) {}
}
