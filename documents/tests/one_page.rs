//! The one page is one page, whatever is in it, and so is a reminder. Needs LibreOffice Writer (`soffice`), and fails without it.

mod support;

use quality_county::report::Report;
use quality_county_documents::word;
use std::process::Command;
use support::thorough::{marked, thorough};
use support::{empty, full, rule_sets};

#[test]
#[ignore = "needs LibreOffice"]
fn the_one_page_and_reminders_are_one_page() {
    let folder = std::env::temp_dir().join(format!("quality-county-one-page-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let long = |what: &str, whose: &str| format!("{}{}", marked(what, whose), "很长的文字".repeat(12));
    let mut cases = vec![full(), thorough(0, &marked), thorough(2, &long)];
    cases.extend(rule_sets().into_iter().map(empty));
    let one_pages = cases.iter().map(|case| Report::OnePage.build(&case.inputs()).remove(0));
    // A letter to each department is one page, too.
    let reminded = [full(), thorough(0, &marked), empty(full().rule_set)];
    let letters = reminded.iter().flat_map(|case| Report::Reminders.build(&case.inputs()));
    let mut names = Vec::new();
    for (at, document) in one_pages.chain(letters).enumerate() {
        let name = format!("{at}-{}", document.report.code());
        let bytes = word::write(&document, &[]).expect("written");
        std::fs::write(folder.join(format!("{name}.docx")), bytes).expect("written");
        names.push(name);
    }
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let mut command = Command::new("soffice");
    command.args(["--headless", &profile, "--convert-to", "pdf", "--outdir"]).arg(&folder);
    command.args(names.iter().map(|name| folder.join(format!("{name}.docx"))));
    let done = command.output().expect("LibreOffice has to be installed: soffice");
    for name in names {
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        let pdf = std::fs::read(folder.join(format!("{name}.pdf"))).unwrap_or_else(|error| panic!("{error}: {said}"));
        let pages = String::from_utf8_lossy(&pdf).matches("/Type/Page/").count();
        assert_eq!(pages, 1, "{name}");
    }
    std::fs::remove_dir_all(folder).expect("removed");
}
