package reports

import (
	"fmt"
	"math"
	"time"

	"simulate/sim/clock"
)

// basis says what the numbers rest on.
func (p *page) basis(r Report) string {
	text := replications(r)
	if text == "" {
		return "no replication came to its end: there are no numbers"
	}
	events := uint64(0)
	for _, v := range r.Variants {
		events += v.Simulated.Events
	}
	u := number.unit(float64(events))
	text += fmt.Sprintf("; %s events simulated%s", u.value(float64(events))+u.name, summedUp(r.Variants))
	return text + "; " + p.plusMinus() + " is half of the 95 % confidence interval"
}

// replications says how many there were, how long they are and what is left out of them; empty: there were none.
func replications(r Report) string {
	fewest, most := math.MaxInt, 0
	shortest, longest, horizon := clock.Never, clock.Time(0), clock.Time(0)
	for _, v := range r.Variants {
		s := v.Simulated
		fewest, most = min(fewest, s.Replications), max(most, s.Replications)
		shortest, longest = min(shortest, s.Warmup), max(longest, s.Warmup)
		horizon = max(horizon, s.Horizon)
	}
	if most == 0 {
		return ""
	}
	text := plural(most, "replication")
	if fewest < most {
		text = fmt.Sprintf("%d to %s", fewest, text)
	}
	text += " of " + span(horizon)
	switch {
	case longest == 0:
		return text
	case shortest < longest:
		return text + ", at most the first " + span(longest) + " left out"
	}
	return text + ", the first " + span(longest) + " left out"
}

// span writes a simulated time with about four digits: 1h, 2m30s, 83.33s.
func span(t clock.Time) string {
	d := time.Duration(t)
	for step := time.Duration(1); step < d; step *= 10 {
		if d < 10000*step {
			d = d.Round(step)
			break
		}
	}
	return clock.Time(d).String()
}
