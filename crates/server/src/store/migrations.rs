//! The tables, step by step: forward only, and a step that has run never changes.

use sqlx::SqlSafeStr as _;
use sqlx::migrate::{Migration, MigrationType, Migrator};

/// Every step: its number, what it is for, and its SQL.
const STEPS: &[(i64, &str, &str)] = &[
    (
        1,
        "the first tables",
        include_str!("../../migrations/0001_the_first_tables.sql"),
    ),
    (
        3,
        "invitations and answers",
        include_str!("../../migrations/0003_invitations_and_answers.sql"),
    ),
    (
        4,
        "as whom members answer",
        include_str!("../../migrations/0004_as_whom_members_answer.sql"),
    ),
    (
        5,
        "people",
        include_str!("../../migrations/0005_people.sql"),
    ),
    (
        6,
        "the second factor",
        include_str!("../../migrations/0006_the_second_factor.sql"),
    ),
    (
        7,
        "what is finished",
        include_str!("../../migrations/0007_what_is_finished.sql"),
    ),
    (
        8,
        "passkeys",
        include_str!("../../migrations/0008_passkeys.sql"),
    ),
    (
        9,
        "what is known of a review",
        include_str!("../../migrations/0009_what_is_known_of_a_review.sql"),
    ),
    (
        10,
        "the pledge check",
        include_str!("../../migrations/0010_the_pledge_check.sql"),
    ),
    (
        11,
        "council accounts",
        include_str!("../../migrations/0011_council_accounts.sql"),
    ),
    (
        12,
        "consultations",
        include_str!("../../migrations/0012_consultations.sql"),
    ),
    (
        13,
        "actions",
        include_str!("../../migrations/0013_actions.sql"),
    ),
    (
        14,
        "review figures",
        include_str!("../../migrations/0014_review_figures.sql"),
    ),
    (
        15,
        "groups and events",
        include_str!("../../migrations/0015_groups_and_events.sql"),
    ),
    (
        16,
        "reports to the panel",
        include_str!("../../migrations/0016_reports.sql"),
    ),
];

/// What brings a database of any earlier version up to this one.
pub(super) fn migrations() -> Migrator {
    Migrator::with_migrations(
        STEPS
            .iter()
            .map(|&(number, purpose, sql)| {
                Migration::new(
                    number,
                    purpose.into(),
                    MigrationType::Simple,
                    sql.into_sql_str(),
                    false,
                )
            })
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    #[test]
    fn every_file_of_the_folder_is_a_step_and_carries_its_number() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
        let mut files: Vec<(i64, String)> = fs::read_dir(folder)
            .expect("the folder is there")
            .map(|entry| {
                let entry = entry.expect("it can be listed");
                let name = entry.file_name().into_string().expect("UTF-8");
                let (number, _) = name.split_once('_').expect("a number first");
                let sql = fs::read_to_string(entry.path()).expect("it can be read");
                (number.parse().expect("a number"), sql)
            })
            .collect();
        files.sort();
        let steps: Vec<(i64, String)> = STEPS
            .iter()
            .map(|&(number, _, sql)| (number, sql.to_owned()))
            .collect();
        assert_eq!(steps, files);
    }
}
