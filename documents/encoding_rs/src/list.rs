//! The encodings by name, each with what a `static` is begun with, as the real crate has them.

use crate::{Encoding, Kind};

macro_rules! encodings {
    ($($(#[$about:meta])* $name:ident $initial:ident $label:literal $kind:ident;)*) => {$(
        $(#[$about])*
        pub static $initial: Encoding = Encoding { name: $label, kind: Kind::$kind };
        $(#[$about])*
        pub static $name: &Encoding = &$initial;
    )*};
}

encodings! {
    /// Read.
    UTF_8 UTF_8_INIT "UTF-8" Utf8;
    /// Read.
    UTF_16LE UTF_16LE_INIT "UTF-16LE" Utf16Le;
    /// Read.
    UTF_16BE UTF_16BE_INIT "UTF-16BE" Utf16Be;
    /// Refused.
    REPLACEMENT REPLACEMENT_INIT "replacement" Unknown;
    /// What a label says that is not known here. Refused, for there are encodings that write everything in ASCII's bytes.
    FOREIGN FOREIGN_INIT "another encoding" Unknown;
    /// Of it, ASCII is read.
    BIG5 BIG5_INIT "Big5" Ascii;
    /// Of it, ASCII is read.
    EUC_JP EUC_JP_INIT "EUC-JP" Ascii;
    /// Of it, ASCII is read.
    EUC_KR EUC_KR_INIT "EUC-KR" Ascii;
    /// Of it, ASCII is read.
    GB18030 GB18030_INIT "gb18030" Ascii;
    /// Of it, ASCII is read.
    GBK GBK_INIT "GBK" Ascii;
    /// Of it, ASCII is read.
    IBM866 IBM866_INIT "IBM866" Ascii;
    /// Of it, ASCII is read.
    ISO_2022_JP ISO_2022_JP_INIT "ISO-2022-JP" Unknown;
    /// Of it, ASCII is read.
    ISO_8859_2 ISO_8859_2_INIT "ISO-8859-2" Ascii;
    /// Of it, ASCII is read.
    ISO_8859_3 ISO_8859_3_INIT "ISO-8859-3" Ascii;
    /// Of it, ASCII is read.
    ISO_8859_4 ISO_8859_4_INIT "ISO-8859-4" Ascii;
    /// Of it, ASCII is read.
    ISO_8859_5 ISO_8859_5_INIT "ISO-8859-5" Ascii;
    /// Of it, ASCII is read.
    ISO_8859_6 ISO_8859_6_INIT "ISO-8859-6" Ascii;
    /// Of it, ASCII is read.
    ISO_8859_7 ISO_8859_7_INIT "ISO-8859-7" Ascii;
    /// Of it, ASCII is read.
    ISO_8859_8 ISO_8859_8_INIT "ISO-8859-8" Ascii;
    /// Of it, ASCII is read.
    ISO_8859_8_I ISO_8859_8_I_INIT "ISO-8859-8-I" Ascii;
    /// Of it, ASCII is read.
    ISO_8859_10 ISO_8859_10_INIT "ISO-8859-10" Ascii;
    /// Of it, ASCII is read.
    ISO_8859_13 ISO_8859_13_INIT "ISO-8859-13" Ascii;
    /// Of it, ASCII is read.
    ISO_8859_14 ISO_8859_14_INIT "ISO-8859-14" Ascii;
    /// Of it, ASCII is read.
    ISO_8859_15 ISO_8859_15_INIT "ISO-8859-15" Ascii;
    /// Of it, ASCII is read.
    ISO_8859_16 ISO_8859_16_INIT "ISO-8859-16" Ascii;
    /// Of it, ASCII is read.
    KOI8_R KOI8_R_INIT "KOI8-R" Ascii;
    /// Of it, ASCII is read.
    KOI8_U KOI8_U_INIT "KOI8-U" Ascii;
    /// Of it, ASCII is read.
    MACINTOSH MACINTOSH_INIT "macintosh" Ascii;
    /// Of it, ASCII is read.
    SHIFT_JIS SHIFT_JIS_INIT "Shift_JIS" Ascii;
    /// Of it, ASCII is read.
    WINDOWS_874 WINDOWS_874_INIT "windows-874" Ascii;
    /// Of it, ASCII is read.
    WINDOWS_1250 WINDOWS_1250_INIT "windows-1250" Ascii;
    /// Of it, ASCII is read.
    WINDOWS_1251 WINDOWS_1251_INIT "windows-1251" Ascii;
    /// Of it, ASCII is read.
    WINDOWS_1252 WINDOWS_1252_INIT "windows-1252" Ascii;
    /// Of it, ASCII is read.
    WINDOWS_1253 WINDOWS_1253_INIT "windows-1253" Ascii;
    /// Of it, ASCII is read.
    WINDOWS_1254 WINDOWS_1254_INIT "windows-1254" Ascii;
    /// Of it, ASCII is read.
    WINDOWS_1255 WINDOWS_1255_INIT "windows-1255" Ascii;
    /// Of it, ASCII is read.
    WINDOWS_1256 WINDOWS_1256_INIT "windows-1256" Ascii;
    /// Of it, ASCII is read.
    WINDOWS_1257 WINDOWS_1257_INIT "windows-1257" Ascii;
    /// Of it, ASCII is read.
    WINDOWS_1258 WINDOWS_1258_INIT "windows-1258" Ascii;
    /// Of it, ASCII is read.
    X_MAC_CYRILLIC X_MAC_CYRILLIC_INIT "x-mac-cyrillic" Ascii;
}
