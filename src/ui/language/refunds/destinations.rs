//! The words of where money goes that goes another way: the account of a transfer, the address of a cheque.

use crate::domain::iban::IbanFlaw;
use crate::domain::refund_task::AlternativeMethod;

texts! {
    pub struct DestinationTexts {
        holder: "Titulaire du compte" / "Account holder";
        holder_missing: "Indiquez le nom du titulaire." / "Enter the holder’s name.";
        iban: "IBAN" / "IBAN";
        iban_hint: "27 caractères pour un compte français, les espaces ne comptent pas."
            / "27 characters for a French account; spaces don’t count.";
        /// Once it is a right one, in groups.
        iban_read(printed: &str): "Relisez-le au client : {printed}" / "Read it back to the customer: {printed}";
        iban_missing(may_be_left_out: bool) -> &str: match may_be_left_out {
            true => "Saisissez l’IBAN du client, ou cochez que vous le lui demanderez."
                / "Enter the customer’s IBAN, or tick that you will ask for it.";
            false => "Saisissez l’IBAN du client." / "Enter the customer’s IBAN.";
        }
        /// What is wrong, and what to do. With how many characters were typed.
        iban_wrong(flaw: IbanFlaw, typed: usize): match flaw {
            IbanFlaw::Characters =>
                "Un caractère ne peut pas être là où il est : relisez l’IBAN avec le client, lettre par lettre."
                / "A character can’t be where it is: go through the IBAN with the customer, letter by letter.";
            IbanFlaw::Country =>
                "Un IBAN commence par les deux lettres de son pays, par exemple FR : vérifiez-les avec le client."
                / "An IBAN begins with the two letters of its country, such as FR: check them with the customer.";
            IbanFlaw::Length =>
                "{typed} caractères : ce n’est pas la longueur d’un IBAN de ce pays. Voyez avec le client ce qui manque ou ce \
                 qui est en trop."
                / "{typed} characters: an IBAN of this country has another length. Ask the customer what is missing or \
                   too much.";
            IbanFlaw::CheckDigits =>
                "Les chiffres de contrôle ne correspondent pas : un caractère est faux, ou deux sont intervertis. Relisez \
                 l’IBAN avec le client."
                / "The check digits don’t match: a character is wrong, or two are swapped. Go through the IBAN with the \
                   customer.";
        }
        address: "Adresse d’envoi du chèque" / "Address to send the cheque to";
        address_missing(may_be_left_out: bool) -> &str: match may_be_left_out {
            true => "Saisissez l’adresse du client, ou cochez que vous la lui demanderez."
                / "Enter the customer’s address, or tick that you will ask for it.";
            false => "Saisissez l’adresse du client." / "Enter the customer’s address.";
        }
        /// To go on without it.
        left_out(method: AlternativeMethod) -> &str: match method {
            AlternativeMethod::Cheque => "Je n’ai pas l’adresse : je la demanderai au client"
                / "I don’t have the address: I will ask the customer for it";
            _ => "Je n’ai pas l’IBAN : je le demanderai au client"
                / "I don’t have the IBAN: I will ask the customer for it";
        }
        /// On the refund, where nobody has said it yet.
        lacking(method: AlternativeMethod) -> &str: match method {
            AlternativeMethod::Cheque => "Adresse manquante : demandez-la au client avant d’envoyer le chèque."
                / "Address missing: ask the customer for it before you send the cheque.";
            _ => "IBAN manquant : demandez-le au client avant de faire le virement."
                / "IBAN missing: ask the customer for it before you make the transfer.";
        }
        /// For whoever has not taken the refund on.
        lacking_hint: "À noter ici par l’agent qui se charge de ce remboursement."
            / "To be entered here by the agent who handles this refund.";
        give(method: AlternativeMethod) -> &str: match method {
            AlternativeMethod::Cheque => "Noter l’adresse" / "Save the address";
            _ => "Noter le compte" / "Save the account";
        }
        correct(method: AlternativeMethod) -> &str: match method {
            AlternativeMethod::Cheque => "Corriger l’adresse…" / "Correct the address…";
            _ => "Corriger le compte…" / "Correct the account…";
        }
        keep: "Laisser tel quel" / "Leave it as it is";
        /// Before an account's number, masked, of a refund of which it is known what came of it.
        was_to: "Compte" / "Account";
    }
}
