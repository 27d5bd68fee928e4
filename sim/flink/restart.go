package flink

import (
	"math"
	"math/big"
)

// Restart is what a restart strategy says to one failure. Times are in milliseconds, as Flink counts them.
type Restart struct {
	Attempt bool  // it begins a new attempt; otherwise it joins the restart that is planned already
	Allowed bool  // the job restarts; otherwise it fails for good
	Delay   int64 // till the restart, where it is allowed
}

// Strategy decides after each failure whether and when a job restarts. Failures come in order of time; a strategy
// remembers them, so each job has one of its own.
type Strategy interface {
	Failed(now int64) Restart
}

// NoRestart fails the job at once.
type NoRestart struct{}

// Failed is the end of the job.
func (NoRestart) Failed(int64) Restart { return Restart{Attempt: true} }

// FixedDelay restarts a limited number of times, each after the same delay.
type FixedDelay struct {
	Attempts, Delay int64

	failures int64
}

// Check refuses what Flink does.
func (f *FixedDelay) Check() error {
	return firstOf(atLeast("attempts", f.Attempts, 0), atLeast("delay_ms", f.Delay, 0))
}

// Failed counts.
func (f *FixedDelay) Failed(int64) Restart {
	f.failures++
	return Restart{true, f.failures <= f.Attempts, f.Delay}
}

// FailureRate restarts unless too many failures lie within an interval: it remembers one failure more than it
// allows, and refuses while the oldest of them is no further back than the interval.
type FailureRate struct {
	Failures, Interval, Delay int64

	remembered []int64
}

// Check refuses what Flink does.
func (f *FailureRate) Check() error {
	return firstOf(atLeast("max_failures", f.Failures, 1), atLeast("interval_ms", f.Interval, 1), atLeast("delay_ms", f.Delay, 0))
}

// Failed remembers.
func (f *FailureRate) Failed(now int64) Restart {
	if int64(len(f.remembered)) > f.Failures {
		f.remembered = f.remembered[1:]
	}
	f.remembered = append(f.remembered, now)
	full := int64(len(f.remembered)) > f.Failures
	return Restart{true, !full || now-f.remembered[0] > f.Interval, f.Delay}
}

// ExponentialDelay waits longer from attempt to attempt, and begins anew when a failure comes long after the restart
// that was planned before it. Failures before a planned restart join it. Without jitter.
type ExponentialDelay struct {
	Initial, Most int64   // delays
	Multiplier    float64 // of the delay from one attempt to the next
	Reset         int64   // so long after a planned restart the delays begin anew
	Attempts      int64   // since the last reset, before the job fails

	begun    bool
	attempts int64
	planned  int64      // the restart that was planned last
	growth   *big.Float // Multiplier to the power of attempts
}

// Check refuses what Flink does.
func (e *ExponentialDelay) Check() error {
	var multiplier error
	if !(e.Multiplier > 1) || math.IsInf(e.Multiplier, 1) {
		multiplier = refuse("multiplier", "multiplier: %v; expected a finite number above 1", e.Multiplier)
	}
	return firstOf(atLeast("initial_ms", e.Initial, 1), atLeast("max_ms", e.Most, e.Initial), multiplier,
		atLeast("reset_ms", e.Reset, 1), atLeast("attempts", e.Attempts, 1))
}

// Failed joins the planned restart, or plans another one.
func (e *ExponentialDelay) Failed(now int64) Restart {
	attempt := !e.begun || now > e.planned
	if attempt {
		if !e.begun || now-e.planned >= e.Reset {
			e.attempts, e.growth = 0, new(big.Float).SetPrec(powerPrecision).SetInt64(1)
		}
		e.begun = true
		e.planned = now + e.backoff()
		e.attempts++
		if e.growth.Cmp(enough) < 0 {
			e.growth.Mul(e.growth, big.NewFloat(e.Multiplier))
		}
	}
	return Restart{attempt, e.attempts <= e.Attempts, e.planned - now}
}

// powerPrecision is so many bits that the power, rounded to a double, is the nearest one, as a good pow gives it;
// math.Pow is a few units of the last place off, which a truncation to milliseconds shows.
const powerPrecision = 256

// enough is a power beyond which every delay is the longest.
var enough = big.NewFloat(math.MaxInt64)

// backoff is the delay of the next attempt, in doubles and truncated as in Flink.
func (e *ExponentialDelay) backoff() int64 {
	power, _ := e.growth.Float64()
	delay := float64(e.Initial) * power
	if delay >= float64(e.Most) {
		return e.Most
	}
	return max(e.Initial, int64(delay))
}

// atLeast refuses a number below the least.
func atLeast(name string, n, least int64) error {
	if n >= least {
		return nil
	}
	return refuse(name, "%s: %d; expected at least %d", name, n, least)
}

// firstOf is the first error; nil: there is none.
func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
