//! The words of the list's filters, layout and saved views.

use super::labels::LabelTexts;
use crate::ui::route::{PlacedPreset, RowDensity};

texts! {
    pub struct FilterTexts {
        title: "Filtres" / "Filters";
        all: "Toutes" / "All";
        placed: "Date de commande" / "Order date";
        ever: "Toutes les dates" / "All dates";
        preset(preset: PlacedPreset) -> &str: match preset {
            PlacedPreset::Today => "Aujourd’hui" / "Today";
            PlacedPreset::Yesterday => "Hier" / "Yesterday";
            PlacedPreset::SevenDays => "7 derniers jours" / "Last 7 days";
            PlacedPreset::ThirtyDays => "30 derniers jours" / "Last 30 days";
            PlacedPreset::ThisMonth => "Ce mois-ci" / "This month";
            PlacedPreset::LastMonth => "Le mois dernier" / "Last month";
        }
        between: "Entre deux dates…" / "Between two dates…";
        from: "Du" / "From";
        to: "Au" / "To";
        min: "Total minimum" / "Smallest total";
        max: "Total maximum" / "Largest total";
        no_amount: "Un montant, comme 44,60" / "An amount, such as 44.60";
        cancellable = LabelTexts.cancellable;
        held = LabelTexts.mod_on;
        unfinished = LabelTexts.unfinished;
        from_to(from: &str, to: &str): "{from} – {to}" / "{from} – {to}";
        since(day: &str): "Depuis le {day}" / "Since {day}";
        until(day: &str): "Jusqu’au {day}" / "Until {day}";
        at_least(amount: &str): "≥ {amount}" / "≥ {amount}";
        at_most(amount: &str): "≤ {amount}" / "≤ {amount}";
        take_back(filter: &str): "Retirer le filtre : {filter}" / "Remove filter: {filter}";

        display: "Affichage" / "Display";
        density: "Densité" / "Density";
        density_word(density: RowDensity) -> &str: match density {
            RowDensity::Compact => "Compacte" / "Compact";
            RowDensity::Comfortable => "Confortable" / "Comfortable";
        }
        columns: "Colonnes" / "Columns";
        move_forward(column: &str): "Avancer la colonne {column}" / "Move the column {column} forward";
        usual_columns: "Colonnes par défaut" / "Usual columns";
        export: "Exporter en CSV" / "Export as CSV";
        /// Without its ending.
        file_name: "commandes" / "orders";
        exported(count: usize, written: &str): match count {
            1 => "1 commande exportée" / "1 order exported";
            _ => "{written} commandes exportées" / "{written} orders exported";
        }
        not_exported: "Le navigateur n’a pas enregistré le fichier" / "The browser did not save the file";

        views: "Vues" / "Views";
        no_views: "Aucune vue enregistrée" / "No saved view";
        view_name: "Nom de la vue" / "Name of the view";
        keep_view = LabelTexts.save;
        keep = LabelTexts.rename;
        rename_view(name: &str): "Renommer {name}" / "Rename {name}";
        delete_view(name: &str): "Supprimer {name}" / "Delete {name}";
        view_kept: "Vue enregistrée" / "View saved";
        view_not_kept: "Le navigateur n’a pas gardé la vue : elle est perdue au prochain chargement"
            / "The browser did not keep the view: it is lost with the next load";
        view_deleted: "Vue supprimée" / "View deleted";
        copy_link: "Copier le lien de cette liste" / "Copy a link to this list";
        link_copied: "Lien copié" / "Link copied";
    }
}
