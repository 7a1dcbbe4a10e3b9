//! How much of what was sent somebody may see: part of every statement that reads or
//! changes a submission for the desk, so that no handler can forget it.

/// How much of what was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope<'m> {
    /// Everything.
    Everything,
    /// What is assigned to this member.
    AssignedTo(&'m str),
}

impl<'m> Scope<'m> {
    /// The member whose submissions alone are seen; empty for everything. No member's
    /// id is empty.
    #[must_use]
    pub const fn only(self) -> &'m str {
        match self {
            Self::Everything => "",
            Self::AssignedTo(member) => member,
        }
    }
}
