use super::*;

const UNKNOWN: [u8; 8] = [0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];

fn packet(at: u16) -> Vec<u8> {
    // Zeros and element names inside a packet are only sound.
    let mut packet = vec![0x48, 0, 0x1f, 0x43, 0xb6, 0x75, 0xa3];
    packet.extend(at.to_be_bytes());
    packet
}

/// As a browser streams it: unknown lengths, its name, a date, times from anywhere.
fn recorded(packets: u16) -> Vec<u8> {
    let mut out = Vec::new();
    put(&mut out, EBML, &[]);
    out.extend(SEGMENT.to_be_bytes());
    out.extend(UNKNOWN);
    let mut info = Vec::new();
    put(&mut info, SCALE, &MILLISECONDS.to_be_bytes()[4..]);
    put(&mut info, MUXING_APP, b"CANARY phone");
    put(&mut info, WRITING_APP, b"CANARY browser");
    put(&mut info, 0x4461, b"CANARYdt");
    put(&mut out, INFO, &info);
    let mut audio = Vec::new();
    put(&mut audio, FREQUENCY, &48_000_f32.to_be_bytes());
    put(&mut audio, CHANNELS, &[1]);
    let mut track = Vec::new();
    put(&mut track, 0x536e, b"CANARY microphone");
    put(&mut track, CODEC, b"A_OPUS");
    put(
        &mut track,
        CODEC_PRIVATE,
        b"OpusHead\x01\x01\x38\x01CANARY..",
    );
    put(&mut track, AUDIO, &audio);
    let mut tracks = Vec::new();
    put(&mut tracks, TRACK, &track);
    put(&mut out, TRACKS, &tracks);
    for cluster in 0..packets.div_ceil(100) {
        out.extend(CLUSTER.to_be_bytes());
        out.extend(UNKNOWN);
        put(
            &mut out,
            TIME,
            &(5_000 + u32::from(cluster) * 2_000).to_be_bytes(),
        );
        for at in 0..100.min(packets - cluster * 100) {
            let [high, low] = (at * 20).to_be_bytes();
            let mut block = vec![0x81, high, low, 0x80];
            block.extend(packet(cluster * 100 + at));
            put(&mut out, SIMPLE_BLOCK, &block);
        }
    }
    out
}

#[test]
fn every_packet_is_kept_and_nothing_else_that_the_browser_wrote() {
    let bare = bare(&recorded(6_000)).expect("a recording");
    let heard = read(&bare).expect("it reads");
    assert_eq!(heard.packets.len(), 6_000);
    assert_eq!(heard.pre_skip, [0x38, 0x01]);
    for (at, (ms, sound)) in heard.packets.iter().enumerate() {
        assert_eq!(
            (*ms, *sound),
            (at as u64 * 20, packet(at as u16).as_slice())
        );
    }
    assert!(!bare.windows(6).any(|part| part == b"CANARY"));
}

#[test]
fn what_is_written_is_the_same_when_it_is_written_again() {
    let once = bare(&recorded(321)).expect("a recording");
    assert_eq!(bare(&once).expect("a recording"), once);
}

#[test]
fn a_recording_that_breaks_off_keeps_what_was_whole() {
    let whole = recorded(50);
    let cut = bare(&whole[..whole.len() - 3]).expect("a recording");
    assert_eq!(read(&cut).expect("it reads").packets.len(), 49);
}

#[test]
fn what_is_not_opus_in_webm_is_not_used() {
    assert_eq!(bare(b""), Err(NotBare::Unknown));
    assert_eq!(bare(b"OggS\0\0\0"), Err(NotBare::Unknown));
    assert_eq!(bare(&recorded(0)), Err(NotBare::Silent));
    let mut video = recorded(3);
    let codec = video
        .windows(6)
        .position(|part| part == b"A_OPUS")
        .expect("a codec");
    video[codec..codec + 6].copy_from_slice(b"V_VP9 ");
    assert_eq!(bare(&video), Err(NotBare::Unknown));
}

#[test]
fn no_bytes_however_broken_stop_the_app() {
    let whole = recorded(20);
    for cut in 0..whole.len() {
        let _ = bare(&whole[..cut]);
        let mut broken = whole.clone();
        broken[cut] ^= 0xff;
        let _ = bare(&broken);
    }
}
