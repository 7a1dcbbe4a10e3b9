//! The edition of the content: the words of the questions that young people were
//! asked. The embedded one comes first; what the server has published since takes
//! its place when it has come whole.

use client::Client;
use client::fetch::Fetch;
use client::phone::Content;
use domain::edition::Edition;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// The edition in use.
#[derive(Debug, Clone)]
pub struct Published {
    /// The edition.
    pub edition: Rc<Edition>,
    hash: Rc<str>,
}

// Two editions of the same hash are the same.
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
    /// What uses it.
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
                let answer = Client::new(Fetch::default()).content(Some(&held)).await;
                if let Ok(Content::New { hash, edition }) = answer {
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

/// The edition in use.
#[hook]
pub fn use_published() -> Option<Rc<Edition>> {
    use_context::<Published>().map(|published| published.edition)
}
