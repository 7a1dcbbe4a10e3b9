//! Where the apps' files come from: a folder that a build writes, or this binary.

use super::App;
use std::path::PathBuf;

/// Where the files are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// `widget/` and `desk/` in this folder, read at each request, so that a new
    /// build is seen at once.
    Folder(PathBuf),
    /// Inside this binary.
    #[cfg(feature = "embed-apps")]
    Binary,
}

/// An app is not there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not there: build the apps first, or say where they are with --dist")]
pub struct AppsFault(pub String);

impl App {
    const fn folder(self) -> &'static str {
        match self {
            Self::Widget => "widget",
            Self::Desk => "desk",
        }
    }
}

impl Source {
    /// This folder if one is named; else the binary, if the apps are in it; else `dist`.
    #[must_use]
    pub fn choose(folder: Option<PathBuf>) -> Self {
        match folder {
            Some(folder) => Self::Folder(folder),
            #[cfg(feature = "embed-apps")]
            None => Self::Binary,
            #[cfg(not(feature = "embed-apps"))]
            None => Self::Folder(PathBuf::from("dist")),
        }
    }

    pub(super) fn check(&self) -> Result<(), AppsFault> {
        for app in [App::Widget, App::Desk] {
            match self {
                Self::Folder(folder) => {
                    let page = folder.join(app.folder()).join("index.html");
                    if !page.is_file() {
                        return Err(AppsFault(page.display().to_string()));
                    }
                }
                #[cfg(feature = "embed-apps")]
                Self::Binary => {
                    if embedded::read(app, "index.html").is_none() {
                        return Err(AppsFault(format!("the {} in this binary", app.folder())));
                    }
                }
            }
        }
        Ok(())
    }

    /// A file's bytes. The name has been checked to stay inside the app's folder.
    pub(super) async fn read(&self, app: App, name: &str) -> Option<Vec<u8>> {
        match self {
            Self::Folder(folder) => tokio::fs::read(folder.join(app.folder()).join(name))
                .await
                .ok(),
            #[cfg(feature = "embed-apps")]
            Self::Binary => embedded::read(app, name),
        }
    }
}

#[cfg(feature = "embed-apps")]
mod embedded {
    use super::App;
    use rust_embed::RustEmbed;

    #[derive(RustEmbed)]
    #[folder = "../../dist/widget/"]
    struct Widget;

    #[derive(RustEmbed)]
    #[folder = "../../dist/desk/"]
    struct Desk;

    pub(super) fn read(app: App, name: &str) -> Option<Vec<u8>> {
        let file = match app {
            App::Widget => Widget::get(name),
            App::Desk => Desk::get(name),
        };
        file.map(|file| file.data.into_owned())
    }
}
