//! A long list drawn a few rows at a time, so that the tap that opens it is answered at
//! once on a slow phone.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// Rows drawn with each stage; half of them with the page, which is more than its list.
const ROWS: usize = 2;

/// Rows drawn before the first stage is over. Rendered natively there are no stages.
const AT_FIRST: usize = if cfg!(target_arch = "wasm32") {
    ROWS / 2
} else {
    usize::MAX
};

/// How many of `of` rows are to be drawn now. The rest follow by themselves, a few in
/// each turn of the browser; once all are there, a new one is drawn with the others.
#[hook]
pub fn use_rows_in_stages(of: usize) -> usize {
    let drawn = use_state_eq(|| AT_FIRST);
    {
        let drawn = drawn.clone();
        use_effect_with((*drawn, of), move |(now, of)| {
            let next = stage_after(*now, *of);
            let soon = next.map(|next| Timeout::new(0, move || drawn.set(next)));
            move || drop(soon)
        });
    }
    *drawn
}

/// How many rows are drawn after `now` of `of`; `None` once there is no end to them.
fn stage_after(now: usize, of: usize) -> Option<usize> {
    let next = if now >= of { usize::MAX } else { now + ROWS };
    (now < usize::MAX).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_drawn_in_the_end_and_then_no_stage_follows() {
        for of in [0, 1, ROWS, ROWS + 1, 35] {
            let stages: Vec<usize> =
                std::iter::successors(Some(ROWS / 2), |now| stage_after(*now, of)).collect();
            assert!(stages.is_sorted(), "{stages:?}");
            assert_eq!(stages.last(), Some(&usize::MAX), "{of} rows");
            let largest = stages
                .windows(2)
                .map(|pair| pair[1].min(of).saturating_sub(pair[0]));
            assert!(
                largest.max().unwrap_or_default() <= ROWS,
                "{of} rows: {stages:?}"
            );
        }
    }
}
