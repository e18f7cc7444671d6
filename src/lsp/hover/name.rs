//! Hover on a name or quoted term: its forms, its posts, where the article introduces it.

use super::super::document::Checked;
use super::super::mention::{InBlock, entity_at};
use super::Section;
use super::words::{MOST, checks, line_with, plain};
use crate::facts::register::{At, Entity, EntityKind, Form};
use crate::say;
use crate::text::{Lang, Span};
use std::fmt::Write;

/// What the article says of a name or term.
pub(super) struct Told {
    /// What it is called, and what it is.
    heading: String,
    /// Its forms, its posts, where it is introduced, which checks it takes part in.
    pub body: String,
    /// The mention, in bytes of the document.
    pub span: Span,
    /// Whether it is a quoted term.
    pub is_term: bool,
}

impl Told {
    /// As a section of its own.
    pub(super) fn section(self) -> Section {
        Section { markdown: format!("{}\n\n{}", self.heading, self.body), span: self.span }
    }
}

/// What the article says of the entity at `place`.
pub(super) fn compose(checked: &Checked, place: InBlock, lang: Lang) -> Option<Told> {
    let analysis = &checked.analysis;
    let (entity, here) = entity_at(analysis, place)?;
    let first_block = analysis.page.articles[place.article?].blocks.start;
    let in_document = |at: At| -> Span {
        analysis.page.blocks[first_block + at.block].document_span(at.span, &analysis.text)
    };
    let span = in_document(entity.mentions[here].at);
    let called = analysis.articles[place.article?].register.called(entity);
    let whole = *called.first()?;
    let (name, label) = (plain(&whole.name().text), kind_label(entity.kind, lang));
    let mut markdown = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(markdown, "- {}", forms(&called, lang));
    // The 奶奶 of 张奶奶 is a form of address, no post beside the name.
    let posts = called.iter().flat_map(|it| {
        it.posts.iter().filter(|post| {
            let name = it.mentions[post.mention].at;
            name.block != post.at.block || !name.span.covers(post.at.span)
        })
    });
    for post in posts.take(MOST) {
        let organisation = post.organisation.as_ref().map_or("", |(text, _)| text);
        let place = line_with(checked, in_document(post.at), lang);
        let _ = writeln!(markdown, "- {}{}（{place}）", plain(organisation), plain(&post.text));
    }
    let introduction = whole.first_full_mention();
    if introduction.at != entity.mentions[here].at {
        let place = line_with(checked, in_document(introduction.at), lang);
        let _ = writeln!(markdown, "- {}", say!(lang, "首次出现：{place}", "first mentioned: {place}"));
    }
    markdown.push_str(&checks(checked, span, lang));
    let is_term = entity.kind == EntityKind::Term;
    Some(Told { heading: format!("**{name}**　{label}"), body: markdown, span, is_term })
}

/// What a thing of this kind is called.
pub(super) fn kind_label(kind: EntityKind, lang: Lang) -> &'static str {
    let (zh, en) = match kind {
        EntityKind::Person => ("人名", "person"),
        EntityKind::Place => ("地名", "place"),
        EntityKind::Organisation => ("单位", "organisation"),
        EntityKind::Term => ("提法", "term"),
    };
    if lang == Lang::Zh { zh } else { en }
}

/// How often each form stands in the article, short forms last.
fn forms(called: &[&Entity], lang: Lang) -> String {
    let form = |form: &Form| {
        let (text, count) = (plain(&form.text), form.count);
        say!(lang, "“{text}”{count}次", "“{text}” {count}×")
    };
    let shown: Vec<String> = called.iter().flat_map(|it| &it.forms).take(MOST).map(form).collect();
    let shown = shown.join(if lang == Lang::Zh { "、" } else { ", " });
    say!(lang, "本篇写作{shown}", "written {shown} in this article")
}
