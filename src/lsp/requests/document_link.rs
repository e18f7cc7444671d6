//! `textDocument/documentLink`: the links of the sources in a term file. An article has none.

use super::super::address::Key;
use super::super::convert::Places;
use super::super::state::Shared;
use crate::text::{LineIndex, Span};
use std::path::Path;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{DocumentLink, DocumentLinkParams};

/// Answers with the `url`s of an open term file.
pub(in super::super) async fn answer(
    shared: &Shared,
    params: DocumentLinkParams,
) -> Result<Option<Vec<DocumentLink>>> {
    let (path, text, projects) = {
        let state = shared.lock();
        let Some(document) = state.documents.get(&Key::of(&params.text_document.uri)) else {
            return Ok(None);
        };
        let Some(path) = document.path.clone().filter(|path| may_be_a_term_file(path)) else {
            return Ok(None);
        };
        (path, document.buffer.snapshot(), state.projects.clone())
    };
    let is_term_file = shared.term_files.holds(&path) || projects.of(&path).term_paths().contains(&path);
    if !is_term_file {
        return Ok(None);
    }
    let places = Places { text: &text, lines: &LineIndex::new(&text) };
    let link = |span: Span| {
        Some(DocumentLink {
            range: places.range(span),
            target: Some(super::super::address::encoded(span.of(&text)).parse().ok()?),
            tooltip: None,
            data: None,
        })
    };
    Ok(Some(links(&text).into_iter().filter_map(link).collect()))
}

fn may_be_a_term_file(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

/// The values of `url = "http…"` outside comments.
fn links(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim_start().starts_with('#') {
            for (key, _) in line.match_indices("url") {
                let value = line[key + 3..].trim_start().strip_prefix('=').map(str::trim_start);
                let Some(value) = value.and_then(|value| value.strip_prefix(['"', '\''])) else { continue };
                let start = at + line.len() - value.len();
                let length = value.find(['"', '\'']).unwrap_or(0);
                if value[..length].starts_with("http") {
                    found.push(Span::new(start, start + length));
                }
            }
        }
        at += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = links(text).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_links_of_sources_are_found() {
        check(
            "[[term]]\nterm = '溪长制'\nsource = { document = '办法', url = 'https://example.org/a' }\n",
            &["https://example.org/a"],
        );
        check(
            "source = [\n  { url=\"http://a.example\", number = '1' },\n  { url = 'https://b.example' },\n]\n",
            &["http://a.example", "https://b.example"],
        );
    }

    #[test]
    fn comments_and_other_values_are_no_links() {
        check("# url = 'https://example.org'\nnote = 'url of it: https://example.org'\n", &[]);
        check("url = 'ftp://example.org'\nurl = 3\nurl = 'https://open\n", &[]);
        check("", &[]);
    }
}
