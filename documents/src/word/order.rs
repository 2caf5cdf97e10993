//! Children in the order that the schema of WordprocessingML asks for. docx-rs writes them as it comes; Word is lenient, other
//! office programs and checkers need not be.

/// The children of an element in their order, without the `w:` that all have. What is not named comes last.
const ORDERS: [(&str, &[&str]); 10] = [
    (
        "w:pPr",
        &[
            "pStyle",
            "keepNext",
            "keepLines",
            "pageBreakBefore",
            "framePr",
            "widowControl",
            "numPr",
            "pBdr",
            "shd",
            "tabs",
            "adjustRightInd",
            "snapToGrid",
            "spacing",
            "ind",
            "jc",
            "textDirection",
            "textAlignment",
            "outlineLvl",
            "rPr",
            "sectPr",
            "pPrChange",
        ],
    ),
    (
        "w:rPr",
        &[
            "rStyle",
            "rFonts",
            "b",
            "bCs",
            "i",
            "iCs",
            "caps",
            "strike",
            "dstrike",
            "vanish",
            "color",
            "spacing",
            "w",
            "kern",
            "position",
            "sz",
            "szCs",
            "highlight",
            "u",
            "bdr",
            "shd",
            "fitText",
            "vertAlign",
            "lang",
            "specVanish",
        ],
    ),
    (
        "w:tblPr",
        &[
            "tblStyle",
            "tblpPr",
            "tblW",
            "jc",
            "tblCellSpacing",
            "tblInd",
            "tblBorders",
            "shd",
            "tblLayout",
            "tblCellMar",
            "tblLook",
        ],
    ),
    (
        "w:tcPr",
        &[
            "tcW",
            "gridSpan",
            "hMerge",
            "vMerge",
            "tcBorders",
            "shd",
            "noWrap",
            "tcMar",
            "textDirection",
            "tcFitText",
            "vAlign",
        ],
    ),
    ("w:tcBorders", &["top", "left", "bottom", "right", "insideH", "insideV", "tl2br", "tr2bl"]),
    ("w:tblBorders", &["top", "left", "bottom", "right", "insideH", "insideV"]),
    ("w:tblCellMar", &["top", "left", "bottom", "right"]),
    (
        "w:sectPr",
        &[
            "headerReference",
            "footerReference",
            "type",
            "pgSz",
            "pgMar",
            "pgNumType",
            "cols",
            "vAlign",
            "titlePg",
            "textDirection",
            "docGrid",
        ],
    ),
    (
        "w:style",
        &[
            "name",
            "basedOn",
            "next",
            "link",
            "uiPriority",
            "semiHidden",
            "unhideWhenUsed",
            "qFormat",
            "pPr",
            "rPr",
            "tblPr",
            "trPr",
            "tcPr",
        ],
    ),
    ("w:settings", &["zoom", "docVars", "defaultTabStop", "evenAndOddHeaders", "characterSpacingControl", "compat"]),
];

/// An element that is still open: its start tag, and what is in it.
struct Open<'a> {
    tag: &'a str,
    children: Vec<(usize, String)>,
}

impl<'a> Open<'a> {
    fn new(tag: &'a str) -> Self {
        Self { tag, children: Vec::new() }
    }

    /// Adds a child, or text.
    fn add(&mut self, name: &str, text: &str) {
        let place = self.order().map_or(0, |order| {
            let bare = name.strip_prefix("w:").unwrap_or(name);
            order.iter().position(|known| *known == bare).unwrap_or(order.len())
        });
        let loose = self.order().is_none();
        match self.children.last_mut() {
            // Without an order of its own one text holds all.
            Some((_, last)) if loose => last.push_str(text),
            _ => self.children.push((place, text.to_owned())),
        }
    }

    fn order(&self) -> Option<&'static [&'static str]> {
        let name = name(self.tag);
        ORDERS.iter().find(|(known, _)| *known == name).map(|(_, order)| *order)
    }

    fn close(mut self, end: &str) -> String {
        // A stable sort: what may come several times stays in its order.
        self.children.sort_by_key(|(place, _)| *place);
        let inside: String = self.children.into_iter().map(|(_, text)| text).collect();
        [self.tag, &inside, end].concat()
    }
}

/// `w:pPr` of `<w:pPr a="b">`, `</w:pPr>` and `<w:pPr/>`.
fn name(tag: &str) -> &str {
    let bare = tag.trim_start_matches(['<', '/']);
    bare.split([' ', '/', '>']).next().unwrap_or_default()
}

/// The same XML with its children in order. Well-formed, without comments and without `>` in attributes, as docx-rs writes it.
pub(super) fn ordered(xml: &str) -> String {
    let mut open = vec![Open::new("")];
    let mut rest = xml;
    while let Some((before, from)) = rest.find('<').map(|at| rest.split_at(at)) {
        let (tag, after) = from.split_at(from.find('>').map_or(from.len(), |end| end + 1));
        rest = after;
        let mut put = |name: &str, text: &str| {
            if let Some(last) = open.last_mut().filter(|_| !text.is_empty()) {
                last.add(name, text);
            }
        };
        put("", before);
        if tag.starts_with("</") {
            if let Some(done) = open.pop() {
                let text = done.close(tag);
                match open.last_mut() {
                    Some(above) => above.add(name(tag), &text),
                    None => open.push(Open { tag: "", children: vec![(0, text)] }),
                }
            }
        } else if tag.ends_with("/>") || tag.starts_with("<?") {
            put(name(tag), tag);
        } else {
            open.push(Open::new(tag));
        }
    }
    let end = open.into_iter().map(|open| open.close("")).collect::<String>();
    end + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_come_in_the_order_of_the_schema() {
        let wild = "<?xml version=\"1.0\"?><w:p a=\"b\"><w:pPr><w:rPr /><w:jc w:val=\"left\" /><w:pStyle w:val=\"x\" /></w:pPr><w:r><w:rPr>\
                    <w:sz /><w:u /><w:b /></w:rPr><w:t> &lt;w:b&gt; </w:t></w:r></w:p>";
        let tame = "<?xml version=\"1.0\"?><w:p a=\"b\"><w:pPr><w:pStyle w:val=\"x\" /><w:jc w:val=\"left\" /><w:rPr /></w:pPr><w:r><w:rPr>\
                    <w:b /><w:sz /><w:u /></w:rPr><w:t> &lt;w:b&gt; </w:t></w:r></w:p>";
        assert_eq!(ordered(wild), tame);
        assert_eq!(ordered(tame), tame);
    }

    #[test]
    fn repeated_children_keep_their_order() {
        let xml = "<w:sectPr><w:pgSz /><w:footerReference w:type=\"default\" /><w:footerReference w:type=\"even\" /></w:sectPr>";
        let first = "<w:sectPr><w:footerReference w:type=\"default\" /><w:footerReference w:type=\"even\" /><w:pgSz /></w:sectPr>";
        assert_eq!(ordered(xml), first);
    }

    #[test]
    fn what_is_no_xml_comes_out_as_it_went_in() {
        for text in ["", "a", "<", "</a>", "<a><b>", "a<b/>c"] {
            assert_eq!(ordered(text), text);
        }
    }
}
