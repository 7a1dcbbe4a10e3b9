//! Inviting one young person: a form, checked as a row of a list is checked.

use super::list::{Against, Column, Wrong, read_one};
use super::making::{Run, form_for, wanted};
use crate::inbox::table::band_words;
use crate::platform::{input, page};
use controls::choices::{Choices, Choosable};
use controls::field::Field;
use domain::band::Band;
use domain::edition::Edition;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`InviteOne`].
#[derive(Properties, PartialEq)]
pub struct InviteOneProps {
    /// What it is checked against.
    pub against: Rc<Against>,
    /// The sets of questions.
    pub edition: Rc<Edition>,
    /// Told what to make.
    pub make: Callback<Run>,
}

/// What is typed so far, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Typed {
    cells: Vec<(Column, String)>,
    faults: Vec<(Column, Wrong)>,
}

impl Typed {
    fn of(&self, column: Column) -> &str {
        let mut cells = self.cells.iter();
        let cell = cells.find(|(of, _)| *of == column);
        cell.map_or("", |(_, words)| words)
    }

    fn with(&self, column: Column, words: String) -> Self {
        let mut next = self.clone();
        next.cells.retain(|(of, _)| *of != column);
        next.cells.push((column, words));
        next.faults.retain(|(of, _)| *of != column);
        next
    }

    fn fault(&self, column: Column, label: &str) -> Option<AttrValue> {
        let mut faults = self.faults.iter();
        let fault = faults.find(|(of, _)| *of == column);
        fault.map(|(_, wrong)| format!("{label} {wrong}.").into())
    }
}

/// A form for one young person.
#[component]
pub fn InviteOne(props: &InviteOneProps) -> Html {
    let typed = use_state_eq(Typed::default);
    let write = {
        let typed = typed.clone();
        Callback::from(move |(column, words)| typed.set(typed.with(column, words)))
    };
    let onsubmit = {
        let (typed, against) = (typed.clone(), props.against.clone());
        let (edition, make) = (props.edition.clone(), props.make.clone());
        Callback::from(move |event: SubmitEvent| {
            input::take_over(&event);
            match read_one(&typed.cells, &against) {
                Ok(row) => {
                    if let Some(form) = form_for(&edition, row.band) {
                        make.emit(Run::of(vec![wanted(&row, form)]));
                    }
                }
                Err(faults) => {
                    if let Some((column, _)) = faults.first() {
                        page::focus(&first_of(*column, &against.bands));
                    }
                    typed.set(Typed {
                        cells: typed.cells.clone(),
                        faults,
                    });
                }
            }
        })
    };
    html! {
        <form class="card stack inviting" {onsubmit} novalidate=true>
            { line(&typed, Column::Reference, "Local reference", "As in your case system. It is sealed: the server cannot read it.", &write) }
            { line(&typed, Column::Label, "Name for the slip", "If you want one: a first name or a nickname, so that you hand over the right slip.", &write) }
            { bands(&typed, &props.against.bands, &write) }
            { line(&typed, Column::ReviewOn, "Review date", "Like 11/12/2026 or 11 December 2026. Leave it empty while no day is set.", &write) }
            { line(&typed, Column::Officer, "Reviewing officer", "As the young person knows them.", &write) }
            { decisions(&typed, &write) }
            { clock(&typed, &write) }
            { line(&typed, Column::BornOn, "Date of birth", "For the yearly return (SSDA903), if you make it here. Sealed: the server cannot read it.", &write) }
            { line(&typed, Column::Child, "903 child identifier", "For the same return. It can be written in later.", &write) }
            <p><button class="button">{ "Make the invitation" }</button></p>
        </form>
    }
}

fn id(column: Column) -> String {
    let heading = column.heading().to_lowercase();
    format!("one-{}", heading.replace(' ', "-"))
}

/// The id of what takes the focus for this column: of a choice, its first.
fn first_of(column: Column, bands: &[Band]) -> String {
    match (column, bands.first()) {
        (Column::Band, Some(band)) => format!("{}-{}", id(column), written(*band)),
        (Column::Held, _) => format!("{}-unknown", id(column)),
        _ => id(column),
    }
}

fn line(
    typed: &Typed,
    column: Column,
    label: &'static str,
    hint: &'static str,
    write: &Callback<(Column, String)>,
) -> Html {
    let oninput = write.reform(move |event: InputEvent| (column, input::typed(&event)));
    html! {
        <Field id={id(column)} {label} hint={(!hint.is_empty()).then(|| AttrValue::from(hint))}
            value={typed.of(column).to_owned()} fault={typed.fault(column, label)} {oninput} />
    }
}

/// A band as a list writes it.
const fn written(band: Band) -> &'static str {
    match band {
        Band::FourToSeven => "4-7",
        Band::EightToEleven => "8-11",
        Band::TwelveToFifteen => "12-15",
        Band::SixteenSeventeen => "16-17",
        Band::Pathway => "pathway",
        Band::EasyRead => "easy-read",
    }
}

