//! A table, whatever file it becomes.

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A text, as it stands.
    Text(String),
    /// A number in digits, as JSON has it: printing one of floating point is large, and whoever has
    /// it can.
    Number(String),
    /// Nothing is known.
    Nothing,
}

/// Rows of values under the names of their columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The names of the columns.
    pub columns: Vec<&'static str>,
    /// The rows; each has a value for every column.
    pub rows: Vec<Vec<Cell>>,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(number.to_string())
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, T::into)
    }
}
