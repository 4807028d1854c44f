//! People's names, by country.

/// The way full names are made.
pub(super) enum Names {
    /// Any first name with any family name.
    Combined { first: &'static [&'static str], family: &'static [&'static str] },
    /// A whole name with its Latin form for the mail address, where the script is not Latin.
    Whole(&'static [(&'static str, &'static str)]),
}

pub(super) const FRENCH: Names = Names::Combined {
    first: &[
        "Camille",
        "Léa",
        "Manon",
        "Chloé",
        "Inès",
        "Jeanne",
        "Louise",
        "Zoé",
        "Élise",
        "Margaux",
        "Aurélie",
        "Sophie",
        "Nathalie",
        "Françoise",
        "Hélène",
        "Anaïs",
        "Awa",
        "Fatou",
        "Yasmine",
        "Nour",
        "Solène",
        "Maëlle",
        "Océane",
        "Clémence",
        "Jean-Baptiste",
        "Thomas",
        "Hugo",
        "Louis",
        "Gabriel",
        "Raphaël",
        "Théo",
        "Noël",
        "François",
        "Jérôme",
        "Mickaël",
        "Étienne",
        "Loïc",
        "Mehdi",
        "Karim",
        "Mamadou",
        "Antoine",
        "Rémi",
        "Gaël",
        "Benoît",
        "Anne-Sophie",
        "Marie-Laure",
        "Pierre-Yves",
        "Odile",
        "Thérèse",
        "Bastien",
    ],
    family: &[
        "Martin",
        "Bernard",
        "Dubois",
        "Thomas",
        "Robert",
        "Richard",
        "Petit",
        "Durand",
        "Leroy",
        "Moreau",
        "Lefèvre",
        "Mercier",
        "Garnier",
        "Chevalier",
        "Fontaine",
        "Rousseau",
        "Blanchard",
        "Lemoine",
        "Béranger",
        "Guérin",
        "Diallo",
        "Traoré",
        "Benali",
        "Haddad",
        "Nguyen",
        "Da Silva",
        "Le Goff",
        "Kervella",
        "Étchegaray",
        "d'Argenson",
        "de La Rochette",
        "Pons-Vidal",
        "Müller-Roche",
        "Schmitt",
        "Castelnau",
        "Delacroix",
        "Perrault",
        "Vasseur",
        "Poirier",
        "Marchand",
        "Roussel",
        "Barbier",
        "Collet",
        "Hervé",
        "Charpentier",
    ],
};

pub(super) const SWISS: Names = Names::Combined {
    first: &["Aline", "Céline", "Mélanie", "Noémie", "Luca", "Urs", "Reto", "Didier", "Valérie", "Sandrine", "Jürg"],
    family: &["Favre", "Rochat", "Jaquet", "Zbinden", "Bühlmann", "Aebischer", "Bonvin", "Perrin", "Küng", "Monnier"],
};

pub(super) const DUTCH: Names = Names::Combined {
    first: &["Sanne", "Lotte", "Femke", "Joris", "Bram", "Pieter", "Anouk", "Maarten", "Liesbeth", "Wouter"],
    family: &["de Vries", "Peeters", "Janssens", "van den Berg", "Claes", "Mertens", "Bakker", "Vermeulen", "Smit"],
};

pub(super) const GERMAN: Names = Names::Combined {
    first: &["Anna", "Jürgen", "Käthe", "Lukas", "Sabine", "Björn", "Ulrike", "Felix", "Greta", "Heiko", "Özlem"],
    family: &["Schäfer", "Groß", "Weiß", "Köhler", "Becker", "Hoffmann", "Lindner", "Vogt", "Yıldız", "von Arnim"],
};

pub(super) const SPANISH: Names = Names::Combined {
    first: &["Lucía", "Íñigo", "Begoña", "Álvaro", "Sofía", "Joaquín", "Carmen", "Núria", "Martín"],
    family: &["García Muñoz", "Fernández", "Ibáñez", "Núñez Peña", "Etxeberria", "Puigdomènech", "Ortega"],
};

pub(super) const ITALIAN: Names = Names::Combined {
    first: &["Giulia", "Niccolò", "Chiara", "Matteo", "Beatrice", "Alessandro", "Ginevra", "Lorenzo"],
    family: &["Rossi", "D'Angelo", "Bianchi", "Lo Presti", "Colombo", "Esposito", "De Luca", "Ferrari"],
};

pub(super) const BRITISH: Names = Names::Combined {
    first: &["Harriet", "Oliver", "Siân", "Callum", "Priya", "Gareth", "Imogen", "Declan", "Fiona", "Rhys"],
    family: &["O'Connor", "Fitzgerald", "Patel", "MacLeod", "Llewellyn", "Ashworth", "Bennett", "Okafor"],
};

pub(super) const AMERICAN: Names = Names::Combined {
    first: &["Madison", "Tyler", "Renée", "José", "Ashley", "Ethan", "Naomi", "DeShawn", "Chloe", "Wyatt"],
    family: &["Johnson", "Nguyen", "Hernández", "Goldberg", "Washington", "Kowalski", "Reyes", "McAllister"],
};

pub(super) const JAPANESE: Names = Names::Whole(&[
    ("佐藤 陽子", "yoko.sato"),
    ("鈴木 健太", "kenta.suzuki"),
    ("髙橋 美咲", "misaki.takahashi"),
    ("田中 さくら", "sakura.tanaka"),
    ("渡邊 直樹", "naoki.watanabe"),
    ("小林 ひかり", "hikari.kobayashi"),
]);

pub(super) const KUWAITI: Names = Names::Whole(&[
    ("ليلى حداد", "layla.haddad"),
    ("عبد الرحمن الصباح", "abdulrahman.alsabah"),
    ("نورة العنزي", "noura.alenezi"),
    ("فهد المطيري", "fahad.almutairi"),
    ("مريم الكندري", "maryam.alkandari"),
]);
