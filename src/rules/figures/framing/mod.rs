//! Whether two figures in the same words are figures of two things, which need not agree.

mod frame;
mod series;
mod two_things;

pub use frame::frames_differ;
pub use series::Series;
pub use two_things::{are_two_things, same_sentence};
