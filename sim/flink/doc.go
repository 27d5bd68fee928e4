// Package flink is Flink's arithmetic: what a task manager's or job manager's memory is divided into, which subtask
// owns a key, how many network buffers a task needs, when a failed job restarts.
//
// Pure functions of values: bytes, buffers and key groups are integers, CPU is a Cores (hundred-millionths of a core),
// options come by Flink's own keys with values as a Flink configuration file writes them. What Flink refuses to start
// with is a Refusal that says which component does not fit and which numbers contradict each other.
//
// The rules are those of Flink 2.0 (November 2024; options that were renamed go by either name). Simplified: memory of
// a local execution inside an IDE, which Flink does not limit, is not modelled, nor are the options of before 1.10.
package flink
