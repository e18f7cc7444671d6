//! How a page is laid out as a whole: blank lines, indentation, hard-wrapped lines.

use super::ends::End;
use super::lines::Line;
use super::looks::Looks;
use super::shape::Shape;

/// What holds for the whole page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    /// Whether most lines are set apart by blank lines.
    pub spaced: bool,
    /// The least number of blank lines that is unusual here, as where a picture was taken out.
    pub wide_gap: u32,
    /// Whether paragraphs begin indented.
    pub indented: bool,
    /// Whether paragraphs end with a stop, so that one without is torn.
    pub stopped: bool,
    /// The cells of a full line where every line was broken at one width; Han characters count two.
    pub full_line: Option<usize>,
}

impl Layout {
    /// Reads the layout off the lines and their shapes.
    pub fn of(lines: &[Line], shapes: &[Shape], looks: &Looks) -> Layout {
        let gaps = || lines.iter().skip(1).map(|line| line.gap);
        let blank_before = gaps().filter(|&gap| gap > 0).count();
        let spaced = lines.len() > 1 && blank_before * 2 >= lines.len() - 1;
        let usual_gap = most_common(gaps().filter(|&gap| gap > 0)).unwrap_or(0);
        let prose =
            || lines.iter().zip(shapes).filter(|(_, shape)| **shape == Shape::Prose).map(|(line, _)| line);
        let prose_lines = prose().count();
        let indented_lines = prose().filter(|line| line.indented).count();
        let unstopped = |line: usize| matches!(looks.line(line).end, End::Word | End::Cut);
        let is_prose = |line: &usize| shapes[*line] == Shape::Prose;
        let stopped_lines = (0..lines.len()).filter(is_prose).filter(|&line| !unstopped(line)).count();
        Layout {
            spaced,
            wide_gap: usual_gap + 2,
            indented: indented_lines * 2 >= prose_lines && indented_lines > 0,
            stopped: stopped_lines * 2 >= prose_lines && stopped_lines > 0,
            full_line: if spaced { None } else { full_line(lines, looks) },
        }
    }

    /// Whether a line fills the width at which all lines of the page were broken.
    pub fn fills(&self, line: &Line) -> bool {
        self.full_line.is_some_and(|width| cells(line) + SLACK >= width)
    }
}

/// Cells that a full line may be short of the widest: a mark that was not allowed at the line's end.
const SLACK: usize = 3;
const NARROWEST: usize = 24;
const WIDEST: usize = 160;

/// Width of a line where Han characters take two cells.
pub(super) fn cells(line: &Line) -> usize {
    line.chars + (line.span.len() - line.chars) / 2 + if line.indented { 4 } else { 0 }
}

fn most_common(values: impl Iterator<Item = u32>) -> Option<u32> {
    let mut counts = [0usize; 8];
    values.for_each(|value| counts[value.min(7) as usize] += 1);
    let most = *counts.iter().max()?;
    if most == 0 { None } else { counts.iter().position(|&count| count == most).map(|at| at as u32) }
}

/// The width of a full line, where most lines of the page have one width and end anywhere in a sentence.
fn full_line(lines: &[Line], looks: &Looks) -> Option<usize> {
    let mut counts = [0usize; WIDEST + 1];
    for line in lines {
        counts[cells(line).min(WIDEST)] += 1;
    }
    let within = |width: usize| counts[width.saturating_sub(SLACK)..=width].iter().sum::<usize>();
    let width = (NARROWEST..WIDEST).max_by_key(|&width| within(width))?;
    let full = within(width);
    let longer: usize = counts[width + 1..].iter().sum();
    if full < 5 || full * 5 < lines.len() * 2 || longer * 10 > lines.len() {
        return None;
    }
    let is_full = |line: &usize| (width - SLACK..=width).contains(&cells(&lines[*line]));
    let is_cut = |line: &usize| matches!(looks.line(*line).end, End::Word | End::Cut);
    let cut = (0..lines.len()).filter(is_full).filter(is_cut).count();
    (cut * 2 >= full).then_some(width)
}
