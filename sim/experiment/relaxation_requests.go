package experiment

import (
	"simulate/sim"
	"simulate/sim/allocation"
	"simulate/sim/clock"
)

// requestRelaxation is the floor of the warm-up of a cluster: an empty start is forgotten as requests end, so it is
// relaxations times the mean time that they run, at least. Where they wait it is that of an operator with as many
// servers as would run with the fullest resource all in use.
func requestRelaxation(c *sim.Config, runs []sim.Result) clock.Time {
	if c.Requests == nil {
		return 0
	}
	ran, ended, span, rho := 0.0, 0.0, 0.0, 0.0
	cluster := fleetsOf(&c.Cluster)[0]
	for i := range runs {
		sections := runs[i].Requests.Sections[:len(runs[i].Requests.Sections)-1]
		for j := range sections {
			ran += sections[j].Requests[0].Ran.Float()
			ended += float64(sections[j].Requests[0].Ended)
		}
		span += float64(runs[i].Horizon)
		rho += cluster.fullest(sections) / float64(len(runs))
	}
	if ended == 0 {
		return 0
	}
	factor, service := 1.0, ran/ended
	if rho = min(rho, busiest); rho > 0 && !c.Requests.Reject {
		servers := ran / span / rho
		factor = max(factor, 2/((1-rho)*(1-rho))/servers)
	}
	return clock.Nanoseconds(relaxations * factor * service)
}

// fullest is the share in use of the resource of which the largest share is, over time.
func (f *fleet) fullest(sections []allocation.Section) float64 {
	s, most := f.sum(sections), 0.0
	for r := range s.taken {
		if s.had[r] > 0 {
			most = max(most, s.taken[r]/s.had[r])
		}
	}
	return most
}
