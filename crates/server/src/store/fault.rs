//! What can go wrong in the store, told apart by what the caller can do about it.

/// Why the store did not do as asked. Holds no text of the database's, which may
/// quote what was being stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreFault {
    /// Too much is waiting to be written, or a lock was not had in time. Wait.
    #[error("the store is busy")]
    Busy,
    /// No room left. Nothing of this was stored; room may come back.
    #[error("the store is full")]
    Full,
    /// The disk did not take what it was given. What was acknowledged before is
    /// safe; nothing may be acknowledged after.
    #[error("the disk failed to sync (code {0})")]
    Sync(String),
    /// The database cannot be reached. It may or may not have stored this.
    #[error("the database cannot be reached")]
    Lost,
    /// A rule of the tables refused it: another row has this key.
    #[error("already there")]
    Taken,
    /// Anything else: a fault of this program.
    #[error("the database refused (code {0})")]
    Broken(String),
}

/// SQLite's primary codes, in the low byte of an extended one.
const SQLITE_BUSY: i64 = 5;
const SQLITE_LOCKED: i64 = 6;
const SQLITE_FULL: i64 = 13;
/// Extended codes of an I/O error.
const SQLITE_IOERR_FSYNC: i64 = 1_034;
const SQLITE_IOERR_DIR_FSYNC: i64 = 1_290;
/// The shared-memory index could not grow: the disk is full.
const SQLITE_IOERR_SHMSIZE: i64 = 4_874;

impl From<sqlx::Error> for StoreFault {
    fn from(fault: sqlx::Error) -> Self {
        match fault {
            sqlx::Error::Database(database) => {
                if database.is_unique_violation() {
                    return Self::Taken;
                }
                Self::of_code(database.code().as_deref().unwrap_or("none"))
            }
            sqlx::Error::PoolTimedOut => Self::Busy,
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => Self::Lost,
            // These quote values: only the variant's name is kept.
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => {
                Self::Broken("decode".to_owned())
            }
            _ => Self::Broken("driver".to_owned()),
        }
    }
}

impl StoreFault {
    /// The fault a database's error code stands for: SQLite's are numbers,
    /// PostgreSQL's five characters.
    fn of_code(code: &str) -> Self {
        if code.len() == 5 {
            return match code {
                "53100" => Self::Full,
                // Deadlock, serialisation, lock not available, too many connections.
                "40P01" | "40001" | "55P03" | "53300" => Self::Busy,
                // Shutting down, starting up, and everything about connections.
                "57P01" | "57P02" | "57P03" => Self::Lost,
                "58030" => Self::Sync(code.to_owned()),
                other if other.starts_with("08") => Self::Lost,
                other => Self::Broken(other.to_owned()),
            };
        }
        match code.parse::<i64>() {
            Ok(SQLITE_IOERR_FSYNC | SQLITE_IOERR_DIR_FSYNC) => Self::Sync(code.to_owned()),
            Ok(SQLITE_IOERR_SHMSIZE) => Self::Full,
            Ok(extended) => match extended & 0xff {
                SQLITE_FULL => Self::Full,
                SQLITE_BUSY | SQLITE_LOCKED => Self::Busy,
                _ => Self::Broken(code.to_owned()),
            },
            Err(_) => Self::Broken("unknown".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_leads_to_what_the_caller_can_do() {
        for (code, fault) in [
            ("13", StoreFault::Full),
            ("4874", StoreFault::Full),
            ("53100", StoreFault::Full),
            ("5", StoreFault::Busy),
            ("517", StoreFault::Busy),
            ("40P01", StoreFault::Busy),
            ("1034", StoreFault::Sync("1034".to_owned())),
            ("1290", StoreFault::Sync("1290".to_owned())),
            ("57P01", StoreFault::Lost),
            ("08006", StoreFault::Lost),
            ("1", StoreFault::Broken("1".to_owned())),
            ("42601", StoreFault::Broken("42601".to_owned())),
        ] {
            assert_eq!(StoreFault::of_code(code), fault, "{code}");
        }
    }
}
