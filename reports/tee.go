package reports

import (
	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
)

// LogOf is who hears what is decided in a replication; nil: nobody.
type LogOf = func(replication int) allocation.Log

// Tee lets several hear the same.
func Tee(logs ...LogOf) LogOf {
	return func(replication int) allocation.Log {
		var all tee
		for _, of := range logs {
			if log := of(replication); log != nil {
				all = append(all, log)
			}
		}
		if len(all) == 0 {
			return nil
		}
		return all
	}
}

type tee []allocation.Log

// Request tells all.
func (t tee) Request(e *allocation.Entry) {
	for _, log := range t {
		log.Request(e)
	}
}

// Node tells all.
func (t tee) Node(at clock.Time, name string, state cluster.State) {
	for _, log := range t {
		log.Node(at, name, state)
	}
}
