//! The edition of the content being shown. The embedded one comes first, at once
//! and without a network; a newer one from the server takes its place when it has
//! come whole. A failed try changes nothing.

use client::Client;
use client::fetch::Fetch;
use client::phone::Content;
use domain::edition::Edition;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// The edition being shown.
#[derive(Debug, Clone)]
pub struct Published {
    /// The edition.
    pub edition: Rc<Edition>,
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
        content::edition().ok().map(|edition| Self {
            edition: Rc::new(edition),
            hash: content::EDITION_HASH.into(),
        })
    }
}

/// Properties of [`PublishedProvider`].
#[derive(Properties, PartialEq)]
pub struct PublishedProps {
    /// The edition to begin with.
    pub first: Published,
    /// What shows it.
    pub children: Html,
}

/// Gives everything below it the edition, and asks once for a newer one.
#[component]
pub fn PublishedProvider(props: &PublishedProps) -> Html {
    let published = use_state_eq(|| props.first.clone());
    {
        let published = published.clone();
        use_effect_with((), move |()| {
            spawn_local(async move {
                let held = published.hash.clone();
                if let Ok(Content::New { hash, edition }) =
                    Client::new(Fetch::default()).content(Some(&held)).await
                {
                    published.set(Published {
                        edition: edition.into(),
                        hash: hash.into(),
                    });
                }
            });
        });
    }
    html! {
        <ContextProvider<Published> context={(*published).clone()}>
            { props.children.clone() }
        </ContextProvider<Published>>
    }
}

/// The edition being shown.
#[hook]
pub fn use_published() -> Option<Rc<Edition>> {
    use_context::<Published>().map(|published| published.edition)
}
