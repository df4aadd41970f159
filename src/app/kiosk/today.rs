//! Owns the list of today's orders for the staff: codes, times and totals. Who ordered is not among it, and is dropped where it is read.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use eframe::egui::Context;

use crate::cli::today;
use crate::money::{Currency, Money};
use crate::storage::journal::{Journal, Moment, OrderFilter};

/// An order as the staff see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderRow {
    /// Its code.
    pub code: String,
    /// When it was placed, as the clock on the wall said it.
    pub time: String,
    /// What is to be paid.
    pub total: Money,
    /// In which currency, where it is a known one.
    pub currency: Option<Currency>,
}

/// The orders of today, the latest first, or why they can't be read. Read on a thread of its own.
pub(in crate::app) fn orders_of_today(data: PathBuf, ctx: Context) -> Receiver<Result<Vec<OrderRow>, String>> {
    let (sender, receiver) = channel();
    let work = move || {
        let orders = read(&data);
        if sender.send(orders).is_ok() {
            ctx.request_repaint();
        }
    };
    drop(thread::Builder::new().name("orders of today".to_owned()).spawn(work));
    receiver
}

fn read(data: &std::path::Path) -> Result<Vec<OrderRow>, String> {
    /// No shop places more in a day at one screen.
    const MOST: u32 = 2000;
    if !Journal::is_in(data) {
        return Ok(Vec::new());
    }
    let zone = jiff::tz::TimeZone::system();
    let begin = today().date().to_zoned_datetime(zone.clone()).map_err(|error| error.to_string())?;
    let since = Some(Moment(begin.timestamp().as_second()));
    let (journal, _) = Journal::open_again(data).map_err(|error| error.to_string())?;
    let filter = OrderFilter { since, most: Some(MOST), ..OrderFilter::default() };
    let found = journal.orders(&filter).map_err(|error| error.to_string())?;
    let row = |order: crate::storage::journal::OrderSummary| {
        let stamp = jiff::Timestamp::from_second(order.placed_at.0).ok();
        let time = stamp.map(|stamp| jiff::ZonedDateTime::new(stamp, zone.clone()).strftime("%H:%M").to_string());
        OrderRow {
            code: order.code.to_string(),
            time: time.unwrap_or_default(),
            total: Money::from_minor(order.total),
            currency: Currency::from_code(&order.currency).ok(),
        }
    };
    Ok(found.into_iter().map(row).collect())
}
