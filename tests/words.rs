//! The word table is what its first line says: words of the dictionary of jieba-rs, the cues beside names and the type words.

use jieba_rs::Jieba;

#[test]
fn every_word_of_the_table_stands_in_the_dictionary_or_is_a_cue() {
    let dictionary = Jieba::new();
    let table = include_str!("../src/facts/data/words.tsv");
    let words: Vec<&str> = table
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once('\t'))
        .flat_map(|(_, words)| words.split(' '))
        .collect();
    assert!(words.len() > 50_000, "{}", words.len());
    let cues = concat!(
        include_str!("../src/facts/data/name_cues.tsv"),
        include_str!("../src/facts/data/organisation_types.txt"),
        include_str!("../src/facts/data/place_types.txt"),
    );
    let is_cue = |word: &str| cues.split(['\t', '\n', ' ']).any(|cue| cue == word);
    let unknown: Vec<&&str> =
        words.iter().filter(|word| !dictionary.has_word(word) && !is_cue(word)).collect();
    assert!(
        unknown.is_empty(),
        "{} of {}: {:?}",
        unknown.len(),
        words.len(),
        &unknown[..unknown.len().min(20)]
    );
}
