//! Owns the screens, one per step: each reads the session and returns what the buyer wants.

mod artwork;
mod attract;
mod bundle;
mod changes;
mod claims;
mod clash;
mod commit;
mod comparison;
mod comparison_card;
mod comparison_rows;
pub mod desk;
mod details;
mod entries;
mod feedback;
mod hook;
mod looking;
mod multiplier;
mod needs;
mod offer_notes;
mod offers;
mod options;
mod order_panel;
mod placed;
mod review;
mod scene;
mod shell;
mod sums;
mod tax;
pub mod trouble;
mod unfolding;
mod view_state;

pub use looking::{Exhibit, Looked, Looking};
pub use scene::Scene;
pub use shell::show;
pub use unfolding::Unfolded;
pub use view_state::{ArtworkView, DetailsView, Notice, NoticeKind, ViewState, Wish};
