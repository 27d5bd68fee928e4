// Package derive answers single questions of Flink's arithmetic: what a configuration's memory is divided into, who
// owns a key group, when a failed job restarts.
//
// A question is a JSON object, an answer too; a topic is a kind of question, one a file, with one line in the catalog.
// Here questions are read, strictly and with positions; what is derived is derived by package flink. What Flink
// refuses is an answer, {"error": the component that does not fit}; what is no question is a problem.
package derive
