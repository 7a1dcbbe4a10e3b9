//! Text from a spreadsheet as cells: commas, semicolons or tabs, quotation marks
//! (RFC 4180), any line ends. And the way out: cells that no spreadsheet runs.

use super::ListFault;

/// Every row's cells. Rows with nothing in them are there too, so that numbers hold.
///
/// # Errors
/// [`ListFault::OpenQuote`].
pub fn split(text: &str) -> Result<Vec<Vec<String>>, ListFault> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let between = separator(text);
    let mut rows = vec![Vec::new()];
    let mut cell = String::new();
    let mut quoted = false;
    let mut opened_in = 0;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.trim().is_empty() => {
                cell.clear();
                quoted = true;
                opened_in = rows.len();
            }
            other if quoted => cell.push(other),
            other if other == between => end_cell(&mut rows, &mut cell),
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' | '\r' => {
                end_cell(&mut rows, &mut cell);
                rows.push(Vec::new());
            }
            other => cell.push(other),
        }
    }
    if quoted {
        return Err(ListFault::OpenQuote(opened_in));
    }
    end_cell(&mut rows, &mut cell);
    Ok(rows)
}

fn end_cell(rows: &mut [Vec<String>], cell: &mut String) {
    if let Some(row) = rows.last_mut() {
        row.push(std::mem::take(cell));
    }
}

/// What stands between cells: whichever of the three the headings hold most of.
fn separator(text: &str) -> char {
    let headings = text.lines().next().unwrap_or_default();
    let count = |separator| headings.matches(separator).count();
    [',', ';', '\t']
        .into_iter()
        .rev()
        .max_by_key(|separator| count(*separator))
        .unwrap_or(',')
}

/// Spreadsheets run what begins like this.
const RUNS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Whether a spreadsheet would run this cell.
#[must_use]
pub fn is_formula(cell: &str) -> bool {
    cell.starts_with(RUNS)
}

/// One line of a file for spreadsheets, with its line end. What would be run is
/// text: an apostrophe stands before it.
#[must_use]
pub fn line(cells: &[&str]) -> String {
    let mut out = String::new();
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        out.push('"');
        if is_formula(cell) {
            out.push('\'');
        }
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    }
    out.push_str("\r\n");
    out
}
