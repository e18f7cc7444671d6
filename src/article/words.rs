//! Lists of words that are asked which of them a text begins or ends with, without trying every one.

/// A list of words, none of them empty.
pub(super) struct Words {
    /// The words with their first characters, sorted.
    by_first: Vec<(char, &'static str)>,
    /// The words with their last characters, sorted.
    by_last: Vec<(char, &'static str)>,
}

impl Words {
    /// The words of a data file.
    pub fn read(data: &'static str) -> Words {
        Words::new(entries(data))
    }

    /// The words of `list`.
    pub fn new(list: impl IntoIterator<Item = &'static str> + Clone) -> Words {
        let sorted = |end: fn(&str) -> Option<char>| {
            let mut words: Vec<(char, &'static str)> =
                list.clone().into_iter().filter_map(|word| Some((end(word)?, word))).collect();
            words.sort_unstable();
            words
        };
        Words {
            by_first: sorted(|word| word.chars().next()),
            by_last: sorted(|word| word.chars().next_back()),
        }
    }

    /// The words that `text` begins with, shortest first.
    pub fn opening<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'static str> + 'a {
        let like = |first| alike(&self.by_first, first);
        let words = text.chars().next().map_or(&[][..], like);
        words.iter().map(|(_, word)| *word).filter(move |word| text.starts_with(*word))
    }

    /// The words that `text` ends with.
    pub fn closing<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'static str> + 'a {
        let like = |last| alike(&self.by_last, last);
        let words = text.chars().next_back().map_or(&[][..], like);
        words.iter().map(|(_, word)| *word).filter(move |word| text.ends_with(*word))
    }

    /// Whether `text` begins with one of the words.
    pub fn open(&self, text: &str) -> bool {
        self.opening(text).next().is_some()
    }

    /// Whether `text` ends with one of the words.
    pub fn close(&self, text: &str) -> bool {
        self.closing(text).next().is_some()
    }

    /// Whether `text` is one of the words.
    pub fn contain(&self, text: &str) -> bool {
        self.opening(text).any(|word| word.len() == text.len())
    }
}

/// The words filed under the character `key`.
fn alike<'w>(words: &'w [(char, &'static str)], key: char) -> &'w [(char, &'static str)] {
    let start = words.partition_point(|(c, _)| *c < key);
    let count = words[start..].iter().take_while(|(c, _)| *c == key).count();
    &words[start..start + count]
}

/// The entries of a data file: one a line, `#` begins a remark.
pub(super) fn entries(data: &'static str) -> Vec<&'static str> {
    data.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_and_ends() {
        let words = Words::new(["记者", "记", "通讯员", "文/图"]);
        assert_eq!(words.opening("记者周平").collect::<Vec<_>>(), ["记", "记者"]);
        assert_eq!(words.closing("本报记者").collect::<Vec<_>>(), ["记者"]);
        assert!(words.open("通讯员周平") && !words.open("通讯") && !words.open(""));
        assert!(words.close("周平 文/图") && !words.close("文/图 周平") && !words.close(""));
        assert!(words.contain("记者") && !words.contain("记者们") && !words.contain(""));
    }

    #[test]
    fn data_files_are_sorted_and_unique() {
        for data in [
            include_str!("data/sentence_openers.txt"),
            include_str!("data/unfinished_ends.txt"),
            include_str!("data/object_wanting_ends.txt"),
            include_str!("data/comment_columns.txt"),
            include_str!("data/editor_labels.txt"),
            include_str!("data/page_sections.txt"),
            include_str!("data/paper_ends.txt"),
            include_str!("data/reporter_words.txt"),
            include_str!("data/surnames.txt"),
        ] {
            assert!(data.starts_with("# source: "));
            let entries = entries(data);
            assert!(
                entries.windows(2).all(|pair| pair[0] < pair[1]),
                "{:?}",
                entries.windows(2).find(|pair| pair[0] >= pair[1])
            );
            assert!(entries.iter().all(|entry| entry.trim() == *entry));
        }
    }
}
