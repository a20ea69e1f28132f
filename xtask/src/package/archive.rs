//! Archives of which nothing tells when, where or by whom they were made: entries in the order of
//! their names, all of the same age, mode and owner.

use std::io::{Cursor, Write};

use anyhow::Result;
use flate2::{Compression, GzBuilder};
use tar::{Builder, EntryType, Header};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::Files;

/// The age of every entry, in seconds since 1970: the one that npm gives to all it packs.
const AGE: u64 = 499_162_500;
/// Everybody may read, the owner may write.
const MODE: u32 = 0o644;
/// What the head of a gzip file says if the system is not known.
const NO_SYSTEM: u8 = 255;

/// A tar file, packed by gzip, with everything in one folder.
pub(super) fn tarball(files: &Files, folder: &str) -> Result<Vec<u8>> {
    let gzip = GzBuilder::new().mtime(0).operating_system(NO_SYSTEM);
    let mut tar = Builder::new(gzip.write(Vec::new(), Compression::best()));
    for (name, bytes) in files {
        let mut header = Header::new_ustar();
        header.set_entry_type(EntryType::Regular);
        header.set_size(u64::try_from(bytes.len())?);
        header.set_mode(MODE);
        header.set_mtime(AGE);
        header.set_uid(0);
        header.set_gid(0);
        tar.append_data(&mut header, format!("{folder}/{name}"), bytes.as_slice())?;
    }
    Ok(tar.into_inner()?.finish()?)
}

/// A zip file with everything in one folder.
pub(super) fn zip(files: &Files, folder: &str) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::from_date_and_time(1985, 10, 26, 8, 15, 0)?)
        .system(System::Unix)
        .unix_permissions(MODE);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(format!("{folder}/{name}"), options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
