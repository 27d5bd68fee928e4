package theory

// ErlangB is the share of arrivals that find all servers busy and are lost, when load servers would be busy if
// there were enough of them. Only the mean of the service time matters. By the recursion over the servers
// (A. K. Erlang, 1917), which cannot overflow.
func ErlangB(servers int, load float64) float64 {
	blocked := 1.0
	for k := 1; k <= servers; k++ {
		blocked = load * blocked / (float64(k) + load*blocked)
	}
	return blocked
}

// ErlangC is the share of arrivals that must wait when none is lost and service is exponential; 1 when the load
// reaches the number of servers.
func ErlangC(servers int, load float64) float64 {
	if load >= float64(servers) {
		return 1
	}
	blocked := ErlangB(servers, load)
	return blocked / (1 - load/float64(servers)*(1-blocked))
}
