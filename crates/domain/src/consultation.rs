//! What young people say in numbers: counts, and what of them may be shown.
//!
//! Own words are not here: they are sealed, like views.

/// An enum whose variants are words of the wire and the store.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// In the order they are shown.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// As the wire and the store write it.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// What this word stands for.
            #[must_use]
            pub fn of_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }
        }
    };
}

pub mod answered;
pub mod asked;
pub mod counted;
pub mod library;
pub mod lint;
pub mod outcome;
pub mod pledge_check;
pub mod quarter;
pub mod suppression;
pub mod tally;
pub mod translated;
