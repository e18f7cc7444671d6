//! Learns the weights of the reader of names: `cargo run --profile quick --example train-names`, from the top of the
//! project, reads `tools/names/sentences.txt` and `tools/names/start_weights.tsv` and writes
//! `src/facts/data/name_weights.tsv`.

use std::io::Write;

fn main() -> std::io::Result<()> {
    let sentences = std::fs::read_to_string("tools/names/sentences.txt")?;
    let start = std::fs::read_to_string("tools/names/start_weights.tsv")?;
    let learned = zhubi::facts::name::train::learn(&sentences, &start);
    std::fs::write("src/facts/data/name_weights.tsv", learned.table)?;
    std::io::stderr().write_all(learned.log.as_bytes())
}
