//! Documents of the open draft, as it is now.

use super::Session;
use crate::browser::office::{Failed, Made};
use crate::browser::{files, page};
use crate::exchange::request::Want;
use crate::report::model::Page;
use crate::ui::office::{Office, Preview, focus_soon, request};
use crate::ui::routes::DraftPage;
use crate::words::{files as file_words, hand_in as words};
use leptos::task::spawn_local;

impl Session {
    /// Has something made and hands it out: a file as a download, pages as a preview. `asked_by`: the id of the button that was
    /// pressed.
    pub fn hand_in(self, office: Office, want: Want, what: String, asked_by: String) {
        let notices = self.shelf.notices;
        if let Some(other) = office.making() {
            return notices.warn(words::busy(&other));
        }
        self.flush();
        let Some(request) = request(self.file().1, Some(self.rule_set), want) else {
            return notices.warn(words::NO_DATE);
        };
        let (draft, address) = (self.id(), self.link(DraftPage::HandIn));
        let name = named(&request.want);
        let at = request.now.get(11..16).unwrap_or_default().to_owned();
        spawn_local(async move {
            match office.run(what.clone(), &request, &[], &asked_by).await {
                Err(Failed::Stopped) => notices.say(words::stopped(&what)),
                Err(Failed::Because(why)) => notices.warn(words::failed(&what, &why)),
                Ok(made) => match paper_of(&made) {
                    Some(paper) => {
                        let sheets = made.iter().map(html).collect();
                        office.preview.set(Some(Preview { draft, name, paper, at, sheets, asked_by }));
                        if page::hash() == address {
                            focus_soon(PRINT.to_owned());
                        } else {
                            notices.say(words::laid_out(name));
                        }
                    }
                    None => match give(&made) {
                        Ok(text) => notices.say(text),
                        Err(text) => notices.warn(text),
                    },
                },
            }
        });
    }
}

fn named(want: &Want) -> &'static str {
    if let Want::Report(report, _) = want { report.name() } else { "" }
}

/// The id of the button that prints a preview.
pub const PRINT: &str = "desk-print";

/// The paper of what is to be printed; `None` for files.
fn paper_of(made: &[Made]) -> Option<Page> {
    Page::from_code(made.first()?.kind.strip_prefix("print/")?)
}

fn html(made: &Made) -> String {
    String::from_utf8_lossy(&made.bytes.to_vec()).into_owned()
}

/// Hands files out; what to say of it.
pub fn give(made: &[Made]) -> Result<String, String> {
    let mut said = String::new();
    for file in made {
        files::download_array(&file.name, &file.bytes, &file.kind).map_err(|error| file_words::failure(&error))?;
        said = words::handed_out(&file.name, file.bytes.length() as usize);
    }
    if said.is_empty() { Err(words::NOTHING_MADE.to_owned()) } else { Ok(said) }
}
