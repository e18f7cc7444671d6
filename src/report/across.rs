//! The folder rules over checked files: the text files of one folder are the pages of one issue.

use super::{Checked, CheckedFile};
use crate::analysis::issue::{IssuePage, check_issue, summary_of};
use crate::rules::folder::PageSummary;
use crate::workspace::page_name;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Adds what the pages of each folder say against one another to the findings of `files`.
pub fn compare_pages(files: &mut [CheckedFile]) {
    let mut issues: BTreeMap<PathBuf, Vec<usize>> = BTreeMap::new();
    for (index, file) in files.iter().enumerate().filter(|(_, file)| file.result.is_ok()) {
        let folder = Path::new(&file.path).parent().unwrap_or(Path::new("")).to_owned();
        issues.entry(folder).or_default().push(index);
    }
    for pages in issues.into_values().filter(|pages| pages.len() > 1) {
        for (page, finding) in found(files, &pages) {
            if let Ok(checked) = &mut files[page].result {
                checked.add(finding);
            }
        }
    }
}

fn found(files: &[CheckedFile], pages: &[usize]) -> Vec<(usize, crate::analysis::Finding)> {
    let of = |&page: &usize| -> Option<(usize, &str, &Checked)> {
        Some((page, files[page].path.as_str(), files[page].result.as_ref().ok()?))
    };
    let checked: Vec<(usize, &str, &Checked)> = pages.iter().filter_map(of).collect();
    let Some((_, _, first)) = checked.first() else { return Vec::new() };
    let summaries: Vec<PageSummary> = checked
        .par_iter()
        .map(|(_, path, checked)| summary_of(&page_name(Path::new(path)), &checked.analysis, checked.lines()))
        .collect();
    let issue: Vec<IssuePage> =
        checked.iter().zip(&summaries).map(|((_, path, _), summary)| IssuePage { path, summary }).collect();
    let found = check_issue(&issue, first.analysis.settings(), first.analysis.terms());
    found.into_iter().map(|(page, finding)| (checked[page].0, finding)).collect()
}
