#![no_main]

#[path = "../../tests/support/fuzzing/mod.rs"]
mod fuzzing;
#[path = "../../tests/support/merging.rs"]
mod merging;
#[path = "../../tests/support/mod.rs"]
mod support;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzing::import::check(bytes));
