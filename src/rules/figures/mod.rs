//! Rules on figures: sums, shares, changes, ranges, approximations, counts, and figures told twice.

mod all_but;
mod candidates;
mod carried_balance;
mod casualties;
mod change;
mod change_apart;
mod change_direction;
mod change_increment;
mod change_words;
mod extreme;
mod framing;
mod growth_equation;
mod headline_offices;
mod licence;
mod listed_names;
mod misprint;
mod named_base;
mod named_next;
mod named_share;
mod one_of_few;
mod part_names;
mod parts_told;
mod passage;
mod phrases;
mod plan_told_apart;
mod pointed_back;
mod pointed_group;
mod price_and_count;
mod product_apart;
mod product_magnitude;
mod product_over_time;
mod proof;
mod rank_move;
mod relations;
mod rest_against_rate;
mod resumed;
mod retold;
mod share_operands;
mod shared_out;
mod shares_of_one;
mod sum;
mod sum_before;
mod sum_certainty;
mod sum_of_changes;
mod sum_of_kinds;
mod sum_of_products;
mod sum_parts;
mod temperature_gap;
mod the_rest;
mod whole_of_two;
mod yearly_step;

pub mod approximate_exact;
pub mod attribute_unit;
pub mod average_growth;
pub mod average_mismatch;
pub mod average_outside_range;
pub mod change_mismatch;
pub mod conversion_mismatch;
pub mod count_mismatch;
pub mod counted_parts_total;
mod crop_yield;
pub mod cumulative_falls;
pub mod decrease_by_multiple;
pub mod demonstrative_mismatch;
mod derived;
pub mod derived_slip;
pub mod discount_mismatch;
pub mod double_approximation;
mod doubling_ends;
pub mod doubling_mismatch;
pub mod fact_box;
mod games_each;
pub mod games_record;
mod headline_confirms;
mod headline_lead;
mod headline_match;
pub mod headline_number_conflict;
pub mod headline_rank;
pub mod headline_rate;
pub mod headline_sentence;
pub mod headline_words;
pub mod headline_years;
pub mod implied_total_mismatch;
pub mod kin_count;
pub mod least_over_greatest;
pub mod medal_total;
pub mod named_parts_total;
pub mod number_conflict;
pub mod overall_outside_parts;
mod overload;
pub mod part_exceeds_whole;
pub mod percent_mismatch;
pub mod percentage_point;
pub mod phone_number_variant;
pub mod price_by_weight;
pub mod product_mismatch;
pub mod range_reversed;
pub mod range_unit;
pub mod rank_beyond_field;
pub mod rank_given_twice;
pub mod rank_holder;
pub mod rank_order;
pub mod ratio_mismatch;
pub mod record_margin;
pub mod reference_number;
pub mod respectively_mismatch;
pub mod rough_against_total;
pub mod scale_conflict;
mod score;
mod score_again;
pub mod score_conflict;
pub mod score_mismatch;
pub mod sentence_terms;
pub mod shares_over_hundred;
pub mod slipped_equation;
pub mod sum_mismatch;
pub mod swapped_figure;
pub mod table_total_mismatch;
pub mod target_mismatch;
mod told_once_more;
pub mod toll_conflict;
pub mod unattainable_rate;
pub mod vote_tally;
pub mod words_and_percent;

use super::info::both;
use super::{Confidence, Family, RuleInfo, RulePage, Severity};

/// What most rules of this family declare alike.
const FIGURES: RuleInfo = RuleInfo {
    code: "",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Error,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &[],
    page: RulePage::BLANK,
    examples: &[],
};
