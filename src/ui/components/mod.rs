//! Building blocks of pages. Each has its style sheet of the same name under `style/`, where it needs one.

pub mod answer_control;
pub mod bar;
pub mod category_nav;
pub mod choice;
pub mod draft_form;
pub mod draft_header;
pub mod evidence_editor;
pub mod explain_button;
pub mod filter_bar;
pub mod import_preview;
pub mod indicator_card;
pub mod keyed;
pub mod live;
pub mod number_field;
pub mod open_file;
pub mod paper;
pub mod point_details;
pub mod point_row;
pub mod ratio_field;
pub mod score_number;
pub mod site_header;
pub mod text_field;
pub mod text_size;
pub mod told_lines;
pub mod top_gaps;
pub mod total_box;
