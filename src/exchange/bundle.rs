//! stub
pub enum BundleError {
    Other,
}
pub fn zip(_: &[(String, Vec<u8>)]) -> Result<Vec<u8>, BundleError> {
    Err(BundleError::Other)
}
pub fn unzip(_: &[u8]) -> Result<Vec<(String, Vec<u8>)>, BundleError> {
    Err(BundleError::Other)
}
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK")
}
pub fn clean(name: &str) -> String {
    name.to_owned()
}
pub fn file_name(at: usize, name: &str, year: &str) -> String {
    format!("{at:02}_{name}_{year}.json")
}
