//! WebM written anew: only the Opus packets and what is needed to play them.
//!
//! Browsers write a stream of unknown length with their own name in it. What is
//! written here names nobody, has a length, and so can be wound forward at the desk.

use super::bare::NotBare;

const EBML: u32 = 0x1a45_dfa3;
const SEGMENT: u32 = 0x1853_8067;
const INFO: u32 = 0x1549_a966;
const SCALE: u32 = 0x002a_d7b1;
const DURATION: u32 = 0x4489;
const MUXING_APP: u32 = 0x4d80;
const WRITING_APP: u32 = 0x5741;
const TRACKS: u32 = 0x1654_ae6b;
const TRACK: u32 = 0xae;
const CODEC: u32 = 0x86;
const CODEC_PRIVATE: u32 = 0x63a2;
const AUDIO: u32 = 0xe1;
const FREQUENCY: u32 = 0xb5;
const CHANNELS: u32 = 0x9f;
const CLUSTER: u32 = 0x1f43_b675;
const TIME: u32 = 0xe7;
const GROUP: u32 = 0xa0;
const BLOCK: u32 = 0xa1;
const SIMPLE_BLOCK: u32 = 0xa3;
/// Times are milliseconds.
const MILLISECONDS: u64 = 1_000_000;
/// A block's time is counted from its cluster's in sixteen bits.
const CLUSTER_MS: u64 = 30_000;

/// What was found in a recording.
#[derive(Debug, Default)]
struct Heard<'a> {
    opus: bool,
    channels: u8,
    pre_skip: [u8; 2],
    packets: Vec<(u64, &'a [u8])>,
}

/// The recording with nothing but its sound.
///
/// # Errors
/// [`NotBare::Unknown`] for what is not Opus in WebM, [`NotBare::Silent`] without a packet.
pub fn bare(recorded: &[u8]) -> Result<Vec<u8>, NotBare> {
    let heard = read(recorded)?;
    if !heard.opus {
        return Err(NotBare::Unknown);
    }
    if heard.packets.is_empty() {
        return Err(NotBare::Silent);
    }
    Ok(write(&heard))
}

/// Walks through the elements. Those that hold others are entered, whether their length
/// is known or not; a recording that breaks off in the middle ends there.
fn read(recorded: &[u8]) -> Result<Heard<'_>, NotBare> {
    let mut heard = Heard::default();
    let mut rest = recorded;
    let mut cluster_at = 0;
    if element(rest).is_none_or(|(id, ..)| id != EBML) {
        return Err(NotBare::Unknown);
    }
    while let Some((id, length, after)) = element(rest) {
        rest = after;
        if matches!(
            id,
            SEGMENT | INFO | TRACKS | TRACK | AUDIO | CLUSTER | GROUP
        ) {
            continue;
        }
        let Some((body, others)) = length.and_then(|length| rest.split_at_checked(length)) else {
            break;
        };
        rest = others;
        match id {
            SCALE if number(body) != MILLISECONDS => return Err(NotBare::Unknown),
            CODEC => heard.opus = body == b"A_OPUS",
            CHANNELS => heard.channels = u8::try_from(number(body)).unwrap_or(0),
            CODEC_PRIVATE => {
                if let Some(pre_skip) = body.get(10..12) {
                    heard.pre_skip = [pre_skip[0], pre_skip[1]];
                }
            }
            TIME => cluster_at = number(body),
            BLOCK | SIMPLE_BLOCK => {
                let (at, packet) = block(body).ok_or(NotBare::Unknown)?;
                heard
                    .packets
                    .push((cluster_at.saturating_add_signed(at.into()), packet));
            }
            _ => {}
        }
    }
    Ok(heard)
}

/// A block's time and its one packet. Several packets in one are nothing that browsers make.
fn block(body: &[u8]) -> Option<(i16, &[u8])> {
    let (_, length) = size(body)?;
    let [high, low, flags, packet @ ..] = body.get(length..)? else {
        return None;
    };
    let laced = flags & 0b0110 != 0;
    (!laced && !packet.is_empty()).then_some((i16::from_be_bytes([*high, *low]), packet))
}

/// The next element: what it is, how long where that is known, and what follows its head.
fn element(bytes: &[u8]) -> Option<(u32, Option<usize>, &[u8])> {
    let id_length = bytes.first()?.leading_zeros() as usize + 1;
    let id = bytes.get(..id_length).filter(|_| id_length <= 4)?;
    let id = u32::try_from(number(id)).ok()?;
    let (length, size_length) = size(&bytes[id_length..])?;
    Some((id, length, &bytes[id_length + size_length..]))
}

