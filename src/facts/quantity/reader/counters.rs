//! What stands behind a figure: signs that make it a ratio, units and measure words.

use super::{Figure, Reader};
use crate::facts::numeral::{self, Form, char_at};
use crate::facts::quantity::model::{Bound, Kind, Measure, Place, Side};
use crate::facts::quantity::words::{Counter, Unit, counter, make_a_word};
use crate::text::Span;
use rust_decimal::Decimal;

impl Reader<'_> {
    /// %, ‰, 成, 折, 倍, 番: signs and words that make the figure a ratio.
    pub(super) fn take_sign(&self, figure: &mut Figure) -> bool {
        let rest = &self.text[figure.end..];
        let next = rest.chars().next();
        let after = rest.chars().nth(1);
        let (kind, length) = match next {
            Some(c @ ('%' | '％' | '﹪')) => (Kind::Percent, c.len_utf8()),
            Some('‰') => (Kind::PerMille, '‰'.len_utf8()),
            Some('倍') => (Kind::Times, '倍'.len_utf8()),
            Some('番') if self.text[..figure.figure.start as usize].ends_with(['翻', '了']) => {
                (Kind::Doubling, '番'.len_utf8())
            }
            Some('成')
                if figure.written <= Decimal::TEN
                    && !after.is_some_and(|c| {
                        "为员功果立本都就绩长效套分交型人品群名熟才风片军了见组语双对批年形".contains(c)
                    }) =>
            {
                (Kind::Tenths, '成'.len_utf8())
            }
            Some('折') if !after.is_some_and(|c| "叠合返射磨断中戏扣腾旧线".contains(c)) => {
                (Kind::Discount, '折'.len_utf8())
            }
            _ => return false,
        };
        figure.kind = kind;
        figure.end += length;
        figure.figure.end = figure.end as u32;
        if kind == Kind::Tenths {
            // 七成五.
            if let Some(digit) =
                char_at(self.text, figure.end).and_then(numeral::chinese_digit).filter(|&digit| digit > 0)
            {
                let next = char_at(self.text, figure.end + '五'.len_utf8());
                if !next.is_some_and(|c| "个名人户家件年项类成".contains(c)) {
                    figure.written += Decimal::new(i64::from(digit), 1);
                    figure.decimals = 1;
                    figure.step = Decimal::new(1, 1);
                    figure.end += '五'.len_utf8();
                    figure.figure.end = figure.end as u32;
                }
            }
        }
        if kind == Kind::Discount && figure.form == Form::Chinese && figure.written > Decimal::TEN {
            figure.written /= Decimal::TEN;
        }
        if matches!(kind, Kind::Times) && self.text[figure.end..].starts_with('半') {
            figure.written += Decimal::new(5, 1);
            figure.end += '半'.len_utf8();
        }
        true
    }

    /// Units and measure words: 公里, 名, 个月; none where the characters belong to a longer word.
    pub(super) fn take_counter(&self, figure: &mut Figure) {
        // Across a space stand the units of Arabic figures (3 公里); 一 版 is the number of a page.
        let spaced = self.text[figure.end..].starts_with(' ');
        let start = figure.end + usize::from(spaced);
        let Some((word, mut found)) = counter(&self.text[start..]) else { return };
        if spaced && (figure.form == Form::Chinese || word == "版") {
            return;
        }
        let mut end = start + word.len();
        if belongs_to_a_word(figure, word, &self.text[end..]) {
            return;
        }
        if word == "个"
            && let Some((unit, length)) = self.take_unit_of_time(figure, end)
        {
            found = Counter::Unit(unit);
            end += length;
        }
        match found {
            Counter::Unit(unit) => {
                figure.unit = Some(unit);
                figure.kind = match unit.dimension {
                    "year" | "month" | "time" | "quarter" | "century" | "workday" => Kind::Duration,
                    _ if unit.is_money() => Kind::Money,
                    _ => Kind::Measure,
                };
                if figure.kind == Kind::Duration && self.text[end..].starts_with('半') {
                    figure.written += Decimal::new(5, 1);
                    figure.decimals = 1;
                    end += '半'.len_utf8();
                }
            }
            Counter::Measure("百分点") => figure.kind = Kind::PercentPoint,
            Counter::Measure(class) => {
                figure.measure =
                    Some(Measure { span: Span::new(start, end), class, general: word.starts_with('个') });
            }
        }
        figure.end = end;
    }

    /// 3个多月, 两个半小时: the unit of time behind 个, which ends at byte `end`, with what it adds to the figure, and how
    /// many bytes it takes.
    fn take_unit_of_time(&self, figure: &mut Figure, end: usize) -> Option<(&'static Unit, usize)> {
        let rest = &self.text[end..];
        let (extra, side) = match rest.chars().next() {
            Some('多') => ('多'.len_utf8(), Some(Side::Above)),
            Some('半') => ('半'.len_utf8(), None),
            _ => (0, None),
        };
        let units = ["月", "小时", "星期", "世纪", "季度", "钟头"];
        let word = units.into_iter().find(|unit| rest[extra..].starts_with(unit))?;
        let (_, Counter::Unit(unit)) = counter(&format!("个{word}"))? else { return None };
        if let Some(side) = side {
            let span = Span::new(end, end + extra);
            figure.bounds.push(Bound { span, side, place: Place::Inside });
        } else if extra > 0 {
            figure.written += Decimal::new(5, 1);
            figure.decimals = 1;
        }
        Some((unit, extra + word.len()))
    }
}

/// Whether `word` behind the figure is no unit or measure word, but with `rest` a longer word, or tells a year: 3年级,
/// 5方面军, 2000年.
fn belongs_to_a_word(figure: &Figure, word: &str, rest: &str) -> bool {
    let next = rest.chars().next();
    let is_longer = next.is_some_and(|next| make_a_word(word, next)) && !rest.starts_with("大代表");
    is_longer
        || match word {
            "年" => {
                figure.form == Form::Arabic && figure.written >= Decimal::ONE_THOUSAND && figure.scale == 0
            }
            "里" => !matches!(figure.form, Form::Chinese | Form::Arabic),
            "G" | "m" | "g" => next.is_some_and(|c| c.is_ascii_alphanumeric()),
            "分" => figure.form == Form::Chinese && figure.written == Decimal::TEN,
            "级" => figure.form == Form::Chinese,
            "起" => {
                figure.form == Form::Chinese
                    && figure.written == Decimal::ONE
                    && !rest.starts_with(['案', '事', '纠', '火', '交', '电', '刑', '诈'])
            }
            "路" => true,
            _ => false,
        }
}
