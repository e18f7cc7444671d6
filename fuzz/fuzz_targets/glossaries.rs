//! Whatever a glossary file holds, importing it ends with entries and notes; what was imported is written and read again unchanged.

#![no_main]

use libfuzzer_sys::fuzz_target;
use zhubi::terms::exchange::{from_rows, from_tbx, rows_of_text, to_rows};

fuzz_target!(|text: &str| {
    let _ = from_tbx(text);
    let Ok(rows) = rows_of_text(text, b',') else { return };
    let entries = from_rows(&rows, &[]).entries;
    let again = from_rows(&to_rows(&entries), &[]).entries;
    assert_eq!(entries.len(), again.len());
});
