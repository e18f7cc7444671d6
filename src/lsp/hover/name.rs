//! Hover on a name or quoted term: its forms, its posts, where the article introduces it.

use super::super::document::Checked;
use super::super::mention::{InBlock, entity_at};
use super::Section;
use super::words::{MOST, held_checks, line_with, plain};
use crate::facts::register::{At, Entity, EntityKind, Form};
use crate::say;
use crate::text::{Lang, Span};
use std::fmt::Write;

/// The section on the entity at `place`.
pub(super) fn compose(checked: &Checked, place: InBlock, lang: Lang) -> Option<Section> {
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
    let mut markdown = format!("**{name}**　{label}\n\n");
    // Writing to a string cannot fail.
    let _ = writeln!(markdown, "- {}", forms(&called, lang));
    for post in called.iter().flat_map(|it| &it.posts).take(MOST) {
        let organisation = post.organisation.as_ref().map_or("", |(text, _)| text);
        let place = line_with(checked, in_document(post.at), lang);
        let _ = writeln!(markdown, "- {}{}（{place}）", plain(organisation), plain(&post.text));
    }
    let introduction = whole.first_full_mention();
    if introduction.at != entity.mentions[here].at {
        let place = line_with(checked, in_document(introduction.at), lang);
        let _ = writeln!(markdown, "- {}", say!(lang, "首次出现：{place}", "first mentioned: {place}"));
    }
    markdown.push_str(&held_checks(checked, span, lang));
    Some(Section { markdown, span })
}

fn kind_label(kind: EntityKind, lang: Lang) -> &'static str {
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
