// Package scenarios makes runs of scenario files: it lets document read and lay them together, holds them against
// the language, and builds the design of an experiment, variant by variant. It is the one place that knows both
// the words of the language and what the engine simulates.
//
// What is wrong is collected, never returned early: a reader gets all problems of all variants at once, each with
// its place. A key that is accepted but changes nothing in this scenario is a finding.
package scenarios
