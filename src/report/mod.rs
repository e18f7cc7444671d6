//! The report formats.
