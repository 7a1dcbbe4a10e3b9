//! Runs the outbox: what is on its way and what has arrived, on whatever page the
//! young person is.

use super::item::{Item, KeptReceipt};
use super::plan::{Progress, Wake};
use super::runtime::Runtime;
use super::truth::while_sending;
use crate::platform::network::guard_closing;
use crate::platform::storage::IndexedDb;
use crate::surroundings::use_surroundings;
use domain::ids::SubmissionId;
use domain::invitation::Proof;
use std::rc::Rc;
use yew::prelude::*;

/// The outbox as it stands.
#[derive(Debug, Clone, Default)]
pub struct Outbox {
    /// On their way, oldest first.
    pub on_way: Vec<Progress>,
    /// Arrived, newest last.
    pub receipts: Vec<KeptReceipt>,
    runtime: Option<Rc<Runtime>>,
}

impl PartialEq for Outbox {
    fn eq(&self, other: &Self) -> bool {
        self.on_way == other.on_way
            && self.receipts == other.receipts
            && self.runtime.is_some() == other.runtime.is_some()
    }
}

impl Outbox {
    /// Takes what was just sealed.
    pub fn accept(&self, item: Item, may_keep: bool) {
        if let Some(runtime) = &self.runtime {
            runtime.accept(item, may_keep);
        }
    }

    /// Tries again, because the young person tapped.
    pub fn try_again(&self) {
        if let Some(runtime) = &self.runtime {
            runtime.wake(Wake::Tapped);
        }
    }

    /// Sends what an ended invitation held up, with another proof or with none.
    pub fn prove(&self, id: &SubmissionId, proof: Option<&Proof>) {
        if let Some(runtime) = &self.runtime {
            runtime.prove(id, proof);
        }
    }

    /// Takes an unsent submission away.
    pub fn forget(&self, id: SubmissionId) {
        if let Some(runtime) = &self.runtime {
            runtime.forget(id);
        }
    }

    /// Takes a receipt away.
    pub fn forget_receipt(&self, id: SubmissionId) {
        if let Some(runtime) = &self.runtime {
            runtime.forget_receipt(id);
        }
    }

    /// The submission of this id, if it is on its way.
    #[must_use]
    pub fn progress(&self, id: &SubmissionId) -> Option<&Progress> {
        self.on_way.iter().find(|progress| progress.item.id == *id)
    }

    /// The receipt for this id, if it has arrived.
    #[must_use]
    pub fn receipt(&self, id: &SubmissionId) -> Option<&KeptReceipt> {
        self.receipts.iter().find(|kept| kept.receipt.id == *id)
    }

    /// Whether closing the page now would lose something that is not sent.
    #[must_use]
    pub fn closing_loses(&self) -> bool {
        self.on_way.iter().any(|progress| {
            let Progress {
                item,
                kept,
                in_flight,
                ..
            } = progress;
            while_sending(&item.stage, *kept, *in_flight).closing_loses
        })
    }
}

/// Properties of [`OutboxProvider`].
#[derive(Properties, PartialEq)]
pub struct OutboxProps {
    /// What may use it.
    pub children: Html,
}

/// Runs the outbox and gives it to everything below.
#[component]
pub fn OutboxProvider(props: &OutboxProps) -> Html {
    let framed = use_surroundings().framed;
    let outbox = use_state_eq(Outbox::default);
    {
        let outbox = outbox.setter();
        use_effect_with(framed, move |framed| {
            let runtime = (!framed).then(|| begin(outbox));
            move || {
                if let Some(runtime) = runtime {
                    runtime.end();
                }
            }
        });
    }
    use_effect_with(outbox.closing_loses(), |loses| {
        let guard = loses.then(guard_closing);
        move || drop(guard)
    });
    html! {
        <ContextProvider<Outbox> context={(*outbox).clone()}>
            { props.children.clone() }
        </ContextProvider<Outbox>>
    }
}

fn begin(outbox: UseStateSetter<Outbox>) -> Rc<Runtime> {
    // The callback needs the runtime that it is given to: it finds it in this cell.
    let held: Rc<std::cell::OnceCell<std::rc::Weak<Runtime>>> = Rc::default();
    let shown = {
        let held = Rc::clone(&held);
        let outbox = outbox.clone();
        Callback::from(move |()| {
            if let Some(runtime) = held.get().and_then(std::rc::Weak::upgrade) {
                outbox.set(Outbox {
                    on_way: runtime.on_way(),
                    receipts: runtime.receipts(),
                    runtime: Some(runtime),
                });
            }
        })
    };
    let runtime = Runtime::new(IndexedDb::default(), shown.clone());
    let _ = held.set(Rc::downgrade(&runtime));
    runtime.begin();
    shown.emit(());
    runtime
}

/// Properties of [`TellOutbox`].
#[derive(Properties, PartialEq)]
pub struct TellProps {
    /// Told the outbox, and again whenever it changes.
    pub tell: Callback<Outbox>,
}

/// Tells of the outbox to pages that are not below its provider; shows nothing.
#[component]
pub fn TellOutbox(props: &TellProps) -> Html {
    let tell = props.tell.clone();
    let outbox = use_outbox();
    use_effect_with(outbox, move |outbox| tell.emit(outbox.clone()));
    Html::default()
}

/// The outbox as it stands.
#[hook]
pub fn use_outbox() -> Outbox {
    use_context().unwrap_or_default()
}
