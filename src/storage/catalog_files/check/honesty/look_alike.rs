//! Owns which letters look like others, and which can't be seen.

/// Whether a character takes no room: it would split a word that people read as one.
pub(super) const fn invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// The letter that a digit or sign within a word looks like; an upright stroke can be two.
pub(super) const fn sign(character: char, stroke: char) -> Option<char> {
    Some(match character {
        '0' => 'o',
        '1' | '!' | '|' | '¡' => stroke,
        '3' | '€' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        _ => return None,
    })
}

/// The Latin letter that a letter of another alphabet looks like: Cyrillic, Greek, Armenian, Cherokee, Lisu, and the small
/// capitals of phonetics. Source: the table of confusable characters of Unicode Technical Standard 39.
pub(super) const fn latin(letter: char) -> char {
    match letter {
        'а' | 'α' | 'Α' | 'ᴀ' | 'Ꭺ' | 'ꓮ' | 'ɑ' => 'a',
        'в' | 'β' | 'Β' | 'ʙ' | 'Ᏼ' | 'ꓐ' | 'ь' => 'b',
        'с' | 'ϲ' | 'ᴄ' | 'Ꮯ' | 'ꓚ' => 'c',
        'ԁ' | 'ᴅ' | 'Ꭰ' | 'ꓓ' | 'đ' => 'd',
        'е' | 'ε' | 'Ε' | 'ᴇ' | 'Ꭼ' | 'ꓰ' | 'ɛ' | 'є' => 'e',
        'ꜰ' | 'ꓝ' | 'ғ' | 'ƒ' => 'f',
        'ɢ' | 'Ꮐ' | 'ꓖ' | 'ɡ' | 'ց' => 'g',
        'һ' | 'Н' | 'н' | 'Η' | 'ʜ' | 'Ꮋ' | 'ꓧ' | 'հ' | 'ħ' => 'h',
        'і' | 'ι' | 'Ι' | 'ı' | 'ɪ' | 'Ꭵ' | 'ӏ' => 'i',
        'ј' | 'ᴊ' | 'Ꭻ' | 'ꓙ' | 'ȷ' => 'j',
        'к' | 'κ' | 'Κ' | 'ᴋ' | 'Ꮶ' | 'ꓗ' => 'k',
        'ʟ' | 'Ꮮ' | 'ꓡ' | 'ł' => 'l',
        'м' | 'Μ' | 'ᴍ' | 'Ꮇ' | 'ꓟ' => 'm',
        'п' | 'η' | 'Ν' | 'ɴ' | 'ꓠ' | 'ո' => 'n',
        'о' | 'ο' | 'Ο' | 'ᴏ' | 'օ' | 'ꓳ' | 'ø' | 'σ' => 'o',
        'р' | 'ρ' | 'Ρ' | 'ᴘ' | 'Ꮲ' | 'ꓑ' => 'p',
        'ԛ' => 'q',
        'г' | 'ʀ' | 'Ꭱ' | 'ꓣ' => 'r',
        'ѕ' | 'ꜱ' | 'Ꮪ' | 'ꓢ' | 'ʂ' => 's',
        'т' | 'τ' | 'Τ' | 'ᴛ' | 'Ꭲ' | 'ꓔ' | 'ŧ' => 't',
        'υ' | 'ᴜ' | 'ս' | 'ꓴ' | 'ʋ' => 'u',
        'ν' | 'ᴠ' | 'Ꮩ' | 'ѵ' | 'ꓦ' => 'v',
        'ԝ' | 'ᴡ' | 'Ꮃ' | 'ꓪ' | 'ω' => 'w',
        'х' | 'χ' | 'Χ' | 'ꓫ' => 'x',
        'у' | 'γ' | 'Υ' | 'ʏ' | 'ꓬ' => 'y',
        'Ζ' | 'ᴢ' | 'Ꮓ' | 'ꓜ' => 'z',
        _ => letter,
    }
}
