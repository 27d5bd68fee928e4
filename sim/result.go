package sim

import (
	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/stream"
)

// Result is what one run counted and recorded.
type Result struct {
	Tally          stream.Tally
	Requests       *allocation.Tally // nil: there were none
	Columns        []stream.Column   // of the samples, followed by
	RequestColumns []allocation.Column
	Samples        Samples
	Interval       clock.Time      // of the samples' grid
	Horizon        clock.Time      // when arrivals ended, and with them the time over which averages are taken
	End            clock.Time      // when the last record left, or the drain ended
	Inside         int64           // events that had not left then
	Events         uint64          // of the data plane, and of requests, that were simulated
	Methods        []stream.Choice // by which each operator was simulated
}

func (r *run) result() Result {
	result := Result{
		Tally: r.stream.Tally(), Columns: r.stream.Columns(), Samples: r.recorder.samples(),
		Interval: r.recorder.interval, Horizon: min(r.horizon, r.now), End: r.now,
		Inside: r.stream.Inside(), Events: r.stream.Handled() + r.told,
		Methods: r.stream.Choices(),
	}
	if r.requests != nil {
		tally := r.requests.Tally(r.final)
		result.Requests, result.RequestColumns = &tally, r.requests.Columns()
	}
	return result
}
