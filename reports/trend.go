package reports

import (
	"math"

	"gonum.org/v1/gonum/stat"

	"simulate/sim/experiment"
)

// trend is the straight line through the share of a resource that is in use, by least squares, over what is left of a
// series when its warm-up is cut off.
type trend struct {
	of      experiment.Scope
	what    string  // is in use
	end     float64 // in use at the end, mean over the last twentieth
	slope   float64 // a second
	lately  float64 // the same of the last third alone
	error   float64 // mean absolute error of the last third, when the line is drawn through what comes before
	horizon float64 // seconds that it was seen for
	left    float64 // seconds after the end until there is nothing left, if it goes on so; +Inf: never, as far as can be told
}

// fewest is how many points a trend takes.
const fewest = 12

// trends are those of the resources of a cluster, and of the servers of each operator.
func trends(v experiment.Variant) []trend {
	var all []trend
	for _, s := range v.Series {
		scope := normal(s.Scope)
		switch {
		case s.Axis != "":
		case s.Name == "allocated_share" && scope.Node == "":
			all = appendTrend(all, v, s, "of "+resourceName(scope))
		case s.Name == "utilization" && scope.Subtask < 0 && scope.Workload == "":
			all = appendTrend(all, v, s, "of the servers of "+scope.Operator)
		}
	}
	return all
}

func appendTrend(all []trend, v experiment.Variant, s experiment.Series, what string) []trend {
	var x, y []float64
	for i, value := range s.Mean {
		if observed(value) && s.At[i] >= v.Simulated.Warmup {
			x, y = append(x, s.At[i].Seconds()), append(y, value)
		}
	}
	if len(x) < fewest {
		return all
	}
	return append(all, fitted(x, y, trend{of: normal(s.Scope), what: what}))
}

func fitted(x, y []float64, t trend) trend {
	last := len(x) - 1
	_, slope := stat.LinearRegression(x, y, nil, false)
	_, t.lately = stat.LinearRegression(x[last*2/3:], y[last*2/3:], nil, false)
	t.end, t.slope, t.horizon = stat.Mean(y[last-last/20:], nil), slope, x[last]-x[0]
	t.error = backTested(x, y)
	t.left = math.Inf(1)
	if t.rises() {
		t.left = max(0, (1-t.end)/slope)
	}
	return t
}

// rises says whether more comes into use in the time seen than a forecast of it is wrong by.
func (t trend) rises() bool { return t.rose() && t.lately > t.slope/3 }

// rose says whether it did, be it that it has come to an end since.
func (t trend) rose() bool { return t.slope*t.horizon > 2*t.error && t.slope*t.horizon > 0.01 }

// backTested draws the line through the first two thirds and says by how much it misses the rest, on the mean.
func backTested(x, y []float64) float64 {
	known := len(x) * 2 / 3
	at, slope := stat.LinearRegression(x[:known], y[:known], nil, false)
	missed := 0.0
	for i := known; i < len(x); i++ {
		missed += math.Abs(y[i] - at - float64(slope*x[i]))
	}
	return missed / float64(len(x)-known)
}

// trendTable lists the trends of all variants.
func trendTable(r Report) *table {
	pace, word := paceOf(r)
	t := &table{Head: []string{"in use", "at the end (%)", "grows by (points " + word + ")", "all of it", "back-tested error (points)"}}
	names := labels(r.Variants)
	for _, v := range r.Variants {
		for _, one := range trends(v) {
			name := one.what
			if len(r.Variants) > 1 {
				name += ", " + names[v.Name]
			}
			t.Rows = append(t.Rows, append([]string{name}, one.cells(pace)...))
		}
	}
	return t
}

// paceOf is the time that growth is told by: one that a run is at least a few of.
func paceOf(r Report) (seconds float64, word string) {
	longest := 0.0
	for _, v := range r.Variants {
		longest = max(longest, v.Simulated.Horizon.Seconds())
	}
	switch {
	case longest >= 2*86400:
		return 86400, "a day"
	case longest >= 2*3600:
		return 3600, "an hour"
	}
	return 60, "a minute"
}

// cells are its numbers, growth in so many seconds.
func (t trend) cells(pace float64) []string {
	u := share.unit()
	when := "no rise that can be told"
	switch {
	case t.rises():
		u := duration.unit(t.left)
		when = "in " + withUnit(u.value(t.left), u.name)
		if t.left > 30*86400 {
			when = "in " + number.unit(t.left/86400).value(t.left/86400) + " d"
		}
	case t.rose():
		when = "it levels off"
	}
	return []string{u.value(t.end), u.value(t.slope * pace), when, u.value(math.Round(t.error*1e5) / 1e5)}
}
