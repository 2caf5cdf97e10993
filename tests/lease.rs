//! The lease: however the ticks of several tabs are mixed, at most one tab may write, and a taken-over tab knows it.

use proptest::prelude::*;
use quality_county::storage::lease::{Lease, SILENT_AFTER, Standing, Write};

/// What stands in local storage.
#[derive(Default)]
struct Store(Option<String>);

impl Store {
    fn tick(&mut self, lease: &mut Lease) -> Standing {
        let write = lease.tick(self.0.as_deref());
        self.write(write);
        lease.standing()
    }

    fn write(&mut self, write: Write) {
        if let Write::Set(value) = write {
            self.0 = Some(value);
        }
    }
}

#[test]
fn the_second_tab_waits_and_may_take_over() {
    let (mut store, mut one, mut two) = (Store::default(), Lease::new("one"), Lease::new("two"));
    assert_eq!(store.tick(&mut one), Standing::Waiting);
    assert_eq!(store.tick(&mut one), Standing::Holding);
    assert_eq!(store.tick(&mut two), Standing::Elsewhere);
    assert!(one.may_write(store.0.as_deref()) && !two.may_write(store.0.as_deref()));
    let write = two.take_over();
    store.write(write);
    assert!(!one.may_write(store.0.as_deref()), "known before the next tick");
    assert_eq!(store.tick(&mut two), Standing::Holding);
    for _ in 0..3 {
        assert_eq!(store.tick(&mut one), Standing::Lost);
    }
    assert_eq!(one.take_over(), Write::Nothing);
    assert!(!one.release(store.0.as_deref()));
    assert!(two.release(store.0.as_deref()));
}

#[test]
fn a_holder_without_a_sign_of_life_counts_as_silent() {
    let (mut store, mut one, mut two) = (Store::default(), Lease::new("one"), Lease::new("two"));
    store.tick(&mut one);
    store.tick(&mut one);
    for _ in 0..SILENT_AFTER {
        assert_eq!(store.tick(&mut two), Standing::Elsewhere);
    }
    assert_eq!(store.tick(&mut two), Standing::Silent);
    store.tick(&mut one);
    assert_eq!(store.tick(&mut two), Standing::Elsewhere, "alive after all");
    store.0 = Some("nonsense".into());
    assert_eq!(store.tick(&mut two), Standing::Elsewhere);
    store.0 = None;
    assert_eq!((store.tick(&mut two), store.tick(&mut two)), (Standing::Waiting, Standing::Holding));
}

#[test]
fn a_claim_that_was_overwritten_is_given_up() {
    let (mut store, mut one, mut two) = (Store::default(), Lease::new("one"), Lease::new("two"));
    let late = one.tick(None);
    assert_eq!(store.tick(&mut two), Standing::Waiting);
    store.write(late);
    assert_eq!(store.tick(&mut two), Standing::Elsewhere);
    assert_eq!(store.tick(&mut one), Standing::Holding);
    assert!(!two.may_write(store.0.as_deref()));
}

proptest! {
    #[test]
    fn at_most_one_tab_may_write(steps in prop::collection::vec((0_usize..3, 0_u8..8), 1..200)) {
        let mut store = Store::default();
        let mut tabs = [Lease::new("a"), Lease::new("b"), Lease::new("c")];
        for (who, what) in steps {
            match what {
                0 => {
                    let write = tabs[who].take_over();
                    store.write(write);
                }
                1 if tabs[who].release(store.0.as_deref()) => store.0 = None,
                1 => {}
                _ => { store.tick(&mut tabs[who]); }
            }
            let found = store.0.clone();
            let writers = tabs.iter_mut().filter_map(|tab| tab.may_write(found.as_deref()).then_some(()));
            prop_assert!(writers.count() <= 1);
        }
    }
}
