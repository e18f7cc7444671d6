//! Reads numerals: Arabic, Chinese, mixed, full-width.
