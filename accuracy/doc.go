// Package accuracy holds the simulator against what is known without it: queueing theory, laws of conservation,
// naive twins. It has no code of its own, only tests, and they go the way of a user: a scenario file is read,
// run, and its metrics are looked at.
//
// Known networks are stated in the form queueing-truth/1 (sources, stations, routes, and the values to expect),
// in seconds, and translated into scenarios. A measured value may differ from the truth by what chance explains
// and no more; how much that is follows from the number of arrivals, never from the result.
package accuracy
