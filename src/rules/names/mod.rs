//! Rules on people, posts, places and organisations.

pub mod name_list_repeat;
pub mod official_form;
pub mod organisation_variant;
pub mod person_name_variant;
pub mod place_variant;
pub mod pronoun_kin_mismatch;
pub mod title_organisation_mismatch;
pub(super) mod variant;
