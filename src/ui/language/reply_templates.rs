//! The words of *Mails et réponses*: where leads write the shop's own.

use super::labels::LabelTexts;
use crate::domain::canned_reply::ReplyKind;
use crate::domain::reply_template::Placeholder;

texts! {
    pub struct ReplyTemplateTexts {
        title: "Mails et réponses" / "Emails and replies";
        about: "Ce que les clients reçoivent, par mail ou dans leur ticket. Un texte enregistré vaut pour les envois suivants ; ce qui est parti reste tel qu’il était."
            / "What customers get, by email or in their ticket. A text that you save counts for what is sent from then on; what went out stays as it was.";
        leads_only = LabelTexts.leads_only;
        kind_label: "Texte" / "Text";
        kind(kind: ReplyKind) -> &str: match kind {
            ReplyKind::Cancelled => "Commande annulée (mail et réponse)" / "Order cancelled (email and reply)";
            ReplyKind::Credited => "Note de crédit (mail et réponse)" / "Credit note (email and reply)";
            ReplyKind::HowToReturn => "Comment nous retourner les articles (réponse)" / "How to send items back (reply)";
            ReplyKind::CannotCancel => "Annulation impossible (réponse)" / "Can’t be cancelled (reply)";
            ReplyKind::Unknown => LabelTexts.other;
        }
        language_label = LabelTexts.language;
        subject = LabelTexts.subject;
        body: "Texte du mail ou de la réponse" / "Text of the email or the reply";
        body_hint: "Ce qui est entre accolades est remplacé par ce qui est dit de la commande."
            / "What stands between braces is replaced by what is told of the order.";
        own: "Texte de votre boutique" / "Your shop’s own text";
        shipped: "Texte d’origine" / "Text as shipped";
        changed: "Modifié, pas encore enregistré" / "Changed, not saved yet";
        save = LabelTexts.save;
        saved: "Enregistré : les prochains envois le reprennent." / "Saved: what is sent from now on uses it.";
        discard: "Abandonner mes changements" / "Discard my changes";
        take_shipped: "Reprendre le texte d’origine" / "Take the text as shipped";
        not_saved = LabelTexts.not_saved;
        stale: "Un autre responsable l’a changé entre-temps : relisez son texte ci-dessous, puis enregistrez de nouveau."
            / "Another lead has changed it meanwhile: read their text below, then save again.";
        to_mend = LabelTexts.to_mend;
        /// With the number of the line and what stands there.
        unknown_placeholder(line: u32, text: &str):
            "Ligne {line} : « {text} » : un mot entre accolades n’existe pas pour ce texte. Voyez la liste ci-dessous."
            / "Line {line}: “{text}”: a word between braces does not exist for this text. See the list below.";
        not_well_formed(line: u32, text: &str):
            "Ligne {line} : « {text} » : les accolades ne vont pas ensemble, ou un « if » n’a pas de « endif »."
            / "Line {line}: “{text}”: the braces don’t match, or an “if” has no “endif”.";
        not_supported(line: u32, text: &str):
            "Ligne {line} : « {text} » : entre accolades, seuls comptent les mots de la liste, « if », « else » et « endif »."
            / "Line {line}: “{text}”: between braces there are only the words of the list, “if”, “else” and “endif”.";
        required: "Pour certaines commandes, il n’en resterait rien : écrivez au moins une phrase." / "Of some orders nothing would be left: write a sentence at least.";
        too_long: "C’est trop long pour un mail." / "This is too long for an email.";
        /// Above the list of what can be told.
        places: "Ce que le texte peut dire : choisissez pour l’insérer" / "What the text can tell: choose to insert it";
        place(place: Placeholder) -> &str: match place {
            Placeholder::Greeting => "« Bonjour » et le nom du client" / "“Hello” and the customer’s name";
            Placeholder::Message => "tout ce qu’il y a à dire, quel que soit le cas" / "all there is to say, whatever the case";
            Placeholder::Customer => "le nom du client" / "the customer’s name";
            Placeholder::Order => "le numéro de la commande" / "the order’s number";
            Placeholder::Shop => "le nom de la boutique" / "the shop’s name";
            Placeholder::Total => "la somme remboursée" / "the sum refunded";
            Placeholder::Refunds => "chaque remboursement et son moyen, ligne par ligne ; vide s’il n’y en a pas"
                / "each refund and its means, line by line; empty where there is none";
            Placeholder::CreditNote => "le numéro de la note de crédit" / "the credit note’s number";
            Placeholder::Return => "le numéro du retour" / "the return’s number";
            Placeholder::Items => "les articles, ligne par ligne" / "the items, line by line";
            Placeholder::Address => "l’adresse de retour, ligne par ligne" / "the return address, line by line";
            Placeholder::Reason => "pourquoi elle ne peut pas être annulée" / "why it can’t be cancelled";
        }
        condition: "Pour une phrase qui n’est dite que dans un cas :" / "For a sentence that is said in one case only:";
        preview: "Aperçu" / "Preview";
        preview_order: "Commande de l’aperçu" / "Order for the preview";
        preview_order_hint: "Un numéro de commande ; vide pour une commande inventée." / "An order’s number; empty for a made-up order.";
        preview_not_true: "Ce texte ne s’applique pas à cette commande : essayez-en une autre, ou laissez vide."
            / "This text does not apply to that order: try another, or leave it empty.";
        preview_no_order: "Aucune commande n’a ce numéro." / "No order has this number.";
        preview_failed: "L’aperçu n’a pas pu être fait." / "The preview could not be made.";
        preview_waits: "L’aperçu revient dès que le texte est juste." / "The preview comes back once the text is right.";
        earlier: "Versions enregistrées" / "Saved versions";
        version(version: u64): "Version {version}" / "Version {version}";
        /// Each is named, so that no two buttons read alike.
        take_version(version: u64): "Reprendre la version {version}" / "Take version {version}";
        /// Between who and when.
        by = LabelTexts.by;
    }
}
