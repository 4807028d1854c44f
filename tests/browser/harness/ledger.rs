//! What is true behind the screen: the database and the outbox.

use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::{fs, time};

use avoir::backend::store::LogisticMove;
use avoir::backend::{Clock, Store};
use avoir::domain::logistic_status::LogisticStatus;
use avoir::domain::order::OrderNumber;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};
use tokio::runtime::Runtime;

pub struct Ledger {
    runtime: Rc<Runtime>,
    pool: SqlitePool,
    database: PathBuf,
    outbox: PathBuf,
}

impl Ledger {
    pub fn open(runtime: Rc<Runtime>, database: &Path, outbox: PathBuf) -> Self {
        let options = SqliteConnectOptions::new().filename(database).busy_timeout(time::Duration::from_secs(5));
        let pool = runtime.block_on(SqlitePoolOptions::new().max_connections(1).connect_with(options));
        let pool = pool.expect("the backend's database can be read");
        Self { runtime, pool, database: database.to_owned(), outbox }
    }

    /// What was really given back, in minor units.
    pub fn refunded(&self, order: &str) -> i64 {
        self.number(
            "SELECT COALESCE(SUM(COALESCE(given, amount)), 0) FROM refund_tasks
             WHERE order_number = ? AND state IN ('done', 'used_at_till') AND alternative IS NOT 'void'",
            order,
        )
    }

    /// What open refund tasks are to give back, in minor units.
    pub fn pending(&self, order: &str) -> i64 {
        let sql = "SELECT COALESCE(SUM(amount), 0) FROM refund_tasks
                   WHERE order_number = ? AND state IN ('to_do', 'opened') AND alternative IS NOT 'void'";
        self.number(sql, order)
    }

    /// The refund tasks, each as `provider amount means state`, in the order in which they were made.
    pub fn tasks(&self, order: &str) -> Vec<String> {
        let sql = "SELECT p.provider || ' ' || t.amount || ' ' || COALESCE(t.alternative, 'original') || ' ' || t.state
                   FROM refund_tasks t JOIN payments p ON p.order_number = t.order_number AND p.id = t.payment_id
                   WHERE t.order_number = ? ORDER BY t.position";
        self.texts(sql, order)
    }

    /// What the agents noted as the providers' references.
    pub fn references(&self, order: &str) -> Vec<String> {
        self.texts(
            "SELECT reference FROM refund_tasks WHERE order_number = ? AND state = 'done' ORDER BY position",
            order,
        )
    }

    /// What the agents had read of the providers' pages: the amount, in minor units, and why it is not the refund's.
    pub fn seen(&self, order: &str) -> Vec<String> {
        let sql = "SELECT s.amount || ' ' || s.currency || ' ' || COALESCE(s.difference, 'as due')
                   FROM refund_seen_amounts s JOIN refund_tasks t ON t.id = s.refund_task
                   WHERE t.order_number = ? ORDER BY t.position";
        self.texts(sql, order)
    }

    /// The credit notes' totals, in minor units.
    pub fn credit_notes(&self, order: &str) -> Vec<i64> {
        let query = sqlx::query_scalar("SELECT total FROM credit_notes WHERE order_number = ? ORDER BY number");
        self.runtime.block_on(query.bind(order).fetch_all(&self.pool)).expect("the ledger can be read")
    }

    /// The credit notes' numbers.
    pub fn note_numbers(&self, order: &str) -> Vec<String> {
        self.texts("SELECT number FROM credit_notes WHERE order_number = ? ORDER BY number", order)
    }

    /// How an item's stock moved, oldest first, each as `change reason`.
    pub fn movements(&self, sku: &str) -> Vec<String> {
        self.texts("SELECT change || ' ' || reason FROM stock_movements WHERE sku = ? ORDER BY id", sku)
    }

    /// What the notes say of an item's units, oldest first.
    pub fn restocked(&self, sku: &str) -> Vec<String> {
        self.texts(
            "SELECT line.value -> '$.restock' FROM stock_movements JOIN credit_notes ON number = credit_note
             JOIN json_each(document, '$.quote.lines') AS line ON line.value ->> '$.line' = line_id
             WHERE sku = ? AND reason <> 'api_removed' ORDER BY stock_movements.id",
            sku,
        )
    }

    /// A line of a note is not in the log any more, which no code does and the database does not let happen.
    pub fn loses_from_the_log(&self, note: &str, reason: &str) {
        let lose = async {
            sqlx::query("DROP TRIGGER stock_movement_kept").execute(&self.pool).await?;
            let line = sqlx::query("DELETE FROM stock_movements WHERE credit_note = ? AND reason = ?");
            line.bind(note).bind(reason).execute(&self.pool).await
        };
        assert_eq!(self.runtime.block_on(lose).expect("the ledger can be written").rows_affected(), 1);
    }

