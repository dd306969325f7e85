//! The head of a table and its rows by what they are.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| dangbo::ingest::fuzz_api::heading(text));
