//! The parts of the package: those that docx-rs wrote, put right where it has no word for something, and packed.

use super::order::ordered;
use super::styles::{BIAO_SONG, FANG_SONG, HEI, KAI, SONG};
use crate::text::inert;
use docx_rs::XMLDocx;
use quality_county::report::model::Document;

/// The files of the package in their order. `heads`: how many rows of each table are its head; `size`: of the
/// text that the grid is made for, in half points.
pub(super) fn files(docx: XMLDocx, heads: &[usize], size: usize, document: &Document) -> Vec<(String, Vec<u8>)> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let body = plain_columns(&ordered(&text(&docx.document)));
    let styles = ordered(&normal(&text(&docx.styles), size));
    let settings = ordered(&text(&docx.settings));
    let mut files = vec![
        ("[Content_Types].xml".to_owned(), docx.content_type),
        ("_rels/.rels".to_owned(), docx.rels),
        ("docProps/app.xml".to_owned(), docx.doc_props.app),
        ("docProps/core.xml".to_owned(), core(document).into_bytes()),
        ("docProps/custom.xml".to_owned(), docx.doc_props.custom),
        ("word/_rels/document.xml.rels".to_owned(), docx.document_rels),
        ("word/document.xml".to_owned(), repeated(&body, heads).into_bytes()),
        ("word/styles.xml".to_owned(), styles.into_bytes()),
        ("word/settings.xml".to_owned(), settings.into_bytes()),
        ("word/fontTable.xml".to_owned(), fonts().into_bytes()),
        ("word/comments.xml".to_owned(), docx.comments),
        ("word/numbering.xml".to_owned(), docx.numberings),
        ("word/commentsExtended.xml".to_owned(), docx.comments_extended),
        ("word/footnotes.xml".to_owned(), docx.footnotes),
    ];
    let numbered = [("header", docx.headers, docx.header_rels), ("footer", docx.footers, docx.footer_rels)];
    for (name, parts, rels) in numbered {
        // There may be more relations than parts.
        for (at, (part, rel)) in parts.into_iter().zip(rels).enumerate() {
            files.push((format!("word/{name}{}.xml", at + 1), ordered(&text(&part)).into_bytes()));
            files.push((format!("word/_rels/{name}{}.xml.rels", at + 1), rel));
        }
    }
    files.extend(docx.media.into_iter().map(|(id, bytes)| (format!("word/media/{id}.png"), bytes)));
    files
}

/// Takes out an attribute that docx-rs gives to columns and the schema does not know.
fn plain_columns(body: &str) -> String {
    const COLUMN: &str = "<w:gridCol ";
    let mut parts = body.split(COLUMN);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |done, part| done + COLUMN + &part.replacen(r#" w:type="dxa""#, "", 1))
}

const TABLE: &str = "<w:tbl>";
const ROW: &str = "<w:tr>";
const PROPERTIES: &str = "<w:trPr>";

/// Marks the first rows of each table, so that they come again on every page: docx-rs 0.4.22 has no word for it. Typed text
/// cannot be taken for a tag, its `<` is written `&lt;`. No table stands in another.
fn repeated(body: &str, heads: &[usize]) -> String {
    let mut tables = body.split(TABLE);
    let mut done = tables.next().unwrap_or_default().to_owned();
    for (at, table) in tables.enumerate() {
        done.push_str(TABLE);
        let count = heads.get(at).copied().unwrap_or(0);
        for (row, text) in table.split(ROW).enumerate() {
            if row > 0 {
                done.push_str(ROW);
            }
            match text.split_once(PROPERTIES) {
                Some(("", rest)) if (1..=count).contains(&row) => {
                    done.extend([PROPERTIES, "<w:tblHeader />", rest]);
                }
                _ => done.push_str(text),
            }
        }
    }
    done
}

const NORMAL: &str = r#"w:styleId="Normal"><w:name w:val="Normal" /><w:rPr />"#;

/// Says of the style Normal that it is the default, and how large: the grid counts its characters, and LibreOffice takes 10 points
/// where nothing is said. Says that the language is Chinese, by whose rules lines break. Takes out properties of runs in those of
/// paragraphs, which styles may not have.
fn normal(styles: &str, size: usize) -> String {
    let said = format!(
        r#"w:default="1" w:styleId="Normal"><w:name w:val="Normal" /><w:rPr><w:sz w:val="{size}" /><w:szCs w:val="{size}" /></w:rPr>"#
    );
    let language = r#"<w:lang w:val="en-US" w:eastAsia="zh-CN" /></w:rPr></w:rPrDefault>"#;
    let styles = styles.replacen(NORMAL, &said, 1).replacen("</w:rPr></w:rPrDefault>", language, 1);
    styles.replace("<w:pPr><w:rPr />", "<w:pPr>")
}

/// What stands in for a font that a computer lacks.
fn fonts() -> String {
    let known = [
        (BIAO_SONG, "方正小标宋_GBK,小标宋,华文中宋,宋体,SimSun,Noto Serif CJK SC"),
        (FANG_SONG, "仿宋,FangSong,STFangsong,华文仿宋,Noto Serif CJK SC"),
        (KAI, "楷体,KaiTi,STKaiti,华文楷体,Noto Serif CJK SC"),
        (HEI, "SimHei,Heiti SC,Noto Sans CJK SC"),
        (SONG, "SimSun,STSong,Songti SC,Noto Serif CJK SC"),
    ];
    let font = |(name, others): (&str, &str)| {
        format!(
            "<w:font w:name=\"{name}\"><w:altName w:val=\"{others}\"/><w:charset w:val=\"86\"/><w:family w:val=\"auto\"/>\
             <w:pitch w:val=\"variable\"/></w:font>"
        )
    };
    let fonts: String = known.into_iter().map(font).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:fonts \
         xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{fonts}<w:font w:name=\"Times New Roman\">\
         <w:charset w:val=\"00\"/><w:family w:val=\"roman\"/><w:pitch w:val=\"variable\"/></w:font></w:fonts>"
    )
}

