#![no_main]

#[path = "../../tests/support/fuzzing/table.rs"]
mod table;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| table::check(bytes));
