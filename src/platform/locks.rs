//! One tab at a time: the browser's locks, and a word to the other tabs.

use gloo::events::EventListener;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::BroadcastChannel;
use yew::Callback;

/// A lock that is held until this is dropped, or the tab dies.
#[derive(Debug)]
pub struct Held {
    release: Option<Function>,
}

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(release) = &self.release {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Waits until no other tab holds the lock of this name, then holds it. A browser
/// without locks lets everybody in: sending the same bytes twice does no harm.
pub async fn hold(name: &str) -> Held {
    let mut release = None;
    let released = Promise::new(&mut |done, _| release = Some(done));
    let mut entered = None;
    let entry = Promise::new(&mut |done, _| entered = Some(done));
    let enter = Closure::once_into_js(move || {
        if let Some(entered) = entered {
            let _ = entered.call0(&JsValue::UNDEFINED);
        }
        released
    });
    if request(name, &enter).is_err() {
        return Held { release: None };
    }
    let _ = JsFuture::from(entry).await;
    Held { release }
}

fn request(name: &str, enter: &JsValue) -> Result<(), JsValue> {
    let navigator = super::window().ok_or(JsValue::UNDEFINED)?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into())?;
    let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
    request.call2(&locks, &name.into(), enter).map(drop)
}

/// The other tabs of this app on this phone.
#[derive(Debug)]
pub struct OtherTabs {
    channel: Option<BroadcastChannel>,
    _listening: Option<EventListener>,
}

impl OtherTabs {
    /// Listens for [`Self::tell`] of another tab.
    #[must_use]
    pub fn listen(name: &str, told: Callback<()>) -> Self {
        let channel = BroadcastChannel::new(name).ok();
        let listening = channel
            .as_ref()
            .map(|channel| EventListener::new(channel, "message", move |_| told.emit(())));
        Self {
            channel,
            _listening: listening,
        }
    }

    /// Tells them that what is kept has changed; never what.
    pub fn tell(&self) {
        if let Some(channel) = &self.channel {
            let _ = channel.post_message(&JsValue::TRUE);
        }
    }
}

impl Drop for OtherTabs {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}
