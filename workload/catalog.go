package workload

import "simulate/sim/catalog"

var (
	rate    = catalog.Setting{Name: "rate", Type: "rate", Does: "mean number of events per second, batches counted out"}
	profile = catalog.Setting{Name: "profile", Type: "list", Default: "[]", Does: "factors that multiply the rate over time"}
)

// Arrivals lists the arrival processes. saturated and closed react to the system, so the data plane itself
// simulates them.
var Arrivals = catalog.Catalog{
	{Name: "poisson", Does: "independent arrivals, exponential gaps; a profile varies the rate exactly", Settings: []catalog.Setting{rate, profile}},
	{Name: "constant", Does: "a clockwork: event k, k = 0, 1, ..., when the integral of the rate is k", Settings: []catalog.Setting{rate, profile}},
	{Name: "saturated", Does: "an event is ready whenever a server is free to take it"},
	{Name: "interarrival", Does: "independent gaps of any distribution, one before the first arrival", Settings: []catalog.Setting{
		{Name: "interarrival", Type: "DIST of duration", Does: "time between arrivals"},
	}},
	{Name: "mmpp", Does: "bursts: a Poisson process whose rate is that of the state of a Markov chain", Settings: []catalog.Setting{
		{Name: "rates", Type: "list of rate", Does: "events per second in each state"},
		{Name: "generator", Type: "list of list of number", Does: "jumps per second from state (row) to state; rows sum to 0"},
		profile,
	}},
	{Name: "closed", Does: "clients that think, send an event, wait until it has left everywhere, and think again", Settings: []catalog.Setting{
		{Name: "clients", Type: "integer", Does: "how many clients"},
		{Name: "think", Type: "DIST of duration", Does: "pause before each event; the first begins at t = 0"},
	}},
}

// Profiles lists the factors of profiles.
var Profiles = catalog.Catalog{
	{Name: "diurnal", Does: "a day: half a cosine each way between trough and peak, mean 1", Settings: []catalog.Setting{
		{Name: "peak", Type: "instant", Does: "time of day of the highest rate"},
		{Name: "trough", Type: "instant", Does: "time of day of the lowest rate"},
		{Name: "ratio", Type: "number", Does: "rate at the peak / rate at the trough, at least 1"},
	}},
	{Name: "sine", Does: "1 + amplitude sin(2 pi t / period + phase)", Settings: []catalog.Setting{
		{Name: "period", Type: "duration", Does: "length of a wave"},
		{Name: "amplitude", Type: "number", Does: "height of a wave, 0 to 1"},
		{Name: "phase", Type: "number", Default: "0", Does: "angle at t = 0, radians"},
	}},
	{Name: "steps", Does: "a constant from each point to the next; 1 before the first, the last holds on", Settings: []catalog.Setting{
		{Name: "steps", Type: "list of [instant, number]", Does: "points: from when, which factor"},
		{Name: "every", Type: "duration", Default: "0s", Does: "the points repeat, and the last holds until the first; 0s: they do not"},
	}},
	{Name: "ramp", Does: "a line from one factor to another, which then holds on", Settings: []catalog.Setting{
		{Name: "from", Type: "number", Does: "factor before and at the start"},
		{Name: "to", Type: "number", Does: "factor at the end and after it"},
		{Name: "start", Type: "instant", Default: "0s", Does: "when it leaves the first factor"},
		{Name: "over", Type: "duration", Does: "how long it takes"},
	}},
	{Name: "spike", Does: "up over a ramp, stays, down over a ramp", Settings: []catalog.Setting{
		{Name: "at", Type: "instant", Does: "when it begins to rise"},
		{Name: "factor", Type: "number", Does: "what it rises to"},
		{Name: "for", Type: "duration", Does: "how long it stays there"},
		{Name: "ramp", Type: "duration", Default: "0s", Does: "how long it rises, and falls"},
	}},
}
