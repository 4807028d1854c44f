//! *Retours*: the dialogs by which a return is registered, received and withdrawn. What was typed stays until it is sent.

mod card;
mod draft;
mod print_label;
mod receive;
mod register;
mod withdraw;

pub use card::ReturnCard;
pub use draft::ReturnFormState;
pub use receive::ReceiveReturnDialog;
pub use register::RegisterReturnDialog;
pub use withdraw::WithdrawReturnDialog;
