//! What a person does with a page: finds things by what they are and say, waits
//! for them, presses, types, reads. No test looks at classes or ids.

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use thirtyfour::{By, WebElement, error::WebDriverErrorInner};

use crate::{
    browser::Browser,
    needs,
    patience::{STEP, until},
};

const FIND: &str = include_str!("find.js");

/// What a thing on a screen is to assistive technology.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Does something.
    Button,
    /// Goes somewhere.
    Link,
    /// Begins a part.
    Heading,
    /// Takes own words.
    Textbox,
    /// One of several.
    Radio,
    /// On or off.
    Checkbox,
    /// Says how something stands.
    Status,
    /// In front of everything else.
    Dialog,
    /// One of a list.
    Combobox,
    /// Any words at all.
    Text,
}

impl Role {
    const fn name(self) -> &'static str {
        match self {
            Self::Button => "button",
            Self::Link => "link",
            Self::Heading => "heading",
            Self::Textbox => "textbox",
            Self::Radio => "radio",
            Self::Checkbox => "checkbox",
            Self::Status => "status",
            Self::Dialog => "dialog",
            Self::Combobox => "combobox",
            Self::Text => "text",
        }
    }
}

impl Browser {
    /// The thing with this role whose name holds these words, if it shows now.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn find(&self, role: Role, name: &str) -> Result<Option<WebElement>> {
        let asked = self
            .driver()
            .execute(FIND, vec![json!(role.name()), json!(name)])
            .await;
        let found = match asked {
            // Found, and drawn anew before it could be named.
            Err(fault) if fault.to_string().contains("stale") => return Ok(None),
            found => found?,
        };
        if found.json().is_null() {
            Ok(None)
        } else {
            Ok(Some(found.element()?))
        }
    }

    /// Waits until it shows.
    ///
    /// # Errors
    /// When it does not, with what the screen says instead.
    pub async fn see(&self, role: Role, name: &str) -> Result<WebElement> {
        let what = format!("{} “{name}” in {:?}", role.name(), self.engine);
        match until(&what, STEP, || self.find(role, name)).await {
            Ok(element) => Ok(element),
            Err(error) => Err(error.context(format!("the screen says: {}", self.words().await?))),
        }
    }

    /// Waits until it shows no more.
    ///
    /// # Errors
    /// When it stays.
    pub async fn see_no_more(&self, role: Role, name: &str) -> Result<()> {
        until(
            &format!("{} “{name}” to go", role.name()),
            STEP,
            async || Ok(self.find(role, name).await?.is_none().then_some(())),
        )
        .await
    }

    /// Waits until it lies still with nothing over it, and presses it, once.
    ///
    /// # Errors
    /// When it does not show, does not come to rest, or something stays over it.
    pub async fn press(&self, role: Role, name: &str) -> Result<()> {
        self.see(role, name).await?.scroll_into_view().await?;
        // A page that is still being laid out moves things from under a finger that is
        // quicker than any hand; WebKit then presses what is there instead.
        let mut before = None;
        let still = format!("{} “{name}” to lie still, in reach", role.name());
        let pressed = until(&still, STEP, async || {
            let Some(element) = self.find(role, name).await? else {
                return Ok(None);
            };
            // Drawn anew in this moment, it has no place yet.
            let place = element.rect().await.ok();
            let place = place.map(|place| (place.x.to_bits(), place.y.to_bits()));
            if place.is_none() || before.replace(place) != Some(place) {
                return Ok(None);
            }
            match element.click().await {
                // Nothing was pressed: the page went to its beginning just now, and it
                // lies under the tabs or outside the screen. A hand would follow it.
                Err(error)
                    if matches!(
                        error.as_inner(),
                        WebDriverErrorInner::ElementClickIntercepted(_)
                            | WebDriverErrorInner::ElementNotInteractable(_)
                    ) =>
                {
                    element.scroll_into_view().await?;
                    Ok(None)
                }
                pressed => pressed.map(Some).map_err(Into::into),
            }
        })
        .await;
        match pressed {
            Ok(()) => Ok(()),
            Err(error) => {
                let place = self.place(role, name).await.unwrap_or_default();
                let what = format!("cannot press {} “{name}”, {place}", role.name());
                Err(error.context(what))
            }
        }
    }

    /// Where a thing lies and what lies over its middle, for whoever reads a failure.
    async fn place(&self, role: Role, name: &str) -> Result<String> {
        const PLACE: &str = "const e = arguments[0], r = e.getBoundingClientRect(); \
            const over = document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2); \
            return JSON.stringify({ \
              box: [r.x, r.y, r.width, r.height].map(Math.round), \
              screen: [innerWidth, innerHeight], scrolled: [scrollX, scrollY], \
              page: [document.documentElement.scrollWidth, document.documentElement.scrollHeight], \
              off: e.disabled ?? null, over: over && over.outerHTML.slice(0, 120) })";
        let Some(element) = self.find(role, name).await? else {
            return Ok("which is not there any more".to_owned());
        };
        let said = self
            .driver()
            .execute(PLACE, vec![element.to_json()?])
            .await?;
        Ok(said.json().as_str().unwrap_or_default().to_owned())
    }

    /// Waits for a box and types into it.
    ///
    /// # Errors
    /// When it does not show or takes no words.
    pub async fn write(&self, name: &str, words: &str) -> Result<()> {
        let element = self.see(Role::Textbox, name).await?;
        if words.is_empty() {
            // WebKit takes nothing for a fault.
            return Ok(());
        }
        element
            .send_keys(words)
            .await
            .with_context(|| format!("cannot type into “{name}”"))
    }

    /// Waits for a list and chooses what says this of it.
    ///
    /// # Errors
    /// When it does not show or offers nothing like that.
    pub async fn choose(&self, name: &str, option: &str) -> Result<()> {
        let list = self.see(Role::Combobox, name).await?;
        list.scroll_into_view().await?;
        let option = By::XPath(format!("./option[normalize-space()='{option}']"));
        let found = list.find(option).await?;
        found
            .click()
            .await
            .with_context(|| format!("cannot choose in “{name}”"))
    }

    /// The page's title, as it is written on it.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn title(&self) -> Result<String> {
        let said = self
            .driver()
            .execute(
                "return document.querySelector('h1')?.innerText ?? ''",
                vec![],
            )
            .await?;
        Ok(said.json().as_str().unwrap_or_default().trim().to_owned())
    }

    /// All the words on the screen.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn words(&self) -> Result<String> {
        let said = self
            .driver()
            .execute("return document.body.innerText", vec![])
            .await?;
        Ok(said
            .json()
            .as_str()
            .unwrap_or_default()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "))
    }

    /// Holds this screen to WCAG 2.2 AA as far as a machine can tell.
    ///
    /// # Errors
    /// With every rule that is broken and where.
    pub async fn is_accessible(&self, screen: &str) -> Result<()> {
        self.driver().execute(&needs::axe()?, vec![]).await?;
        let found = self
            .driver()
            .execute_async(
                "const done = arguments[arguments.length - 1]; \
                 axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] }) \
                 .then((found) => done(found.violations.map((broken) => ({ rule: broken.id, why: broken.help, \
                 where: broken.nodes.map((node) => node.html.slice(0, 200)) }))), (error) => done(String(error)));",
                vec![],
            )
            .await?;
        match found.json() {
            Value::Array(broken) if broken.is_empty() => Ok(()),
            broken => bail!(
                "{screen} is not accessible in {:?}: {broken:#}",
                self.engine
            ),
        }
    }
}
