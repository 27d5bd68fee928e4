// Package bench measures two kernels that have nothing to do with the engine: 64 random bits of the standard
// library's PCG, and one step of the hold model on container/heap with 1,000 pending pointers. `make bench` prints
// them first. They say how fast a machine is, so that the engine's figures of one machine can be read on another:
// what matters is the ratio.
package bench
