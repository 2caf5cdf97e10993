//! Asking for documents, with a stand-in for `src/boot/office.js`.

use quality_county::browser::office::{Failed, run, stop};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

fn stand_in(code: &str) {
    js_sys::eval(&format!("window.qcOffice = {code};")).expect("a function");
}

async fn reason(code: &str) -> Option<String> {
    stand_in(code);
    match run("{}", &[], |_, _, _| {}).await {
        Err(Failed::Because(why)) => Some(why),
        Err(Failed::Stopped) => None,
        Ok(_) => panic!("made"),
    }
}

#[wasm_bindgen_test]
async fn a_job_tells_and_makes_and_fails() {
    stand_in(
        "async (request, files, told) => {
            told(0, 2, '一');
            told(1, 2, '二');
            return [{ name: request, kind: 'x/y', bytes: files[1] }, { name: 'b', kind: 'c', bytes: files[0] }];
        }",
    );
    let heard = Rc::new(RefCell::new(Vec::new()));
    let hear = heard.clone();
    let made =
        run("请求", &[vec![], vec![1, 255]], move |done, of, label| hear.borrow_mut().push((done, of, label))).await;
    let Ok(made) = made else { panic!("refused") };
    let made: Vec<_> = made.iter().map(|made| (made.name.as_str(), made.kind.as_str(), made.bytes.to_vec())).collect();
    assert_eq!(made, [("请求", "x/y", vec![1, 255]), ("b", "c", vec![])]);
    assert_eq!(*heard.borrow(), [(0, 2, "一".to_owned()), (1, 2, "二".to_owned())]);

    assert_eq!(reason("() => Promise.reject(new Error('没有草稿。'))").await.as_deref(), Some("没有草稿。"));
    assert_eq!(reason("() => Promise.reject(null)").await, None);
    assert!(reason("() => { throw new TypeError('x') }").await.is_some_and(|why| why.contains("TypeError: x")));
    // As under `trunk serve`, which does not build what writes documents.
    assert_eq!(reason("undefined").await.as_deref(), Some("没有处理文件的程序。"));
    stop();
}
