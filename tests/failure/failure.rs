//! The server under misfortune.
