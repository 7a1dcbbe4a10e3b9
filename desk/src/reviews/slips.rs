//! The slips: codes and links, shown once to whoever made them, to print two to a
//! page, to copy, and to put away.

pub mod paper;
pub mod table;

use self::paper::SlipsPaper;
use self::table::SlipsTable;
use super::making::Slip;
use super::many::in_thousands;
use super::{Change, Halt, Progress, ReviewsHandle, State};
use crate::fault_words;
use crate::platform::page;
use controls::icon::{Icon, picture};
use controls::notice::{Notice, Tone};
use domain::ids::InvitationId;
use std::collections::HashSet;
use std::rc::Rc;
use yew::prelude::*;

const ASK_ID: &str = "before-codes-go";
/// Slips printed at a time: more would keep a small computer busy for long.
const MOST_ON_PAPER: usize = 100;

/// Properties of [`SlipsPage`].
#[derive(Properties, PartialEq)]
pub struct SlipsPageProps {
    /// The invitations.
    pub reviews: ReviewsHandle,
    /// Goes back to the list.
    pub back: Callback<()>,
}

/// The slips, and how the making goes.
#[component]
pub fn SlipsPage(props: &SlipsPageProps) -> Html {
    let state = props.reviews.state();
    let asking = use_state_eq(|| false);
    use_effect_with(*asking, |asking| {
        if *asking {
            page::focus(ASK_ID);
        }
    });
    let put_away = {
        let (reviews, back) = (props.reviews.clone(), props.back.clone());
        Callback::from(move |_: MouseEvent| {
            reviews.tell(Change::PutAway);
            back.emit(());
        })
    };
    let ask = {
        let asking = asking.setter();
        Callback::from(move |_: MouseEvent| asking.set(true))
    };
    let not_yet = {
        let asking = asking.setter();
        Callback::from(move |_: MouseEvent| asking.set(false))
    };
    let going = state.progress.is_some();
    html! {
        <div class="stack slips-page">
            { progress(&props.reviews) }
            { passed_over(state) }
            if !state.slips.is_empty() {
                <Notice tone={Tone::Care} icon={Icon::Clock}>
                    <p><b>{ "These codes are shown once." }</b></p>
                    <p>{ "Print them or hand them over now. They are gone when you put them away, lock the desk or close this page. Later you can only make a new code, which ends the one before." }</p>
                </Notice>
                <Slips slips={state.slips.clone()} />
                if *asking {
                    <section class="card stack asking not-on-paper" aria-labelledby={ASK_ID}>
                        <h2 id={ASK_ID} tabindex="-1">{ "Have you printed or handed over all of them?" }</h2>
                        <p>{ "Nobody can show these codes again." }</p>
                        <div class="ways">
                            <button type="button" class="button" onclick={put_away}>{ "Yes, put them away" }</button>
                            <button type="button" class="button plain" onclick={not_yet}>{ "Not yet" }</button>
                        </div>
                    </section>
                } else if !going {
                    <p class="not-on-paper"><button type="button" class="button plain" onclick={ask}>{ "Put the codes away" }</button></p>
                }
            } else if !going {
                <p>{ "There is nothing to hand over." }</p>
            }
        </div>
    }
}

fn passed_over(state: &State) -> Html {
    match state.passed_over {
        0 => Html::default(),
        number => html! {
            <Notice tone={Tone::Care} spoken=true>
                { format!("{number} got no new code: taken back or gone meanwhile. Invite them anew.") }
            </Notice>
        },
    }
}

fn progress(reviews: &ReviewsHandle) -> Html {
    match &reviews.state().progress {
        None => Html::default(),
        Some(Progress::Going { made, of, stop }) => {
            let stop = stop.clone();
            let onclick = Callback::from(move |_: MouseEvent| stop.set(true));
            html! {
                <section class="card stack not-on-paper" aria-label="Making invitations">
                    <p class="for-ears" role="status">{ "Making invitations in this browser…" }</p>
                    <p><b class="figures">{ format!("Making {} of {}…", in_thousands((made + 1).min(*of)), in_thousands(*of)) }</b></p>
                    <progress max={of.to_string()} value={made.to_string()} aria-label="Invitations made" />
                    <p class="muted">{ "Each is sealed here, which takes a moment. Keep this page open and the desk unlocked." }</p>
                    <p><button type="button" class="button plain" {onclick}>{ "Stop" }</button></p>
                </section>
            }
        }
        Some(Progress::Halted(run, halt)) => {
            let (done, of) = run.done();
            let again = {
                let run = run.clone();
                reviews.make.reform(move |_: MouseEvent| (*run).clone())
            };
            let let_go = {
                let reviews = reviews.clone();
                Callback::from(move |_: MouseEvent| reviews.tell(Change::LetGo))
            };
            html! {
                <Notice tone={if *halt == Halt::Asked { Tone::Care } else { Tone::Wrong }} spoken=true>
                    <p><b>{ format!("{} of {} are made. ", in_thousands(done), in_thousands(of)) }</b>{ halted(halt) }</p>
                    <div class="ways">
                        <button type="button" class="button slim" onclick={again}>{ "Go on with the rest" }</button>
                        <button type="button" class="button plain slim" onclick={let_go}>{ "Leave out the rest" }</button>
                    </div>
                </Notice>
            }
        }
    }
}

fn halted(halt: &Halt) -> String {
    match halt {
        Halt::Asked => "You stopped it.".to_owned(),
        Halt::Fault(fault) => fault_words::words(fault),
        Halt::NotMade(_) => {
            "This browser could not seal the next one. Close other pages and go on.".to_owned()
        }
        Halt::NoKey => super::rule::NotYet::NotHeld.words().to_owned(),
    }
}

