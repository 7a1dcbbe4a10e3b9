//! The browser's passkeys (WebAuthn): bytes in, bytes out. What they mean is the server's.

use super::window;
use api::desk::passkeys::{Held, Made, Signed, ToGive, ToMake};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use js_sys::{Array, ArrayBuffer, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AuthenticatorAssertionResponse, AuthenticatorAttestationResponse,
    AuthenticatorSelectionCriteria, CredentialCreationOptions, CredentialRequestOptions,
    CredentialsContainer, DomException, PublicKeyCredential, PublicKeyCredentialCreationOptions,
    PublicKeyCredentialDescriptor, PublicKeyCredentialParameters,
    PublicKeyCredentialRequestOptions, PublicKeyCredentialRpEntity, PublicKeyCredentialType,
    PublicKeyCredentialUserEntity, UserVerificationRequirement,
};

/// Why the browser handed nothing over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPasskey {
    /// This browser knows no passkeys, or this page may not ask for them.
    NotHere,
    /// Somebody closed the browser's question, or it waited too long. Browsers do not
    /// say which, nor whether there was a passkey.
    Left,
    /// This device has a passkey of this member.
    There,
}

/// Has the device make one.
///
/// # Errors
/// [`NoPasskey`].
pub async fn make(asked: &ToMake) -> Result<Made, NoPasskey> {
    let rp = PublicKeyCredentialRpEntity::new(&asked.rp_name);
    rp.set_id(&asked.rp_id);
    let user = PublicKeyCredentialUserEntity::new_with_u8_array(
        &asked.user_name,
        &asked.display_name,
        &array(&asked.user_id)?,
    );
    let algorithms: Array = asked
        .algorithms
        .iter()
        .map(|alg| PublicKeyCredentialParameters::new(*alg, PublicKeyCredentialType::PublicKey))
        .collect();
    let challenge = array(&asked.challenge)?;
    let options =
        PublicKeyCredentialCreationOptions::new_with_u8_array(&challenge, &algorithms, &rp, &user);
    options.set_timeout(asked.timeout_milliseconds);
    let have = descriptors(&asked.have)?;
    options.set_exclude_credentials(&have);
    let selection = AuthenticatorSelectionCriteria::new();
    selection.set_resident_key("preferred");
    selection.set_user_verification(UserVerificationRequirement::Required);
    options.set_authenticator_selection(&selection);
    let all = CredentialCreationOptions::new();
    all.set_public_key(&options);
    let promise = container()?.create_with_options(&all).map_err(why)?;
    let credential = credential(JsFuture::from(promise).await.map_err(why)?)?;
    let response: AuthenticatorAttestationResponse = credential.response().unchecked_into();
    Ok(Made {
        credential: text(&credential.raw_id()),
        client_data: text(&response.client_data_json()),
        attestation: text(&response.attestation_object()),
        transports: transports(&response),
    })
}

/// Has the device sign.
///
/// # Errors
/// [`NoPasskey`].
pub async fn give(asked: &ToGive) -> Result<Signed, NoPasskey> {
    let options = PublicKeyCredentialRequestOptions::new_with_u8_array(&array(&asked.challenge)?);
    options.set_rp_id(&asked.rp_id);
    options.set_timeout(asked.timeout_milliseconds);
    let any_of = descriptors(&asked.any_of)?;
    options.set_allow_credentials(&any_of);
    options.set_user_verification(UserVerificationRequirement::Required);
    let all = CredentialRequestOptions::new();
    all.set_public_key(&options);
    let promise = container()?.get_with_options(&all).map_err(why)?;
    let credential = credential(JsFuture::from(promise).await.map_err(why)?)?;
    let response: AuthenticatorAssertionResponse = credential.response().unchecked_into();
    Ok(Signed {
        credential: text(&credential.raw_id()),
        client_data: text(&response.client_data_json()),
        authenticator_data: text(&response.authenticator_data()),
        signature: text(&response.signature()),
    })
}

/// Absent on plain http and in old browsers, and web-sys says it never is.
fn container() -> Result<CredentialsContainer, NoPasskey> {
    let window = window().ok_or(NoPasskey::NotHere)?;
    let there = |of: &JsValue, name: &str| {
        Reflect::get(of, &name.into()).is_ok_and(|value| !value.is_undefined())
    };
    let navigator = window.navigator();
    if there(&window, "PublicKeyCredential") && there(&navigator, "credentials") {
        Ok(navigator.credentials())
    } else {
        Err(NoPasskey::NotHere)
    }
}

fn credential(value: JsValue) -> Result<PublicKeyCredential, NoPasskey> {
    value.dyn_into().map_err(|_| NoPasskey::Left)
}

fn why(fault: JsValue) -> NoPasskey {
    let name = fault
        .dyn_into::<DomException>()
        .map_or_else(|_| String::new(), |exception| exception.name());
    match name.as_str() {
        "NotAllowedError" | "AbortError" | "TimeoutError" => NoPasskey::Left,
        "InvalidStateError" => NoPasskey::There,
        _ => NoPasskey::NotHere,
    }
}

fn descriptors(held: &[Held]) -> Result<Array, NoPasskey> {
    held.iter()
        .map(|held| {
            let id = array(&held.credential)?;
            let kind = PublicKeyCredentialType::PublicKey;
            let descriptor = PublicKeyCredentialDescriptor::new_with_u8_array(&id, kind);
            let transports: Array = held.transports.iter().map(JsValue::from).collect();
            descriptor.set_transports(&transports);
            Ok(descriptor)
        })
        .collect::<Result<Array, NoPasskey>>()
}

/// Older browsers do not say.
fn transports(response: &AuthenticatorAttestationResponse) -> Vec<String> {
    if !Reflect::has(response, &"getTransports".into()).unwrap_or_default() {
        return Vec::new();
    }
    response
        .get_transports()
        .iter()
        .filter_map(|transport| transport.as_string())
        .collect()
}

fn array(text: &str) -> Result<Uint8Array, NoPasskey> {
    let bytes = URL_SAFE_NO_PAD
        .decode(text)
        .map_err(|_| NoPasskey::NotHere)?;
    Ok(Uint8Array::from(bytes.as_slice()))
}

fn text(buffer: &ArrayBuffer) -> String {
    URL_SAFE_NO_PAD.encode(Uint8Array::new(buffer).to_vec())
}
