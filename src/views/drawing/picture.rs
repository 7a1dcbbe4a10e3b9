//! The picture that is sent: a PNG made of the pixels alone. It holds its size, its
//! colours and its pixels, and nothing else: no time, no device, no order of strokes.

use super::pixels::{Pixels, pixels};
use super::sketch::{Colour, Sketch};
use miniz_oxide::deflate::compress_to_vec_zlib;

/// Widths to try, in pixels, until the picture is small enough. The last always is,
/// within the bounds of a drawing.
const WIDTHS: [usize; 6] = [1_200, 960, 800, 640, 480, 320];
/// Between quick and small.
const EFFORT: u8 = 6;

/// The sketch as a PNG of at most so many bytes, as sharp as fits; nothing when even
/// the smallest is larger.
#[must_use]
pub fn picture(sketch: &Sketch, most_bytes: usize) -> Option<Vec<u8>> {
    WIDTHS
        .iter()
        .map(|wide| png(&pixels(sketch, *wide)))
        .find(|png| png.len() <= most_bytes)
}

fn png(picture: &Pixels) -> Vec<u8> {
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut head = Vec::with_capacity(13);
    for side in [picture.wide, picture.high] {
        head.extend(u32::try_from(side).unwrap_or(u32::MAX).to_be_bytes());
    }
    // Four bits a pixel, colours by number, nothing interlaced.
    head.extend([4, 3, 0, 0, 0]);
    chunk(&mut out, *b"IHDR", &head);
    chunk(&mut out, *b"PLTE", &Colour::ALL.map(Colour::rgb).concat());
    let rows: Vec<u8> = picture
        .colours
        .chunks(picture.wide)
        .flat_map(|row| {
            let pairs = row.chunks(2);
            std::iter::once(0).chain(pairs.map(|two| two[0] << 4 | two.get(1).unwrap_or(&0)))
        })
        .collect();
    chunk(&mut out, *b"IDAT", &compress_to_vec_zlib(&rows, EFFORT));
    chunk(&mut out, *b"IEND", &[]);
    out
}

fn chunk(out: &mut Vec<u8>, name: [u8; 4], body: &[u8]) {
    out.extend(u32::try_from(body.len()).unwrap_or(u32::MAX).to_be_bytes());
    let checked = out.len();
    out.extend(name);
    out.extend(body);
    let sum = crc(&out[checked..]);
    out.extend(sum.to_be_bytes());
}

/// The checksum of PNG (ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            let low = sum & 1;
            (sum >> 1) ^ (0xedb8_8320 * low)
        })
    };
    !bytes.iter().fold(u32::MAX, step)
}

#[cfg(test)]
#[path = "picture/tests.rs"]
mod tests;
