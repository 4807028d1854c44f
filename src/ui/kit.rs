//! Parts that every screen is built of. They know the language shown, and nothing of orders.

mod amount;
mod badge;
mod button;
mod checkbox;
pub mod clipboard;
mod copy_button;
mod dialog;
mod dialog_help;
mod dialog_keys;
mod empty_state;
mod field;
pub mod focus;
mod icon;
mod menu;
mod menu_button;
mod moment;
mod notice;
mod popover;
mod radio_group;
mod select;
mod shop_day;
mod slow_notice;
mod switch;
mod text_input;
mod untrusted;
mod waiting;

pub use amount::{AmountTone, AmountView};
pub use badge::{Badge, BadgeTone};
pub use button::{Button, ButtonKind};
pub use checkbox::Checkbox;
pub use copy_button::CopyButton;
pub use dialog::{Dialog, DialogActions};
pub use dialog_keys::enter_on_the_page;
pub use empty_state::EmptyState;
pub use field::{Field, FieldIds};
pub use icon::{Icon, Symbol};
pub use menu_button::{MenuButton, MenuItem};
pub use moment::{
    DateTimeView, DateView, Precision, ShopDayView, ShopTimeView, SinceView, TimeView, set_time_zone, written,
    written_at_the_shop, written_plainly,
};
pub use notice::{Notice, NoticeTone, ProblemNotice};
pub use popover::Popover;
pub use radio_group::RadioGroup;
pub use select::Select;
pub use shop_day::{beginning_of, day_of};
pub use slow_notice::{SlowNotice, TakesLong};
pub use switch::Switch;
pub use text_input::{InputKind, TextArea, TextInput};
pub use untrusted::{LineText, Untrusted};
pub use waiting::{Skeleton, Spinner, Waiting};
