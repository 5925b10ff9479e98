use curvature::{compile::*, sandbox::*, workbook::*};
use std::time::Instant;
fn main(){
    let root = std::path::Path::new(".");
    let wb = Workbook::locate(Some(root), None).unwrap();
    for c in wb.complaints() { println!("{c}"); }
    let wb = wb.workbook;
    let cache = wb.root.join("target/curvature");
    let t=Instant::now();
    let c = Compiler::prepare(&wb.root, &cache, &mut |p| println!("{p:?}")).unwrap();
    println!("prepare {:?}", t.elapsed());
    let mut pieces: Vec<Piece> = vec![];
    for e in wb.exercises.iter().filter(|e| std::env::args().nth(1).is_none_or(|s| s==e.slug)) {
      pieces.push(Piece{source:e.reference.clone(), probe:e.probe.clone(), shown: e.slug.clone()});
      for m in &e.misconceptions { pieces.push(Piece{source:m.source.clone(), probe:e.probe.clone(), shown: format!("{}/{}", e.slug, m.name)}); }
    }
    for n in [1, pieces.len()] {
    let t=Instant::now();
    let k = c.compile(&pieces[..n], &Cancel::default()).unwrap();
    println!("compile {n}: {:?}", t.elapsed());
    for (p,r) in pieces.iter().zip(&k.pieces) { if let Err(e)=r { println!("{} {e:?}", p.shown);} }
    let wasm=k.wasm.unwrap();
    let t=Instant::now();
    let s = Sandbox::load(&wasm).unwrap();
    println!("load {} bytes {:?}", wasm.len(), t.elapsed());
    for i in 0..n.min(1) {
      let task=Task{exercise:i,seed:0};
      let names = s.case_names(task).unwrap();
      for (j,name) in names.iter().enumerate() {
        let t=Instant::now();
        let r = s.run(task, j as u64, name, Limits::REFERENCE);
        println!("{name}: {:?} {} work {:?}", r.ending, r.work, t.elapsed());
      }
      let r = s.run(task, 0, "", Limits::REFERENCE);
      println!("again {}", r.work);
    }}
}
