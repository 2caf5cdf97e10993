//! A request of the page, answered step by step: one document a step, so that a person sees it move and may stop it. Pure; the
//! browser's side of it is `worker`.
//!
//! | module | is |
//! | --- | --- |
//! | `case` | the draft that was sent along, and the rule sets that this side is to know |
//! | `plan` | a request → its steps, and the figures that want a picture |
//! | `step` | what a step makes |
//! | `package`, `folders` | 上报包: the last step, and the folders for proof |
//! | `names` | file names that every system takes |

mod case;
mod folders;
mod names;
mod package;
mod plan;
mod step;

pub use crate::drawing::Drawing;

use case::Case;
use quality_county::exchange::request::Request;
use step::Step;

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
    case: Case,
    steps: Vec<Step>,
    drawings: Vec<Drawing>,
    /// One for each drawing; those that have come.
    pictures: Vec<Option<Vec<u8>>>,
    /// How many steps are done.
    done: usize,
    made: Vec<Made>,
}

impl Job {
    /// Opens a request with the bytes of the files that it names; else a sentence that says what is wrong.
    pub fn open(request: &str, files: Vec<Vec<u8>>) -> Result<Self, String> {
        let request = Request::read(request)?;
        case::know(&request.rule_sets);
        let plan::Plan { case, steps, drawings } = plan::plan(request, files)?;
        let pictures = vec![None; drawings.len()];
        Ok(Self { case, steps, drawings, pictures, done: 0, made: Vec::new() })
    }

    /// The figures that want a picture; none where nothing of the answer can hold one.
    pub fn drawings(&self) -> &[Drawing] {
        &self.drawings
    }

    /// Takes the picture of drawing `at`. Where none comes, or one that is no PNG, the figure is drawn as bars of shaded cells.
    pub fn picture(&mut self, at: usize, png: Vec<u8>) {
        if let Some(picture) = self.pictures.get_mut(at) {
            *picture = png.starts_with(b"\x89PNG\r\n\x1a\n").then_some(png);
        }
    }

    /// How many steps there are.
    pub fn steps(&self) -> usize {
        self.steps.len()
    }

    /// What step `at` makes, for people: `自评打分表（Word）`.
    pub fn label(&self, at: usize) -> String {
        self.steps.get(at).map_or_else(String::new, |step| step.label.clone())
    }

    /// Takes a step; each once, in their order.
    pub fn step(&mut self, at: usize) -> Result<(), String> {
        let Some(step) = self.steps.get(at).filter(|_| at == self.done) else {
            return Err("导出的步骤乱了，没有生成文件。草稿没有改动；请刷新网页再试一次。".to_owned());
        };
        let pictures = step::Pictures { drawings: &self.drawings, pictures: &self.pictures };
        let made = step.take(&self.case, &pictures, &mut self.made);
        let told = |why| format!("“{}”没有做成：{why}没有生成文件，草稿没有改动。", step.label);
        self.made.push(made.map_err(told)?);
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
