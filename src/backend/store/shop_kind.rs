//! The kind of shop that a database is of: in a demo shop no money moves.

use sqlx::Row;

use super::{Store, StoreError};

/// The kind is decided once, when the database is first served or its first orders come in, so that real refunds never
/// lead to stand-ins, nor made-up ones to a payment provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShopKind {
    Real,
    /// Made up, to try the desk on.
    Demo,
}

impl ShopKind {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Real => "real",
            Self::Demo => "demo",
        }
    }
}

impl Store {
    /// Makes this a shop of this kind, unless it is one already; says of what kind it is then.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn decide_shop_kind(&self, kind: ShopKind) -> Result<ShopKind, StoreError> {
        let mut db = self.begin_write().await?;
        let known = sqlx::query("SELECT kind FROM shop").fetch_optional(&mut *db).await?;
        if let Some(known) = known {
            db.roll_back().await;
            let is_demo = known.try_get::<String, _>("kind")? == ShopKind::Demo.as_str();
            return Ok(if is_demo { ShopKind::Demo } else { ShopKind::Real });
        }
        sqlx::query("INSERT INTO shop (id, kind) VALUES (1, $1)").bind(kind.as_str()).execute(&mut *db).await?;
        db.commit().await?;
        Ok(kind)
    }
}
