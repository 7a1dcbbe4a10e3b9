//! The open link: where anybody may answer, with the fingerprint of the team's key
//! behind the `#`, so that a phone finds out a swapped key.

use super::qr::Qr;
use crate::platform::{clipboard, page};
use api::path::open_link_fragment;
use api::team::TeamKey;
use controls::icon::{Icon, picture};
use seal::SealingKey;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Properties of [`OpenLink`].
#[derive(Properties, PartialEq)]
pub struct OpenLinkProps {
    /// The team's key, as phones get it.
    pub key_on_phones: TeamKey,
}

/// The link in full; nothing for a key that cannot be read.
#[must_use]
pub fn link(origin: &str, key: &TeamKey) -> Option<String> {
    let fingerprint = SealingKey::read(key).ok()?.fingerprint();
    Some(format!("{origin}/#{}", open_link_fragment(&fingerprint)))
}

/// The open link, to copy or to scan.
#[component]
pub fn OpenLink(props: &OpenLinkProps) -> Html {
    // Where we are is the browser's to say, and not while rendering.
    let origin = use_state_eq(String::new);
    {
        let origin = origin.setter();
        use_effect_with((), move |()| origin.set(page::origin()));
    }
    let said = use_state_eq(|| "");
    let Some(link) = link(&origin, &props.key_on_phones).filter(|_| !origin.is_empty()) else {
        return Html::default();
    };
    let copy = {
        let (link, said) = (link.clone(), said.setter());
        Callback::from(move |_: MouseEvent| {
            let (link, said) = (link.clone(), said.clone());
            spawn_local(async move {
                said.set(if clipboard::copy(&link).await {
                    "Copied."
                } else {
                    "This browser will not copy. Select the link and copy it by hand."
                });
            });
        })
    };
    html! {
        <div class="open-link">
            <Qr says={link.clone()} label="QR picture of the open link" />
            <div class="open-link-words">
                <code class="link-text">{ &link }</code>
                <div class="ways">
                    <button type="button" class="button" onclick={copy}>
                        { picture(Icon::Copy) }{ "Copy the link" }
                    </button>
                </div>
                <p role="status" class="small">{ *said }</p>
                <p class="small muted">{ "Share the whole link: its last part lets each phone check that the words are sealed for you and nobody else." }</p>
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use seal::keys::TeamPrivateKey;
    use seal::randomness::Device;

    #[test]
    fn the_link_ends_in_the_fingerprint_behind_the_hash_and_holds_nothing_else() {
        let key = TeamPrivateKey::generate("slough", 1, &mut Device).unwrap();
        let wire = TeamKey {
            team: "slough".to_owned(),
            epoch: 1,
            suite: domain::submission::SUITE.to_owned(),
            public_key: key.public_key(),
            readers: "The participation team".to_owned(),
            opened_within_working_days: 2,
        };
        let fingerprint = key.sealing_key().fingerprint();
        assert_eq!(
            link("https://pledge.example", &wire),
            Some(format!("https://pledge.example/#o.{fingerprint}"))
        );
        let broken = TeamKey {
            public_key: "x".to_owned(),
            ..wire
        };
        assert_eq!(link("https://pledge.example", &broken), None);
    }
}
