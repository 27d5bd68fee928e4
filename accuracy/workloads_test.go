package accuracy

import (
	"encoding/json"
	"fmt"
	"slices"
)

// workload writes a source in the language.
func (m *model) workload(s *source) (entries, error) {
	w, err := s.Arrivals.keys(s.records())
	if err != nil {
		return nil, err
	}
	if s.Batch != nil {
		n, err := s.Batch.value(count)
		if err != nil {
			return nil, err
		}
		w.set("batch", n)
	}
	rank, err := m.rank(s.Cls)
	if err != nil {
		return nil, err
	}
	if rank > 0 {
		w.set("priority", rank)
	}
	return w, nil
}

// records is the mean number of records per arrival instant: rates of the language count records.
func (s *source) records() float64 {
	if s.Batch == nil {
		return 1
	}
	return s.Batch.mean()
}

// rank is the priority of a class: the same at all stations, since in the language it is the workload's.
func (m *model) rank(class string) (int, error) {
	rank := 0
	for i := range m.Stations {
		order := m.Stations[i].Priority
		if len(order) == 0 {
			continue
		}
		r := len(order) - slices.Index(order, class)
		if rank > 0 && r != rank {
			return 0, inexpressible("priorities that differ from station to station")
		}
		rank = r
	}
	return rank, nil
}

// keys are those of a workload with such arrivals, at each of which so many records come on average.
func (a *arrivals) keys(records float64) (entries, error) {
	switch a.Type {
	case "poisson":
		rate, err := a.rate()
		return entries{{"rate", perSecond(rate * records)}}, err
	case "poisson_tv":
		return a.profiled(records)
	case "periodic":
		return a.periodic(records), nil
	case "saturated":
		return entries{{"arrivals", "saturated"}}, nil
	case "mmpp":
		rates := each(a.Rates, func(x float64) any { return perSecond(x * records) })
		return entries{{"arrivals", entries{{"mmpp", entries{{"rates", rates}, {"generator", a.Generator}}}}}}, nil
	case "renewal":
		gap, err := a.Interarrival.value(seconds)
		return entries{{"arrivals", entries{{"interarrival", gap}}}}, err
	case "closed":
		think, err := a.Think.value(seconds)
		return entries{{"arrivals", entries{{"closed", entries{{"clients", a.Population}, {"think", think}}}}}}, err
	}
	return nil, fmt.Errorf("arrivals of type %q are not of queueing-truth/1", a.Type)
}

func (a *arrivals) rate() (float64, error) {
	var rate float64
	err := json.Unmarshal(a.Rate, &rate)
	return rate, err
}

func (a *arrivals) periodic(records float64) entries {
	w := entries{{"rate", perSecond(records / a.Period)}, {"arrivals", "constant"}}
	if a.Offset > 0 {
		w.set("start", seconds(a.Offset))
	}
	if a.Count > 0 {
		w.set("count", a.Count*int(records))
	}
	return w
}

// profiled is a Poisson process whose rate changes.
func (a *arrivals) profiled(records float64) (entries, error) {
	var f rateForm
	if err := json.Unmarshal(a.Rate, &f); err != nil {
		return nil, err
	}
	switch f.Form {
	case "sinusoid":
		sine := entries{{"period", seconds(f.Period)}, {"amplitude", f.Amplitude / f.Mean}, {"phase", f.Phase}}
		return entries{{"rate", perSecond(f.Mean * records)}, {"profile", []any{entries{{"sine", sine}}}}}, nil
	case "piecewise":
		var steps []any
		for _, p := range f.Points {
			steps = append(steps, []any{seconds(p[0]), p[1]})
		}
		return entries{{"rate", perSecond(records)}, {"profile", []any{entries{{"steps", steps}}}}}, nil
	}
	return nil, fmt.Errorf("a rate of form %q is not of queueing-truth/1", f.Form)
}
