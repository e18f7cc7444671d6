//! What the pages of an issue say against one another, for the open ones: looked at when typing rests, shown with the
//! page's own findings, kept as long as the block that holds it stays the same.

use super::address::Key;
use super::document::Reading;
use super::outbox::Outgoing;
use super::schedule::schedule;
use super::state::Shared;
use crate::analysis::issue::{IssuePage, check_issue, summary_of};
use crate::analysis::{Analysis, BlockReading, Finding, Inputs};
use crate::project::Project;
use crate::rules::folder::PageSummary;
use crate::workspace::page_name;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// How long typing rests before pages are compared.
const REST: Duration = Duration::from_millis(400);

/// A finding that rests on other pages too, with the block of this page that holds it.
#[derive(Clone, Debug)]
pub(super) struct Across {
    block: Arc<BlockReading>,
    finding: Finding,
}

/// Adds those findings to an analysis whose blocks are still there, at the place where they stand now.
pub(super) fn add(across: &[Across], analysis: &mut Analysis) {
    for Across { block, finding } in across {
        let Some(index) = analysis.blocks.iter().position(|known| Arc::ptr_eq(known, block)) else {
            continue;
        };
        let mut finding = finding.clone();
        let Some(place) = finding.places.first_mut() else { continue };
        place.block = index;
        let span = analysis.page.blocks[index].document_span(place.span, &analysis.text);
        finding.span = span;
        finding.evidence.iter_mut().for_each(|evidence| evidence.span = span);
        let at = analysis.findings.partition_point(|known| known.span <= span);
        analysis.findings.insert(at, finding);
    }
}

/// Compares the pages of the document's folder once its text has rested a while. Returns at once.
pub(super) fn compare_later(shared: &Arc<Shared>, key: &Key, edits: u64) {
    let (shared, key) = (Arc::clone(shared), key.clone());
    tokio::spawn(async move {
        tokio::time::sleep(REST).await;
        let rested = {
            let state = shared.lock();
            let document = state.documents.get(&key).filter(|document| document.edits == edits);
            document.and_then(|document| document.path.as_deref()?.parent().map(Path::to_owned))
        };
        if let Some(folder) = rested {
            tokio::task::spawn_blocking(move || compare(&shared, &folder));
        }
    });
}

/// Compares open pages again with the closed ones beside them, of which `changed` are other ones now. Returns at once.
pub(super) fn closed_pages_changed(shared: &Arc<Shared>, changed: &[PathBuf]) {
    let beside: Vec<(Key, u64)> = {
        let state = shared.lock();
        let is_beside = |path: &Path| changed.iter().any(|file| file.parent() == path.parent());
        let documents = state.documents.iter();
        let beside = documents.filter(|(_, document)| document.path.as_deref().is_some_and(is_beside));
        beside.map(|(key, document)| (key.clone(), document.edits)).collect()
    };
    beside.iter().for_each(|(key, edits)| compare_later(shared, key, *edits));
}

/// An open page of the folder.
struct Open {
    key: Key,
    path: PathBuf,
    opening: u64,
    reading: Arc<Reading>,
}

fn compare(shared: &Arc<Shared>, folder: &Path) {
    let open = open_pages(shared, folder);
    let Some((project, inputs)) = open.first().and_then(project_of) else { return };
    let mut pages: Vec<(PathBuf, Arc<PageSummary>)> =
        shared.pages.of(folder, &project, &inputs, |path| open.iter().any(|page| page.path == path));
    for page in &open {
        if let Some(checked) = &page.reading.checked {
            let summary = summary_of(&page_name(&page.path), &checked.analysis, &checked.lines);
            pages.push((page.path.clone(), Arc::new(summary)));
        }
    }
    pages.sort_by(|(one, _), (other, _)| one.cmp(other));
    let paths: Vec<String> = pages.iter().map(|(path, _)| path.display().to_string()).collect();
    let issue: Vec<IssuePage> =
        paths.iter().zip(&pages).map(|(path, (_, summary))| IssuePage { path, summary }).collect();
    let found =
        if issue.len() > 1 { check_issue(&issue, &inputs.settings, &inputs.terms) } else { Vec::new() };
    for page in &open {
        let of_page = found.iter().filter(|(index, _)| pages[*index].0 == page.path);
        keep(shared, page, of_page.map(|(_, finding)| finding));
    }
}

fn open_pages(shared: &Shared, folder: &Path) -> Vec<Open> {
    let state = shared.lock();
    let read = state.documents.iter().filter_map(|(key, document)| {
        let path = document.path.clone().filter(|path| path.parent() == Some(folder))?;
        let reading = document.finished.borrow().clone().filter(|reading| reading.checked.is_some())?;
        Some(Open { key: key.clone(), path, opening: document.opening, reading })
    });
    read.collect()
}

fn project_of(page: &Open) -> Option<(Arc<Project>, Inputs)> {
    let checked = page.reading.checked.as_ref()?;
    Some((Arc::clone(&checked.project), checked.analysis.inputs().clone()))
}

/// Shows the findings on an open page, where they are other ones than before.
fn keep<'a>(shared: &Arc<Shared>, page: &Open, found: impl Iterator<Item = &'a Finding>) {
    let Some(checked) = &page.reading.checked else { return };
    let across: Vec<Across> = found
        .filter_map(|finding| {
            let block = Arc::clone(&checked.analysis.blocks[finding.places.first()?.block]);
            Some(Across { block, finding: finding.clone() })
        })
        .collect();
    {
        let mut state = shared.lock();
        let refreshes = state.session.abilities.refreshes_by_pull();
        let document = state.documents.get_mut(&page.key).filter(|document| document.opening == page.opening);
        let Some(document) = document.filter(|document| !are_same(&document.across, &across)) else { return };
        document.across = across.into();
        document.outdate();
        if refreshes {
            shared.outbox.put(Outgoing::Refresh);
        }
    }
    schedule(shared, &page.key);
}

fn are_same(before: &[Across], now: &[Across]) -> bool {
    let same = |one: &Across, other: &Across| {
        Arc::ptr_eq(&one.block, &other.block)
            && one.finding.id == other.finding.id
            && one.finding.message == other.finding.message
            && one.finding.evidence.iter().map(|it| &it.elsewhere).eq(other
                .finding
                .evidence
                .iter()
                .map(|it| &it.elsewhere))
    };
    before.len() == now.len() && before.iter().zip(now).all(|(one, other)| same(one, other))
}
