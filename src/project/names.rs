//! Reads the name files of a project: names that the house has verified, one a line. What follows a tab is a note, and a
//! line that begins with `#` a comment.

use super::Problem;
use super::terms::read_text;
use std::collections::BTreeSet;
use std::path::Path;

/// The names in `files`, which are relative to `root`. What cannot be read is added to `problems`.
pub(super) fn load(root: &Path, files: &[String], problems: &mut Vec<Problem>) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for file in files {
        let path = root.join(file);
        match read_text(&path) {
            Ok(text) => names.extend(names_of(&text).map(str::to_owned)),
            Err(error) => problems.push(Problem::unreadable(&path, &error)),
        }
    }
    names
}

fn names_of(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split('\t').next().unwrap_or_default().trim()).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_one_a_line_before_a_tab() {
        let names: Vec<&str> = names_of("# 县委\n沈知远\t县委书记\n\n  沈知源  \n").collect();
        assert_eq!(names, ["沈知远", "沈知源"]);
    }
}
