//! The few signs, drawn as strokes of the text's colour. A word always stands beside them or names their button.

use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symbol {
    ArrowLeft,
    Check,
    ChevronDown,
    Close,
    Copy,
    Cross,
    External,
    Info,
    Moon,
    Pencil,
    /// Money on its way back: the product's mark.
    Return,
    Screen,
    Search,
    SortDown,
    SortUp,
    Sun,
    Warning,
}

impl Symbol {
    /// On a grid of 16 by 16.
    const fn path(self) -> &'static str {
        match self {
            Self::ArrowLeft => "M13 8H3M7 4 3 8l4 4",
            Self::Check => "m3 8.5 3.2 3.2L13 4.8",
            Self::ChevronDown => "m4 6 4 4 4-4",
            Self::Close | Self::Cross => "m4 4 8 8M12 4l-8 8",
            Self::Copy => "M6 6h7v7H6zM10 6V3H3v7h3",
            Self::External => "M9 3h4v4M13 3 7 9M11 9v4H3V5h4",
            Self::Info => "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M8 7.3v3.9M8 4.7v.2",
            Self::Moon => "M13.2 9.4A5.6 5.6 0 1 1 6.6 2.8a4.6 4.6 0 0 0 6.6 6.6",
            Self::Pencil => "M3 13v-2.6L10.6 2.8l2.6 2.6L5.6 13zM9 4.4 11.6 7",
            Self::Return => "M3 6h6.5a3.3 3.3 0 0 1 0 6.6H6M3 6l3-3M3 6l3 3",
            Self::Screen => "M2.5 3h11v7.5h-11zM8 10.5v3M5.5 13.5h5",
            Self::Search => "M7 2.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4M10.2 10.2l3.2 3.2",
            Self::SortDown => "M8 3v10M4.5 9.5 8 13l3.5-3.5",
            Self::SortUp => "M8 13V3M4.5 6.5 8 3l3.5 3.5",
            Self::Sun => {
                "M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6M8 1.2v1.5M8 13.3v1.5M1.2 8h1.5M13.3 8h1.5\
                 M3.2 3.2l1 1M11.8 11.8l1 1M12.8 3.2l-1 1M4.2 11.8l-1 1"
            }
            Self::Warning => "M8 2.2 14.6 13.6H1.4zM8 6.4v3.4M8 11.6v.2",
        }
    }
}

#[component]
pub fn Icon(#[prop(into)] symbol: Signal<Symbol>) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d=move || symbol.get().path()></path>
        </svg>
    }
}
