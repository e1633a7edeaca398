//! An animated PNG with a palette; each frame has only the pixels that differ from the previous
//! one.

use std::collections::HashMap;

use png::{BitDepth, BlendOp, ColorType, Compression, DisposeOp, Filter};

/// The number of colours; one more palette entry is transparent and means "unchanged".
const COLOURS: usize = 255;
const AS_BEFORE: u8 = 255;

type Colour = [u8; 3];

/// Frames of the same size, each with its duration in milliseconds.
#[derive(Default)]
pub(crate) struct Animated {
    size: (u32, u32),
    pictures: Vec<(Vec<Colour>, u16)>,
}

impl Animated {
    /// Adds a screenshot.
    pub(crate) fn add(&mut self, picture: &[u8], milliseconds: u16) {
        let decoder = png::Decoder::new(std::io::Cursor::new(picture));
        let mut reader = decoder.read_info().expect("a picture");
        let mut bytes = vec![0; reader.output_buffer_size().expect("a size")];
        let info = reader.next_frame(&mut bytes).expect("a whole picture");
        self.size = (info.width, info.height);
        let samples = info.color_type.samples();
        let pixels = bytes.chunks_exact(samples).map(|it| [it[0], it[1], it[2]]).collect();
        self.pictures.push((pixels, milliseconds));
    }

    /// Encodes the file.
    pub(crate) fn end(self) -> Vec<u8> {
        let (palette, nearest) = self.colours();
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, self.size.0, self.size.1);
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_palette(palette.concat());
        let mut clear = [255; COLOURS + 1];
        clear[COLOURS] = 0;
        encoder.set_trns(clear.to_vec());
        encoder.set_compression(Compression::High);
        encoder.set_filter(Filter::NoFilter);
        let count = u32::try_from(self.pictures.len()).expect("few pictures");
        encoder.set_animated(count, 0).expect("more than none");
        encoder.set_blend_op(BlendOp::Over).expect("it is animated");
        encoder.set_dispose_op(DisposeOp::None).expect("it is animated");
        let mut writer = encoder.write_header().expect("a header");
        let mut before: Vec<u8> = Vec::new();
        for (pixels, milliseconds) in &self.pictures {
            let drawn: Vec<u8> = pixels.iter().map(|it| nearest[it]).collect();
            let as_before = |(at, colour): (usize, &u8)| {
                if before.get(at) == Some(colour) { AS_BEFORE } else { *colour }
            };
            let new: Vec<u8> = drawn.iter().enumerate().map(as_before).collect();
            writer.set_frame_delay(*milliseconds, 1000).expect("it is animated");
            writer.write_image_data(&new).expect("a picture of the size told");
            before = drawn;
        }
        writer.finish().expect("as many pictures as told");
        file
    }

    /// The palette: the most frequent colours, without near duplicates; and for each colour of the
    /// frames the index of the nearest palette colour.
    fn colours(&self) -> (Vec<Colour>, HashMap<Colour, u8>) {
        let mut counts: HashMap<Colour, usize> = HashMap::new();
        for colour in self.pictures.iter().flat_map(|(pixels, _)| pixels) {
            *counts.entry(*colour).or_default() += 1;
        }
        let mut by_use: Vec<Colour> = counts.keys().copied().collect();
        by_use.sort_by_key(|colour| (usize::MAX - counts[colour], *colour));
        let mut palette: Vec<Colour> = Vec::new();
        for colour in &by_use {
            if palette.len() < COLOURS && palette.iter().all(|it| apart(*it, *colour) > 48) {
                palette.push(*colour);
            }
        }
        palette.resize(COLOURS, [0; 3]);
        let nearest = |colour: &Colour| {
            let distances = (0u8..).zip(&palette).map(|(at, it)| (apart(*it, *colour), at));
            (*colour, distances.min().expect("there are colours").1)
        };
        let nearest = by_use.iter().map(nearest).collect();
        palette.push([0; 3]);
        (palette, nearest)
    }
}

/// The squared distance of two colours.
fn apart(one: Colour, other: Colour) -> u32 {
    one.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}
