//! The settings page.

use crate::consultation::group::keeping;
use crate::consultation::sending;
use crate::entitlements::provider::use_told;
use crate::groups::known;
use crate::look::{Choose, Scheme, TextSize, use_choose_look, use_look};
use crate::outbox::provider::use_outbox;
use crate::page_title::PageTitle;
use crate::phrases::settings as say;
use crate::platform::{input, kept};
use crate::pledge::actions::list;
use crate::pledge::check;
use crate::views::provider::use_writing;
use controls::choices::{Choices, Choosable};
use controls::icon::{Icon, picture};
use yew::prelude::*;

/// The settings page.
#[component]
pub fn SettingsPage() -> Html {
    html! {
        <>
            <PageTitle>{ say::title() }</PageTitle>
            <LookSettings />
            <KeepsSettings />
            <section class="stack" aria-labelledby="settings-leave">
                <h2 id="settings-leave">{ say::leave_title() }</h2>
                <p>{ say::leave() }</p>
            </section>
        </>
    }
}

#[component]
fn LookSettings() -> Html {
    let look = use_look();
    let choose = use_choose_look();
    let scheme = choose.reform(|word: AttrValue| {
        Choose::Scheme(Scheme::from_word(&word).unwrap_or(Scheme::AsPhone))
    });
    let text = choose.reform(|word: AttrValue| {
        Choose::Text(TextSize::from_word(&word).unwrap_or(TextSize::Normal))
    });
    let neutral = choose.reform(|change: Event| Choose::Neutral(input::ticked(&change)));
    html! {
        <>
            <section class="stack" aria-labelledby="settings-look">
                <h2 id="settings-look">{ say::look_title() }</h2>
                <Choices name="scheme" class="in-a-row" legend={say::scheme()} options={schemes()}
                    chosen={AttrValue::from(look.scheme.word())} onchoose={scheme} />
                <Choices name="text" class="in-a-row" legend={say::text()} options={sizes()}
                    chosen={AttrValue::from(look.text.word())} onchoose={text} />
            </section>
            <section class="stack" aria-labelledby="settings-quiet">
                <h2 id="settings-quiet">{ say::quiet_title() }</h2>
                <label class="choice">
                    <input type="checkbox" checked={look.neutral} onchange={neutral}
                        aria-describedby="quiet-hint" />
                    <span>
                        { say::quiet() }
                        <span class="hint" id="quiet-hint">{ say::quiet_hint() }</span>
                    </span>
                </label>
            </section>
        </>
    }
}

fn schemes() -> Vec<Choosable> {
    Scheme::ALL
        .iter()
        .map(|scheme| {
            choosable(
                scheme.word(),
                match scheme {
                    Scheme::AsPhone => say::scheme_phone(),
                    Scheme::Light => say::scheme_light(),
                    Scheme::Dark => say::scheme_dark(),
                },
            )
        })
        .collect()
}

fn sizes() -> Vec<Choosable> {
    TextSize::ALL
        .iter()
        .map(|size| {
            choosable(
                size.word(),
                match size {
                    TextSize::Normal => say::text_normal(),
                    TextSize::Large => say::text_large(),
                    TextSize::Largest => say::text_largest(),
                },
            )
        })
        .collect()
}

fn choosable(id: &'static str, label: &'static str) -> Choosable {
    Choosable {
        id: id.into(),
        label: label.into(),
        hint: None,
    }
}

#[component]
fn KeepsSettings() -> Html {
    let forgotten = use_state_eq(|| false);
    let choose = use_choose_look();
    let forget = {
        let forgotten = forgotten.setter();
        let forget_answers = use_told().forget;
        let (outbox, writing) = (use_outbox(), use_writing());
        Callback::from(move |_| {
            forget_answers.emit(());
            if let Some(writing) = &writing {
                writing.clear().emit(());
                writing.without().emit(());
                writing.next_time.forget.emit(());
            }
            for progress in &outbox.on_way {
                outbox.forget(progress.item.id.clone());
            }
            for kept in &outbox.receipts {
                outbox.forget_receipt(kept.receipt.id.clone());
            }
            choose.emit(Choose::Forget);
            // Before the rest: it looks whether a group was here.
            keeping::forget();
            kept::forget_everything();
            check::forget();
            sending::forget();
            known::forget();
            list::forget();
            forgotten.set(true);
        })
    };
    html! {
        <section class="stack" aria-labelledby="settings-keeps">
            <h2 id="settings-keeps">{ say::keeps_title() }</h2>
            <ul class="bullets">
                <li>{ say::keeps_look() }</li>
                <li>{ say::keeps_saved() }</li>
                <li>{ say::keeps_views() }</li>
                <li>{ say::keeps_last_time() }</li>
                <li>{ say::keeps_check() }</li>
                <li>{ say::keeps_answers() }</li>
                <li>{ say::keeps_nothing() }</li>
            </ul>
            <button type="button" class="button plain" onclick={forget}>
                { picture(Icon::Cross) }
                <span>{ say::forget() }</span>
            </button>
            <p class="small muted">{ say::forget_warning() }</p>
            <p role="status">{ if *forgotten { say::forgotten() } else { "" } }</p>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::page;

    #[tokio::test]
    async fn keeping_quiet_is_on_at_first_and_each_question_has_one_answer() {
        let html = page(|| html! { <SettingsPage /> }).await;
        assert_eq!(html.matches(" checked").count(), 3, "{html}");
        assert_eq!(html.matches("<fieldset").count(), 2);
    }
}