/// A length, `None` where it says *not known*, and how many bytes it took.
fn size(bytes: &[u8]) -> Option<(Option<usize>, usize)> {
    let length = bytes.first()?.leading_zeros() as usize + 1;
    let bytes = bytes.get(..length).filter(|_| length <= 8)?;
    let marker = 1_u64 << (7 * length);
    let value = number(bytes) & (marker - 1);
    let known = value != marker - 1;
    Some((usize::try_from(value).ok().filter(|_| known), length))
}

fn number(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}

fn write(heard: &Heard) -> Vec<u8> {
    let first = heard.packets.first().map_or(0, |(at, _)| *at);
    let last = heard
        .packets
        .last()
        .map_or(0, |(at, _)| at.saturating_sub(first));
    let mut opus = b"OpusHead\x01".to_vec();
    opus.push(heard.channels.max(1));
    opus.extend(heard.pre_skip);
    opus.extend(48_000_u32.to_le_bytes());
    opus.extend([0, 0, 0]);
    let mut audio = Vec::new();
    put(&mut audio, FREQUENCY, &48_000_f32.to_be_bytes());
    put(&mut audio, CHANNELS, &[heard.channels.max(1)]);
    let mut track = Vec::new();
    // Number, unique number, and that it is sound.
    put(&mut track, 0xd7, &[1]);
    put(&mut track, 0x73c5, &[1]);
    put(&mut track, 0x83, &[2]);
    put(&mut track, CODEC, b"A_OPUS");
    put(&mut track, CODEC_PRIVATE, &opus);
    put(&mut track, AUDIO, &audio);
    let mut tracks = Vec::new();
    put(&mut tracks, TRACK, &track);
    let mut info = Vec::new();
    put(&mut info, SCALE, &MILLISECONDS.to_be_bytes());
    put(&mut info, MUXING_APP, b"-");
    put(&mut info, WRITING_APP, b"-");
    #[expect(clippy::cast_precision_loss, reason = "two minutes in milliseconds")]
    let length = last.saturating_add(20) as f64;
    put(&mut info, DURATION, &length.to_be_bytes());
    let mut segment = Vec::new();
    put(&mut segment, INFO, &info);
    put(&mut segment, TRACKS, &tracks);
    clusters(heard, first, &mut segment);
    let mut head = Vec::new();
    // Versions 1 to read, at most 4 and 8 bytes for a name and a length.
    for (id, value) in [
        (0x4286, 1),
        (0x42f7, 1),
        (0x42f2, 4),
        (0x42f3, 8),
        (0x4287, 4),
        (0x4285, 2),
    ] {
        put(&mut head, id, &[value]);
    }
    put(&mut head, 0x4282, b"webm");
    let mut out = Vec::new();
    put(&mut out, EBML, &head);
    put(&mut out, SEGMENT, &segment);
    out
}

fn clusters(heard: &Heard, first: u64, out: &mut Vec<u8>) {
    let mut rest = heard.packets.as_slice();
    while let Some((begins, _)) = rest.first() {
        let together = rest
            .iter()
            .take_while(|(at, _)| (*begins..*begins + CLUSTER_MS).contains(at))
            .count()
            .max(1);
        let (these, others) = rest.split_at(together);
        rest = others;
        let mut cluster = Vec::new();
        put(
            &mut cluster,
            TIME,
            &begins.saturating_sub(first).to_be_bytes(),
        );
        for (at, packet) in these {
            let at = u16::try_from(at - begins).unwrap_or(0);
            let [high, low] = at.to_be_bytes();
            // Track 1, its time, and that every packet can be begun with.
            let mut block = vec![0x81, high, low, 0x80];
            block.extend_from_slice(packet);
            put(&mut cluster, SIMPLE_BLOCK, &block);
        }
        put(out, CLUSTER, &cluster);
    }
}

fn put(out: &mut Vec<u8>, id: u32, body: &[u8]) {
    let id_bytes = id.to_be_bytes();
    out.extend(id_bytes.into_iter().skip_while(|byte| *byte == 0));
    let length = body.len() as u64;
    let bytes = (1..=8)
        .find(|bytes| length < (1_u64 << (7 * bytes)) - 1)
        .unwrap_or(8);
    let marked = length | 1_u64 << (7 * bytes);
    out.extend(&marked.to_be_bytes()[8 - bytes..]);
    out.extend_from_slice(body);
}

#[cfg(test)]
#[path = "webm/tests.rs"]
mod tests;
