// Package theory holds formulas of queueing theory: what a station does in the long run, without simulating it.
// They give first sizes, reject hopeless configurations and are what simulations are tested against; a run is
// what decides.
//
// Every function is pure. Times are in one unit of the caller's choice and rates per that unit. Arrivals are
// Poisson and service is first come, first served unless the name says otherwise. Where the load cannot be
// carried, times and queues are +Inf. What is approximate says so; all else is exact.
package theory
