//! The steps of the ceremony, one part each.

pub(super) mod phrase;
pub(crate) mod promise;
pub(crate) mod prove;
pub(crate) mod sheet;
