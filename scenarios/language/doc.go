// Package language is the scenario language: every key, what may stand under it, its unit, its default and what
// it means to a planner.
//
// One tree of Fields says it all. Check holds a document against the tree; a Cursor reads a checked document and
// records which defaults were used; the JSON Schema, the explanations and the reference are made from the same
// tree. Keys of the language that this version cannot act on yet are in the tree, too, and refused by name. What
// spans several keys (names that refer to each other, a graph without cycles) is judged by whoever builds
// something from the document.
package language
