//! The shop's return reasons and return actions (*Création de motifs et d'actions de retour*).

use super::call::call;
use crate::domain::returns::{ReturnTerms, ReturnTermsDraft};

/// GET `/return-terms`: all of them, the retired ones too, in the order in which they are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadReturnTerms;

call!(ReadReturnTerms = Get "/return-terms" => ReturnTerms);

/// POST `/return-terms`: the lists as they shall be: new words, others, another order, some retired. Leads only. It carries
/// the version that it was decided on, and needs no key: sent again, it says what is so already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeReturnTerms {
    pub body: ReturnTermsDraft,
}

call!(ChangeReturnTerms { body: ReturnTermsDraft } = Post "/return-terms" => ReturnTerms);
