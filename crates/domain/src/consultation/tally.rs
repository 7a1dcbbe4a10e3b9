//! Counts of choices, by option and by group of people, and the tables that are read
//! off them. What may be shown of a table is [`super::suppression`]'s to say.

/// Counts of one question: how many of each group chose each option.
///
/// A *group* is the finest kind of people that is told apart (a band; a band and a
/// priority). A *question* matters where several are added up: one person answers each
/// once, so that six answers to six questions may be one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Those that are offered.
    options: usize,
    /// How many counts a group has: its options, and perhaps who skipped.
    width: usize,
    questions: Vec<usize>,
    counts: Vec<u32>,
}

impl Tally {
    /// Nothing counted yet: so many groups of people, and so many options.
    #[must_use]
    pub fn new(groups: usize, options: usize) -> Self {
        Self::of_questions(vec![0; groups], options)
    }

    /// Nothing counted yet, of several questions with the same options: for each group,
    /// which question it answered.
    #[must_use]
    pub fn of_questions(questions: Vec<usize>, options: usize) -> Self {
        Self::of_width(questions, options, options)
    }

    /// Nothing counted yet, of one question that can be skipped: beside its options each
    /// group has a count of who skipped it. That is in no table, but whoever knows how
    /// many there are can reckon with it.
    #[must_use]
    pub fn with_skips(groups: usize, options: usize) -> Self {
        Self::of_width(vec![0; groups], options, options + 1)
    }

    fn of_width(questions: Vec<usize>, options: usize, width: usize) -> Self {
        let counts = vec![0; questions.len() * width];
        Self {
            options,
            width,
            questions,
            counts,
        }
    }

    /// Adds to one count, which stops at the largest number there is. A group or an
    /// option that the tally does not have is nobody's, and changes nothing.
    pub fn add(&mut self, group: usize, option: usize, people: u32) {
        if option < self.options {
            self.add_at(group, option, people);
        }
    }

    /// Adds to those who skipped.
    pub fn add_skipped(&mut self, group: usize, people: u32) {
        if self.width > self.options {
            self.add_at(group, self.options, people);
        }
    }

    fn add_at(&mut self, group: usize, place: usize, people: u32) {
        if group < self.groups() {
            let at = group * self.width + place;
            if let Some(count) = self.counts.get_mut(at) {
                *count = count.saturating_add(people);
            }
        }
    }

    /// How many groups of people.
    #[must_use]
    pub const fn groups(&self) -> usize {
        self.questions.len()
    }

    /// How many options.
    #[must_use]
    pub const fn options(&self) -> usize {
        self.options
    }

    /// Every count, group by group.
    pub(super) fn counts(&self) -> &[u32] {
        &self.counts
    }

    /// The places in [`Self::counts`] that a filter adds up: of one option, or of all.
    pub(super) fn places(&self, filter: &Filter, option: Option<usize>) -> Vec<usize> {
        self.places_of(filter, option.map_or(0..self.options, |one| one..one + 1))
    }

    /// The same of everybody in a filter, also who skipped.
    pub(super) fn everyone(&self, filter: &Filter) -> Vec<usize> {
        self.places_of(filter, 0..self.width)
    }

    fn places_of(&self, filter: &Filter, options: std::ops::Range<usize>) -> Vec<usize> {
        let groups = filter.0.iter().filter(|group| **group < self.groups());
        groups
            .flat_map(|group| options.clone().map(move |one| group * self.width + one))
            .collect()
    }

    /// The number that the places add up to.
    pub(super) fn sum(&self, places: &[usize]) -> u64 {
        let counts = places.iter().filter_map(|at| self.counts.get(*at));
        counts.map(|count| u64::from(*count)).sum()
    }

    /// The fewest people that can be behind a sum: what the question with most of it has.
    pub(super) fn people(&self, places: &[usize]) -> u64 {
        let mut of = std::collections::BTreeMap::<usize, u64>::new();
        for at in places {
            let question = self.questions.get(at / self.width.max(1));
            let count = self.counts.get(*at);
            if let (Some(question), Some(count)) = (question, count) {
                *of.entry(*question).or_default() += u64::from(*count);
            }
        }
        of.into_values().max().unwrap_or(0)
    }
}

/// The groups that a table is about, each once: everybody, one band, one priority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter(Vec<usize>);

impl Filter {
    /// These groups.
    pub fn of(groups: impl IntoIterator<Item = usize>) -> Self {
        let once: std::collections::BTreeSet<usize> = groups.into_iter().collect();
        Self(once.into_iter().collect())
    }

    /// Everybody in the tally.
    #[must_use]
    pub fn everybody(tally: &Tally) -> Self {
        Self::of(0..tally.groups())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_answers_to_six_questions_may_be_one_person() {
        let mut tally = Tally::of_questions((0..6).collect(), 2);
        for question in 0..6 {
            tally.add(question, 1, 1);
        }
        let all = tally.places(&Filter::everybody(&tally), Some(1));
        assert_eq!((tally.sum(&all), tally.people(&all)), (6, 1));
    }

    #[test]
    fn what_the_tally_does_not_have_is_counted_nowhere() {
        let mut tally = Tally::new(2, 3);
        tally.add(0, 3, 9);
        tally.add(2, 0, 9);
        let all = tally.places(&Filter::of([0, 1, 1, 7]), None);
        assert_eq!((all.len(), tally.sum(&all)), (6, 0));
    }
}
