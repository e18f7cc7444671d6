//! Fractions and halves: 三分之一, 百分之十二, 半数, 半年.

use super::{Figure, Reader};
use crate::facts::numeral::{self, Form, Numeral, char_at};
use crate::facts::quantity::model::Kind;
use crate::facts::quantity::words::{Counter, counter};
use crate::text::Span;
use rust_decimal::Decimal;

impl Reader<'_> {
    /// 三分之一, 百分之十二点五, 百分之15.
    pub(super) fn fraction(&self, whole: &Numeral) -> Option<Figure> {
        let at = whole.span.end as usize;
        if !self.text[at..].starts_with("分之")
            || whole.vague.is_some()
            || whole.decimals > 0
            || whole.value.is_zero()
        {
            return None;
        }
        let part = numeral::read_at(self.text, at + "分之".len())?;
        if part.digits_only {
            return None;
        }
        let (kind, divisor) = match () {
            () if whole.value == Decimal::ONE_HUNDRED => (Kind::Percent, Decimal::ONE),
            () if whole.value == Decimal::ONE_THOUSAND && whole.form == Form::Chinese => {
                (Kind::PerMille, Decimal::ONE)
            }
            () => (Kind::Fraction, whole.value),
        };
        let mut figure = Figure {
            kind,
            figure: whole.span.hull(part.span),
            end: part.span.end as usize,
            written: part.value / divisor,
            step: if divisor == Decimal::ONE {
                Decimal::ONE / numeral::power_of_ten(part.decimals)
            } else {
                Decimal::ZERO
            },
            decimals: part.decimals,
            scale: 0,
            form: if part.form == whole.form { part.form } else { Form::Mixed },
            vague: part.vague.map(|(low, high)| (low / divisor, high / divisor)),
            unit: None,
            measure: None,
            bounds: Vec::new(),
        };
        if figure.kind == Kind::Percent
            && char_at(self.text, whole.span.start as usize) == Some('百')
            && self.text[at + "分之".len()..].starts_with('百')
        {
            figure.written = Decimal::ONE_HUNDRED;
        }
        Some(figure)
    }

    /// 一半, 半数, 过半: a half; 半年, 半小时: half a unit.
    pub(super) fn half_at(&self, at: usize) -> Option<Figure> {
        let rest = &self.text[at..];
        let half = |length: usize, kind, unit| Figure {
            kind,
            figure: Span::new(at, at + length),
            end: at + length,
            written: Decimal::new(5, 1),
            step: Decimal::ZERO,
            decimals: 0,
            scale: 0,
            form: Form::Chinese,
            vague: None,
            unit,
            measure: None,
            bounds: Vec::new(),
        };
        if rest.starts_with("一半") {
            return Some(half("一半".len(), Kind::Fraction, None));
        }
        let after = rest.strip_prefix('半')?;
        if after.starts_with('数') {
            return Some(half("半数".len(), Kind::Fraction, None));
        }
        for (word, name) in [
            ("年", "年"),
            ("小时", "小时"),
            ("个月", "个月"),
            ("天", "天"),
            ("个小时", "小时"),
            ("个世纪", "个世纪"),
        ] {
            let unit = counter(name).filter(|_| after.starts_with(word));
            if let Some((_, Counter::Unit(unit))) = unit {
                return Some(half('半'.len_utf8() + word.len(), Kind::Duration, Some(unit)));
            }
        }
        let majority = self.text[..at].ends_with(['过', '超'])
            && after.chars().next().is_none_or(|c| !"个天年月".contains(c));
        majority.then(|| half('半'.len_utf8(), Kind::Fraction, None))
    }
}
