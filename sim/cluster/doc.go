// Package cluster keeps the books of machines: what each node has, what is free of it, and who may take it.
//
// A node has capacities of any number of named resources, as integers, and devices (GPUs) of one model, each of 1000
// thousandths. A grant takes all that is needed or nothing, so nobody holds a part and waits for the rest. The books
// cannot be overdrawn: who takes what is not there has a fault, and panics.
//
// A resource that no node has may be the cluster's as a whole; a need of it is met wherever the request runs. A rate
// (requests per hour, bits per second) is held like a core, as long as its holder runs: a token bucket that is drawn
// on steadily never runs dry while all that is drawn stays within the refill.
//
// Nodes are numbered in the order that breaks ties between them, which may be shuffled for each replication. They come
// and go, but keep their numbers.
//
// Simplified: devices of a node are alike, and neither they nor the rest of a node know a topology.
package cluster
