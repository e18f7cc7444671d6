//! The list of all rules.

use super::{Rule, dates, figures, file, form, names, structure, terms, text};

/// All rules. The order is their precedence: where two meet on one slip, and neither finding is graver, the earlier
/// rule keeps it.
pub static RULES: &[&dyn Rule] = &[
    // The file.
    &file::misread_encoding::MisreadEncoding,
    // Figures: arithmetic.
    &figures::sum_mismatch::SumMismatch,
    &figures::part_exceeds_whole::PartExceedsWhole,
    &figures::percent_mismatch::PercentMismatch,
    &figures::percentage_point::PercentagePoint,
    &figures::change_mismatch::ChangeMismatch,
    &figures::decrease_by_multiple::DecreaseByMultiple,
    &figures::range_reversed::RangeReversed,
    &figures::double_approximation::DoubleApproximation,
    &figures::product_mismatch::ProductMismatch,
    &figures::average_mismatch::AverageMismatch,
    &figures::conversion_mismatch::ConversionMismatch,
    &figures::doubling_mismatch::DoublingMismatch,
    &figures::target_mismatch::TargetMismatch,
    &figures::vote_tally::VoteTally,
    &figures::words_and_percent::WordsAndPercent,
    &figures::rank_beyond_field::RankBeyondField,
    &figures::average_growth::AverageGrowth,
    &figures::shares_over_hundred::SharesOverHundred,
    &figures::unattainable_rate::UnattainableRate,
    &figures::range_unit::RangeUnit,
    &figures::approximate_exact::ApproximateExact,
    // Figures: counts and comparisons.
    &figures::count_mismatch::CountMismatch,
    &figures::headline_number_conflict::HeadlineNumberConflict,
    &figures::number_conflict::NumberConflict,
    &figures::respectively_mismatch::RespectivelyMismatch,
    // Dates.
    &dates::invalid_date::InvalidDate,
    &dates::invalid_time::InvalidTime,
    &dates::range_reversed_date::RangeReversedDate,
    &dates::weekday_mismatch::WeekdayMismatch,
    &dates::duration_mismatch::DurationMismatch,
    &dates::days_later_mismatch::DaysLaterMismatch,
    &dates::consecutive_years::ConsecutiveYears,
    &dates::relative_year_mismatch::RelativeYearMismatch,
    &dates::century_mismatch::CenturyMismatch,
    &dates::quarter_mismatch::QuarterMismatch,
    &dates::plan_period_mismatch::PlanPeriodMismatch,
    &dates::anniversary_mismatch::AnniversaryMismatch,
    &dates::session_year::SessionYear,
    &dates::festival_date::FestivalDate,
    &dates::age_mismatch::AgeMismatch,
    &dates::years_of_experience::YearsOfExperience,
    &dates::twelve_and_twenty_four_hours::TwelveAndTwentyFourHours,
    &dates::date_after_publication::DateAfterPublication,
    // Names.
    &names::title_organisation_mismatch::TitleOrganisationMismatch,
    &names::official_form::OfficialForm,
    &names::name_list_repeat::NameListRepeat,
    &names::pronoun_kin_mismatch::PronounKinMismatch,
    &names::person_name_variant::PersonNameVariant,
    &names::place_variant::PlaceVariant,
    &names::organisation_variant::OrganisationVariant,
    // Terms.
    &terms::short_title_drift::ShortTitleDrift,
    &terms::formula_drift::FormulaDrift,
    &terms::formula_members::FormulaMembers,
    &terms::latin_case_drift::LatinCaseDrift,
    &terms::quoting_drift::QuotingDrift,
    &terms::wrong_term_form::WrongTermForm,
    &terms::superseded_term::SupersededTerm,
    &terms::term_variant::TermVariant,
    &terms::phrase_variant::PhraseVariant,
    // Structure.
    &structure::promise_mismatch::PromiseMismatch,
    &structure::repeated_passage::RepeatedPassage,
    &structure::sequence_gap::SequenceGap,
    // Wording.
    &dates::cut_off_wording::CutOffWording,
    &dates::base_period_wording::BasePeriodWording,
    &dates::vague_double::VagueDouble,
    &dates::event_name_dot::EventNameDot,
    &dates::lunar_form::LunarForm,
    &dates::mixed_date_numerals::MixedDateNumerals,
    &dates::two_digit_year::TwoDigitYear,
    &dates::month_range_form::MonthRangeForm,
    &dates::recent_with_date::RecentWithDate,
    &dates::decade_without_century::DecadeWithoutCentury,
    &text::repeated_word::RepeatedWord,
    &text::stray_latin_word::StrayLatinWord,
    &terms::must_quote::MustQuoteRule,
    &terms::first_use::FirstUse,
    // Form of numerals.
    &form::numerals::SETTLED_NUMERAL,
    &form::numerals::ADJACENT_NUMERALS,
    &form::numerals::HANGING_UNIT,
    &form::numerals::VAGUE_NUMERAL_FORM,
    &form::numerals::FRACTION_FORM,
    &form::numerals::DECIMAL_FORM,
    &form::numerals::ZERO_FORM,
    &form::numerals::LIANG_AND_ER,
    &form::numerals::DATE_FORM,
    &form::numerals::NUMBER_WORDING,
    // Left in the text.
    &form::marks::PLACEHOLDER,
    &form::marks::ILLEGIBLE_CHARACTER,
    &form::marks::PAGE_FURNITURE,
    // Form of marks.
    &form::marks::ELLIPSIS_FORM,
    &form::marks::REPEATED_MARK,
    &form::marks::DASH_FORM,
    &form::marks::MIDDLE_DOT_FORM,
    &form::marks::COLON_FORM,
    &form::marks::BOOK_MARK_USE,
    &form::marks::ORDINAL_MARK,
    &form::marks::DOCUMENT_NUMBER_FORM,
    &form::marks::PAUSE_MARK,
    // Punctuation and characters.
    &text::traditional_character::TraditionalCharacter,
    &text::unpaired_mark::UnpairedMark,
    &text::mixed_width::MixedWidth,
];

/// The rule with this code, or that once had it.
pub fn rule(code: &str) -> Option<&'static dyn Rule> {
    RULES.iter().copied().find(|rule| rule.info().code == code || rule.info().former_codes.contains(&code))
}