/// Properties of [`Slips`].
#[derive(Properties, PartialEq)]
pub struct SlipsProps {
    /// In the order they were made.
    pub slips: Vec<Rc<Slip>>,
}

/// The slips: which to print, and the paper.
#[component]
pub fn Slips(props: &SlipsProps) -> Html {
    // Where we are is the browser's to say, and not while rendering.
    let origin = use_state_eq(String::new);
    {
        let origin = origin.setter();
        use_effect_with((), move |()| origin.set(page::origin()));
    }
    let left_out = use_state_eq(HashSet::<InvitationId>::new);
    let printing = use_state_eq(|| (Vec::<Rc<Slip>>::new(), 0_u32));
    let printed = use_state_eq(HashSet::<InvitationId>::new);
    use_effect_with(printing.1, |times| {
        if *times > 0 {
            page::print();
        }
    });
    let chosen: Vec<Rc<Slip>> = props
        .slips
        .iter()
        .filter(|slip| !left_out.contains(&slip.id))
        .cloned()
        .collect();
    let tick = {
        let left_out = left_out.clone();
        Callback::from(move |(id, on): (InvitationId, bool)| {
            let mut next = (*left_out).clone();
            if on {
                next.remove(&id);
            } else {
                next.insert(id);
            }
            left_out.set(next);
        })
    };
    let batch = next_on_paper(&chosen, &printed);
    let print = {
        let (printing, printed, batch) = (printing.clone(), printed.clone(), batch.clone());
        Callback::from(move |_: MouseEvent| {
            let mut done = (*printed).clone();
            done.extend(batch.iter().map(|slip| slip.id.clone()));
            printed.set(done);
            printing.set((batch.clone(), printing.1 + 1));
        })
    };
    html! {
        <>
            <div class="ways not-on-paper">
                <button type="button" class="button" onclick={print} disabled={batch.is_empty()}>
                    { picture(Icon::Print) }{ print_words(batch.len(), chosen.len()) }
                </button>
            </div>
            <div class="not-on-paper">
                <SlipsTable slips={props.slips.clone()} left_out={(*left_out).clone()} printed={(*printed).clone()}
                    origin={(*origin).clone()} {tick} />
            </div>
            if !printing.0.is_empty() {
                <SlipsPaper slips={printing.0.clone()} origin={(*origin).clone()} />
            }
        </>
    }
}

/// What goes on paper next: those that have not been there yet, at most so many at a
/// time; when all have, the first again.
fn next_on_paper(chosen: &[Rc<Slip>], printed: &HashSet<InvitationId>) -> Vec<Rc<Slip>> {
    let fresh: Vec<_> = chosen
        .iter()
        .filter(|slip| !printed.contains(&slip.id))
        .take(MOST_ON_PAPER)
        .cloned()
        .collect();
    if fresh.is_empty() {
        chosen.iter().take(MOST_ON_PAPER).cloned().collect()
    } else {
        fresh
    }
}

fn print_words(now: usize, chosen: usize) -> String {
    match (now, chosen) {
        (0, _) => "Choose slips to print".to_owned(),
        (1, 1) => "Print the slip".to_owned(),
        (now, chosen) if now == chosen => format!("Print {now} slips"),
        _ => format!("Print {now} of {} slips", in_thousands(chosen)),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};
    use crate::reviews::listing::tests::line;
    use chrono::NaiveDate;

    pub(crate) fn slip(number: u8) -> Rc<Slip> {
        Rc::new(Slip {
            id: line(number, "", None).item.id,
            reference: format!("CR-{number}"),
            label: Some("Sam".to_owned()),
            review_on: NaiveDate::from_ymd_opt(2026, 12, 11),
            use_by: NaiveDate::from_ymd_opt(2026, 12, 19).unwrap(),
            fragment: "i=AAAAAAAAAAAAAAAAAAAAAA.0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a".to_owned(),
            code: "7K3 9QX 20BV".to_owned(),
        })
    }

    #[tokio::test]
    async fn each_slip_shows_whose_it_is_and_its_code_and_can_be_left_out() {
        let html = rendered::<Slips>(|| SlipsProps {
            slips: vec![slip(1), slip(2)],
        })
        .await;
        in_order(
            &html,
            &[
                "Print 2 slips",
                "Print the slip of CR-1",
                "CR-1",
                "Sam",
                "7K3 9QX 20BV",
                r#"Copy the link<span class="for-ears"> of CR-1"#,
                "CR-2",
            ],
        );
        assert_eq!(html.matches(" checked").count(), 2, "{html}");
        assert!(!html.contains("i=AAAA"), "a link is not on the screen");
    }

    #[test]
    fn many_slips_go_to_the_printer_in_turns_and_then_from_the_start() {
        let slips: Vec<_> = (0..u8::try_from(MOST_ON_PAPER).unwrap() + 20)
            .map(slip)
            .collect();
        let ids = |slips: &[Rc<Slip>]| -> HashSet<_> {
            slips.iter().map(|slip| slip.id.clone()).collect()
        };
        let first = next_on_paper(&slips, &HashSet::new());
        assert_eq!(first.len(), MOST_ON_PAPER);
        let second = next_on_paper(&slips, &ids(&first));
        assert_eq!(second.len(), 20);
        assert!(ids(&first).is_disjoint(&ids(&second)));
        assert_eq!(next_on_paper(&slips, &ids(&slips)).len(), MOST_ON_PAPER);
        assert_eq!(print_words(20, 120), "Print 20 of 120 slips");
    }
}
