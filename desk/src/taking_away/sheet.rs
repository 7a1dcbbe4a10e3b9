//! A list for a spreadsheet: as a workbook whose cells are all text, and as CSV in which
//! nothing can be run. Pure.

use crate::reviews::list::cells;
use rust_xlsxwriter::{Format, Workbook, XlsxError};

/// What a workbook is called on the wire.
pub const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// What CSV is called.
pub const CSV: &str = "text/csv";
/// The most characters a cell of a workbook may have.
const MOST_IN_A_CELL: usize = 32_767;

/// Headings and rows.
#[derive(Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What the sheet is called, at most 31 characters.
    pub title: &'static str,
    /// The first row.
    pub headings: Vec<&'static str>,
    /// The others, each as long as the first.
    pub rows: Vec<Vec<String>>,
}

impl Sheet {
    /// As CSV in UTF-8, with the mark by which spreadsheets know it. What would be run is
    /// text: an apostrophe stands before it.
    #[must_use]
    pub fn csv(&self) -> Vec<u8> {
        let headings: Vec<String> = self.headings.iter().map(|it| (*it).to_owned()).collect();
        let mut out = "\u{feff}".to_owned();
        out.push_str(&cells::line(&headings));
        for row in &self.rows {
            out.push_str(&cells::line(row));
        }
        out.into_bytes()
    }

    /// As a workbook. Every cell is text: a reference keeps its zeros, and `=1+1` is three
    /// characters. Empty when it cannot be made.
    #[must_use]
    pub fn workbook(&self) -> Vec<u8> {
        self.in_a_workbook().unwrap_or_default()
    }

    fn in_a_workbook(&self) -> Result<Vec<u8>, XlsxError> {
        let text = Format::new().set_num_format("@").set_text_wrap();
        let heading = Format::new().set_num_format("@").set_bold();
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        sheet.set_name(self.title)?;
        for (column, words) in (0..).zip(&self.headings) {
            sheet.write_string_with_format(0, column, *words, &heading)?;
            sheet.set_column_width(column, 22)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        for (row, cells) in (1..).zip(&self.rows) {
            for (column, words) in (0..).zip(cells) {
                let words: String = words.chars().take(MOST_IN_A_CELL).collect();
                sheet.write_string_with_format(row, column, words, &text)?;
            }
        }
        workbook.save_to_buffer()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUN: [&str; 6] = ["=1+1", "+44", "-2", "@SUM(A1)", "\t=1", "\r=1"];

    fn sheet() -> Sheet {
        let rows = RUN
            .iter()
            .map(|run| vec!["007".to_owned(), (*run).to_owned()]);
        Sheet {
            title: "Invitations",
            headings: vec!["Reference", "Name"],
            rows: rows.collect(),
        }
    }

    #[test]
    fn nothing_in_the_csv_begins_as_a_formula_does_and_it_reads_back() {
        let bytes = sheet().csv();
        let text = String::from_utf8(bytes).unwrap();
        let text = text.strip_prefix('\u{feff}').unwrap();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), RUN.len());
        for (row, run) in rows.iter().zip(RUN) {
            assert_eq!(&row[0], "007");
            assert_eq!(&row[1], format!("'{run}"));
            assert_eq!(cells::meant(&row[1]), run);
        }
    }

    #[test]
    fn every_cell_of_the_workbook_is_text_and_none_is_run() {
        let bytes = sheet().workbook();
        let mut book = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut part = |name: &str| {
            let part = book.by_name(name).unwrap();
            std::io::read_to_string(part).unwrap()
        };
        let cells = part("xl/worksheets/sheet1.xml");
        // One string of its own kind for each cell, and no formula.
        assert_eq!(cells.matches("<c ").count(), 2 * (RUN.len() + 1));
        assert_eq!(cells.matches(r#" t="s""#).count(), 2 * (RUN.len() + 1));
        assert!(!cells.contains("<f>"), "{cells}");
        let words = part("xl/sharedStrings.xml");
        for said in ["007", "=1+1", "@SUM(A1)"] {
            assert!(words.contains(said), "{words}");
        }
    }
}
