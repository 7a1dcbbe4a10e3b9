//! What the person is looking for: words and filters. A pure reducer.

use domain::local_offer::Need;
use domain::local_offer::search::Filters;
use std::ops::RangeInclusive;
use std::rc::Rc;
use yew::prelude::*;

/// An age as it is asked for: never a birthday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgeGroup {
    /// 0 to 15.
    Under16,
    /// 16 and 17.
    From16,
    /// 18 to 20.
    From18,
    /// 21 to 25.
    From21,
}

impl AgeGroup {
    /// Youngest first.
    pub const ALL: [Self; 4] = [Self::Under16, Self::From16, Self::From18, Self::From21];

    /// The ages in it.
    #[must_use]
    pub const fn ages(self) -> RangeInclusive<u8> {
        match self {
            Self::Under16 => 0..=15,
            Self::From16 => 16..=17,
            Self::From18 => 18..=20,
            Self::From21 => 21..=25,
        }
    }
}

/// What the person is looking for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    /// The words typed.
    pub words: String,
    /// Under one heading only.
    pub need: Option<Need>,
    /// For one age only.
    pub age: Option<AgeGroup>,
    /// Free things only.
    pub free: bool,
    /// Only what was saved on this phone.
    pub saved: bool,
}

/// A change of what is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Want {
    /// These words.
    Words(String),
    /// This heading; pressed again, any heading.
    Need(Need),
    /// This age, or any.
    Age(Option<AgeGroup>),
    /// Free things only, or anything.
    Free(bool),
    /// Saved things only, or anything.
    Saved(bool),
    /// Everything.
    Everything,
}

impl Wanted {
    /// What narrows the search beside its words.
    #[must_use]
    pub fn filters(&self) -> Filters {
        Filters {
            need: self.need,
            ages: self.age.map(AgeGroup::ages),
            free: self.free,
        }
    }
}

impl Reducible for Wanted {
    type Action = Want;

    fn reduce(self: Rc<Self>, want: Want) -> Rc<Self> {
        let mut wanted = (*self).clone();
        match want {
            Want::Words(words) => wanted.words = words,
            Want::Need(need) if wanted.need == Some(need) => wanted.need = None,
            Want::Need(need) => wanted.need = Some(need),
            Want::Age(age) => wanted.age = age,
            Want::Free(free) => wanted.free = free,
            Want::Saved(saved) => wanted.saved = saved,
            Want::Everything => wanted = Self::default(),
        }
        Rc::new(wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(wants: &[Want]) -> Wanted {
        let wanted = wants
            .iter()
            .fold(Rc::new(Wanted::default()), |wanted, want| {
                wanted.reduce(want.clone())
            });
        (*wanted).clone()
    }

    #[test]
    fn a_heading_pressed_twice_is_off_again_and_another_takes_its_place() {
        assert_eq!(
            after(&[Want::Need(Need::Health), Want::Need(Need::Health)]).need,
            None
        );
        assert_eq!(
            after(&[Want::Need(Need::Health), Want::Need(Need::Money)]).need,
            Some(Need::Money)
        );
    }

    #[test]
    fn starting_again_takes_words_and_filters_away() {
        let wants = [
            Want::Words("rent".to_owned()),
            Want::Free(true),
            Want::Age(Some(AgeGroup::From16)),
            Want::Saved(true),
            Want::Everything,
        ];
        assert_eq!(after(&wants), Wanted::default());
    }

    #[test]
    fn the_age_groups_leave_no_age_out_and_none_twice() {
        for age in 0..=25_u8 {
            let groups = AgeGroup::ALL
                .iter()
                .filter(|group| group.ages().contains(&age))
                .count();
            assert_eq!(groups, 1, "{age}");
        }
    }
}
