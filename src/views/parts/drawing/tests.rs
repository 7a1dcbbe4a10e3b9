use super::*;
use crate::rendered::page;
use crate::views::drawing::sketch::Colour;

async fn shown() -> String {
    page(|| html! { <Drawing entry={Entry::default()} change={Callback::noop()} /> }).await
}

#[tokio::test]
async fn the_paper_can_be_reached_by_keyboard_and_says_how_it_is_used() {
    let html = shown().await;
    let canvas = &html[html.find("<canvas").expect("a canvas")..];
    let canvas = &canvas[..canvas.find('>').expect("its end")];
    for part in [
        r#"tabindex="0""#,
        "aria-label=",
        r#"aria-describedby="paper-keys""#,
    ] {
        assert!(canvas.contains(part), "{part} in {canvas}");
    }
    assert!(html.contains(r#"id="paper-keys""#), "{html}");
}

#[tokio::test]
async fn every_colour_thickness_and_shape_has_a_name() {
    let html = shown().await;
    let radios = html.matches(r#"type="radio""#).count();
    assert_eq!(radios, 9 + Colour::ALL.len() + 3);
    let unnamed = r#"<span class="for-ears"></span>"#;
    assert!(!html.contains(unnamed), "{html}");
}

#[tokio::test]
async fn words_are_offered_instead_of_a_drawing() {
    let html = shown().await;
    assert!(html.contains(say::words_instead()), "{html}");
}
