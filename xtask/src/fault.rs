//! What goes wrong, in one sentence for the person at the terminal.

use std::fmt;

/// A failure: one plain sentence that says what happened and, where there is one, the way out.
#[derive(Debug)]
pub(crate) struct Fault(String);

/// What every chore returns.
pub(crate) type Outcome<T = ()> = Result<T, Fault>;

impl Fault {
    pub(crate) fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Turns an error of the system into a [`Fault`] that says what was being done.
pub(crate) trait OrFault<T> {
    /// `doing` completes "could not …".
    fn or_fault(self, doing: impl fmt::Display) -> Outcome<T>;
}

impl<T, E: fmt::Display> OrFault<T> for Result<T, E> {
    fn or_fault(self, doing: impl fmt::Display) -> Outcome<T> {
        self.map_err(|error| Fault(format!("could not {doing}: {error}")))
    }
}
