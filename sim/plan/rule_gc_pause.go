package plan

import (
	"strconv"
	"strings"

	"simulate/sim/clock"
	"simulate/sim/finding"
)

// gcPause holds the longest pause that the virtual machine is told to aim at against the promised latencies.
func gcPause(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		_, p99 := j.targets()
		pause := j.JVM.pause().Seconds()
		if pause > 0 && p99 > 0 && pause >= p99 {
			r.add(finding.Pause, finding.Warning, j.Path+".jvm.options",
				"-XX:MaxGCPauseMillis lets the garbage collector stop everything for %s, and p99 is promised within %s: one pause takes all of it. Aim at a fraction, and leave heap free for it.",
				seconds(pause), seconds(p99))
		}
	}
	return r
}

// pause is the longest pause that the garbage collector is told to aim at; 0: none is said.
func (v *JVM) pause() clock.Time {
	for _, option := range v.Options {
		if text, found := strings.CutPrefix(option, "-XX:MaxGCPauseMillis="); found {
			ms, _ := strconv.ParseInt(text, 10, 32)
			return clock.Time(ms) * clock.Millisecond
		}
	}
	return 0
}
