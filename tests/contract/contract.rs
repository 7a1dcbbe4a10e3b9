//! The client against the real router.
