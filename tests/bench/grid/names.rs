//! Whom the orders are of. Many last names begin alike, so that each key of a search leaves fewer.

#[rustfmt::skip]
pub const FIRST_NAMES: [&str; 30] = [
    "Élodie", "Martial", "Camille", "Léa", "Hugo", "Chloé", "Nathan", "Zoé", "Jules", "Inès", "François", "Benoît",
    "Sophie", "Karim", "Aïcha", "Yann", "Maël", "Théo", "Océane", "Gaëlle", "Olivier", "Nadia", "Romain", "Valérie",
    "Stéphane", "Agnès", "Rémi", "Anaïs", "Loïc", "Hélène",
];

#[rustfmt::skip]
pub const LAST_NAMES: [&str; 100] = [
    "Martin", "Martinez", "Martel", "Marchand", "Bernard", "Bernier", "Bernadin", "Bertrand", "Dupont", "Dupuis",
    "Duport", "Duponchel", "Dubois", "Durand", "Petit", "Richard", "Moreau", "Laurent", "Simon", "Michel", "Lefèvre",
    "Leroy", "Roux", "David", "Garcia", "Fournier", "Girard", "Bonnet", "Lambert", "Fontaine", "Rousseau", "Vincent",
    "Müller", "Faure", "André", "Mercier", "Blanc", "Guérin", "Boyer", "Garnier", "Chevalier", "François", "Legrand",
    "Gauthier", "Perrin", "Robin", "Clément", "Morin", "Nicolas", "Henry", "Roussel", "Mathieu", "Gautier", "Masson",
    "Duval", "Denis", "Dumont", "Marie", "Lemaire", "Noël", "Meyer", "Dufour", "Meunier", "Brun", "Blanchard",
    "Giraud", "Joly", "Rivière", "Lucas", "Brunet", "Gaillard", "Barbier", "Arnaud", "Renaud", "Roche", "Schmitt",
    "Colin", "Vidal", "Caron", "Picard", "Roger", "Fabre", "Aubert", "Lemoine", "Renard", "Dumas", "Payet",
    "Lacroix", "Olivier", "Philippe", "Bourgeois", "Pierre", "Benoît", "Rey", "Leclerc", "Collet", "Leclercq",
    "Jean", "Poirier", "Royer",
];

pub const HOSTS: [&str; 4] = ["exemple.fr", "courriel.test", "boite.example", "poste.test"];
