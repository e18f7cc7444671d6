//! Tables: CSV, TSV, and the rows of a spreadsheet. A first row of column names says what each column holds.

mod cells;
mod columns;

pub use columns::Column;

use super::{ExchangeNote, Imported};
use crate::terms::Entry;
use calamine::{Data, Reader};
use std::io::Cursor;

/// Rows that may stand above the names of the columns.
const ROWS_ABOVE: usize = 4;

/// What parts the cells of a table in text form: whatever its first lines hold most of, of comma, semicolon and tab.
pub fn separator_of(text: &str) -> u8 {
    let head: Vec<&str> = text.lines().take(5).collect();
    let count =
        |mark: u8| head.iter().map(|line| memchr::memchr_iter(mark, line.as_bytes()).count()).sum::<usize>();
    [b',', b'\t', b';'].into_iter().rev().max_by_key(|&mark| count(mark)).unwrap_or(b',')
}

/// The rows of a table in text form, parted by `separator` (comma, tab), quoted as CSV has it.
pub fn rows_of_text(text: &str, separator: u8) -> Result<Vec<Vec<String>>, ExchangeNote> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.map(|row| row.iter().map(str::to_owned).collect()));
    rows.collect::<Result<_, _>>().map_err(|error| ExchangeNote::Unreadable(error.to_string()))
}

/// The rows of the first sheet of a spreadsheet file (XLSX, XLS, ODS).
pub fn rows_of_spreadsheet(bytes: &[u8]) -> Result<Vec<Vec<String>>, ExchangeNote> {
    let unreadable = |error: calamine::Error| ExchangeNote::Unreadable(error.to_string());
    let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(unreadable)?;
    let Some(sheet) = book.worksheet_range_at(0) else { return Ok(Vec::new()) };
    let sheet = sheet.map_err(unreadable)?;
    Ok(sheet.rows().map(|row| row.iter().map(cell).collect()).collect())
}

/// A cell as it reads: dates as `2019-06-01`, not as the day's number.
fn cell(cell: &Data) -> String {
    let day = |number: f64| {
        let days = jiff::Span::new().try_days(number.floor() as i64).ok()?;
        jiff::civil::date(1899, 12, 30).checked_add(days).ok()
    };
    match cell {
        Data::DateTime(time) if time.is_datetime() => {
            day(time.as_f64()).map_or_else(|| cell.to_string(), |date| date.to_string())
        }
        Data::DateTimeIso(time) => time.split('T').next().unwrap_or(time).to_owned(),
        _ => cell.to_string(),
    }
}

/// The row that names the columns, with the fields: the first of the first few in which a column holds the terms, for
/// a title may stand above it; else the first in which a name is known.
fn head(rows: &[Vec<String>], mapping: &[(String, Column)]) -> Option<(usize, Vec<Option<Column>>)> {
    let mapped = |heading: &String| {
        let by_hand = mapping.iter().find(|(name, _)| name == heading.trim()).map(|&(_, column)| column);
        by_hand.or_else(|| Column::named(heading))
    };
    let columns = rows.iter().take(ROWS_ABOVE + 1).map(|row| row.iter().map(mapped).collect::<Vec<_>>());
    let columns: Vec<Vec<Option<Column>>> = columns.collect();
    let holds_terms = |columns: &Vec<Option<Column>>| {
        columns.len() > 1 && columns.iter().flatten().any(|column| column.field() == "term")
    };
    let first = columns.iter().position(holds_terms);
    let known = || columns.first().filter(|columns| columns.iter().any(Option::is_some)).map(|_| 0);
    let at = first.or_else(known)?;
    Some((at, columns[at].clone()))
}

/// Reads rows of which the first names the columns. `mapping` gives the field of headings that are not known by
/// themselves. A table without a known heading is taken as term and definition.
pub fn from_rows(rows: &[Vec<String>], mapping: &[(String, Column)]) -> Imported {
    let mut imported = Imported::default();
    let (skipped, columns) = match head(rows, mapping) {
        Some((at, columns)) => {
            for (heading, column) in rows[at].iter().zip(&columns) {
                if column.is_none() && !heading.trim().is_empty() {
                    imported.notes.push(ExchangeNote::UnknownColumn(heading.trim().to_owned()));
                }
            }
            (at + 1, columns)
        }
        None if rows.is_empty() => return imported,
        None => (0, vec![Column::named("term"), Column::named("definition")]),
    };
    if !columns.iter().flatten().any(|column| column.field() == "term") {
        imported.notes.push(ExchangeNote::NoTermColumn);
        return imported;
    }
    for (number, row) in rows.iter().enumerate().skip(skipped) {
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let mut entry = Entry::default();
        for (cell, column) in row.iter().zip(&columns) {
            let (Some(column), cell) = (column, cell.trim()) else { continue };
            if cell.is_empty() {
                continue;
            }
            column.read(&mut entry, cell);
            let default = column.write(&Entry::default());
            if column.write(&entry) == default && cell != default && column.takes_few_words() {
                let field = column.field();
                imported.notes.push(ExchangeNote::NotUnderstood(number + 1, field, cell.to_owned()));
            }
        }
        if entry.term.is_empty() {
            imported.notes.push(ExchangeNote::NoTerm(number + 1));
            continue;
        }
        if entry.id.is_empty() {
            entry.id.clone_from(&entry.term);
        }
        imported.entries.push(entry);
    }
    imported
}

/// The entries as rows, the first of which names the columns. Nothing is lost.
pub fn to_rows(entries: &[Entry]) -> Vec<Vec<String>> {
    let head = Column::all().map(|column| column.field().to_owned()).collect();
    let rows = entries.iter().map(|entry| Column::all().map(|column| column.write(entry)).collect());
    std::iter::once(head).chain(rows).collect()
}

/// The entries as CSV or TSV.
pub fn to_table(entries: &[Entry], separator: u8) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
    for row in to_rows(entries) {
        // Writing to memory cannot fail.
        let _ = writer.write_record(&row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}
