//! What the worker in the page calls (`src/boot/worker.js`): a [`Job`], step by step.

use crate::job::{Drawing, Job, Made};
use std::mem::take;
use wasm_bindgen::prelude::wasm_bindgen;

/// One job, from its request to its files. An error is a sentence for people.
#[wasm_bindgen]
#[derive(Default)]
pub struct Office {
    files: Vec<Vec<u8>>,
    job: Option<Job>,
    made: Vec<Made>,
}

/// Said where steps are called in a wrong order, which only a fault of the program can do.
const CLOSED: &str = "没有打开的任务";

impl Office {
    fn drawing(&self, at: usize) -> Option<&Drawing> {
        self.job.as_ref()?.drawings().get(at)
    }
}

#[wasm_bindgen]
impl Office {
    /// Nothing asked for yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Office {
        Office::default()
    }

    /// The bytes of the next file that the request names.
    pub fn file(&mut self, bytes: Vec<u8>) {
        self.files.push(bytes);
    }

    /// Opens the request; its files came before.
    pub fn open(&mut self, request: &str) -> Result<(), String> {
        self.job = Some(Job::open(request, take(&mut self.files))?);
        Ok(())
    }

    /// How many drawings want a picture.
    pub fn drawings(&self) -> usize {
        self.job.as_ref().map_or(0, |job| job.drawings().len())
    }

    /// A drawing as SVG.
    pub fn svg(&self, at: usize) -> String {
        self.drawing(at).map(|drawing| drawing.svg.clone()).unwrap_or_default()
    }

    /// Its width in pixels.
    pub fn width(&self, at: usize) -> u32 {
        self.drawing(at).map_or(0, |drawing| drawing.width)
    }

    /// Its height in pixels.
    pub fn height(&self, at: usize) -> u32 {
        self.drawing(at).map_or(0, |drawing| drawing.height)
    }

    /// The picture of a drawing.
    pub fn picture(&mut self, at: usize, png: Vec<u8>) {
        if let Some(job) = &mut self.job {
            job.picture(at, png);
        }
    }

    /// How many steps there are.
    pub fn steps(&self) -> usize {
        self.job.as_ref().map_or(0, Job::steps)
    }

    /// What a step makes, for people.
    pub fn label(&self, at: usize) -> String {
        self.job.as_ref().map(|job| job.label(at)).unwrap_or_default()
    }

    /// Does a step: each once, in order.
    pub fn step(&mut self, at: usize) -> Result<(), String> {
        self.job.as_mut().ok_or(CLOSED)?.step(at)
    }

    /// Ends the job; how many files it made.
    pub fn finish(&mut self) -> Result<usize, String> {
        self.made = self.job.take().ok_or(CLOSED)?.finish()?;
        Ok(self.made.len())
    }

    /// A file's name.
    pub fn name(&self, at: usize) -> String {
        self.made.get(at).map(|made| made.name.clone()).unwrap_or_default()
    }

    /// What kind of file it is.
    pub fn kind(&self, at: usize) -> String {
        self.made.get(at).map(|made| made.kind.clone()).unwrap_or_default()
    }

    /// Its bytes, which are asked for once.
    pub fn bytes(&mut self, at: usize) -> Vec<u8> {
        self.made.get_mut(at).map(|made| take(&mut made.bytes)).unwrap_or_default()
    }
}
