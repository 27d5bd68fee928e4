package reports

import (
	"simulate/sim/clock"
	"simulate/sim/experiment"
)

func readSimulated(s simulatedJSON) experiment.Simulated {
	return experiment.Simulated{
		Events: s.Events, Replications: s.Replications, Method: s.Method,
		Runs:    eachOf(s.Runs, readRun),
		Methods: eachOf(s.Methods, readMethod),
		Warmup:  clock.Time(s.Warmup), Horizon: clock.Time(s.Horizon), Partial: s.Partial,
	}
}

func readRun(r runJSON) experiment.Replication {
	return experiment.Replication{Number: r.Replication, Events: r.Events, Horizon: clock.Time(r.Horizon)}
}

func readMethod(m methodJSON) experiment.Method {
	return experiment.Method{Process: m.Process, Operator: m.Operator, Name: m.Method, Why: m.Why}
}
