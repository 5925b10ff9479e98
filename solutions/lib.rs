#[path = "2_taylor/2_1a_quadratic_model"]
pub mod quadratic_model {
    #[path = "solution.rs"]
    pub mod answer;
    pub mod probe;
}
