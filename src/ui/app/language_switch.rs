//! The languages of the desk, before and after signing in.

use leptos::prelude::*;

use super::appearance::Appearance;
use crate::domain::locale::Locale;
use crate::ui::language::Language;

#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let language = Language::expect();
    let appearance = Appearance::expect();
    // The code is drawn by the style sheet: as text it would be part of the name.
    let choice = move |locale: Locale, code: &'static str, name: &'static str| {
        let choose = move |_| {
            language.set_locale(locale);
            appearance.choose_locale(locale);
        };
        view! {
            <button
                type="button"
                lang=locale.tag()
                data-code=code
                aria-label=name
                aria-pressed=move || (language.locale() == locale).to_string()
                on:click=choose
            ></button>
        }
    };
    view! {
        <div class="segments" role="group" aria-label=t!(app.language)>
            {choice(Locale::Fr, "FR", "Français")}
            {choice(Locale::En, "EN", "English")}
        </div>
    }
}
