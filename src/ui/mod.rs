//! What people see. Everything on screen is a function of two things: the open draft and its scorecard ([`session::Session`]).

pub mod app;
pub mod components;
pub mod element;
pub mod filter;
pub mod gates;
pub mod guard;
pub mod keeper;
pub mod later;
pub mod library;
pub mod notice;
pub mod office;
pub mod pages;
pub mod prelude;
pub mod reactive;
pub mod rest;
pub mod routes;
pub mod rules_editor;
pub mod rules_works;
pub mod session;
pub mod sheet_file;
pub mod shelf;
pub mod stores;
