//! Owns `--arm`: the arms of experiments that a replayed walk sees.

use super::Terminal;
use crate::catalog::Catalog;
use crate::flow::Arms;

/// Which arms a walk sees. Without any, every offer is shown as it is.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct ArmArgs {
    /// See this arm of an experiment, whether or not it runs on the day that it is; of several experiments with several of these.
    #[arg(long = "arm", value_name = "EXPERIMENT=ARM", value_parser = pair)]
    arms: Vec<(String, String)>,
}

impl ArmArgs {
    /// The arms on a catalog; nothing where it does not have them, which has been said then.
    ///
    /// # Errors
    /// When that can't be said.
    pub(super) fn on(&self, catalog: &Catalog, terminal: &mut Terminal<'_>) -> std::io::Result<Option<Arms>> {
        for (experiment, arm) in &self.arms {
            if let Some(unknown) = unknown(catalog, experiment, arm) {
                terminal.cannot_run(unknown)?;
                return Ok(None);
            }
        }
        let chosen = self.arms.iter().map(|(experiment, arm)| (experiment.as_str(), arm.as_str()));
        Ok(Some(Arms::of(catalog, chosen)))
    }
}

/// Why there is no such arm, and which there are.
fn unknown(catalog: &Catalog, experiment: &str, arm: &str) -> Option<String> {
    let listed = |names: Vec<&str>| if names.is_empty() { "none".to_owned() } else { names.join(", ") };
    let Some(known) = catalog.experiment(experiment) else {
        let all = catalog.experiments.iter().map(|experiment| experiment.id.as_str()).collect();
        return Some(format!("the catalog has no experiment '{experiment}'; it has: {}", listed(all)));
    };
    let all = known.arms.iter().map(|arm| arm.id.as_str()).collect();
    let is_known = known.arm(arm).is_some();
    (!is_known).then(|| format!("the experiment '{experiment}' has no arm '{arm}'; it has: {}", listed(all)))
}

/// Reads a pair of names.
fn pair(written: &str) -> Result<(String, String), String> {
    let parts = written.split_once('=').filter(|(experiment, arm)| !experiment.is_empty() && !arm.is_empty());
    let (experiment, arm) = parts.ok_or_else(|| "write it like why-soup=warm".to_owned())?;
    Ok((experiment.to_owned(), arm.to_owned()))
}
