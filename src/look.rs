//! How the widget looks on this phone: light or dark, size of text, neutral title
//! and address. Kept on this phone; says nothing about the person.

use crate::platform::{kept, page};
use std::rc::Rc;
use yew::prelude::*;

/// The choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Light, dark, or as the phone is set.
    pub scheme: Scheme,
    /// The size of the text.
    pub text: TextSize,
    /// Whether the title and the address keep quiet about what this is.
    pub neutral: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            scheme: Scheme::AsPhone,
            text: TextSize::Normal,
            neutral: true,
        }
    }
}

macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $choice:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$each])* $choice,)* }

        impl $name {
            /// As shown.
            pub const ALL: &[Self] = &[$(Self::$choice,)*];

            /// The word it is kept by.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$choice => $word,)* }
            }

            /// The choice of this word.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|choice| choice.word() == word)
            }
        }
    };
}

choices! {
    /// Light or dark.
    Scheme {
        /// As the phone is set.
        AsPhone = "phone",
        /// Always light.
        Light = "light",
        /// Always dark.
        Dark = "dark",
    }
}

choices! {
    /// The size of the text.
    TextSize {
        /// As the browser is set.
        Normal = "normal",
        /// A quarter larger.
        Large = "large",
        /// Half as large again.
        Largest = "largest",
    }
}

/// One choice made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choose {
    /// Light or dark.
    Scheme(Scheme),
    /// The size of the text.
    Text(TextSize),
    /// Neutral title and address, or not.
    Neutral(bool),
    /// Everything as it was at first.
    Forget,
}

const SCHEME: &str = "look.scheme";
const TEXT: &str = "look.text";
const NEUTRAL: &str = "look.neutral";
const OPEN: &str = "open";

impl Look {
    /// What was kept on this phone, or the usual look.
    #[must_use]
    pub fn kept() -> Self {
        let usual = Self::default();
        Self {
            scheme: kept::read(SCHEME)
                .and_then(|word| Scheme::from_word(&word))
                .unwrap_or(usual.scheme),
            text: kept::read(TEXT)
                .and_then(|word| TextSize::from_word(&word))
                .unwrap_or(usual.text),
            neutral: kept::read(NEUTRAL).is_none_or(|word| word != OPEN),
        }
    }

    /// Shows the look on the page and keeps what is not usual.
    pub fn apply(&self) {
        let usual = Self::default();
        let keep = |name, word, usual: bool| {
            if usual {
                kept::forget(name);
            } else {
                kept::keep(name, word);
            }
        };
        keep(SCHEME, self.scheme.word(), self.scheme == usual.scheme);
        keep(TEXT, self.text.word(), self.text == usual.text);
        keep(NEUTRAL, OPEN, self.neutral);
        page::set_root_attribute("data-scheme", Some(self.scheme.word()));
        page::set_root_attribute("data-text", Some(self.text.word()));
    }
}

impl Reducible for Look {
    type Action = Choose;

    fn reduce(self: Rc<Self>, choice: Choose) -> Rc<Self> {
        Rc::new(match choice {
            Choose::Scheme(scheme) => Self { scheme, ..*self },
            Choose::Text(text) => Self { text, ..*self },
            Choose::Neutral(neutral) => Self { neutral, ..*self },
            Choose::Forget => Self::default(),
        })
    }
}

/// The look and the way to change it.
pub type LookHandle = UseReducerHandle<Look>;

/// Properties of [`LookProvider`].
#[derive(Properties, PartialEq)]
pub struct LookProps {
    /// The look to begin with.
    pub look: Look,
    /// What looks like this.
    pub children: Html,
}

/// Gives everything below it the look.
#[component]
pub fn LookProvider(props: &LookProps) -> Html {
    let first = props.look;
    let look = use_reducer_eq(|| first);
    use_effect_with(*look, Look::apply);
    html! {
        <ContextProvider<LookHandle> context={look}>
            { props.children.clone() }
        </ContextProvider<LookHandle>>
    }
}

/// The look.
#[hook]
pub fn use_look() -> Look {
    use_context::<LookHandle>().map_or_else(Look::default, |look| *look)
}

/// The way to change the look.
#[hook]
pub fn use_choose_look() -> Callback<Choose> {
    let look = use_context::<LookHandle>();
    Callback::from(move |choice| {
        if let Some(look) = &look {
            look.dispatch(choice);
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn title_and_address_are_neutral_until_someone_chooses_otherwise() {
        assert!(Look::default().neutral);
        let open = Rc::new(Look::default()).reduce(Choose::Neutral(false));
        assert!(!open.neutral);
        assert_eq!(*open.reduce(Choose::Forget), Look::default());
    }

    #[test]
    fn each_choice_is_found_by_its_word() {
        for scheme in Scheme::ALL {
            assert_eq!(Scheme::from_word(scheme.word()), Some(*scheme));
        }
        assert_eq!(TextSize::from_word("enormous"), None);
    }
}
