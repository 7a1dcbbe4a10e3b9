//! Text from a spreadsheet as cells: commas, semicolons or tabs, quotation marks
//! (RFC 4180), any line ends. And the way out: cells that no spreadsheet runs.

use super::ListFault;
use csv::{QuoteStyle, ReaderBuilder, Terminator, WriterBuilder};

/// Stands alone in a last row of our own. Where it does not come out alone, a
/// quotation mark before it never closed.
const END: &str = "\u{1}end of the list";

/// Each row that holds something, with its number in the spreadsheet: empty rows are
/// counted and left out.
///
/// # Errors
/// [`ListFault::OpenQuote`].
pub fn split(text: &str) -> Result<Vec<(usize, Vec<String>)>, ListFault> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let whole = format!("{text}\n{END}");
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(&text))
        .from_reader(whole.as_bytes());
    let mut rows = Vec::new();
    let mut number = 0;
    for record in reader.records() {
        // The text is Rust's own and rows may differ in length: nothing else can fail.
        let record = record.map_err(|_| ListFault::NotText)?;
        let begins = record.position().map_or(0, csv::Position::byte);
        let begins = usize::try_from(begins).unwrap_or(usize::MAX);
        let rest = whole.as_bytes().get(begins..).unwrap_or_default();
        number += 1 + rest.iter().take_while(|byte| **byte == b'\n').count();
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        if cells == [END] {
            return Ok(rows);
        }
        if cells.iter().any(|cell| cell.contains(END)) {
            break;
        }
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push((number, cells));
        }
    }
    Err(ListFault::OpenQuote(number))
}

/// What stands between cells: whichever of the three the headings hold most of.
fn separator(text: &str) -> u8 {
    let mut lines = text.lines();
    let headings = lines.find(|line| !line.trim().is_empty());
    let headings = headings.unwrap_or_default().as_bytes();
    let count = |separator: u8| headings.iter().filter(|byte| **byte == separator).count();
    [b'\t', b';', b',']
        .into_iter()
        .max_by_key(|separator| count(*separator))
        .unwrap_or(b',')
}

/// Spreadsheets run what begins like this.
const RUNS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Whether a spreadsheet would run this cell.
#[must_use]
pub fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches(' ').starts_with(RUNS)
}

/// One line of a file for spreadsheets, with its line end. What would be run is
/// text: an apostrophe stands before it.
#[must_use]
pub fn line(cells: &[String]) -> String {
    let mut writer = WriterBuilder::new()
        .quote_style(QuoteStyle::Always)
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    let safe = cells.iter().map(|cell| {
        if is_formula(cell) {
            format!("'{cell}")
        } else {
            cell.clone()
        }
    });
    // Writing into memory does not fail.
    let _ = writer.write_record(safe);
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// A cell as its writer meant it: without the `="…"` that keeps zeros and without the
/// apostrophe that [`line()`] puts before what would be run.
#[must_use]
pub fn meant(cell: &str) -> &str {
    let cell = cell.trim();
    let cell = cell
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'))
        .unwrap_or(cell);
    cell.strip_prefix('\'')
        .filter(|rest| is_formula(rest))
        .unwrap_or(cell)
}
