package derive

import (
	"math"

	"simulate/sim/flink"
)

var restart = Topic{
	Name: "restart",
	Does: "what a restart strategy says to failures: [a new attempt, restarts, delay in ms] for each",
	Keys: `failures_ms  when the job fails, in order
strategy     none
             fixed-delay        attempts (1), delay_ms (1000)
             failure-rate       max_failures (1), interval_ms (60000), delay_ms (1000)
             exponential-delay  initial_ms (1000), max_ms (60000), multiplier (1.5), reset_ms (3600000), attempts (unlimited); without jitter`,
	Example: `{"strategy": "fixed-delay", "attempts": 1, "delay_ms": 1000, "failures_ms": [0, 5000]}`,
	answer:  answerRestart,
}

func answerRestart(q *Question) (any, error) {
	strategy, err := readStrategy(q)
	failures := q.Longs("failures_ms")
	for i := 1; i < len(failures); i++ {
		if failures[i] < failures[i-1] && err == nil {
			err = &flink.Refusal{Component: "failures_ms", Reason: "the failures are not in order of time"}
		}
	}
	if err != nil || !q.Sound() {
		return nil, err
	}
	rows := make([][3]any, len(failures))
	for i, at := range failures {
		r := strategy.Failed(at)
		rows[i] = [3]any{r.Attempt, r.Allowed, nil}
		if r.Allowed {
			rows[i][2] = r.Delay
		}
	}
	return rows, nil
}

func readStrategy(q *Question) (flink.Strategy, error) {
	switch q.Word("strategy", "", "none", "fixed-delay", "failure-rate", "exponential-delay") {
	case "fixed-delay":
		f := &flink.FixedDelay{Attempts: q.LongOr("attempts", 1), Delay: q.LongOr("delay_ms", 1000)}
		return f, f.Check()
	case "failure-rate":
		f := &flink.FailureRate{Failures: q.LongOr("max_failures", 1), Interval: q.LongOr("interval_ms", 60_000), Delay: q.LongOr("delay_ms", 1000)}
		return f, f.Check()
	case "exponential-delay":
		e := &flink.ExponentialDelay{
			Initial: q.LongOr("initial_ms", 1000), Most: q.LongOr("max_ms", 60_000), Multiplier: q.NumberOr("multiplier", 1.5),
			Reset: q.LongOr("reset_ms", 3_600_000), Attempts: q.LongOr("attempts", math.MaxInt32),
		}
		return e, e.Check()
	}
	return flink.NoRestart{}, nil
}
