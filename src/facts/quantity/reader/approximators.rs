//! Words that bound a figure: before it (约, 近, 超), inside it (3000多万) and after it (以上, 左右).

use super::{Figure, Reader};
use crate::facts::numeral::{self, char_at, char_before};
use crate::facts::quantity::model::{Bound, Kind, Place};
use crate::facts::quantity::words::{approximator, counter};
use crate::text::Span;
use rust_decimal::Decimal;

impl Reader<'_> {
    /// The approximators that end where the figure begins, in text order.
    pub(super) fn before_approximators(&self, figure: usize) -> Vec<Bound> {
        let mut bounds = Vec::new();
        let mut end = figure;
        while let Some(bound) = self.approximator_before(end) {
            end = bound.span.start as usize;
            bounds.insert(0, bound);
            if bounds.len() == 3 {
                break;
            }
        }
        bounds
    }

    /// The one that ends at byte `end`, 了, 达 or 有 between passed over.
    fn approximator_before(&self, end: usize) -> Option<Bound> {
        let text = &self.text[self.floor.min(end)..end];
        let skipped =
            text.strip_suffix('了').or(text.strip_suffix('达')).or(text.strip_suffix('有')).unwrap_or(text);
        let (word, side) = approximator(text, Place::Before).or_else(|| {
            // 超过了500件, 约有30人.
            approximator(skipped, Place::Before)
        })?;
        let from = if text.ends_with(word) { text } else { skipped };
        let start = self.floor.min(end) + from.len() - word.len();
        let inside_a_word = char_before(self.text, start).is_some_and(|before| match word {
            "近" => "附最临靠邻就亲远走拉贴新".contains(before),
            "约" => "节预签合条制集相履违解缔邀特毁公简".contains(before),
            "超" => "高反赶".contains(before),
            "不足" | "不满" => before == '的',
            _ => false,
        });
        let word_end = start + word.len();
        (!inside_a_word).then(|| Bound { span: Span::new(start, word_end), side, place: Place::Before })
    }

    /// The figure with the approximators behind it.
    pub(super) fn with_after_approximators(&self, mut figure: Figure) -> Figure {
        while let Some((word, side)) = approximator(&self.text[figure.end..], Place::After) {
            let next = char_at(self.text, figure.end + word.len());
            let fits = match word {
                "多" => figure.unit.is_some() && !next.is_some_and(|c| "功种元样方少数了出于".contains(c)),
                "前后" => figure.kind == Kind::Duration,
                "内" | "之内" | "起步" => false,
                "以内" => figure.kind != Kind::Ordinal,
                "上下" => !next.is_some_and(|c| "齐联级游".contains(c)),
                _ => true,
            };
            if !fits || figure.bounds.len() >= 3 {
                break;
            }
            let span = Span::new(figure.end, figure.end + word.len());
            figure.bounds.push(Bound { span, side, place: Place::After });
            figure.end = span.end as usize;
        }
        figure
    }

    /// 余, 多, 来 after the figure, and the scale word after them: 3000多万.
    pub(super) fn take_inner_approximator(&self, figure: &mut Figure) {
        let Some((word, side)) = approximator(&self.text[figure.end..], Place::Inside) else { return };
        let after = figure.end + word.len();
        let rest = &self.text[after..];
        let next = rest.chars().next();
        let scale = next.filter(|&c| c == '万' || c == '亿');
        let fits = scale.is_some()
            || rest.starts_with('%')
            || rest.starts_with("次")
            || counter(rest).is_some()
            || (word != "来"
                && figure.written >= Decimal::TEN
                && next.is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)));
        let a_word = word == "多"
            && next.is_some_and(|c| "元功媒样云".contains(c) && figure.written < Decimal::TEN)
            || word == "来"
                && !matches!(figure.written, ten if ten >= Decimal::TEN && (ten % Decimal::TEN).is_zero());
        if !fits || a_word {
            return;
        }
        let span = Span::new(figure.end, after);
        figure.bounds.push(Bound { span, side, place: Place::Inside });
        figure.end = after;
        if let Some(scale) = scale.and_then(numeral::multiplier) {
            let mut exponent = scale;
            figure.end += '万'.len_utf8();
            if scale == 4 && self.text[figure.end..].starts_with('亿') {
                exponent = 12;
                figure.end += '亿'.len_utf8();
            }
            let worth = numeral::power_of_ten(exponent);
            figure.written *= worth;
            figure.step *= worth;
            figure.scale = exponent;
            figure.figure.end = figure.end as u32;
        }
    }
}
