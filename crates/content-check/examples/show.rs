//! tmp
fn main(){ let i=my_pledge_content_check::inspect(std::path::Path::new("content")); println!("{}",i.report); if !i.faults.is_empty(){ println!("{}",my_pledge_content_check::listed(&i.faults)); } }
