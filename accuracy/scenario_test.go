package accuracy

import "fmt"

// process is the name of the one process of a translated network.
const process = "network"

// length is how long a translated network runs.
type length struct {
	arrivals     float64 // in all, of a steady one
	replications int
	seed         uint64
}

// scenario translates a network into the scenario language. What that has no words for is an inexpressible.
func (c *truth) scenario(l length) (entries, error) {
	s := entries{{"name", c.ID}, {"seed", l.seed}, {"replications", l.replications}, {"fidelity", "event"}}
	switch c.Run.Mode {
	case "steady":
		s.set("horizon", entries{{"events", int(l.arrivals) / l.replications}})
		s.set("warmup", "auto")
	case "transient":
		end := c.Run.At[len(c.Run.At)-1] * 1.01
		s.set("horizon", seconds(end))
		s.set("warmup", "none")
		s.set("observe", entries{{"interval", seconds(end)}, {"at", each(c.Run.At, seconds)}})
	case "deterministic":
		s.set("horizon", seconds(c.Run.Horizon))
		s.set("warmup", "none")
	default:
		return nil, fmt.Errorf("a run in mode %q is not of queueing-truth/1", c.Run.Mode)
	}
	if n := c.subtasks(); n > 0 {
		s.set("observe", entries{{"subtasks", n}})
	}
	if c.Model.Kind == "cluster" {
		return c.Model.cluster(s)
	}
	loads, err := c.Model.workloads()
	if err != nil {
		return nil, err
	}
	operators, err := c.Model.operators()
	if err != nil {
		return nil, err
	}
	s.set("workloads", loads)
	s.set("processes", entries{{process, entries{{"runtime", "ideal"}, {"operators", operators}}}})
	return s, nil
}

func (m *model) workloads() (entries, error) {
	var all entries
	for i := range m.Sources {
		w, err := m.workload(&m.Sources[i])
		if err != nil {
			return nil, err
		}
		all.set(m.Sources[i].ID, w)
	}
	return all, nil
}

func (m *model) operators() (entries, error) {
	var all entries
	for i := range m.Stations {
		s := &m.Stations[i]
		if s.Type == "batcher" && m.merged(s) {
			continue
		}
		o, err := m.operator(s)
		if err != nil {
			return nil, err
		}
		all.set(s.ID, o)
	}
	if m.Join != "" {
		reads, after := m.edgesTo(m.Join)
		all.set(m.Join, append(edges(reads, after), entry{"join", "all"}))
	}
	all = append(all, m.ways()...)
	return all, nil
}

// ways are operators without service for records that go to the sink while others, or copies, go on: in the
// language a record ends at an operator that nothing follows.
func (m *model) ways() entries {
	var all entries
	for _, r := range m.Routes {
		for _, b := range r.To {
			if b.To != "sink" || len(r.To) == 1 {
				continue
			}
			edge := entries{{"from", r.From}}
			if r.Mode != "fork" {
				edge.set("share", b.P)
			}
			key := "after"
			if m.isSource(r.From) {
				key = "reads"
			}
			all.set(r.From+"_out", entries{{key, []any{edge}}})
		}
	}
	return all
}
