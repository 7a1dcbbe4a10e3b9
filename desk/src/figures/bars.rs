//! A bar for each option, with its name before it and its number at the end.

use super::number;
use yew::prelude::*;

/// One bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar<'a> {
    /// Its class, beside `bar`.
    pub class: String,
    /// Its name.
    pub name: &'a str,
    /// How many.
    pub number: Option<u64>,
    /// In whole percent, where there are enough.
    pub percent: Option<u64>,
}

/// The pattern of bars that are hatched; once in a page that has some.
pub fn hatching() -> Html {
    html! {
        <svg class="hatching" width="0" height="0" aria-hidden="true" focusable="false">
            <defs>
                <pattern id="hatched" patternUnits="userSpaceOnUse" width="1.6" height="10">
                    <rect class="hatch" width="0.8" height="10" />
                </pattern>
            </defs>
        </svg>
    }
}

/// Bars against how many there are in all; `hatched` for those of another time. A table
/// says the same.
pub fn bars(base: Option<u64>, each: &[Bar<'_>], hatched: bool) -> Html {
    html! { <ul class="bars">{ for each.iter().map(|one| bar(base, one, hatched)) }</ul> }
}

fn bar(base: Option<u64>, one: &Bar<'_>, hatched: bool) -> Html {
    // Without a base there is nothing to measure a bar by.
    let wide = one.number.zip(base.filter(|base| *base > 0));
    let wide = wide.map(|(number, base)| (number * 100 / base).min(100));
    let said = match one.percent {
        Some(percent) => format!("{} ({percent}%)", number(one.number)),
        None => number(one.number),
    };
    html! {
        <li class={classes!("bar", one.class.clone())} key={one.class.clone()}>
            <span class="bar-name">{ one.name }</span>
            <svg class={classes!("bar-drawn", wide.is_none().then_some("not-drawn"))} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                if let Some(wide) = wide {
                    <rect class="bar-part" fill={hatched.then_some("url(#hatched)")} width={wide.to_string()} height="10" />
                }
            </svg>
            <span class="bar-number figures">{ said }</span>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::rendered;

    #[component]
    fn Shown() -> Html {
        let bar = |class: &str, number, percent| Bar {
            class: class.to_owned(),
            name: "An option",
            number,
            percent,
        };
        let each = [
            bar("a", Some(30), Some(75)),
            bar("b", Some(0), Some(0)),
            bar("c", None, None),
            bar("d", None, None),
        ];
        bars(Some(40), &each, false)
    }

    #[tokio::test]
    async fn a_hidden_number_has_a_word_and_no_bar() {
        let html = rendered::<Shown>(|| ()).await;
        assert_eq!(html.matches("bar-part").count(), 2, "{html}");
        assert_eq!(html.matches(">hidden<").count(), 2, "{html}");
        assert!(html.contains(r#"width="75""#), "{html}");
    }
}
