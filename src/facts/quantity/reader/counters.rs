//! What stands behind a figure: signs that make it a ratio, units and measure words.

use super::{Figure, Reader};
use crate::facts::numeral::{self, Form, char_at};
use crate::facts::quantity::model::{Bound, Kind, Measure, Place, Side};
use crate::facts::quantity::words::{Counter, counter};
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
        let rest = &self.text[end..];
        let next = rest.chars().next();
        // 3年级, 5方面军, 2000年: words and years, not units.
        let is_word = match word {
            "年" => {
                (figure.form == Form::Arabic && figure.written >= Decimal::ONE_THOUSAND && figure.scale == 0)
                    || next.is_some_and(|c| "级代初底末轻".contains(c))
            }
            "里" => {
                !matches!(figure.form, Form::Chinese | Form::Arabic)
                    || next.is_some_and(|c| "面程".contains(c))
            }
            "G" | "m" | "g" => next.is_some_and(|c| c.is_ascii_alphanumeric()),
            "天" => next.is_some_and(|c| "然空津安文气花体".contains(c)),
            "分" => {
                next.is_some_and(|c| "会别店局公支管类级组之享歧部析布工配成".contains(c))
                    || (figure.form == Form::Chinese && figure.written == Decimal::TEN)
            }
            "级" => figure.form == Form::Chinese,
            "市" | "县" | "镇" | "乡" | "村" | "省" | "州" | "校" | "厂" | "站" => {
                next.is_some_and(|c| "场区里民级委政长友内域".contains(c))
            }
            "人" => next.is_some_and(|c| "民大类工才生".contains(c)) && !rest.starts_with("大代表"),
            "家" => next.is_some_and(|c| "庭".contains(c)),
            "位" => next.is_some_and(|c| "于置列居数移".contains(c)),
            "口" => next.is_some_and(|c| "径号岸".contains(c)),
            "面" => next.is_some_and(|c| "对向临积".contains(c)),
            "起" => {
                next.is_some_and(|c| "来到步".contains(c))
                    || (figure.form == Form::Chinese
                        && figure.written == Decimal::ONE
                        && !rest.starts_with(['案', '事', '纠', '火', '交', '电', '刑', '诈']))
            }
            "道" => next.is_some_and(|c| "路德理歉".contains(c)),
            "排" => next.is_some_and(|c| "放水除列序".contains(c)),
            "对" => next.is_some_and(|c| "一接于比照方".contains(c)),
            "包" => next.is_some_and(|c| "括含容".contains(c)),
            "代" => next.is_some_and(|c| "表理".contains(c)),
            "班" => next.is_some_and(|c| "子级列".contains(c)),
            "路" => true,
            "组" => next.is_some_and(|c| "织成合建".contains(c)),
            "片" | "块" => next.is_some_and(|c| "区".contains(c)),
            "股" => next.is_some_and(|c| "份东权票市".contains(c)),
            "场" => next.is_some_and(|c| "景所馆".contains(c)),
            "车" => next.is_some_and(|c| "间站道辆".contains(c)),
            "部" => next.is_some_and(|c| "门分委队".contains(c)),
            "套" => next.is_some_and(|c| "餐".contains(c)),
            _ => false,
        };
        if is_word {
            return;
        }
        // 3个多月, 两个半小时.
        if word == "个" {
            let (extra, side) = match next {
                Some('多') => ('多'.len_utf8(), Some(Side::Above)),
                Some('半') => ('半'.len_utf8(), None),
                _ => (0, None),
            };
            let unit = ["月", "小时", "星期", "世纪", "季度", "钟头"]
                .iter()
                .find(|unit| rest[extra..].starts_with(**unit));
            if let Some((_, Counter::Unit(time))) = unit.and_then(|unit| counter(&format!("个{unit}"))) {
                if let Some(side) = side {
                    let span = Span::new(end, end + extra);
                    figure.bounds.push(Bound { span, side, place: Place::Inside });
                } else if extra > 0 {
                    figure.written += Decimal::new(5, 1);
                    figure.decimals = 1;
                }
                found = Counter::Unit(time);
                end += extra + unit.map_or(0, |unit| unit.len());
            }
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
}
