//! What stands between somebody and an answer.

use crate::circumstances::Field;

/// What has to be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// A fact that the young person may know.
    Fact(Field),
    /// Something that only a person can find out: an adviser, an advocate.
    Person,
    /// It is not law yet: ask whether it is by now.
    NotLawYet,
}
