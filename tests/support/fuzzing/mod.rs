//! What the fuzz targets (`fuzz/`) check, shared with the tests that replay their findings. Bytes in, a panic for anything wrong.
#![allow(dead_code)]

pub mod import;
pub mod merge;
pub mod storage;
pub mod table;
pub mod tree;

/// Decisions taken from bytes; zeros when they are used up.
#[derive(Clone)]
pub struct Bytes<'a>(pub &'a [u8]);

impl<'a> Bytes<'a> {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn byte(&mut self) -> u8 {
        match self.0.split_first() {
            Some((first, rest)) => {
                self.0 = rest;
                *first
            }
            None => 0,
        }
    }

    /// Below `count`, which is at least 1.
    pub fn below(&mut self, count: usize) -> usize {
        let wide = if count > 256 { usize::from(self.byte()) << 8 } else { 0 };
        (wide | usize::from(self.byte())) % count
    }

    pub fn pick<'t, T>(&mut self, list: &'t [T]) -> &'t T {
        &list[self.below(list.len())]
    }

    /// So many bytes, or what is left, as text.
    pub fn text(&mut self, length: usize) -> String {
        let (text, rest) = self.0.split_at(length.min(self.0.len()));
        self.0 = rest;
        String::from_utf8_lossy(text).into_owned()
    }
}
