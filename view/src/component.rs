//! `#[component]`: a function whose arguments are given by name. Every one is given, and `#[prop(into)]` ones by whatever becomes them.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::spanned::Spanned;
use syn::{Attribute, Error, FnArg, Ident, ItemFn, Meta, Pat, PatType, Result};

/// The struct of the arguments and the function that takes it, both of the component's name.
pub fn expanded(function: &ItemFn) -> Result<TokenStream> {
    let (vis, name, body) = (&function.vis, &function.sig.ident, &function.block);
    let docs: Vec<_> = function.attrs.iter().filter(|attribute| attribute.path().is_ident("doc")).collect();
    let props = function.sig.inputs.iter().map(prop).collect::<Result<Vec<_>>>()?;
    let fields: Vec<_> = props.iter().map(|(field, _)| field).collect();
    let types: Vec<_> = props.iter().map(|(_, argument)| &argument.ty).collect();
    let given = props.iter().map(|(field, argument)| {
        let ty = &argument.ty;
        if argument.attrs.iter().any(is_into) {
            quote! { pub fn #field(given: impl ::core::convert::Into<#ty>) -> #ty { given.into() } }
        } else {
            quote! { pub fn #field(given: #ty) -> #ty { given } }
        }
    });
    let props = format_ident!("props");
    Ok(quote! {
        #(#docs)*
        #vis struct #name { #(pub #fields: #types),* }

        #[doc(hidden)]
        impl #name { #(#given)* }

        #(#docs)*
        #[allow(non_snake_case)]
        #vis fn #name(#props: #name) -> crate::ui::element::AnyView {
            let #name { #(#fields),* } = #props;
            crate::ui::element::untracked(move || #body)
        }
    })
}

fn prop(argument: &FnArg) -> Result<(&Ident, &PatType)> {
    let FnArg::Typed(argument) = argument else {
        return Err(Error::new(argument.span(), "no self here"));
    };
    match &*argument.pat {
        Pat::Ident(pattern) if pattern.mutability.is_none() => Ok((&pattern.ident, argument)),
        other => Err(Error::new(other.span(), "a plain name only")),
    }
}

fn is_into(attribute: &Attribute) -> bool {
    matches!(&attribute.meta, Meta::List(list) if list.path.is_ident("prop") && list.tokens.to_string() == "into")
}
