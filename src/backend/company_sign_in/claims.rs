//! The claims by which the provider tells someone's role.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::settings::RoleRule;
use crate::domain::agent::Role;

/// The claims that OpenID Connect does not name.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct OtherClaims {
    #[serde(flatten)]
    all: Map<String, Value>,
}

impl openidconnect::AdditionalClaims for OtherClaims {}

impl OtherClaims {
    /// The role that these claims give; of several, the one that may most.
    pub fn role(&self, rule: &RoleRule) -> Option<Role> {
        let value = self.value(&rule.claim)?;
        let has = |role: &str| match value {
            Value::String(text) => text == role,
            Value::Array(values) => values.iter().any(|value| value.as_str() == Some(role)),
            _ => false,
        };
        let roles = [
            (&rule.admin, Role::Admin),
            (&rule.lead, Role::Lead),
            (&rule.agent, Role::Agent),
            (&rule.accountant, Role::Accountant),
        ];
        roles.into_iter().find(|(word, _)| has(word)).map(|(_, role)| role)
    }

    /// A claim by its whole name, which may have dots in it, or else by the way to it.
    fn value(&self, name: &str) -> Option<&Value> {
        self.all.get(name).or_else(|| {
            let (first, rest) = name.split_once('.')?;
            rest.split('.').try_fold(self.all.get(first)?, |value, part| value.get(part))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role(claims: &str, claim: &str) -> Option<Role> {
        let rule = RoleRule {
            claim: claim.to_owned(),
            agent: "desk".to_owned(),
            lead: "desk-lead".to_owned(),
            accountant: "desk-books".to_owned(),
            admin: "desk-admin".to_owned(),
        };
        serde_json::from_str::<OtherClaims>(claims).unwrap().role(&rule)
    }

    #[test]
    fn a_role_is_one_value_of_a_claim() {
        for (claims, claim, expected) in [
            (r#"{"roles": ["desk"]}"#, "roles", Some(Role::Agent)),
            (r#"{"roles": ["other", "desk", "desk-lead"]}"#, "roles", Some(Role::Lead)),
            (r#"{"role": "desk-lead"}"#, "role", Some(Role::Lead)),
            (r#"{"roles": ["desk-books"]}"#, "roles", Some(Role::Accountant)),
            (r#"{"roles": ["desk-books", "desk"]}"#, "roles", Some(Role::Agent)),
            (r#"{"roles": ["desk-lead", "desk-admin"]}"#, "roles", Some(Role::Admin)),
            (r#"{"realm_access": {"roles": ["desk"]}}"#, "realm_access.roles", Some(Role::Agent)),
            (r#"{"https://shop.example/roles": ["desk"]}"#, "https://shop.example/roles", Some(Role::Agent)),
        ] {
            assert_eq!(role(claims, claim), expected, "{claims}");
        }
    }

    #[test]
    fn nobody_has_a_role_by_looking_alike() {
        for claims in [
            "{}",
            r#"{"roles": null}"#,
            r#"{"roles": []}"#,
            r#"{"roles": ["desk-leader", "Desk", " desk"]}"#,
            r#"{"roles": {"desk": true}}"#,
            r#"{"roles": [["desk"]]}"#,
        ] {
            assert_eq!(role(claims, "roles"), None, "{claims}");
        }
    }
}
