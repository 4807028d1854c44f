//! The company's provider: asked for where to sign in, and for what came of it.

use std::time::{Duration, Instant};

use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreRevocableToken,
    CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AuthorizationCode, ClaimsVerificationError, Client, CsrfToken, EmptyExtraTokenFields, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, IdTokenFields, Nonce, OAuth2TokenResponse, PkceCodeChallenge, RedirectUrl, Scope,
    SignatureVerificationError, StandardErrorResponse, StandardTokenResponse, TokenResponse, UserInfoClaims,
};
use reqwest::Url;
use reqwest::redirect::Policy;
use tokio::sync::Mutex;

use super::attempt::{Attempt, own_path};
use super::claims::OtherClaims;
use super::failure::CompanySignInFailure as Failure;
use super::settings::CompanySettings;
use crate::backend::store::CompanyAccount;

/// The wait for an answer of the provider, in all.
const PATIENCE: Duration = Duration::from_secs(10);
/// The provider's addresses and keys are asked for again after so long.
const KEPT: Duration = Duration::from_secs(3600);
/// The path that the provider leads back to; it has to be told there.
pub const CALLBACK: &str = "/sign-in/company/callback";

type Tokens = StandardTokenResponse<
    IdTokenFields<
        OtherClaims,
        EmptyExtraTokenFields,
        CoreGenderClaim,
        CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    >,
    CoreTokenType,
>;

type ProviderClient = Client<
    OtherClaims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// The provider, and what it last said of itself.
#[derive(Debug)]
pub struct CompanyProvider {
    settings: CompanySettings,
    callback: RedirectUrl,
    http: reqwest::Client,
    described: Mutex<Option<(Instant, CoreProviderMetadata)>>,
}

impl CompanyProvider {
    /// It is asked nothing yet: a provider that is down stops no server from starting.
    ///
    /// # Errors
    /// When this machine has no certificates to trust, or `origin` is none.
    pub fn new(settings: CompanySettings, origin: &str) -> Result<Self, String> {
        let callback = RedirectUrl::new(format!("{origin}{CALLBACK}")).map_err(|error| error.to_string())?;
        // A provider that leads its own answers elsewhere could lead them into the company's network.
        let http = reqwest::Client::builder().redirect(Policy::none()).timeout(PATIENCE).build();
        let http = http.map_err(|error| error.to_string())?;
        Ok(Self { settings, callback, http, described: Mutex::new(None) })
    }

    /// Where to send a browser that wants to sign in, and what it must bring back. `then` is where it was.
    ///
    /// # Errors
    /// [`Failure::Unreachable`].
    pub async fn begin(&self, then: &str) -> Result<(Url, Attempt), Failure> {
        let client = self.client(self.described(false).await?);
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let scopes = self.settings.scopes.iter().cloned().map(Scope::new);
        let (url, state, nonce) = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
            .add_scopes(scopes)
            .set_pkce_challenge(challenge)
            .url();
        Ok((url, Attempt { state, nonce, verifier, then: own_path(then).to_owned() }))
    }

