//! The journeys, in one program: linked once, named by the file they are in.
//! `cargo xtask test` runs them; one engine's alone are those whose name holds its own.

/// Each journey as a test of its own in each engine that is named.
macro_rules! journeys {
    ($($journey:ident in $($engine:ident),+;)+) => {
        $(mod $journey {
            $(journeys!(@ $journey in $engine);)+
        })+
    };
    (@ $journey:ident in Chromium) => { journeys!(@ $journey, in_chromium, Chromium); };
    (@ $journey:ident in Firefox) => { journeys!(@ $journey, in_firefox, Firefox); };
    (@ $journey:ident in WebKit) => { journeys!(@ $journey, in_webkit, WebKit); };
    (@ $journey:ident, $test:ident, $engine:ident) => {
        #[tokio::test(flavor = "multi_thread")]
        async fn $test() -> anyhow::Result<()> {
            super::$journey(my_pledge_browser_tests::engine::Engine::$engine).await
        }
    };
}

mod actions;
mod consultations;
mod consulting;
mod council_account;
mod drawing;
mod embedded;
mod exports;
mod groups;
mod harness;
mod invited;
mod journey;
mod my_status;
mod not_sealed;
mod offline;
mod opening;
mod passkeys;
mod people;
mod picture_lock;
mod pledge_check;
mod report;
mod requests;
mod restarts;
mod review_figures;
mod reviews;
mod same_answers;
mod second_factor;
mod storage_full;
mod voice;
mod work_list;
