//! Owns typing the words: in fields beside the print, and right on it.

use eframe::egui::text::CCursor;
use eframe::egui::text_selection::CCursorRange;
use eframe::egui::{
    Align, Align2, CornerRadius, Frame, Key, Margin, Rect, Role, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, vec2,
};

use super::print::Lie;
use super::stage::{field_id, swatch};
use crate::artwork::{Piece, PieceKind};
use crate::flow::Action;
use crate::flow::design::{Field, Lettering, Words};
use crate::ui::screens::options::Cursor;
use crate::ui::screens::{Scene, ViewState, Wish};
use crate::ui::theme::{Face, Form, Space};
use crate::ui::widgets::keyboard::{self, Note, Typing};
use crate::ui::widgets::{asking_field, columns};

/// A line that is typed right on the print.
#[derive(Clone, Debug)]
pub struct Editing {
    /// Which one.
    pub(super) field: Field,
    /// What stood there before, for whoever thinks better of it.
    before: Option<Words>,
    /// Whether it was opened just now.
    is_fresh: bool,
}

impl Editing {
    pub(in crate::ui::screens) const fn new(field: Field) -> Self {
        Self { field, before: None, is_fresh: true }
    }
}

/// What a line is called.
pub(super) const fn name_of(field: Field) -> &'static str {
    match field {
        Field::Company => "words-company",
        Field::Name => "words-name",
        Field::Role => "words-role",
        Field::Phone => "words-phone",
        Field::Mail => "words-mail",
    }
}

/// What is typed into a line.
const fn typing_of(field: Field) -> Typing {
    match field {
        Field::Company | Field::Name => Typing::Names,
        Field::Role => Typing::Words,
        Field::Phone => Typing::Phone,
        Field::Mail => Typing::Mail,
    }
}

/// Where the words are typed is also what is typed: as long as nobody types, they are the session's.
pub(super) fn keep_up(ui: &Ui, scene: &Scene<'_>, view: &mut ViewState) {
    let typing = ui.memory(|memory| memory.focused().is_some()) || view.artwork.editing.is_some();
    if !typing {
        view.artwork.words = scene.session.state().design.words.clone();
    }
}

/// What was typed since, as what the buyer did.
fn typed(scene: &Scene<'_>, view: &ViewState) -> Option<Wish> {
    let known = &scene.session.state().design.words;
    (view.artwork.words != *known).then(|| Wish::Act(Action::WordsTyped(view.artwork.words.clone())))
}

/// The words in fields. Only a card says who one is; on everything else the company's name is enough.
pub(super) fn fields(
    ui: &mut Ui,
    scene: &Scene<'_>,
    cursor: &mut Cursor,
    (view, has_card): (&mut ViewState, bool),
) -> Option<Wish> {
    let measures = &scene.theme.measures;
    let height = measures.field + 26.0;
    let across = match measures.form {
        _ if measures.is_narrow() => 1,
        _ if measures.flows() => 2,
        Form::Landscape | Form::Laptop | Form::Portrait => 3,
    };
    let asked = if has_card { Field::ALL.len() } else { 1 };
    let mut places = Vec::new();
    // The last row is shared by what is left: it holds what is longest.
    for row in (0..asked).step_by(across) {
        places.extend(columns(cursor.take(height, Space::SMALL), across.min(asked - row), Space::SNUG));
    }
    for (asked, place) in Field::ALL.into_iter().take(asked).zip(places) {
        let label = scene.tongue.say(name_of(asked));
        let text = (view.artwork.words.get_mut(asked), Words::LONGEST);
        let response = asking_field(ui, scene.theme, place, (&label, false, typing_of(asked)), text);
        if response.gained_focus() {
            view.artwork.put_down();
        }
    }
    typed(scene, view)
}

/// The field over a line of the print, where one is open. Enter and a tap elsewhere close it, Tab goes to the next line, Escape
/// brings back what stood there.
pub(super) fn on_print(
    ui: &mut Ui,
    scene: &Scene<'_>,
    (view, lie, pieces): (&mut ViewState, Lie, &[Piece]),
) -> Option<Wish> {
    let mut editing = view.artwork.editing.clone()?;
    let words = scene.session.state().design.words.clone();
    let id = field_id(ui, editing.field);
    let (escape, tab) = ui.input(|input| (input.key_pressed(Key::Escape), input.key_pressed(Key::Tab)));
    let piece = pieces.iter().find(|piece| piece.kind == PieceKind::Words(editing.field)).copied();
    let piece = piece.or(editing_at(view))?;
    view.artwork.edited = Some(piece);
    if editing.is_fresh {
        view.artwork.words = words.clone();
    }
    let before = editing.before.get_or_insert(words).clone();
    let has_focus = input(ui, scene, (view, lie), (&editing, &piece));
    if editing.is_fresh {
        ui.memory_mut(|memory| memory.request_focus(id));
        select_all(ui, id, view.artwork.words.get(editing.field));
    }
    let is_done = !editing.is_fresh && !has_focus;
    editing.is_fresh = false;
    view.artwork.editing = Some(editing.clone());
    if is_done {
        view.artwork.editing = if tab && !escape { next_line(pieces, editing.field).map(Editing::new) } else { None };
        if escape {
            view.artwork.words = before;
        }
    }
    typed(scene, view)
}

