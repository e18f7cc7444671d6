//! Rules on people, posts, places and organisations.

pub mod ambiguous_address;
pub mod autonomous_name;
pub mod company_form;
mod familiar_name;
pub mod kin_pair_mismatch;
pub mod masked_name_leak;
pub mod name_cut;
pub mod name_list_repeat;
mod odd_one_out;
pub mod official_form;
pub mod organisation_variant;
pub mod person_name_variant;
pub mod place_parent_mismatch;
pub mod place_suffix_lost;
pub mod place_type_word;
pub mod place_variant;
pub mod post_drift;
pub mod post_prefix_drift;
pub mod post_two_holders;
mod posts;
pub mod project_name;
pub mod project_post;
pub mod pronoun_kin_mismatch;
mod same_person;
pub mod stage_word;
pub mod title_organisation_mismatch;
pub(super) mod variant;
