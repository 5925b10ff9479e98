//! The data that networks are trained on.

use flate2::read::GzDecoder;
use lab::probe::Rng;
use std::io::Read;

/// Samples with their classes, in a fixed order.
pub struct Data {
    inputs: usize,
    x: Vec<f64>,
    classes: Vec<usize>,
}

impl Data {
    pub fn len(&self) -> usize {
        self.classes.len()
    }

    pub fn samples(&self) -> impl Iterator<Item = (&[f64], usize)> {
        self.x.chunks(self.inputs).zip(self.classes.iter().copied())
    }
}

/// The first `count` of the UCI handwritten digits: 64 pixels from 0 to 1, and the digit.
pub fn digits(count: usize) -> Data {
    let mut text = String::new();
    GzDecoder::new(&include_bytes!("../data/digits.csv.gz")[..])
        .read_to_string(&mut text)
        .expect("the data set is compressed text");
    let (mut x, mut classes) = (Vec::new(), Vec::new());
    for line in text.lines().take(count) {
        let row: Vec<u8> = line
            .split(',')
            .map(|number| {
                number
                    .parse()
                    .expect("the data set consists of whole numbers")
            })
            .collect();
        let (class, pixels) = row.split_last().expect("a row has 65 numbers");
        x.extend(pixels.iter().map(|p| f64::from(*p) / 16.0));
        classes.push(usize::from(*class));
    }
    Data {
        inputs: 64,
        x,
        classes,
    }
}

/// `each` samples of each of `count` classes in R^inputs: class c lies around the point at
/// `distance` from the origin on axis c, normally distributed with standard deviation 0.3.
pub fn blobs(count: usize, inputs: usize, each: usize, distance: f64) -> Data {
    assert!(count <= inputs, "each class has an axis");
    let mut rng = Rng::new(0, &format!("{count} blobs"));
    let (mut x, mut classes) = (Vec::new(), Vec::new());
    for class in 0..count {
        for _ in 0..each {
            x.extend((0..inputs).map(|axis| {
                let centre = if axis == class { distance } else { 0.0 };
                centre + 0.3 * normal(&mut rng)
            }));
            classes.push(class);
        }
    }
    Data { inputs, x, classes }
}

/// Standard normal, by the Box-Muller transform with libm's functions.
fn normal(rng: &mut Rng) -> f64 {
    let radius = (-2.0 * libm::log(1.0 - rng.unit())).sqrt();
    radius * libm::cos(std::f64::consts::TAU * rng.unit())
}
