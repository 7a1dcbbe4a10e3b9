//! Rows by name into the records that hold them. sqlx derives the same, but with
//! macros that compile both databases' drivers a second time.

/// `from_row!(Record { column, … })`: the record from a row with columns of its
/// fields' names.
macro_rules! from_row {
    ($record:ident { $($column:ident),+ $(,)? }) => {
        impl<'row> sqlx::FromRow<'row, sqlx::any::AnyRow> for $record {
            fn from_row(row: &'row sqlx::any::AnyRow) -> sqlx::Result<Self> {
                use sqlx::Row as _;
                Ok(Self {
                    $($column: row.try_get(stringify!($column))?,)+
                })
            }
        }
    };
}

pub(super) use from_row;
