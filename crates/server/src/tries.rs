//! Tries at invitations, at a consultation's code or a group's pass that find nothing: at
//! most 10 a minute a network and 60 an hour altogether, counted in memory and forgotten.
//!
//! Only failures count, and a right proof is never refused: a room of 40 children
//! behind one address must all get in, also while somebody else is guessing. What a
//! guesser gets is slowness: past a limit, everybody in question goes one at a time.

use crate::failure::Failure;
use crate::house::House;
use crate::store::StoreFault;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use std::collections::HashMap;
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::Semaphore;

/// Failures a network may have in [`MINUTE`].
pub const MOST_A_MINUTE: u32 = 10;
/// Failures that all networks together may have in [`HOUR`].
pub const MOST_AN_HOUR: u32 = 60;
const MINUTE: i64 = 60;
const HOUR: i64 = 3_600;
/// How long each try takes past a limit.
const SLOWED: Duration = Duration::from_millis(250);
/// How long a try may wait for its turn.
const PATIENCE: Duration = Duration::from_secs(10);

/// Where a request comes from, as coarsely as a limit can use: a /24 of IPv4 or a
/// /48 of IPv6. Never stored, never logged.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Network(IpAddr);

impl Network {
    fn of(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V4(v4) => {
                let [a, b, c, _] = v4.octets();
                IpAddr::from([a, b, c, 0])
            }
            IpAddr::V6(v6) => {
                let [a, b, c, ..] = v6.segments();
                IpAddr::from([a, b, c, 0, 0, 0, 0, 0])
            }
        })
    }
}

impl std::fmt::Debug for Network {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Network(..)")
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Network {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let peer = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map_or(IpAddr::from([0, 0, 0, 0]), |ConnectInfo(peer)| peer.ip());
        Ok(Self::of(forwarded(peer, &parts.headers).unwrap_or(peer)))
    }
}

/// A proxy on this machine says for whom it asks; anybody else's word is not taken.
fn forwarded(peer: IpAddr, headers: &HeaderMap) -> Option<IpAddr> {
    let said = headers.get("x-forwarded-for")?.to_str().ok()?;
    peer.is_loopback()
        .then(|| said.rsplit(',').next()?.trim().parse().ok())
        .flatten()
}

#[derive(Debug, Default)]
struct Counts {
    minute: HashMap<Network, Window>,
    hour: Window,
}

#[derive(Debug, Clone, Copy, Default)]
struct Window {
    failed: u32,
    since: i64,
}

impl Window {
    const fn seconds_left(self, length: i64, most: u32, now: i64) -> Option<i64> {
        let left = self.since + length - now;
        if self.failed >= most && left > 0 {
            Some(left)
        } else {
            None
        }
    }

    fn count(&mut self, length: i64, now: i64) {
        if now - self.since >= length {
            *self = Self {
                failed: 0,
                since: now,
            };
        }
        self.failed = self.failed.saturating_add(1);
    }
}

/// The counts, and the one door for those past a limit.
#[derive(Debug)]
pub struct Tries {
    counts: Mutex<Counts>,
    one_at_a_time: Semaphore,
}

impl Default for Tries {
    fn default() -> Self {
        Self {
            counts: Mutex::default(),
            one_at_a_time: Semaphore::new(1),
        }
    }
}

impl Tries {
    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Seconds until this network is under the limits again; none when it is.
    fn over(&self, network: Network, now: i64) -> Option<i64> {
        let counts = self.counts();
        let minute = counts
            .minute
            .get(&network)
            .and_then(|window| window.seconds_left(MINUTE, MOST_A_MINUTE, now));
        minute.max(counts.hour.seconds_left(HOUR, MOST_AN_HOUR, now))
    }

    fn count(&self, network: Network, now: i64) {
        let mut counts = self.counts();
        counts
            .minute
            .retain(|_, window| now - window.since < MINUTE);
        counts.hour.count(HOUR, now);
        counts.minute.entry(network).or_default().count(MINUTE, now);
    }
}

impl House {
    /// Looks for something by a proof: what it finds is given however many have
    /// failed; what it does not find is counted.
    ///
    /// # Errors
    /// [`Failure::InvitationEnded`] when nothing is found, [`Failure::SlowDown`] when
    /// nothing is found past a limit, and what `look` says.
    pub async fn try_proof<T>(
        &self,
        network: Network,
        look: impl Future<Output = Result<Option<T>, StoreFault>>,
    ) -> Result<T, Failure> {
        self.try_for(network, Failure::InvitationEnded, look).await
    }

    /// As [`Self::try_proof`], for what is no invitation.
    ///
    /// # Errors
    /// `nothing` when nothing is found, else as there.
    pub async fn try_for<T>(
        &self,
        network: Network,
        nothing: Failure,
        look: impl Future<Output = Result<Option<T>, StoreFault>>,
    ) -> Result<T, Failure> {
        let now = self.clock.seconds();
        let over = self.tries.over(network, now);
        let found = if over.is_some() {
            let turn = tokio::time::timeout(PATIENCE, self.tries.one_at_a_time.acquire()).await;
            let Ok(Ok(_turn)) = turn else {
                return Err(Failure::Store(StoreFault::Busy));
            };
            tokio::time::sleep(SLOWED).await;
            look.await?
        } else {
            look.await?
        };
        if let Some(found) = found {
            return Ok(found);
        }
        self.tries.count(network, now);
        Err(over.map_or(nothing, |seconds| Failure::SlowDown {
            seconds: u32::try_from(seconds).unwrap_or(u32::MAX),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(last: u8) -> Network {
        Network::of(IpAddr::from([10, 0, last, 9]))
    }

    #[test]
    fn the_eleventh_failure_in_a_minute_is_one_too_many_for_its_network_alone() {
        let tries = Tries::default();
        for _ in 0..MOST_A_MINUTE {
            assert_eq!(tries.over(network(1), 1_000), None);
            tries.count(network(1), 1_000);
        }
        assert_eq!(tries.over(network(1), 1_000), Some(60));
        assert_eq!(tries.over(network(2), 1_000), None);
        assert_eq!(tries.over(network(1), 1_059), Some(1));
        assert_eq!(tries.over(network(1), 1_060), None);
    }

    #[test]
    fn the_sixty_first_failure_in_an_hour_is_one_too_many_for_everybody() {
        let tries = Tries::default();
        for at in 0..MOST_AN_HOUR {
            assert_eq!(tries.over(network(200), 5_000), None);
            tries.count(network(u8::try_from(at).unwrap()), 5_000);
        }
        assert_eq!(tries.over(network(200), 5_000), Some(3_600));
        assert_eq!(tries.over(network(200), 8_600), None);
    }

    #[test]
    fn one_network_is_one_however_it_writes_its_address() {
        let mapped: IpAddr = "::ffff:10.0.1.77".parse().unwrap();
        assert_eq!(Network::of(mapped), network(1));
        let one: IpAddr = "2001:db8:1:2::3".parse().unwrap();
        let other: IpAddr = "2001:db8:1:ffff::4".parse().unwrap();
        assert_eq!(Network::of(one), Network::of(other));
    }

    #[test]
    fn only_a_proxy_on_this_machine_is_believed() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", "1.2.3.4, 5.6.7.8".parse().unwrap());
        let here = IpAddr::from([127, 0, 0, 1]);
        let there = IpAddr::from([9, 9, 9, 9]);
        assert_eq!(forwarded(here, &headers), Some(IpAddr::from([5, 6, 7, 8])));
        assert_eq!(forwarded(there, &headers), None);
        assert_eq!(forwarded(here, &HeaderMap::new()), None);
    }
}
