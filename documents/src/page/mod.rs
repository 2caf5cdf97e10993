//! HTML for the browser's print window.
