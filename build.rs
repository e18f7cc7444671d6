//! Lays out the large tables of words, so that they lie in the program as they are used.

use std::path::Path;

/// A file and what stands in it.
type Table = (&'static str, Vec<u8>);

#[path = "src/facts/name"]
mod name {
    //! The words of the name reader.

    #[allow(dead_code, reason = "the program uses the rest of it")]
    mod class;
    mod division_names;
    mod layout;
    #[allow(dead_code, reason = "the program uses the rest of it")]
    mod packing;

    pub(super) fn tables() -> [super::Table; 4] {
        let lexicon = layout::LexiconTables::of_the_word_lists();
        let divisions = layout::DivisionTables::of_the_table();
        [
            ("lexicon_slots.bin", lexicon.slots_as_bytes()),
            ("lexicon_longest.bin", lexicon.longest),
            ("division_rows.bin", divisions.rows),
            ("division_names.bin", divisions.names),
        ]
    }
}

#[path = "src/facts/register"]
mod register {
    //! The pairs of characters of the register.

    mod character_number;
    mod layout;

    pub(super) fn tables() -> [super::Table; 4] {
        let pairs = layout::LaidOut::of(layout::WORD_PAIRS);
        let alike = layout::LaidOut::of(layout::LOOK_ALIKES);
        [
            ("word_pair_starts.bin", pairs.starts),
            ("word_pairs.bin", pairs.partners),
            ("look_alike_starts.bin", alike.starts),
            ("look_alikes.bin", alike.partners),
        ]
    }
}

const SOURCES: [&str; 9] = [
    "build.rs",
    "src/facts/data",
    "src/facts/name/class.rs",
    "src/facts/name/division_names.rs",
    "src/facts/name/layout.rs",
    "src/facts/name/packing.rs",
    "src/facts/register/character_number.rs",
    "src/facts/register/data",
    "src/facts/register/layout.rs",
];

fn main() -> std::io::Result<()> {
    for path in SOURCES {
        println!("cargo:rerun-if-changed={path}");
    }
    let out = std::env::var_os("OUT_DIR").ok_or_else(|| std::io::Error::other("cargo sets OUT_DIR"))?;
    for (name, table) in name::tables().into_iter().chain(register::tables()) {
        std::fs::write(Path::new(&out).join(name), table)?;
    }
    Ok(())
}
