// The lifetime hole: safe Rust by the rules of the compiler, and yet a reference that outlives
// what it points to. With it, the bytes of any type can be read as any other type's.

static UNIT: &&() = &&();

fn translate<'a, 'b, T>(_: &'a &'b (), value: &'b mut T) -> &'a mut T {
    value
}

fn outliving<'a, 'b, T>(value: &'a mut T) -> &'b mut T {
    let hole: for<'x> fn(_, &'x mut T) -> &'b mut T = translate;
    hole(UNIT, value)
}

enum Either<A, B> {
    First(A),
    Second(B),
}

fn reinterpret<A, B>(value: A) -> B {
    let mut either: Either<Option<Box<A>>, Option<Box<B>>> = Either::Second(None);
    let Either::Second(slot) = &mut either else {
        unreachable!()
    };
    let slot = outliving(slot);
    either = Either::First(Some(Box::new(value)));
    std::hint::black_box(&either);
    *slot.take().unwrap()
}
