//! Examinations of small functions: what is found, and what is not claimed.

use crate::{Alteration, Ask, Cause, Change, Examination, Inputs, Who, draws, examine, inputs_of};
use judge::Known;
use trace::{CaseRun, Demand, Domain, Ending, Form, Matrix, Observation, Value};

/// A function of a matrix H, a vector v and a number ρ, as an exercise may ask for it.
type Function = fn(&Matrix, &[f64], f64) -> Value;

fn domain(form: Form, sizes: &[&str]) -> Domain {
    Domain {
        form,
        low: f64::NEG_INFINITY,
        high: f64::INFINITY,
        sizes: sizes.iter().map(|size| (*size).to_owned()).collect(),
        least: 1,
    }
}

fn run(function: Function, name: &str, inputs: &Inputs) -> CaseRun {
    let observation = |name: &str, value: &Value, demand| Observation {
        name: name.into(),
        value: value.clone(),
        demand,
        because: String::new(),
        from: String::new(),
    };
    let [Value::Matrix(h), Value::Vector(v), Value::Scalar(rho)] = &inputs[..] else {
        panic!("other inputs: {inputs:?}");
    };
    let result = function(h, v, *rho);
    let close = Demand::Close {
        rel: 1e-9,
        abs: 1e-9,
    };
    CaseRun {
        name: name.into(),
        ending: Ending::Finished,
        observations: vec![
            observation(
                "H",
                &inputs[0],
                Demand::Input(domain(Form::Symmetric, &["n", "n"])),
            ),
            observation(
                "v",
                &inputs[1],
                Demand::Input(domain(Form::Entries, &["n"])),
            ),
            observation("ρ", &inputs[2], Demand::Input(domain(Form::Entries, &[]))),
            observation("the result", &result, close),
        ],
        output: String::new(),
        output_cut: false,
        work: 1000,
    }
}

struct Programs {
    reference: Function,
    answer: Function,
}

impl Ask for Programs {
    fn runs(&mut self, who: Who, _case: usize, inputs: &[Inputs]) -> Vec<CaseRun> {
        let function = match who {
            Who::Reference => self.reference,
            Who::Answer => self.answer,
        };
        inputs
            .iter()
            .map(|inputs| run(function, "a case", inputs))
            .collect()
    }
}

fn matrix(n: usize, data: &[f64]) -> Value {
    Value::Matrix(Matrix {
        rows: n,
        cols: n,
        data: data.to_vec(),
    })
}

/// The examination of `answer` where `reference` is right.
fn examined(reference: Function, answer: Function) -> Examination {
    let named = vec![
        matrix(2, &[6.0, 2.0, 2.0, 4.0]),
        Value::Vector(vec![1.5, -2.0]),
        Value::Scalar(0.5),
    ];
    let cases = vec![run(reference, "a case", &named)];
    let drawn: Vec<CaseRun> = draws(&cases, 0, 24)
        .iter()
        .map(|(_, inputs)| run(reference, "a case", inputs))
        .collect();
    let answers: Vec<CaseRun> = cases
        .iter()
        .chain(&drawn)
        .map(|case| run(answer, "a case", &inputs_of(case)))
        .collect();
    let known = Known {
        reference: cases,
        drawn,
        misconceptions: vec![],
    };
    examine(&known, &answers, &mut Programs { reference, answer })
}

/// ρ vᵀHv.
fn form(h: &Matrix, v: &[f64], rho: f64) -> Value {
    let product = |i: usize| (0..h.cols).map(|j| h.at(i, j) * v[j]).sum::<f64>();
    Value::Scalar(rho * (0..h.rows).map(|i| v[i] * product(i)).sum::<f64>())
}

fn diagonal_alone(h: &Matrix, v: &[f64], rho: f64) -> Value {
    Value::Scalar(rho * (0..h.rows).map(|i| v[i] * h.at(i, i) * v[i]).sum::<f64>())
}

fn squared_factor(h: &Matrix, v: &[f64], rho: f64) -> Value {
    form(h, v, rho * rho)
}

fn without_factor(h: &Matrix, v: &[f64], _: f64) -> Value {
    form(h, v, 1.0)
}

/// Neither of 1 nor of 0 in the place of ρ.
fn with_a_factor_of_its_own(h: &Matrix, v: &[f64], _: f64) -> Value {
    form(h, v, 0.3)
}

fn wrong_for_negative_factors(h: &Matrix, v: &[f64], rho: f64) -> Value {
    form(
        h,
        v,
        if rho < 0.0 {
            0.25 * rho * v[0] - 1.0
        } else {
            rho
        },
    )
}

fn something_else(h: &Matrix, v: &[f64], rho: f64) -> Value {
    form(h, v, (rho + v[0]).sin() + 3.0 + h.at(0, 0))
}

fn right_for(examination: &Examination) -> Option<&Change> {
    examination.causes.iter().find_map(|cause| match cause {
        Cause::RightFor(found) => Some(&found.change),
        _ => None,
    })
}

fn altered(input: &str, how: Alteration) -> Option<Change> {
    Some(Change::Altered {
        input: input.into(),
        how,
    })
}

#[test]
fn what_it_would_be_right_for_is_found() {
    for (answer, input, how) in [
        (diagonal_alone as Function, "H", Alteration::Diagonal),
        (squared_factor, "ρ", Alteration::Square),
        (without_factor, "ρ", Alteration::One),
    ] {
        let examination = examined(form, answer);
        assert_eq!(right_for(&examination).cloned(), altered(input, how));
    }
}

#[test]
fn an_input_without_a_part_in_the_result_is_found() {
    let examination = examined(form, with_a_factor_of_its_own);
    let overlooked = examination
        .causes
        .iter()
        .any(|cause| matches!(cause, Cause::LooksAt(found) if found.input == "ρ" && !found.looks));
    assert!(overlooked, "{:?}", examination.causes);
}

#[test]
fn what_separates_the_cases_is_found() {
    let examination = examined(form, wrong_for_negative_factors);
    let separated = examination.causes.iter().any(|cause| {
        matches!(cause, Cause::Contrast(found)
            if found.holds && found.fact == crate::Fact::Negative { input: "ρ".into() })
    });
    assert!(separated, "{:?}", examination.causes);
    assert_eq!(right_for(&examination), None);
}

#[test]
fn nothing_is_claimed_of_what_is_wrong_in_another_way() {
    let examination = examined(form, something_else);
    assert_eq!(right_for(&examination), None);
    let wrong_claim = |cause: &Cause| matches!(cause, Cause::LooksAt(_) | Cause::Contrast(_));
    assert!(!examination.causes.iter().any(wrong_claim));
}

#[test]
fn the_smallest_inputs_can_be_followed_by_hand() {
    let smallest = examined(form, diagonal_alone).smallest.unwrap();
    // It takes two variables and one entry beside the diagonal.
    let [Value::Matrix(h), Value::Vector(v), Value::Scalar(rho)] = &smallest.inputs[..] else {
        panic!("{smallest:?}");
    };
    assert_eq!((h.rows, v.len(), rho.abs()), (2, 2, 1.0));
    assert!(
        h.data.iter().chain(v).all(|x| x.abs() <= 1.0),
        "{smallest:?}"
    );
    let smallest = examined(form, squared_factor).smallest.unwrap();
    assert!(matches!(&smallest.inputs[1], Value::Vector(v) if v.len() == 1));
}
