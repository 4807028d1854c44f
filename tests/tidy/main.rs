//! What a program can check of how this code is written: the arrows between its files, what each part refuses to
//! know, and the few things that must not appear anywhere.

mod arrows;
mod circles;
mod dependencies;
mod glossary;
mod layers;
mod modules;
mod refusals;
mod sources;
mod writing;
