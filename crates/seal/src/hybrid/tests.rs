//! RFC 9180, appendix A.2.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256,
//! ChaCha20-Poly1305, base mode, first message.

use super::*;

const INFO: &str = "4f6465206f6e2061204772656369616e2055726e";
const IKM_E: &str = "909a9b35d3dc4713a5e72a4da274b55d3d3821a37e5d099e74a647db583a904b";
const PK_E: &str = "1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a";
const IKM_R: &str = "1ac01f181fdf9f352797655161c58b75c656a6cc2716dcb66372da835542e1df";
const PK_R: &str = "4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a";
const SK_R: &str = "8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb";
const PLAINTEXT: &str = "4265617574792069732074727574682c20747275746820626561757479";
const AAD: &str = "436f756e742d30";
const CIPHERTEXT: &str = "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db\
                          21993c62ce81883d2dd1b51a28";

fn bytes(hexadecimal: &str) -> Vec<u8> {
    let digits: Vec<u8> = hexadecimal
        .chars()
        .map(|digit| u8::try_from(digit.to_digit(16).unwrap()).unwrap())
        .collect();
    digits
        .chunks(2)
        .map(|pair| pair[0] << 4 | pair[1])
        .collect()
}

fn key(hexadecimal: &str) -> [u8; KEY] {
    bytes(hexadecimal).try_into().unwrap()
}

struct Known([u8; KEY]);

impl Randomness for Known {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        bytes.copy_from_slice(&self.0);
        Ok(())
    }
}

#[test]
fn sealing_gives_the_bytes_of_the_standard() {
    let sealed = seal(
        &key(PK_R),
        &bytes(INFO),
        &bytes(AAD),
        &bytes(PLAINTEXT),
        &mut Known(key(IKM_E)),
    )
    .unwrap();
    let (encapsulated, ciphertext) = sealed.split_at(KEY);
    assert_eq!(encapsulated, bytes(PK_E));
    assert_eq!(ciphertext, bytes(CIPHERTEXT));
}

#[test]
fn opening_gives_the_plaintext_of_the_standard() {
    let sealed = [bytes(PK_E), bytes(CIPHERTEXT)].concat();
    let plaintext = open(&key(SK_R), &bytes(INFO), &bytes(AAD), &sealed).unwrap();
    assert_eq!(*plaintext, bytes(PLAINTEXT));
}

#[test]
fn a_key_pair_is_derived_as_the_standard_says() {
    let (private, public) = key_pair(&mut Known(key(IKM_R))).unwrap();
    // The appendix prints the key before clamping (section 7.1.2 asks for it after).
    let mut clamped = key(SK_R);
    clamped[0] &= 0b1111_1000;
    clamped[31] = clamped[31] & 0b0111_1111 | 0b0100_0000;
    assert_eq!((*private, public), (clamped, key(PK_R)));
    assert_eq!(public_of(&private), Some(public));
}

#[test]
fn a_public_key_that_gives_away_the_secret_is_refused() {
    // The points of small order: whoever sends one knows what will be agreed.
    let mut one = [0; KEY];
    one[0] = 1;
    for public in [[0; KEY], one] {
        let sealed = seal(&public, b"", b"", b"words", &mut Known(key(IKM_E)));
        assert_eq!(sealed, Err(Fault::Key));
    }
}