    /// Whom the provider vouches for with this code.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn finish(&self, code: String, attempt: Attempt) -> Result<CompanyAccount, Failure> {
        let client = self.client(self.described(false).await?);
        let exchange = client.exchange_code(AuthorizationCode::new(code)).map_err(unreachable)?;
        let tokens =
            exchange.set_pkce_verifier(attempt.verifier).request_async(&self.http).await.map_err(unreachable)?;
        let vouched = self.verify(&client, &tokens, &attempt.nonce).await?;
        self.account(&client, &tokens, vouched).await
    }

    /// The claims of the identity token, once signature, issuer, audience, times and nonce hold (section 3.1.3.7).
    async fn verify(&self, client: &ProviderClient, tokens: &Tokens, nonce: &Nonce) -> Result<Vouched, Failure> {
        let token = tokens.id_token().ok_or_else(|| Failure::NotGenuine("there is no identity token".to_owned()))?;
        match token.claims(&client.id_token_verifier(), nonce) {
            Ok(claims) => Ok(Vouched::by_token(claims)),
            // Signed with a key that is newer than what is known of the provider.
            Err(ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey)) => {
                let renewed = self.client(self.described(true).await?);
                let verifier = renewed.id_token_verifier();
                token.claims(&verifier, nonce).map(Vouched::by_token).map_err(not_genuine)
            }
            Err(error) => Err(not_genuine(error)),
        }
    }

    /// What the token does not say, the provider is asked for: many put names and roles there alone (section 5.3).
    async fn account(
        &self,
        client: &ProviderClient,
        tokens: &Tokens,
        vouched: Vouched,
    ) -> Result<CompanyAccount, Failure> {
        let rule = &self.settings.roles;
        let mut name = vouched.name;
        let mut role = vouched.others.role(rule);
        if (name.is_none() || role.is_none())
            && let Ok(request) = client.user_info(tokens.access_token().clone(), Some(vouched.subject.clone()))
        {
            let told: UserInfoClaims<OtherClaims, CoreGenderClaim> =
                request.request_async(&self.http).await.map_err(unreachable)?;
            let told_name = [
                told.name().and_then(|name| name.get(None)).map(|name| name.as_str()),
                told.preferred_username().map(|name| name.as_str()),
                told.email().map(|address| address.as_str()),
            ];
            name = name.or_else(|| first_name(told_name));
            role = role.or_else(|| told.additional_claims().role(rule));
        }
        let subject = format!("{} {}", self.settings.issuer.as_str(), vouched.subject.as_str());
        let Some(role) = role else { return Err(Failure::NoRole { subject, claim: rule.claim.clone() }) };
        let name = name.unwrap_or_else(|| vouched.subject.as_str().to_owned());
        Ok(CompanyAccount { subject, name, role })
    }

    /// What the provider says of itself (OpenID Connect Discovery 1.0), with its keys.
    async fn described(&self, anew: bool) -> Result<CoreProviderMetadata, Failure> {
        let mut described = self.described.lock().await;
        match described.as_ref() {
            Some((at, metadata)) if !anew && at.elapsed() < KEPT => Ok(metadata.clone()),
            _ => {
                let metadata = CoreProviderMetadata::discover_async(self.settings.issuer.clone(), &self.http)
                    .await
                    .map_err(unreachable)?;
                *described = Some((Instant::now(), metadata.clone()));
                Ok(metadata)
            }
        }
    }

    fn client(&self, metadata: CoreProviderMetadata) -> ProviderClient {
        let CompanySettings { client_id, client_secret, .. } = self.settings.clone();
        ProviderClient::from_provider_metadata(metadata, client_id, client_secret)
            .set_redirect_uri(self.callback.clone())
    }
}

/// What the identity token says.
struct Vouched {
    subject: openidconnect::SubjectIdentifier,
    name: Option<String>,
    others: OtherClaims,
}

impl Vouched {
    fn by_token(claims: &openidconnect::IdTokenClaims<OtherClaims, CoreGenderClaim>) -> Self {
        let name = [
            claims.name().and_then(|name| name.get(None)).map(|name| name.as_str()),
            claims.preferred_username().map(|name| name.as_str()),
            claims.email().map(|address| address.as_str()),
        ];
        Self { subject: claims.subject().clone(), name: first_name(name), others: claims.additional_claims().clone() }
    }
}

fn first_name<const N: usize>(names: [Option<&str>; N]) -> Option<String> {
    names.into_iter().flatten().map(str::trim).find(|name| !name.is_empty()).map(str::to_owned)
}

/// The error with its causes: the outermost alone says "failed".
fn unreachable(error: impl std::error::Error) -> Failure {
    Failure::Unreachable(with_causes(&error))
}

fn not_genuine(error: impl std::error::Error) -> Failure {
    Failure::NotGenuine(with_causes(&error))
}

fn with_causes(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |cause| cause.source());
    causes.fold(error.to_string(), |said, cause| format!("{said}: {cause}"))
}
