//! Reads texts as JSON lines (`{"id", "text"}`) from standard input and writes the names in them
//! (`{"id", "spans": [{"start", "end", "type", "form", "confidence"}]}`, offsets in characters) to standard output, for
//! measuring against labelled text: `predict-names LEAST` reads paragraphs one by one, and prints what is at least so
//! sure; `predict-names article` prints what the register of the whole article settles on.

use std::io::{BufRead, Write};
use std::sync::Arc;
use zhubi::analysis::{Analysis, Inputs};
use zhubi::article::Role;
use zhubi::facts::ReadContext;
use zhubi::facts::name::{Dictionary, Kind, NameMention, PersonForm, read};
use zhubi::facts::register::EntityKind;

fn main() -> std::io::Result<()> {
    let mode = std::env::args().nth(1).unwrap_or_default();
    if mode == "article" { read_articles() } else { read_paragraphs(mode.parse().unwrap_or(0)) }
}

/// Prints the mentions of the register, each article read as a whole.
fn read_articles() -> std::io::Result<()> {
    let inputs =
        Inputs { terms: Arc::default(), settings: Arc::default(), dictionary: Some(Dictionary::built_in()) };
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let record: serde_json::Value = serde_json::from_str(&line?)?;
        let text = record["text"].as_str().unwrap_or_default();
        let analysis = Analysis::of(text.into(), &inputs, None);
        let characters = |byte: u32| text[..byte as usize].chars().count();
        let mut spans = Vec::new();
        for (article, reading) in analysis.page.articles.iter().zip(&analysis.articles) {
            for entity in &reading.register.entities {
                let kind = match entity.kind {
                    EntityKind::Person => "PER",
                    EntityKind::Place => "LOC",
                    EntityKind::Organisation => "ORG",
                    EntityKind::Term => continue,
                };
                for mention in &entity.mentions {
                    let block = &analysis.page.blocks[article.blocks.start + mention.at.block];
                    let span = block.document_span(mention.at.span, text);
                    let (start, end) = (characters(span.start), characters(span.end));
                    let is_address = entity.forms[mention.form].person == Some(PersonForm::SurnameAndPost);
                    let end = if is_address && end - start > 2 { start + 1 } else { end };
                    spans.push(serde_json::json!({"start": start, "end": end, "type": kind}));
                }
            }
        }
        writeln!(out, "{}", serde_json::json!({"id": record["id"], "spans": spans}))?;
    }
    Ok(())
}

/// Prints the mentions of each paragraph that are at least so sure.
fn read_paragraphs(least: u8) -> std::io::Result<()> {
    let before = std::time::Instant::now();
    let dictionary = Dictionary::built_in();
    let loaded = before.elapsed();
    let mut out = std::io::stdout().lock();
    let mut bytes = 0;
    let mut reading = std::time::Duration::ZERO;
    for line in std::io::stdin().lock().lines() {
        let record: serde_json::Value = serde_json::from_str(&line?)?;
        let text = record["text"].as_str().unwrap_or_default();
        bytes += text.len();
        let mut spans = Vec::new();
        let mut at = 0;
        for paragraph in text.split_inclusive('\n') {
            let context =
                ReadContext { role: Role::Paragraph, sentences: &[], dictionary: Some(&dictionary) };
            let before = std::time::Instant::now();
            let mentions = read(paragraph.trim_end_matches('\n'), context);
            reading += before.elapsed();
            spans.extend(mentions.iter().filter(|mention| mention.confidence >= least).map(|mention| {
                let (kind, form, start, end) = labelled(mention);
                let characters = |byte: u32| at + paragraph[..byte as usize].chars().count();
                serde_json::json!({"start": characters(start), "end": characters(end), "type": kind, "form": form,
                    "confidence": mention.confidence})
            }));
            at += paragraph.chars().count();
        }
        writeln!(out, "{}", serde_json::json!({"id": record["id"], "spans": spans}))?;
    }
    let speed = bytes as f64 / 1e6 / reading.as_secs_f64();
    writeln!(std::io::stderr(), "loaded in {loaded:?}; {bytes} bytes, {speed:.1} MB/s")
}

/// The part of the mention that public label sets mark: of 王书记 the surname.
fn labelled(mention: &NameMention) -> (&'static str, String, u32, u32) {
    let whole = (mention.span.start, mention.span.end);
    match &mention.kind {
        Kind::Person(person) => {
            let span = match (person.form, person.surname) {
                (PersonForm::SurnameAndPost, Some(surname)) if mention.span.len() > surname.len() + 3 => {
                    (surname.start, surname.end)
                }
                _ => whole,
            };
            ("PER", format!("{:?}", person.form), span.0, span.1)
        }
        Kind::Place(_) => ("LOC", String::new(), whole.0, whole.1),
        Kind::Organisation(_) => ("ORG", String::new(), whole.0, whole.1),
    }
}