/// Title and day; the moment of writing is no part of it.
fn core(document: &Document) -> String {
    let (title, day) = (inert(&document.title), document.date);
    let moment = |name: &str| format!("<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:{name}>");
    let (created, modified) = (moment("created"), moment("modified"));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title>{created}{modified}\
         <dc:language>zh-CN</dc:language></cp:coreProperties>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_rows_of_each_table_come_again_on_every_page() {
        let row = "<w:tr><w:trPr><w:cantSplit /></w:trPr><w:tc>&lt;w:tbl&gt;&lt;w:tr&gt;</w:tc></w:tr>";
        let tall = "<w:tr><w:trPr /></w:tr>";
        let body = format!("<w:p/><w:tbl><w:tblPr/>{row}{row}{row}</w:tbl><w:p/><w:tbl>{row}{tall}</w:tbl><w:p/>");
        let marked = repeated(&body, &[2, 0]);
        assert_eq!(marked.matches("<w:trPr><w:tblHeader /><w:cantSplit />").count(), 2);
        assert!(marked.starts_with("<w:p/><w:tbl><w:tblPr/><w:tr><w:trPr><w:tblHeader />"));
        assert_eq!(marked.replace("<w:tblHeader />", ""), body);
    }

    #[test]
    fn the_styles_say_size_and_language() {
        let sheet = crate::word::page::Sheet::of(quality_county::report::model::Page::Official);
        let styles = normal(&String::from_utf8_lossy(&crate::word::styles::styled(&sheet).build().styles), 32);
        assert!(
            styles.contains(r#"w:default="1" w:styleId="Normal"><w:name w:val="Normal" /><w:rPr><w:sz w:val="32" />"#)
        );
        assert!(styles.contains(r#"w:eastAsia="zh-CN" /></w:rPr></w:rPrDefault>"#));
        assert!(!styles.contains("<w:pPr><w:rPr"));
    }

    #[test]
    fn columns_keep_only_what_the_schema_knows() {
        let body =
            r#"<w:gridCol w:w="75" w:type="dxa" /><w:gridCol w:w="9" w:type="dxa" /><w:tcW w:w="75" w:type="dxa" />"#;
        let plain = r#"<w:gridCol w:w="75" /><w:gridCol w:w="9" /><w:tcW w:w="75" w:type="dxa" />"#;
        assert_eq!(plain_columns(body), plain);
    }

    #[test]
    fn nothing_to_mark_changes_nothing() {
        assert_eq!(repeated("<w:p/>", &[]), "<w:p/>");
    }
}