    /// Each with its lines: state, units announced, sound and damaged.
    pub fn returns(&self, order: &str) -> Vec<String> {
        self.texts(
            "SELECT state || ' ' || quantity || COALESCE(' ' || sound || ' ' || damaged, '') AS text FROM returns \
             JOIN return_lines ON return_number = number WHERE order_number = ? ORDER BY returns.position, return_lines.position",
            order,
        )
    }

    /// What went back onto a gift card, in minor units.
    pub fn gift_card(&self, card: &str) -> i64 {
        self.number("SELECT COALESCE(SUM(amount), 0) FROM gift_card_credits WHERE card = ?", card)
    }

    /// Whose order it is.
    pub fn customer(&self, order: &str) -> String {
        self.text("SELECT customer FROM orders WHERE number = ?", order)
    }

    pub fn logistic_status(&self, order: &str) -> String {
        self.text("SELECT logistic_status FROM orders WHERE number = ?", order)
    }

    /// The step of the cancellation; `idle` when nothing was asked.
    pub fn step(&self, order: &str) -> String {
        self.text("SELECT COALESCE((SELECT step FROM cancellations WHERE order_number = ?), 'idle')", order)
    }

    /// Who has MOD on.
    pub fn holder(&self, order: &str) -> Option<String> {
        let sql = "SELECT a.name FROM modifications m JOIN agents a ON a.id = m.holder WHERE m.order_number = ?";
        self.texts(sql, order).pop()
    }

    /// What happened to the order, oldest first, without the import.
    pub fn journal(&self, order: &str) -> Vec<String> {
        let sql = "SELECT json_extract(event, '$.event') FROM journal WHERE order_number = ? ORDER BY id";
        self.texts(sql, order).into_iter().filter(|event| event != "imported").collect()
    }

    /// What was asked of a second person, each as `kind state asker decider`.
    pub fn approvals(&self, order: &str) -> Vec<String> {
        let sql = "SELECT kind || ' ' || state || ' ' || a.name || ' ' || COALESCE(d.name, '-') FROM approvals
                   JOIN agents a ON a.id = asked_by LEFT JOIN agents d ON d.id = decided_by
                   WHERE order_number = ? ORDER BY approvals.position";
        self.texts(sql, order)
    }

    /// The writes that took effect, in the order in which they did.
    pub fn operations(&self, order: &str) -> Vec<String> {
        self.texts("SELECT kind FROM operations WHERE order_number = ? ORDER BY version", order)
    }

    /// That nobody has done anything to the order since it was imported.
    #[track_caller]
    pub fn is_untouched(&self, order: &str) {
        let done = [self.operations(order), self.journal(order), self.tasks(order), self.note_numbers(order)].concat();
        assert_eq!(done, [] as [String; 0], "{order} was touched");
        assert_eq!((self.step(order), self.holder(order), self.mails(order).len()), ("idle".to_owned(), None, 0));
    }

    /// Every mail that was decided on: to whom, subject, text.
    pub fn mails(&self, order: &str) -> Vec<String> {
        let sql = "SELECT recipient || char(10) || subject || char(10) || body FROM messages
                   WHERE order_number = ? ORDER BY id";
        self.texts(sql, order)
    }

    /// How far the mails are on their way.
    pub fn mail_states(&self, order: &str) -> Vec<String> {
        self.texts("SELECT state FROM messages WHERE order_number = ? ORDER BY id", order)
    }

    /// The files in the outbox. A mail is ticked off once its file is written.
    pub fn mail_files(&self) -> Vec<String> {
        let files =
            fs::read_dir(&self.outbox).into_iter().flatten().map(|file| file.expect("a readable outbox").path());
        let mails = files.filter(|file| file.extension().is_some_and(|extension| extension == "eml"));
        mails.map(|file| fs::read_to_string(file).expect("a mail is text")).collect()
    }

    /// The warehouse wants to take the order to this status, as it does all day.
    pub fn warehouse_moves(&self, order: &str, from: LogisticStatus, to: LogisticStatus) -> LogisticMove {
        self.runtime.block_on(async {
            let store = Store::open(&self.database, Clock::system()).await.expect("the database opens");
            store.move_logistic_status(&OrderNumber(order.to_owned()), from, to).await.expect("the warehouse can try")
        })
    }

    /// Every browser is signed out, without being told.
    pub fn end_all_sessions(&self) {
        self.runtime
            .block_on(sqlx::query("DELETE FROM sessions").execute(&self.pool))
            .expect("the ledger can be written");
    }

    fn number(&self, sql: &'static str, of: &str) -> i64 {
        self.runtime.block_on(sqlx::query_scalar(sql).bind(of).fetch_one(&self.pool)).expect("the ledger can be read")
    }

    fn text(&self, sql: &'static str, of: &str) -> String {
        self.runtime.block_on(sqlx::query_scalar(sql).bind(of).fetch_one(&self.pool)).expect("the ledger can be read")
    }

    fn texts(&self, sql: &'static str, of: &str) -> Vec<String> {
        self.runtime.block_on(sqlx::query_scalar(sql).bind(of).fetch_all(&self.pool)).expect("the ledger can be read")
    }
}
