//! Quantities: figures that count or measure something, with their units, bounds and the words around them.

mod interval;
mod model;
mod reader;
mod words;

#[cfg(test)]
mod reader_test;

pub use interval::Interval;
pub use model::{Bound, Head, Kind, Measure, Place, Quantity, Range, Side};
pub use reader::read;
pub use words::Unit;
