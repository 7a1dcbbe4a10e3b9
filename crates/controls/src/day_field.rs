//! A day in three boxes: day, month, year. What was typed stays as it was typed.

use yew::prelude::*;

/// What is typed in the three boxes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypedDay {
    /// The day of the month.
    pub day: String,
    /// The month, as a number.
    pub month: String,
    /// The year, with four digits.
    pub year: String,
}

/// One of the boxes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayPart {
    /// The day of the month.
    Day,
    /// The month.
    Month,
    /// The year.
    Year,
}

impl TypedDay {
    /// The same with another text in one box.
    #[must_use]
    pub fn with(&self, part: DayPart, text: String) -> Self {
        let mut typed = self.clone();
        match part {
            DayPart::Day => typed.day = text,
            DayPart::Month => typed.month = text,
            DayPart::Year => typed.year = text,
        }
        typed
    }

    /// Year, month and day as numbers; nothing when a box holds anything else.
    #[must_use]
    pub fn numbers(&self) -> Option<(i32, u32, u32)> {
        Some((
            self.year.trim().parse().ok()?,
            self.month.trim().parse().ok()?,
            self.day.trim().parse().ok()?,
        ))
    }
}

/// The words of the three boxes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayWords {
    /// Day.
    pub day: AttrValue,
    /// Month.
    pub month: AttrValue,
    /// Year.
    pub year: AttrValue,
}

/// Properties of [`DayField`].
#[derive(Properties, PartialEq)]
pub struct DayFieldProps {
    /// Unique in the page.
    pub id: AttrValue,
    /// The question.
    pub legend: Html,
    /// The words of the boxes.
    pub words: DayWords,
    /// What is typed.
    pub typed: TypedDay,
    /// What is wrong, in plain words.
    #[prop_or_default]
    pub fault: Option<AttrValue>,
    /// Told which box was typed in.
    pub oninput: Callback<(DayPart, InputEvent)>,
}

/// A day in three boxes.
#[component]
pub fn DayField(props: &DayFieldProps) -> Html {
    let fault_id = format!("{}-fault", props.id);
    let boxes = [
        (DayPart::Day, &props.words.day, &props.typed.day, "2"),
        (DayPart::Month, &props.words.month, &props.typed.month, "2"),
        (DayPart::Year, &props.words.year, &props.typed.year, "4"),
    ];
    html! {
        <fieldset class="day-field" aria-describedby={props.fault.as_ref().map(|_| fault_id.clone())}>
            <legend>{ props.legend.clone() }</legend>
            if let Some(fault) = &props.fault {
                <p class="fault" id={fault_id.clone()} role="alert">{ fault }</p>
            }
            <div class="day-boxes">
                { for boxes.into_iter().enumerate().map(|(at, (part, words, typed, most))| {
                    let id = format!("{}-{at}", props.id);
                    html! {
                        <div class="field">
                            <label for={id.clone()}>{ words }</label>
                            <input {id} type="text" inputmode="numeric" autocomplete="off" size={most} maxlength={most}
                                aria-invalid={props.fault.as_ref().map(|_| "true")}
                                value={typed.clone()}
                                oninput={props.oninput.reform(move |typing| (part, typing))} />
                        </div>
                    }
                }) }
            </div>
        </fieldset>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{place, rendered};

    fn typed(day: &str, month: &str, year: &str) -> TypedDay {
        TypedDay {
            day: day.to_owned(),
            month: month.to_owned(),
            year: year.to_owned(),
        }
    }

    #[test]
    fn only_three_numbers_are_numbers() {
        assert_eq!(typed("14", " 3 ", "2009").numbers(), Some((2009, 3, 14)));
        for odd in [
            typed("", "3", "2009"),
            typed("14", "March", "2009"),
            typed("14", "3", "2009.5"),
        ] {
            assert_eq!(odd.numbers(), None, "{odd:?}");
        }
    }

    #[tokio::test]
    async fn each_box_has_its_label_and_what_is_wrong_is_said_once_for_all() {
        let html = rendered::<DayField>(|| DayFieldProps {
            id: "born".into(),
            legend: html! { "When is your birthday?" },
            words: DayWords {
                day: "Day".into(),
                month: "Month".into(),
                year: "Year".into(),
            },
            typed: typed("31", "2", "2009"),
            fault: Some("There is no such day.".into()),
            oninput: Callback::noop(),
        })
        .await;
        let order = [
            "<legend",
            "There is no such day.",
            ">Day<",
            ">Month<",
            ">Year<",
        ];
        let places: Vec<usize> = order.iter().map(|part| place(&html, part)).collect();
        assert!(places.is_sorted(), "{html}");
        assert!(html.contains(r#"value="31""#), "{html}");
        assert_eq!(html.matches("role=\"alert\"").count(), 1);
    }
}
