//! `view!` and `#[component]` with the syntax of Leptos' own macros. Leptos builds every element from a type of its own, attribute by attribute, which
//! costs the wasm some hundred bytes an element; this one writes what is fixed into one HTML string that the browser parses once
//! (`crate::ui::element` clones it), and adds what changes by calls to a few shared functions.
//!
//! Known: elements with `name="text"`, `name=value`, `class:name=flag`, `prop:name=value`, `on:event=handler`; texts; `{values}`;
//! `<Component prop=value/>`; several roots. Not known, and refused: children of components, spreading, `style:`, `bind:`.

mod component;

use proc_macro2::TokenStream;
use quote::quote;
use rstml::Infallible;
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeBlock, NodeElement};
use syn::spanned::Spanned;
use syn::{Error, Expr, Result, Stmt};

type Element = NodeElement<Infallible>;

/// Elements that have no content and no end tag.
const VOID: [&str; 5] = ["br", "col", "hr", "img", "input"];
/// Elements that a parser knows as SVG only inside an `svg`.
const SVG: [&str; 8] = ["circle", "g", "line", "path", "polygon", "polyline", "rect", "text"];

/// A view; see this crate's doc.
#[proc_macro]
pub fn view(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let built = rstml::parse(tokens).and_then(|nodes| roots(&nodes));
    built.unwrap_or_else(|error| error.to_compile_error()).into()
}

/// A component; see [`component`](mod@component).
#[proc_macro_attribute]
pub fn component(_: proc_macro::TokenStream, item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let expanded = syn::parse(item).and_then(|function| component::expanded(&function));
    expanded.unwrap_or_else(|error| error.to_compile_error()).into()
}

fn roots(nodes: &[Node]) -> Result<TokenStream> {
    match nodes {
        [node] => view_of(node),
        nodes => {
            let views = nodes.iter().map(view_of).collect::<Result<Vec<_>>>()?;
            Ok(quote! { crate::ui::element::all(::std::vec![#(crate::ui::element::IntoAny::into_any(#views)),*]) })
        }
    }
}

fn view_of(node: &Node) -> Result<TokenStream> {
    match node {
        Node::Element(element) if is_component(element) => called(element),
        Node::Element(element) => Ok(built(element)?),
        Node::Text(text) => Ok({
            let text = &text.value;
            quote! { #text }
        }),
        Node::Block(block) => Ok(value_of(block)),
        other => Err(Error::new(other.span(), "not known to this view!")),
    }
}

fn is_component(element: &Element) -> bool {
    let name = element.name().to_string();
    name.rsplit([':', ' ']).next().is_some_and(|last| last.starts_with(|first: char| first.is_ascii_uppercase()))
}

/// An element: its fixed part, then a call for all that changes.
fn built(element: &Element) -> Result<TokenStream> {
    let tag = element.name().to_string();
    let (start, calls) = attributes(element)?;
    let fixed = element.children.iter().map_while(html).collect::<Vec<_>>();
    let mut text = format!("{start}{}", fixed.concat());
    if SVG.contains(&tag.as_str()) {
        text = format!("<svg>{text}");
    }
    let text = open_ended(&text);
    let views = element.children[fixed.len()..].iter().map(view_of).collect::<Result<Vec<_>>>()?;
    Ok(quote! { crate::ui::element::el(#text) #(#calls)* #(.kid(#views))* })
}

/// Without the end tags at the end: a parser closes what is open there.
fn open_ended(html: &str) -> &str {
    match html.rfind('<') {
        Some(at) if html.ends_with('>') && html[at..].starts_with("</") => open_ended(&html[..at]),
        _ => html,
    }
}

/// A node that never changes, as HTML.
fn html(node: &Node) -> Option<String> {
    match node {
        Node::Text(text) => Some(escaped(&text.value_string())),
        Node::Element(element) if !is_component(element) => {
            let (start, calls) = attributes(element).ok()?;
            let inside = element.children.iter().map(html).collect::<Option<Vec<_>>>()?;
            let tag = element.name().to_string();
            let end = if VOID.contains(&tag.as_str()) { String::new() } else { format!("</{tag}>") };
            calls.is_empty().then(|| format!("{start}{}{end}", inside.concat()))
        }
        _ => None,
    }
}

/// The start tag with the attributes that are fixed, and calls for the others.
fn attributes(element: &Element) -> Result<(String, Vec<TokenStream>)> {
    let mut start = format!("<{}", element.name());
    let mut calls = Vec::new();
    for attribute in element.attributes() {
        let NodeAttribute::Attribute(attribute) = attribute else {
            return Err(Error::new(attribute.span(), "no spreading here"));
        };
        let key = attribute.key.to_string();
        let text = attribute.value().is_none().then(String::new).or_else(|| attribute.value_literal_string());
        let value = given(attribute);
        let call = match (key.split_once(':'), text) {
            (Some(("class", name)), _) => quote! { .class(#name, #value) },
            (Some(("prop", name)), _) => quote! { .prop(#name, #value) },
            (Some(("on", name)), _) => {
                let event = syn::Ident::new(name, attribute.key.span());
                quote! { .on(::leptos::ev::#event, #value) }
            }
            (Some(_), _) => return Err(Error::new(attribute.key.span(), "not known to this view!")),
            (None, Some(text)) => {
                start += &format!(" {key}=\"{}\"", escaped(&text));
                continue;
            }
            (None, None) => quote! { .attr(#key, #value) },
        };
        calls.push(call);
    }
    start.push('>');
    Ok((start, calls))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The value of an attribute; one without stands for the variable of its name.
fn given(attribute: &KeyedAttribute) -> TokenStream {
    match attribute.value() {
        Some(Expr::Block(block)) if block.attrs.is_empty() && block.label.is_none() => {
            bare(&block.block.stmts, quote! { #block })
        }
        Some(value) => quote! { #value },
        None => {
            let key = &attribute.key;
            quote! { #key }
        }
    }
}

fn value_of(block: &NodeBlock) -> TokenStream {
    let whole = quote! { #block };
    block.try_block().map_or_else(|| whole.clone(), |block| bare(&block.stmts, whole.clone()))
}

/// Without the braces that hold one expression only.
fn bare(stmts: &[Stmt], whole: TokenStream) -> TokenStream {
    match stmts {
        [Stmt::Expr(value, None)] => quote! { #value },
        _ => whole,
    }
}

fn called(element: &Element) -> Result<TokenStream> {
    let name = element.name();
    if let Some(child) = element.children.first() {
        return Err(Error::new(child.span(), "no children of components here"));
    }
    let mut props = Vec::new();
    for attribute in element.attributes() {
        let NodeAttribute::Attribute(attribute) = attribute else {
            return Err(Error::new(attribute.span(), "no spreading here"));
        };
        let (key, value) = (&attribute.key, given(attribute));
        if key.to_string().contains(':') {
            return Err(Error::new(key.span(), "a component takes props only"));
        }
        props.push(quote! { #key: #name::#key(#value) });
    }
    Ok(quote! { #name(#name { #(#props),* }) })
}
