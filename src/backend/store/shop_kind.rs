//! Whether money moves here.

use sqlx::Row;

use super::{Store, StoreError};

/// What kind of shop a database is of. Its first order decides that for good: real refunds never lead to stand-ins,
/// nor made-up ones to a payment provider.
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
    /// What kind of shop this is.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn shop_kind(&self) -> Result<ShopKind, StoreError> {
        let kind = sqlx::query("SELECT kind FROM shop").fetch_optional(&self.read).await?;
        let kind = kind.map(|row| row.try_get::<String, _>("kind")).transpose()?;
        let is_demo = kind.is_some_and(|kind| kind == ShopKind::Demo.as_str());
        Ok(if is_demo { ShopKind::Demo } else { ShopKind::Real })
    }

    /// Makes this a shop of this kind, unless it has orders; says of what kind it is then.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn found_shop(&self, kind: ShopKind) -> Result<ShopKind, StoreError> {
        let mut db = self.begin_write().await?;
        let is_empty = sqlx::query("SELECT number FROM orders LIMIT 1").fetch_optional(&mut *db).await?.is_none();
        if is_empty {
            sqlx::query(
                "INSERT INTO shop (id, kind) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind",
            )
            .bind(kind.as_str())
            .execute(&mut *db)
            .await?;
        }
        db.commit().await?;
        self.shop_kind().await
    }
}
