//! The shop's goods.

/// The band of VAT that a thing falls under; each country has its own rates for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Band {
    Standard,
    /// Plants and firewood: 10 % in France.
    Plants,
    /// Books and groceries: 5.5 % in France.
    Books,
}

/// The way a thing is bought and sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// By the piece.
    Piece,
    /// In twos, fours and sixes.
    Set,
    /// In a parcel of its own, brought by appointment.
    Bulky,
}

pub(super) struct Product {
    pub(super) sku: &'static str,
    pub(super) title: &'static str,
    /// In France, with VAT.
    pub(super) cents: i64,
    pub(super) band: Band,
    pub(super) kind: Kind,
}

const fn product(sku: &'static str, title: &'static str, cents: i64, band: Band, kind: Kind) -> Product {
    Product { sku, title, cents, band, kind }
}

const fn piece(sku: &'static str, title: &'static str, cents: i64) -> Product {
    product(sku, title, cents, Band::Standard, Kind::Piece)
}

const fn set(sku: &'static str, title: &'static str, cents: i64) -> Product {
    product(sku, title, cents, Band::Standard, Kind::Set)
}

const fn bulky(sku: &'static str, title: &'static str, cents: i64) -> Product {
    product(sku, title, cents, Band::Standard, Kind::Bulky)
}

pub(super) const PRODUCTS: [Product; 56] = [
    piece("LUM-AUB-01", "Lampe à poser Aube, laiton brossé", 12_900),
    piece("LUM-AUB-02", "Lampe à poser Aube, noir mat", 11_900),
    piece("LUM-BRU-10", "Suspension Brume, verre soufflé, Ø 28 cm", 18_950),
    piece("LUM-BRU-20", "Suspension Brume, verre soufflé, Ø 40 cm", 26_900),
    piece("LUM-LIS-01", "Applique Lisière, chêne et lin", 8_990),
    bulky("LUM-ECL-01", "Lampadaire Éclaircie, trépied en frêne", 24_900),
    bulky("LUM-ARC-01", "Lampadaire Arche, marbre de Carrare", 45_900),
    piece("LUM-NOM-01", "Lampe nomade Luciole, rechargeable", 5_990),
    piece("LUM-GUI-25", "Guirlande guinguette, 25 ampoules", 4_450),
    set("LUM-AMP-E27", "Ampoule à filament E27, 6 W, dimmable", 890),
    set("LUM-AMP-E14", "Ampoule flamme E14, 4 W", 650),
    piece("LUM-ABJ-35", "Abat-jour plissé, coton écru, Ø 35 cm", 3_990),
    piece("LUM-CAB-03", "Câble textile torsadé, 3 m", 1_490),
    set("TAB-ASS-27", "Assiette plate Grès, Ø 27 cm", 1_690),
    set("TAB-ASS-21", "Assiette à dessert Grès, Ø 21 cm", 1_390),
    set("TAB-BOL-15", "Bol Grès, Ø 15 cm", 1_250),
    set("TAB-TAS-08", "Tasse à espresso Grès et sa soucoupe", 1_190),
    set("TAB-MUG-30", "Mug Matin, 30 cl", 990),
    set("TAB-VER-25", "Verre à eau Ondine, 25 cl", 795),
    set("TAB-VER-45", "Verre à vin Ondine, 45 cl", 1_290),
    set("TAB-FLU-18", "Flûte à champagne Ondine, 18 cl", 1_350),
    piece("TAB-CAR-10", "Carafe Ondine, 1 l", 3_490),
    piece("TAB-SAL-30", "Saladier en manguier, Ø 30 cm", 4_590),
    piece("TAB-PLA-40", "Plat de service ovale, faïence, 40 cm", 5_200),
    piece("TAB-COU-24", "Ménagère Éclat, 24 pièces, inox", 14_900),
    set("TAB-COT-01", "Couteau de table, manche olivier", 1_850),
    piece("TAB-THE-08", "Théière en fonte, 0,8 l", 6_490),
    piece("TAB-CAF-06", "Cafetière à piston, 6 tasses", 3_790),
    set("LIN-SER-45", "Serviette de table en lin lavé, 45 × 45 cm", 1_150),
    piece("LIN-NAP-25", "Nappe en lin lavé, 170 × 250 cm", 8_900),
    piece("LIN-CHE-15", "Chemin de table brodé, 150 cm", 3_450),
    set("LIN-TOR-02", "Torchon métis, lot de 2", 1_890),
    piece("LIN-PLA-17", "Plaid en laine des Pyrénées, 130 × 170 cm", 9_900),
    set("LIN-COU-45", "Housse de coussin velours, 45 × 45 cm", 2_990),
    piece("LIN-PAR-24", "Parure de lit percale, 240 × 220 cm", 12_990),
    set("LIN-BAI-70", "Drap de bain éponge, 70 × 140 cm", 3_290),
    piece("LIN-PEI-ML", "Peignoir nid d'abeille, taille M/L", 6_990),
    set("MAI-BOU-18", "Bougie parfumée Figuier, 180 g", 2_450),
    set("MAI-BOU-30", "Bougie parfumée Feu de bois, 300 g", 3_850),
    piece("MAI-DIF-20", "Diffuseur Fleur d'oranger, 200 ml", 3_200),
    piece("MAI-VAS-30", "Vase Galet, céramique, 30 cm", 5_490),
    piece("MAI-MIR-60", "Miroir rond Soleil, rotin, Ø 60 cm", 7_990),
    bulky("MAI-MIR-18", "Miroir sur pied, chêne, 180 cm", 21_900),
    piece("MAI-PAN-40", "Panier tressé, jonc de mer, Ø 40 cm", 3_690),
    set("MAI-PAT-01", "Patère Bouton, chêne", 1_290),
    piece("MAI-HOR-35", "Horloge murale Midi, Ø 35 cm", 6_900),
    bulky("MEU-TAB-45", "Table d'appoint Dune, chêne massif", 17_900),
    bulky("MEU-FAU-01", "Fauteuil Sieste, bouclette ivoire", 49_900),
    bulky("MEU-TAP-23", "Tapis berbère, laine, 160 × 230 cm", 39_900),
    bulky("MEU-ETA-05", "Étagère échelle, 5 niveaux", 15_900),
    product("JAR-OLI-60", "Olivier en pot, 60 cm", 3_990, Band::Plants, Kind::Piece),
    product("JAR-EUC-01", "Bouquet d'eucalyptus frais", 2_290, Band::Plants, Kind::Piece),
    product("JAR-BUC-10", "Bûchettes d'allumage, 10 kg", 1_290, Band::Plants, Kind::Set),
    product("LIV-TAB-01", "Livre « L'Art de la table »", 3_500, Band::Books, Kind::Piece),
    product("LIV-LUM-02", "Livre « Habiter la lumière »", 2_990, Band::Books, Kind::Piece),
    product("EPI-THE-01", "Thé vert Sencha, boîte de 100 g", 1_450, Band::Books, Kind::Set),
];
