// Package plan says what a scenario asks for, without running it: slots and task managers, memory to the byte, network
// buffers, the load of every operator, nodes, quotas and money, and which of its figures contradict each other.
//
// A Case goes in, a Plan comes out; it is a pure function that takes milliseconds. Streaming processes are planned as
// Apache Flink would run them, by the rules of package flink; the load of an operator by queueing theory, as if its
// subtasks did not disturb each other.
//
// Simplified: loads are means over time, besides the peak of the arrival profile; what flows along an edge is the mean
// of what leaves an operator, whatever the records; latencies are first guesses, each with the name of its formula.
package plan
