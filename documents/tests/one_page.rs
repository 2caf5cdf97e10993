//! The one page is one page, whatever is in it. Needs LibreOffice Writer (`soffice`), and fails without it.

mod support;

use quality_county::report::Report;
use quality_county_documents::word;
use std::process::Command;
use support::thorough::{marked, thorough};
use support::{empty, full, rule_sets};

#[test]
#[ignore = "needs LibreOffice"]
fn the_one_page_is_one_page() {
    let folder = std::env::temp_dir().join(format!("quality-county-one-page-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let long = |what: &str, whose: &str| format!("{}{}", marked(what, whose), "很长的文字".repeat(12));
    let mut cases = vec![full(), thorough(0, &marked), thorough(2, &long)];
    cases.extend(rule_sets().into_iter().map(empty));
    let mut names = Vec::new();
    for (at, case) in cases.iter().enumerate() {
        let name = format!("{at}-{}", case.rule_set.about.id);
        let document = Report::OnePage.build(&case.inputs()).remove(0);
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
