//! What is said of figures: the controls of one, and what it shows in a state.

use crate::json::{list, object, text};
use figures::{
    find_live,
    live::{Control, Keep, Kind, Scale},
    svg::{Axis, Frame, Panel},
};

/// The controls of the figure with this name.
pub fn controls(name: &str) -> Option<String> {
    Some(list(find_live(name)?.controls.iter().map(control)))
}

/// What the figure with this name shows in the state that the lines describe.
pub fn figure(name: &str, lines: &[&str]) -> Option<String> {
    let live = find_live(name)?;
    let scene = (live.draw)(&live.read(lines));
    let panels = scene.figure.panels.iter().enumerate();
    let panels = panels.map(|(index, it)| panel(it, &figures::panel_id(name, index)));
    let numbers = scene.numbers.iter();
    let numbers = numbers.map(|(name, value)| list([text(name), text(value)]));
    Some(object(&[
        ("panels", list(panels)),
        ("seen", text(&scene.seen)),
        ("numbers", list(numbers)),
    ]))
}

fn numbers(numbers: &[f64]) -> String {
    list(numbers.iter().map(f64::to_string))
}

fn control(control: &Control) -> String {
    let mut fields = vec![
        ("name", text(control.name)),
        ("label", text(control.label)),
        ("first", numbers(&control.first())),
    ];
    match control.kind {
        Kind::Slider {
            range,
            scale,
            unit,
            seconds,
            ..
        } => {
            let word = match scale {
                Scale::Linear => "linear",
                Scale::Log => "log",
                Scale::Whole => "whole",
            };
            fields.extend([
                ("kind", text("slider")),
                ("range", numbers(&[range.0, range.1])),
                ("scale", text(word)),
                ("unit", text(unit)),
                ("seconds", seconds.unwrap_or(0.0).to_string()),
            ]);
        }
        Kind::Handle { panel, keep, .. } => {
            fields.extend([("kind", text("handle")), ("panel", panel.to_string())]);
            match keep {
                Keep::Within(xs, ys) => {
                    fields.extend([("x", numbers(&[xs.0, xs.1])), ("y", numbers(&[ys.0, ys.1]))])
                }
                Keep::Circle(radius) => fields.push(("radius", radius.to_string())),
            }
        }
        Kind::Choice { options, .. } => fields.extend([
            ("kind", text("choice")),
            ("options", list(options.iter().map(|word| text(word)))),
        ]),
        Kind::Switch { .. } => fields.push(("kind", text("switch"))),
        Kind::Seed => fields.push(("kind", text("seed"))),
    }
    object(&fields)
}

fn panel(panel: &Panel, id: &str) -> String {
    let mut fields = vec![
        (
            "size",
            numbers(&[panel.width.round(), panel.height.round()]),
        ),
        ("body", text(&panel.body_with(id))),
    ];
    if let Some(frame) = &panel.frame {
        fields.push(("frame", framed(frame)));
    }
    object(&fields)
}

/// Where the frame lies in its panel, and what its axes measure: for drags.
fn framed(frame: &Frame) -> String {
    let axis = |axis: &Axis| {
        object(&[
            ("range", numbers(&[axis.from, axis.to])),
            ("log", axis.is_log().to_string()),
        ])
    };
    object(&[
        ("at", numbers(&[frame.left, frame.top])),
        ("size", numbers(&[frame.width, frame.height])),
        ("x", axis(&frame.x)),
        ("y", axis(&frame.y)),
    ])
}
