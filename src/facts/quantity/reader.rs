//! Finds the quantities of a text and the words around them.

use super::interval::Interval;
use super::model::{Bound, Head, Kind, Measure, Place, Quantity, Range, Side};
use super::words::{Counter, Unit, approximator, counter};
use crate::facts::coined::Coined;
use crate::facts::cue::{self, Cue, CueKind};
use crate::facts::date::DateMention;
use crate::facts::numeral::{self, Form, Numeral, char_at, char_before};
use crate::text::Span;
use rust_decimal::Decimal;

/// Marks at which the words around a figure end.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '！'
            | '？'
            | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '（'
            | '）'
            | '('
            | ')'
            | '“'
            | '”'
            | '‘'
            | '’'
            | '"'
            | '《'
            | '》'
            | '【'
            | '】'
            | '—'
            | '…'
            | '\n'
            | '\t'
    )
}

/// Reads the quantities of `text`, in text order. Figures inside dates and coined terms are left out.
pub fn read(text: &str, dates: &[DateMention], coined: &[Coined], cues: &[Cue]) -> Vec<Quantity> {
    let dates: Vec<DateMention> = dates.iter().filter(|date| date.hides_figures()).cloned().collect();
    let dates = dates.as_slice();
    let mut taken: Vec<Span> = dates
        .iter()
        .filter(|date| date.hides_figures())
        .map(|date| date.span)
        .chain(coined.iter().map(|coined| coined.span))
        .collect();
    taken.sort();
    let mut reader = Reader { text, found: Vec::new(), floor: 0 };
    let mut next_taken = taken.into_iter().peekable();
    let mut at = 0;
    while at < text.len() {
        while next_taken.peek().is_some_and(|span| (span.end as usize) <= at) {
            next_taken.next();
        }
        if let Some(span) = next_taken.peek().filter(|span| span.start as usize <= at) {
            at = span.end as usize;
            reader.floor = at;
            continue;
        }
        let Some(c) = char_at(text, at) else { break };
        if numeral::may_begin(c) {
            if let Some(quantity) = reader.read_at(at) {
                let overlaps_taken = next_taken.peek().is_some_and(|span| span.start < quantity.figure.end);
                at = quantity.span.end as usize;
                if !overlaps_taken {
                    reader.floor = at;
                    reader.found.push(quantity);
                }
                continue;
            }
            at = skip_numeral(text, at);
            continue;
        }
        at += c.len_utf8();
    }
    let mut found = reader.found;
    surround(text, &mut found, dates, cues);
    found
}

/// The end of the numeral at `at` that is no quantity, or of its first character.
fn skip_numeral(text: &str, at: usize) -> usize {
    match numeral::read_at(text, at) {
        Some(numeral) => numeral.span.end as usize,
        None => at + char_at(text, at).map_or(1, char::len_utf8),
    }
}

struct Reader<'a> {
    text: &'a str,
    found: Vec<Quantity>,
    /// The end of the last date, coined term or quantity: approximators lie after it.
    floor: usize,
}

/// A figure with its unit and the approximators inside and after it.
struct Figure {
    kind: Kind,
    figure: Span,
    end: usize,
    written: Decimal,
    step: Decimal,
    decimals: u32,
    scale: u32,
    form: Form,
    vague: Option<(Decimal, Decimal)>,
    unit: Option<&'static Unit>,
    measure: Option<Measure>,
    bounds: Vec<Bound>,
}

