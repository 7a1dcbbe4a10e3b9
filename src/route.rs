//! Where in the widget one can be, and the path of each place. Pure: reading and
//! writing the address is `platform::address`; moving about is `navigation`.

use domain::ids::PriorityId;
use domain::request::Purpose;

/// A place in the widget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// What is next, what is waiting, who can help, the six priorities.
    Home,
    /// The pledge: every priority.
    Pledge,
    /// One priority and its promises.
    Priority(PriorityId),
    /// *You said, we did*: every action.
    YouSaid,
    /// *My status*.
    Status,
    /// *My dates*.
    Dates,
    /// *My views*.
    Views,
    /// The local offer.
    LocalOffer,
    /// Who can help now.
    Help,
    /// Everything that can be asked for.
    Requests,
    /// One request.
    Request(Purpose),
    /// What came back, for whoever kept a return code.
    Answers,
    /// How it looks, what it keeps, forgetting it.
    Settings,
    /// Every consultation.
    Consultations,
    /// One consultation, by its id.
    Consultation(String),
    /// A group that answers one on this tablet.
    Group,
    /// *Groups and events*.
    Groups,
}

/// The five tabs, and the places that light each up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// Home.
    Home,
    /// My pledge.
    Pledge,
    /// My views.
    Views,
    /// Local offer.
    Local,
    /// Help.
    Help,
}

impl Tab {
    /// In the order they are shown.
    pub const ALL: [Self; 5] = [
        Self::Home,
        Self::Pledge,
        Self::Views,
        Self::Local,
        Self::Help,
    ];

    /// Where the tab leads.
    #[must_use]
    pub const fn route(self) -> Route {
        match self {
            Self::Home => Route::Home,
            Self::Pledge => Route::Pledge,
            Self::Views => Route::Views,
            Self::Local => Route::LocalOffer,
            Self::Help => Route::Help,
        }
    }
}

impl Route {
    /// The place a path names, below the base. An unknown path is Home: nobody is
    /// ever told that a page was not found.
    #[must_use]
    pub fn parse(path: &str) -> Self {
        let mut steps = path.split('/').filter(|step| !step.is_empty());
        match (steps.next(), steps.next()) {
            (Some("pledge"), None) => Self::Pledge,
            (Some("pledge"), Some(priority)) => Self::Priority(PriorityId::from(priority)),
            (Some("you-said"), _) => Self::YouSaid,
            (Some("status"), _) => Self::Status,
            (Some("dates"), _) => Self::Dates,
            (Some("views"), _) => Self::Views,
            (Some("local-offer"), _) => Self::LocalOffer,
            (Some("help"), _) => Self::Help,
            (Some("ask"), step) => step
                .and_then(Purpose::of_word)
                .filter(|purpose| purpose.is_listed())
                .map_or(Self::Requests, Self::Request),
            (Some("answers"), _) => Self::Answers,
            (Some("settings"), _) => Self::Settings,
            (Some("consultations"), None) => Self::Consultations,
            (Some("consultations"), Some(id)) => Self::Consultation(id.to_owned()),
            (Some("group"), _) => Self::Group,
            (Some("groups"), _) => Self::Groups,
            _ => Self::Home,
        }
    }

    /// Its path below the base, beginning with `/`.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::Pledge => "/pledge".to_owned(),
            Self::Priority(id) => format!("/pledge/{id}"),
            Self::YouSaid => "/you-said".to_owned(),
            Self::Status => "/status".to_owned(),
            Self::Dates => "/dates".to_owned(),
            Self::Views => "/views".to_owned(),
            Self::LocalOffer => "/local-offer".to_owned(),
            Self::Help => "/help".to_owned(),
            Self::Requests => "/ask".to_owned(),
            Self::Request(purpose) => format!("/ask/{}", purpose.word()),
            Self::Answers => "/answers".to_owned(),
            Self::Settings => "/settings".to_owned(),
            Self::Consultations => "/consultations".to_owned(),
            Self::Consultation(id) => format!("/consultations/{id}"),
            Self::Group => "/group".to_owned(),
            Self::Groups => "/groups".to_owned(),
        }
    }

    /// The tab that is lit here, if any.
    #[must_use]
    pub const fn tab(&self) -> Option<Tab> {
        match self {
            Self::Home | Self::Consultations | Self::Consultation(_) | Self::Groups => {
                Some(Tab::Home)
            }
            Self::Pledge | Self::Priority(_) | Self::YouSaid | Self::Status | Self::Dates => {
                Some(Tab::Pledge)
            }
            Self::Views => Some(Tab::Views),
            Self::LocalOffer => Some(Tab::Local),
            Self::Help | Self::Requests | Self::Request(_) | Self::Answers => Some(Tab::Help),
            Self::Settings | Self::Group => None,
        }
    }
}

/// Whether the widget is its own page or lives under `/embed` in another's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// Served at `/`.
    Own,
    /// Served at `/embed`.
    Embed,
}

impl Base {
    /// The base of a full path, and the rest of it.
    #[must_use]
    pub fn split(path: &str) -> (Self, &str) {
        match path.strip_prefix("/embed") {
            Some(rest) if rest.is_empty() || rest.starts_with('/') => (Self::Embed, rest),
            _ => (Self::Own, path),
        }
    }

    /// The full path of a place.
    #[must_use]
    pub fn path_of(self, route: &Route) -> String {
        match (self, route) {
            (Self::Own, route) => route.path(),
            (Self::Embed, Route::Home) => "/embed".to_owned(),
            (Self::Embed, route) => format!("/embed{}", route.path()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_place() -> [Route; 17] {
        [
            Route::Home,
            Route::Pledge,
            Route::Priority(PriorityId::from("keep-safe")),
            Route::YouSaid,
            Route::Status,
            Route::Dates,
            Route::Views,
            Route::LocalOffer,
            Route::Help,
            Route::Requests,
            Route::Request(Purpose::MyRecords),
            Route::Answers,
            Route::Settings,
            Route::Consultations,
            Route::Consultation("3b241101".to_owned()),
            Route::Group,
            Route::Groups,
        ]
    }

    #[test]
    fn each_place_is_found_again_by_its_path_under_both_bases() {
        for base in [Base::Own, Base::Embed] {
            for place in every_place() {
                let path = base.path_of(&place);
                let (found_base, rest) = Base::split(&path);
                assert_eq!((found_base, Route::parse(rest)), (base, place), "{path}");
            }
        }
    }

    #[test]
    fn a_path_nobody_knows_is_home() {
        for path in ["", "/", "/nothing", "/embedded", "//", "/../etc"] {
            let (_, rest) = Base::split(path);
            assert_eq!(Route::parse(rest), Route::Home, "{path}");
        }
    }

    #[test]
    fn a_request_nobody_knows_is_the_list_of_them() {
        for unlisted in ["/ask/the-moon", "/ask/consultation-words"] {
            assert_eq!(Route::parse(unlisted), Route::Requests);
        }
    }

    #[test]
    fn a_trailing_slash_changes_nothing() {
        assert_eq!(Route::parse("/help/"), Route::Help);
        assert_eq!(
            Route::parse("/pledge/keep-safe/"),
            Route::Priority(PriorityId::from("keep-safe"))
        );
    }

    #[test]
    fn every_tab_leads_to_a_place_that_lights_it() {
        for tab in Tab::ALL {
            assert_eq!(tab.route().tab(), Some(tab));
        }
    }
}
