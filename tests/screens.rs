//! What a buyer notices on the screens.
#[path = "common/booth.rs"]
mod booth;
#[path = "common/cpu_renderer.rs"]
mod cpu_renderer;
#[path = "screens/sight.rs"]
mod sight;

#[test]
fn probe() {
    use diderot::catalog::Lang;
    use diderot::ui::theme::Form;
    let studio = std::sync::Arc::new(diderot::artwork::Studio::new(diderot::app::media_of(&diderot::cli::CatalogSource::Builtin), 2, std::sync::Arc::new(|| {})));
    let mut booth = booth::Booth::open(Form::Laptop, Lang::Nl, &studio, 0.5);
    booth.play("touch, hook(\"cards-matt\")");
    for node in booth.seen() { eprintln!("{node:?}"); }
}
