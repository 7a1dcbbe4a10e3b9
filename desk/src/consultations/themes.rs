//! Own themes of what was said, as a pure reducer. They live in the memory of the page.

use domain::ids::SubmissionId;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use yew::Reducible;

/// Themes of what was opened. Gone with the page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Themes(BTreeMap<SubmissionId, BTreeSet<String>>);

/// What can happen to them.
#[derive(Debug)]
pub enum Theme {
    /// This one belongs to that theme.
    Add(SubmissionId, String),
    /// It no longer does.
    Remove(SubmissionId, String),
}

impl Reducible for Themes {
    type Action = Theme;

    fn reduce(self: Rc<Self>, change: Theme) -> Rc<Self> {
        let mut next = (*self).clone();
        match change {
            Theme::Add(id, name) => {
                let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
                // The same theme in other letters is the same theme.
                let known = next.all().into_keys();
                let same = known
                    .into_iter()
                    .find(|one| one.to_lowercase() == name.to_lowercase());
                if !name.is_empty() {
                    next.0.entry(id).or_default().insert(same.unwrap_or(name));
                }
            }
            Theme::Remove(id, name) => {
                if let Some(themes) = next.0.get_mut(&id) {
                    themes.remove(&name);
                }
            }
        }
        Rc::new(next)
    }
}

impl Themes {
    /// Every theme, with how many have it.
    #[must_use]
    pub fn all(&self) -> BTreeMap<String, usize> {
        let mut all = BTreeMap::new();
        for name in self.0.values().flatten() {
            *all.entry(name.clone()).or_default() += 1;
        }
        all
    }

    /// The themes of this one.
    #[must_use]
    pub fn of(&self, id: &SubmissionId) -> Vec<String> {
        let found = self.0.get(id).into_iter().flatten();
        found.cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_in_other_letters_is_the_same_theme() {
        let id = |number: u8| SubmissionId::from_random([number; 16]);
        let add = |number, name: &str| Theme::Add(id(number), name.to_owned());
        let themes = [
            add(1, "Trips"),
            add(2, "  trips "),
            add(2, "Food"),
            add(1, " "),
        ]
        .into_iter()
        .fold(Rc::new(Themes::default()), |themes, change| {
            themes.reduce(change)
        });
        assert_eq!(
            themes.all(),
            BTreeMap::from([("Food".into(), 1), ("Trips".into(), 2)])
        );
        let themes = themes.reduce(Theme::Remove(id(2), "Trips".to_owned()));
        assert_eq!(themes.all()["Trips"], 1);
    }
}
