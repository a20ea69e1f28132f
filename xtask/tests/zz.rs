//! x
#[test] fn zz(){ let f=xtask::paths::root().join("guides/icloud-backup.json"); let g=xtask::guide::open(&f).unwrap(); let raw=serde_json::from_str(&std::fs::read_to_string(&f).unwrap()).unwrap();
 let t=xtask::simulate::simulate(&g,&raw); for r in &t.rows { if let Some((o,a))=&r.named { println!("{:<24} ours {:.1} article {:.1}", r.symptom,o.minutes,a.minutes);} } 
 for s in &g.symptoms { println!("== {}", s.id); for c in &g.checks { let w=c.likelihood(&s.id); if w>0 { let f=xtask::simulate::follow_checkup(&g,&s.id,c); println!("  {:<24} {:>3} ours {:.0} ({})", c.id,w,f.minutes,f.checks);} } } }
