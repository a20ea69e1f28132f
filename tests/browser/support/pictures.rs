//! Pictures of the screen, at half size, and how two of them differ. The browser itself reads and
//! compares them.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::json;

use super::{Fault, Page};

/// Reads pictures given as addresses, and draws them at this scale.
const DRAW: &str = "const draw = async (address, scale) => {
      const image = new Image();
      image.src = `data:image/png;base64,${address}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(image.width * scale);
      canvas.height = Math.round(image.height * scale);
      const pen = canvas.getContext('2d', { willReadFrequently: true });
      pen.imageSmoothingQuality = 'high';
      pen.drawImage(image, 0, 0, canvas.width, canvas.height);
      return canvas;
    };
    const file = (canvas) => canvas.toDataURL('image/png').split(',')[1];
";

/// How far the screen is from a picture.
pub struct Difference {
    /// How many of a thousand dots differ.
    pub of_a_thousand: u64,
    /// Side by side: the picture, the screen, where they differ.
    pub picture: Vec<u8>,
}

#[derive(Deserialize)]
struct Told {
    of_a_thousand: u64,
    picture: String,
}

impl Page {
    /// Sets the widget in the font of the tests: those of the machine differ.
    pub async fn set_font(&self) -> Result<(), Fault> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/node_modules");
        let file = "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2";
        let font = fs::read(root.join(file)).map_err(|_| {
            Fault::new("the font is not in target/tools: cargo xtask test installs it")
        })?;
        let script = "const [font, done] = arguments;
            const face = new FontFace('Inter', `url(data:font/woff2;base64,${font})`,
              { weight: '100 900' });
            document.fonts.add(face);
            document.querySelector('quick-checks').style
              .setProperty('--quick-checks-font', 'Inter');
            face.load().then(() => done(null), (error) => done(String(error)));";
        let fault = self.client.execute_async(script, vec![json!(STANDARD.encode(font))]).await?;
        fault.as_str().map_or(Ok(()), |fault| Err(Fault::new(fault)))
    }

    /// What is on display, at half size, as a PNG file.
    pub async fn picture(&self) -> Result<Vec<u8>, Fault> {
        let now = STANDARD.encode(self.client.screenshot().await?);
        let script = [
            "const [now, done] = arguments;",
            DRAW,
            "draw(now, 0.5).then((canvas) => done(file(canvas)));",
        ];
        let file = self.client.execute_async(&script.concat(), vec![json!(now)]).await?;
        Ok(STANDARD.decode(file.as_str().unwrap_or_default())?)
    }

    /// How what is on display differs from a picture.
    pub async fn difference(&self, before: &[u8]) -> Result<Difference, Fault> {
        let now = self.picture().await?;
        let script = [
            "const [before, now, done] = arguments;",
            DRAW,
            "Promise.all([draw(before, 1), draw(now, 1)]).then(([before, now]) => {
               const { width, height } = now;
               const dots = (canvas) =>
                 canvas.getContext('2d').getImageData(0, 0, width, height).data;
               const [a, b] = [dots(before), dots(now)];
               let count = before.width === width && before.height === height ? 0 : width * height;
               const all = document.createElement('canvas');
               all.width = 3 * width;
               all.height = height;
               const pen = all.getContext('2d');
               pen.drawImage(before, 0, 0);
               pen.drawImage(now, width, 0);
               pen.fillStyle = 'red';
               for (let at = 0; at < a.length; at += 4) {
                 const far = [0, 1, 2].some((of) => Math.abs(a[at + of] - b[at + of]) > 40);
                 if (!far) continue;
                 count += 1;
                 pen.fillRect(2 * width + (at / 4) % width, Math.floor(at / 4 / width), 1, 1);
               }
               done({
                 of_a_thousand: Math.round(1000 * count / (width * height)),
                 picture: file(all),
               });
             });",
        ];
        let pictures = vec![json!(STANDARD.encode(before)), json!(STANDARD.encode(now))];
        let told = self.client.execute_async(&script.concat(), pictures).await?;
        let told: Told = serde_json::from_value(told)?;
        let picture = STANDARD.decode(told.picture)?;
        Ok(Difference { of_a_thousand: told.of_a_thousand, picture })
    }
}
