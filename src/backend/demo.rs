//! The demo shop: its orders, the stand-ins for the providers' portals, and a warehouse that works while agents do.

pub mod portal;
pub mod shop;
pub mod warehouse;
