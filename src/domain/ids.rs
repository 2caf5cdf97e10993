//! Positions inside one rule set. Only the rule-set builder (and for evidence, the draft) mints them.

macro_rules! position {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $name(u32);

        impl $name {
            pub(super) fn new(position: usize) -> Self {
                Self(u32::try_from(position).unwrap_or(u32::MAX))
            }

            /// Position in the rule set's list, from 0.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

position!(
    /// A category (类别).
    CategoryId
);
position!(
    /// An indicator (指标).
    IndicatorId
);
position!(
    /// A scoring point (评分点).
    PointId
);
position!(
    /// A department role (责任单位).
    DepartmentId
);
position!(
    /// A department of the county: those that stand for the rule set's roles come first, in their order.
    BureauId
);
position!(
    /// A field of the form that is filled in beside the answers.
    FormFieldId
);