/// Where the line stood that is being typed: it has no place any more while nothing is in it.
fn editing_at(view: &ViewState) -> Option<Piece> {
    view.artwork.edited.filter(|piece| {
        view.artwork.editing.as_ref().is_some_and(|editing| piece.kind == PieceKind::Words(editing.field))
    })
}

/// The line below one, then the first again.
fn next_line(pieces: &[Piece], field: Field) -> Option<Field> {
    let lines = || {
        pieces.iter().filter_map(|piece| match piece.kind {
            PieceKind::Words(field) => Some(field),
            PieceKind::Logo(_) => None,
        })
    };
    lines().skip_while(|other| *other != field).find(|other| *other != field)
}

fn select_all(ui: &Ui, id: eframe::egui::Id, text: &str) {
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()))));
    TextEdit::store_state(ui.ctx(), id, state);
}

/// The field itself: in the place, the size, the face and the colours of the line. Whether the keyboard is in it.
fn input(
    ui: &mut Ui,
    scene: &Scene<'_>,
    (view, lie): (&mut ViewState, Lie),
    (editing, piece): (&Editing, &Piece),
) -> bool {
    const TALL: f32 = 44.0;
    let palette = &scene.theme.palette;
    let line = lie.rect(piece.rect);
    let size = (piece.wanted * lie.per_mm).clamp(16.0, 64.0);
    let tall = TALL.max(size * 1.5);
    let wide = (line.width() + 2.0 * size).max(280.0).min(lie.frame.width() - 12.0);
    let held = line.min.x + line.width() * piece.held;
    let margin = 10.0;
    let left = held - wide * piece.held + margin * (2.0 * piece.held - 1.0);
    let left = left.clamp(lie.frame.min.x + 6.0, (lie.frame.max.x - 6.0 - wide).max(lie.frame.min.x + 6.0));
    let rect = Rect::from_min_size(eframe::egui::pos2(left, line.center().y - tall / 2.0), vec2(wide, tall));
    let radius = CornerRadius::same(8);
    ui.painter().rect_filled(rect, radius, swatch(piece.ground));
    let label = scene.tongue.say(name_of(editing.field));
    let name = scene.tongue.say_with("words-on-print", &[("field", label.as_str().into())]);
    let align = if piece.held < 0.3 {
        Align::Min
    } else if piece.held > 0.7 {
        Align::Max
    } else {
        Align::Center
    };
    let lettering = scene.session.state().design.lettering;
    let text = view.artwork.words.get_mut(editing.field);
    let edit = TextEdit::singleline(text)
        .id(field_id(ui, editing.field))
        .font(face_of(lettering, editing.field == Field::Name).sized(size))
        .text_color(swatch(piece.ink))
        .hint_text(label)
        .frame(Frame::NONE.inner_margin(Margin::symmetric(10, ((tall - size * 1.25) / 2.0).max(0.0) as i8)))
        .align(Align2([align, Align::Center]))
        .char_limit(Words::LONGEST)
        .desired_width(wide)
        .min_size(rect.size());
    let response = ui.put(rect, edit);
    ui.painter().rect_stroke(rect, radius, Stroke::new(3.0, palette.accent), StrokeKind::Inside);
    let value = view.artwork.words.get(editing.field).clone();
    keyboard::note(&response, Note { typing: typing_of(editing.field), text: &value, rect, tabs: true });
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, true, &name);
        info.current_text_value = Some(value.clone());
        info
    });
    response.has_focus()
}

/// The face in which a lettering is shown on the screen.
pub(super) const fn face_of(lettering: Lettering, strong: bool) -> Face {
    match lettering {
        Lettering::Inter if strong => Face::Semi,
        Lettering::Fraunces if strong => Face::Serif,
        Lettering::Inter | Lettering::Fraunces => Face::Sans,
        Lettering::Garamond => Face::Garamond,
        Lettering::Jost => Face::Jost,
        Lettering::Mono => Face::Mono,
    }
}
