//! How long each export of the full sample county takes, and the package: `cargo bench -p quality-county-documents`.

#[path = "../tests/asking/mod.rs"]
mod asking;

use asking::{answer, request, sample};
use criterion::{Criterion, criterion_group, criterion_main};
use quality_county::exchange::request::Want;
use quality_county::report::Report;
use std::hint::black_box;

fn reports(c: &mut Criterion) {
    let (rule_set, draft) = sample();
    let mut group = c.benchmark_group("export");
    group.sample_size(10);
    for report in Report::ALL {
        for format in report.formats() {
            let asked = request(rule_set, &draft, Want::Report(report, *format));
            // The sample's rule set brings no form.
            if answer(&asked, Vec::new()).is_ok() {
                let name = format!("{} {}", report.code(), format.code());
                group.bench_function(name, |b| b.iter(|| answer(black_box(&asked), Vec::new())));
            }
        }
    }
    group.finish();
}

fn package(c: &mut Criterion) {
    let (rule_set, draft) = sample();
    let asked = request(rule_set, &draft, Want::Package);
    let mut group = c.benchmark_group("package");
    group.sample_size(10);
    group.bench_function("whole", |b| b.iter(|| answer(black_box(&asked), Vec::new())));
    group.finish();
}

criterion_group!(benches, reports, package);
criterion_main!(benches);
