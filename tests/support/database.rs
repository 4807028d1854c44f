//! The database behind the backend's back, to look at what no answer shows and to try what no code does.

use sqlx::ConnectOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};

use super::shop::Shop;

pub async fn connect(shop: &Shop) -> SqliteConnection {
    let path = shop.folder.path().join("avoir.db");
    let patience = std::time::Duration::from_secs(30);
    SqliteConnectOptions::new().filename(path).foreign_keys(true).busy_timeout(patience).connect().await.unwrap()
}
