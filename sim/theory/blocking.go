package theory

// BlockingTandem is the throughput of two equal exponential servers with that many waiting places between, the
// first of which always has work: it stands still while what it has finished finds no place (blocking after
// service). It is also the load that such a pair can carry at most.
func BlockingTandem(places int, service float64) float64 {
	return float64(places+2) / float64(places+3) / service
}
