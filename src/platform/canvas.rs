//! A canvas to draw lines on, and where a pen, a finger or a mouse touches it.

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, Path2d, PointerEvent};
use yew::NodeRef;

/// A canvas.
#[derive(Debug, Clone)]
pub struct Canvas {
    context: CanvasRenderingContext2d,
}

impl Canvas {
    /// The canvas in this element; none where the browser has no way to draw.
    #[must_use]
    pub fn of(element: &NodeRef) -> Option<Self> {
        let canvas: HtmlCanvasElement = element.cast()?;
        let context = canvas.get_context("2d").ok().flatten()?;
        let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
        context.set_line_cap("round");
        context.set_line_join("round");
        Some(Self { context })
    }

    /// An empty white paper of this size.
    pub fn clear(&self, wide: u16, high: u16) {
        self.context.set_fill_style_str("#ffffff");
        self.context.fill_rect(0.0, 0.0, wide.into(), high.into());
    }

    /// Draws a line, given as the path of an SVG.
    pub fn line(&self, path: &str, colour: &str, thickness: u16) {
        if let Ok(path) = Path2d::new_with_path_string(path) {
            self.context.set_stroke_style_str(colour);
            self.context.set_line_width(thickness.into());
            self.context.stroke_with_path(&path);
        }
    }
}

/// Where on the element this is, in ten-thousandths of its width and height. Beyond its
/// edges is below 0 or above 10,000.
#[must_use]
pub fn place(event: &PointerEvent) -> Option<(i32, i32)> {
    // Yew listens for all of them at the app's root: that is the current target.
    let element: Element = event.target()?.dyn_into().ok()?;
    let frame = element.get_bounding_client_rect();
    let part = |at: i32, start: f64, length: f64| {
        // Saturating; a size of nothing is the edge.
        ((f64::from(at) - start) / length.max(1.0) * 10_000.0) as i32
    };
    Some((
        part(event.client_x(), frame.left(), frame.width()),
        part(event.client_y(), frame.top(), frame.height()),
    ))
}

/// Whether this is the first finger, the pen's tip or the mouse's main button.
#[must_use]
pub fn begins(event: &PointerEvent) -> bool {
    event.is_primary() && event.button() == 0
}

/// What the pen does outside the element is told to the element, too.
pub fn hold(event: &PointerEvent) {
    let element = event.target();
    if let Some(element) = element.and_then(|element| element.dyn_into::<Element>().ok()) {
        // A pen that is already gone cannot be held.
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}
