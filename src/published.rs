//! The edition of the content being shown. What Home and Help need of it is read at
//! the start; all of it when the first page wants it ([`use_published`]). Asking the
//! server for a newer one is [`renew`]'s.

pub mod renew;

use domain::edition::{Edition, Outline};
use std::cell::OnceCell;
use std::rc::Rc;
use yew::prelude::*;

/// The edition being shown.
#[derive(Debug, Clone)]
pub struct Published {
    outline: Rc<Outline>,
    whole: Rc<OnceCell<Rc<Edition>>>,
    hash: Rc<str>,
}

// Two editions of the same hash are the same; comparing them word by word on
// every render would be a waste.
impl PartialEq for Published {
    fn eq(&self, other: &Self) -> bool {
        self.hash == other.hash
    }
}

impl Published {
    /// The edition that was built in. `None` only if the build itself was broken.
    #[must_use]
    pub fn embedded() -> Option<Self> {
        content::outline().ok().map(|outline| Self {
            outline: Rc::new(outline),
            whole: Rc::default(),
            hash: content::EDITION_HASH.into(),
        })
    }

    /// An edition that has come whole.
    fn come(edition: Edition, hash: &str) -> Self {
        Self {
            outline: Rc::new(edition.outline()),
            whole: Rc::new(OnceCell::from(Rc::new(edition))),
            hash: hash.into(),
        }
    }

    /// All of it. The built-in one is read when first asked for; `None` only if the
    /// build itself was broken.
    #[must_use]
    pub fn whole(&self) -> Option<Rc<Edition>> {
        if self.whole.get().is_none() {
            let _ = self.whole.set(Rc::new(content::edition().ok()?));
        }
        self.whole.get().cloned()
    }
}

/// Puts another edition in the place of the one being shown. Never changes.
#[derive(Clone, PartialEq)]
struct Replace(Callback<Published>);

/// Properties of [`PublishedProvider`].
#[derive(Properties, PartialEq)]
pub struct PublishedProps {
    /// The edition to begin with.
    pub first: Published,
    /// What shows it.
    pub children: Html,
}

/// Gives everything below it the edition.
#[component]
pub fn PublishedProvider(props: &PublishedProps) -> Html {
    let published = use_state_eq(|| props.first.clone());
    let replace = {
        let published = published.setter();
        use_callback((), move |newer, ()| published.set(newer))
    };
    html! {
        <ContextProvider<Published> context={(*published).clone()}>
            <ContextProvider<Replace> context={Replace(replace)}>
                { props.children.clone() }
            </ContextProvider<Replace>>
        </ContextProvider<Published>>
    }
}

/// What Home and Help show of the edition.
#[hook]
pub fn use_outline() -> Option<Rc<Outline>> {
    use_context::<Published>().map(|published| published.outline)
}

/// The whole edition being shown.
#[hook]
pub fn use_published() -> Option<Rc<Edition>> {
    use_context::<Published>().and_then(|published| published.whole())
}