impl Reader<'_> {
    fn read_at(&self, at: usize) -> Option<Quantity> {
        let first = self.figure_at(at)?;
        let before = self.before_approximators(at);
        let start = before.first().map_or(at, |bound| bound.span.start as usize);
        let after_ordinal = self.text[..at].ends_with('第');
        if after_ordinal {
            return Some(quantity(
                Figure { kind: Kind::Ordinal, ..first },
                at - '第'.len_utf8(),
                vec![],
                None,
            ));
        }
        if !first.bounds.is_empty() || first.vague.is_some() {
            let first = self.with_after_approximators(first);
            return Some(quantity(first, start, before, None));
        }
        match self.range_from(&first) {
            Some((second, range)) => {
                let figure = first.figure.hull(second.figure);
                Some(quantity(Figure { figure, ..second }, start, before, Some(range)))
            }
            None => {
                let first = self.with_after_approximators(first);
                Some(quantity(first, start, before, None))
            }
        }
    }

    /// The second end of a range that begins with `first`, if one follows.
    fn range_from(&self, first: &Figure) -> Option<(Figure, Range)> {
        let (connector, word) = self.connector(first.end)?;
        let composed = || {
            let second = self.figure_at(connector.end as usize);
            second.is_some_and(|second| {
                let rest = self.text[second.end..].trim_start_matches("左右");
                rest.starts_with("组成") || rest.starts_with("构成")
            })
        };
        // 从3人到5人 and 由80%降至60% tell a change; its ends stay two quantities.
        if word
            && !composed()
            && self.text[self.floor..first.figure.start as usize]
                .chars()
                .rev()
                .take(8)
                .any(|c| matches!(c, '从' | '由'))
        {
            return None;
        }
        let second = self.figure_at(connector.end as usize)?;
        let has_unit = first.unit.is_some() || first.measure.is_some() || first.kind != Kind::Count;
        if has_unit && (first.kind != second.kind || first.unit != second.unit) {
            return None;
        }
        if second.vague.is_some() || first.form == Form::Chinese && second.form != Form::Chinese {
            return None;
        }
        let second = self.with_after_approximators(second);
        let range = Range {
            first: first.figure,
            connector,
            second: second.figure,
            from: first.written,
            to: second.written,
            first_has_unit: has_unit,
            scales: (first.scale, second.scale),
        };
        Some((second, range))
    }

    /// The mark or word between the ends of a range at `at`, and whether it is a word.
    fn connector(&self, at: usize) -> Option<(Span, bool)> {
        let rest = &self.text[at..];
        for (connector, word) in [
            ("———", false),
            ("——", false),
            ("—", false),
            ("–", false),
            ("～", false),
            ("~", false),
            ("〜", false),
            ("－", false),
            ("-", false),
            ("至", true),
            ("到", true),
        ] {
            if rest.starts_with(connector) {
                // A dash opens an inserted phrase.
                let dash = connector.starts_with('—') && connector.chars().count() > 1;
                return (!dash).then(|| (Span::new(at, at + connector.len()), word));
            }
        }
        None
    }

    /// The approximators that end where the figure begins, in text order.
    fn before_approximators(&self, figure: usize) -> Vec<Bound> {
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

    fn with_after_approximators(&self, mut figure: Figure) -> Figure {
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

    /// The figure at `at` with unit and inner approximator; none where nothing is counted.
    fn figure_at(&self, at: usize) -> Option<Figure> {
        if let Some(half) = self.half_at(at) {
            return Some(half);
        }
        let mut numeral = numeral::read_at(self.text, at)?;
        self.take_second_discount_digit(&mut numeral);
        if let Some(fraction) = self.fraction(&numeral) {
            return Some(fraction);
        }
        if numeral.digits_only {
            return None;
        }
        let mut figure = Figure {
            kind: Kind::Count,
            figure: numeral.span,
            end: numeral.span.end as usize,
            written: numeral.value,
            step: numeral.step,
            decimals: numeral.decimals,
            scale: numeral.scale,
            form: numeral.form,
            vague: numeral.vague,
            unit: None,
            measure: None,
            bounds: Vec::new(),
        };
        self.take_inner_approximator(&mut figure);
        if self.take_sign(&mut figure) {
            return Some(figure);
        }
        self.take_counter(&mut figure);
        if self.text[..at].ends_with('第') {
            return Some(figure);
        }
        let counted = figure.unit.is_some() || figure.measure.is_some();
        let bare_chinese = !counted && figure.form == Form::Chinese;
        // Of bare Chinese numerals only large ones count: 三百, 上万; the others are parts of words.
        let large = figure.written >= Decimal::ONE_HUNDRED && figure.vague.is_none();
        let begins_with_multiplier =
            char_at(self.text, at).and_then(numeral::multiplier).is_some_and(|power| power > 1);
        if bare_chinese && (!large || (begins_with_multiplier && figure.bounds.is_empty())) {
            return None;
        }
        Some(figure)
    }

    /// 八五折: the digits of a discount are read one by one.
    fn take_second_discount_digit(&self, numeral: &mut Numeral) {
        let at = numeral.span.end as usize;
        let digit = char_at(self.text, at).and_then(numeral::chinese_digit);
        let discount = self.text[at..].chars().nth(1) == Some('折');
        if let Some(digit) = digit.filter(|_| discount && numeral.value < Decimal::TEN) {
            numeral.value = numeral.value * Decimal::TEN + Decimal::from(digit);
            numeral.vague = None;
            numeral.span.end += 3;
        }
    }

    /// 余, 多, 来 after the figure, and the scale word after them: 3000多万.
    fn take_inner_approximator(&self, figure: &mut Figure) {
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

    /// %, ‰, 成, 折, 倍, 番: signs and words that make the figure a ratio.
    fn take_sign(&self, figure: &mut Figure) -> bool {
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
                let next = char_at(self.text, figure.end + 3);
                if !next.is_some_and(|c| "个名人户家件年项类成".contains(c)) {
                    figure.written += Decimal::new(i64::from(digit), 1);
                    figure.decimals = 1;
                    figure.step = Decimal::new(1, 1);
                    figure.end += 3;
                    figure.figure.end = figure.end as u32;
                }
            }
        }
        if kind == Kind::Discount && figure.form == Form::Chinese && figure.written > Decimal::TEN {
            figure.written /= Decimal::TEN;
        }
        if matches!(kind, Kind::Times) && self.text[figure.end..].starts_with('半') {
            figure.written += Decimal::new(5, 1);
            figure.end += 3;
        }
        true
    }

    fn take_counter(&self, figure: &mut Figure) {
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

    /// 三分之一, 百分之十二点五, 百分之15.
    fn fraction(&self, whole: &Numeral) -> Option<Figure> {
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
            && self.text[at + 6..].starts_with('百')
        {
            figure.written = Decimal::ONE_HUNDRED;
        }
        Some(figure)
    }

    /// 一半, 半数, 过半: a half; 半年, 半小时: half a unit.
    fn half_at(&self, at: usize) -> Option<Figure> {
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

/// The quantity of `figure`, which begins at `start` with the approximators `before`.
fn quantity(mut figure: Figure, start: usize, mut before: Vec<Bound>, range: Option<Range>) -> Quantity {
    before.append(&mut figure.bounds);
    let written = range.map_or(figure.written, |range| range.from);
    let mut value = match (range, figure.vague) {
        (Some(range), _) => {
            Interval::closed(scaled_from(&range).min(range.to), range.to.max(scaled_from(&range)))
        }
        (None, Some((low, high))) => Interval::closed(low, high),
        (None, None) => Interval::exact(written),
    };
    for bound in &before {
        value = bounded(value, bound, figure.written, figure.step);
    }
    Quantity {
        span: Span::new(start, figure.end),
        figure: figure.figure,
        value,
        written,
        step: figure.step,
        decimals: figure.decimals,
        scale: figure.scale,
        form: figure.form,
        kind: figure.kind,
        unit: figure.unit,
        measure: figure.measure,
        head: None,
        act: None,
        bounds: before,
        range,
        before: Span::empty(start),
        after: Span::empty(figure.end),
        vague: figure.vague.is_some(),
    }
}

/// The first end, in the scale of the second where it has none of its own: 9～16亿 begins with 9亿.
fn scaled_from(range: &Range) -> Decimal {
    match range.scales {
        (0, scale) => range.from * numeral::power_of_ten(scale),
        _ => range.from,
    }
}

/// The worth of the last digit of `value` that is not zero: 100 for 1200.
fn last_significant(value: Decimal, step: Decimal) -> Decimal {
    let mut worth = if step.is_zero() { Decimal::ONE } else { step };
    while worth * Decimal::TEN <= value && (value % (worth * Decimal::TEN)).is_zero() {
        worth *= Decimal::TEN;
    }
    worth
}

fn bounded(value: Interval, bound: &Bound, written: Decimal, step: Decimal) -> Interval {
    let worth = last_significant(written, step);
    match bound.side {
        Side::About => {
            let slack = (worth / Decimal::TWO).max(written * Decimal::new(3, 2));
            Interval {
                low: value.low.map(|low| low - slack),
                high: value.high.map(|high| high + slack),
                ..value
            }
        }
        Side::Below => Interval { low: None, high: value.high, low_open: false, high_open: true },
        Side::Above if bound.place == Place::Inside => Interval {
            low: value.low,
            high: value.high.map(|high| high + worth),
            low_open: true,
            high_open: true,
        },
        Side::Above => Interval { low: value.low, high: None, low_open: true, high_open: false },
        Side::AtLeast => Interval { low: value.low, high: None, low_open: false, high_open: false },
        Side::AtMost => Interval { low: None, high: value.high, low_open: false, high_open: false },
    }
}

/// Fills in the words around each quantity: its clause, the verb before it, the noun that it counts.
fn surround(text: &str, found: &mut [Quantity], dates: &[DateMention], cues: &[Cue]) {
    for index in 0..found.len() {
        let floor = if index > 0 { found[index - 1].span.end as usize } else { 0 };
        let ceiling = found.get(index + 1).map_or(text.len(), |next| next.span.start as usize);
        let quantity = &mut found[index];
        let (start, end) = (quantity.span.start as usize, quantity.span.end as usize);
        let first_date = dates.partition_point(|date| (date.span.end as usize) <= start);
        let ceiling =
            dates.get(first_date).map_or(ceiling, |date| ceiling.min(date.span.start as usize)).max(end);
        let before = text[floor.min(start)..start].char_indices().rev().find(|&(_, c)| is_mark(c));
        let before = before.map_or(floor.min(start), |(at, c)| floor.min(start) + at + c.len_utf8());
        let after = text[end..ceiling].find(is_mark).map_or(ceiling, |at| end + at);
        quantity.before = Span::new(before, start);
        quantity.after = Span::new(end, after);
        let acts = cue::within(cues, quantity.before);
        quantity.act = acts
            .iter()
            .rev()
            .find(|cue| matches!(cue.kind, CueKind::Act | CueKind::Done))
            .map(|cue| cue.span);
        let last_date = first_date.checked_sub(1).map_or(0, |last| dates[last].span.end);
        quantity.head =
            head_after(text, quantity, cues).or_else(|| head_before(text, quantity, acts, last_date));
    }
}

/// Characters at which a noun phrase ends.
fn ends_noun(c: char) -> bool {
    c.is_whitespace() || "的了在被把与及并均都也还又则为是有由向从到等和或已让使给以且未不参".contains(c)
}

fn head_after(text: &str, quantity: &Quantity, cues: &[Cue]) -> Option<Head> {
    if !matches!(
        quantity.kind,
        Kind::Count | Kind::Percent | Kind::Fraction | Kind::Tenths | Kind::Money | Kind::Measure
    ) {
        return None;
    }
    let span = quantity.after;
    // A verb right after the measure word is the beginning of a noun: 12名调解员.
    let of_noun = |cue: &&Cue| !(cue.kind == CueKind::Act && cue.span.start == span.start);
    let cut = cue::within(cues, span).iter().find(of_noun).map_or(span.end, |cue| cue.span.start) as usize;
    let words = &text[span.start as usize..cut];
    let end = words.char_indices().find(|&(_, c)| ends_noun(c)).map_or(words.len(), |(at, _)| at);
    let long = words[..end].chars().count() > 14;
    (end > 0 && !long)
        .then(|| Head { span: Span::new(span.start as usize, span.start as usize + end), before: false })
}

fn head_before(text: &str, quantity: &Quantity, cues: &[Cue], last_date: u32) -> Option<Head> {
    let span = quantity.before;
    // Of verbs that touch, the later ones belong to the noun: 受理信访件.
    let mut last = cues.len();
    while last > 1
        && cues[last - 2].span.end == cues[last - 1].span.start
        && cues[last - 1].kind == CueKind::Act
    {
        last -= 1;
    }
    let start = last.checked_sub(1).map_or(span.start, |last| cues[last].span.end);
    let start = start.max(last_date).min(span.end) as usize;
    let words = &text[start..span.end as usize];
    let from = words.char_indices().rev().find(|&(_, c)| ends_noun(c)).map_or(0, |(at, c)| at + c.len_utf8());
    let count = words[from..].chars().count();
    (count > 0 && count <= 14)
        .then(|| Head { span: Span::new(start + from, span.end as usize), before: true })
}