fn bands(typed: &Typed, bands: &[Band], write: &Callback<(Column, String)>) -> Html {
    let options: Vec<Choosable> = bands
        .iter()
        .map(|band| Choosable {
            id: written(*band).into(),
            label: band_words(*band).into(),
            hint: None,
        })
        .collect();
    let chosen = typed.of(Column::Band).to_owned();
    let onchoose = write.reform(|id: AttrValue| (Column::Band, id.to_string()));
    html! {
        <Choices name={id(Column::Band)} class="in-a-row" legend={html! { "Questions for" }} {options}
            chosen={(!chosen.is_empty()).then(|| AttrValue::from(chosen))}
            fault={typed.fault(Column::Band, "Age band")} {onchoose} />
    }
}

fn decisions(typed: &Typed, write: &Callback<(Column, String)>) -> Html {
    let column = Column::Decisions;
    let fault = typed.fault(column, column.heading());
    let oninput = write.reform(move |event: InputEvent| (column, input::written(&event)));
    let hint_id = format!("{}-hint", id(column));
    let fault_id = format!("{}-fault", id(column));
    let described = fault
        .as_ref()
        .map_or_else(|| hint_id.clone(), |_| format!("{hint_id} {fault_id}"));
    html! {
        <div class="field">
            <label for={id(column)}>{ "Last decisions" }</label>
            <p class="hint" id={hint_id}>{ "What was decided last time, in plain words, one a line. The young person says of each whether it happened." }</p>
            if let Some(fault) = &fault { <p class="fault" id={fault_id} role="alert">{ fault }</p> }
            <textarea id={id(column)} rows="4" autocomplete="off" spellcheck="false" aria-describedby={described}
                aria-invalid={fault.as_ref().map(|_| "true")}
                value={typed.of(column).to_owned()} {oninput} />
        </div>
    }
}

/// How many reviews there have been, and the day that the law counts from.
fn clock(typed: &Typed, write: &Callback<(Column, String)>) -> Html {
    const HELD: [(&str, &str); 4] = [
        ("unknown", "I don’t know"),
        ("0", "None yet"),
        ("1", "One"),
        ("2", "Two or more"),
    ];
    let held = typed.of(Column::Held);
    let options: Vec<Choosable> = HELD
        .iter()
        .map(|(id, label)| Choosable {
            id: (*id).into(),
            label: (*label).into(),
            hint: None,
        })
        .collect();
    let onchoose = write.reform(|id: AttrValue| {
        let held = if id == "unknown" {
            String::new()
        } else {
            id.to_string()
        };
        (Column::Held, held)
    });
    let chosen = if held.is_empty() { "unknown" } else { held };
    let day = match held {
        "" => Html::default(),
        "0" => line(typed, Column::InCareSince, "In care since", "", write),
        _ => line(typed, Column::LastOn, "Last review was held on", "", write),
    };
    html! {
        <>
            <Choices name={id(Column::Held)} class="in-a-row"
                legend={html! { <>{ "How many reviews have been held?" }<span class="hint">{ "The list then says by when the next one must be, by law." }</span></> }}
                {options} chosen={AttrValue::from(chosen.to_owned())} fault={typed.fault(Column::Held, "This")} {onchoose} />
            { day }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};
    use chrono::NaiveDate;
    use std::collections::HashSet;

    #[tokio::test]
    async fn every_field_has_its_label_and_its_hint_before_it() {
        let html = rendered::<InviteOne>(|| InviteOneProps {
            against: Rc::new(Against {
                today: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
                invited: HashSet::new(),
                bands: vec![Band::TwelveToFifteen],
            }),
            edition: Rc::new(content::edition().unwrap()),
            make: Callback::noop(),
        })
        .await;
        in_order(
            &html,
            &[
                r#"for="one-reference""#,
                "the server cannot read it",
                r#"id="one-reference""#,
                r#"id="one-name""#,
                "<legend>Questions for",
                "Ages 12 to 15",
                r#"id="one-review-date""#,
                r#"id="one-reviewing-officer""#,
                r#"for="one-last-decisions""#,
                "<textarea",
                "How many reviews have been held?",
                "Make the invitation",
            ],
        );
        assert!(!html.contains("Ages 8 to 11"), "only what has questions");
    }

    #[test]
    fn what_is_mended_is_not_wrong_any_more_and_the_rest_stays_typed() {
        let typed = Typed::default().with(Column::Reference, "CR-1".to_owned());
        let faulty = Typed {
            faults: vec![
                (Column::Reference, Wrong::Invited),
                (Column::Band, Wrong::Empty),
            ],
            ..typed
        };
        assert!(faulty.fault(Column::Reference, "x").is_some());
        let mended = faulty.with(Column::Reference, "CR-2".to_owned());
        assert_eq!(mended.fault(Column::Reference, "x"), None);
        assert!(mended.fault(Column::Band, "x").is_some());
        assert_eq!(mended.of(Column::Reference), "CR-2");
    }

    #[test]
    fn a_band_is_written_as_the_list_reads_it() {
        let against = Against {
            today: NaiveDate::default(),
            invited: HashSet::new(),
            bands: Band::ALL.to_vec(),
        };
        for band in Band::ALL {
            let cells = [
                (Column::Reference, "A".to_owned()),
                (Column::Band, written(band).to_owned()),
            ];
            assert_eq!(read_one(&cells, &against).unwrap().band, band);
        }
    }
}
