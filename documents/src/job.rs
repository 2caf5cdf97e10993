//! A request of the page, answered step by step: one document a step, so that a person sees it move and may stop it. Pure; the
//! browser's side of it is `worker`.

mod plan;

use crate::texts;
use quality_county::exchange::request::Request;

/// A figure to be made a picture: a complete SVG document with its size in pixels.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Drawing {
    pub svg: String,
    pub width: u32,
    pub height: u32,
}

/// A file of the answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Made {
    /// With its ending; of what is to be printed, without.
    pub name: String,
    /// Its media type; of what is to be printed, `print/` and the paper: `official`, `close`, `a4-landscape` or `a3-landscape`.
    pub kind: String,
    pub bytes: Vec<u8>,
}

/// An opened request.
#[derive(Debug)]
pub struct Job {
    steps: Vec<plan::Step>,
    drawings: Vec<Drawing>,
    pictures: Vec<Option<Vec<u8>>>,
    /// How many steps are done.
    done: usize,
    made: Vec<Made>,
}

impl Job {
    /// Opens a request with the bytes of the files that it names; else a sentence that says what is wrong.
    pub fn open(request: &str, files: Vec<Vec<u8>>) -> Result<Self, String> {
        let request = Request::read(request)?;
        texts::install(&request.rule_sets);
        let plan = plan::plan(request, files)?;
        let pictures = vec![None; plan.drawings.len()];
        Ok(Self { steps: plan.steps, drawings: plan.drawings, pictures, done: 0, made: Vec::new() })
    }

    /// The figures that want a picture; none where nothing of the answer can hold one.
    pub fn drawings(&self) -> &[Drawing] {
        &self.drawings
    }

    /// Takes the picture of drawing `at`. Where one never comes, the figure is drawn as bars of shaded cells.
    pub fn picture(&mut self, at: usize, png: Vec<u8>) {
        if let Some(picture) = self.pictures.get_mut(at) {
            *picture = Some(png);
        }
    }

    /// How many steps there are.
    pub fn steps(&self) -> usize {
        self.steps.len()
    }

    /// What step `at` makes, for people: `自评打分表（Word）`.
    pub fn label(&self, at: usize) -> String {
        self.steps.get(at).map_or_else(String::new, plan::Step::label)
    }

    /// Takes a step; each once, in their order.
    pub fn step(&mut self, at: usize) -> Result<(), String> {
        let Some(step) = self.steps.get(at).filter(|_| at == self.done) else {
            return Err("导出的步骤乱了，没有生成文件。草稿没有改动；请刷新网页再试一次。".to_owned());
        };
        self.made.extend(step.take(&self.pictures)?);
        self.done += 1;
        Ok(())
    }

    /// The answer, when all steps are done.
    pub fn finish(self) -> Result<Vec<Made>, String> {
        if self.done < self.steps.len() {
            return Err("导出没有做完，没有生成文件。草稿没有改动；请再试一次。".to_owned());
        }
        Ok(self.made)
    }
}
