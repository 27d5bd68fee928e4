package plan

import (
	"simulate/sim/clock"
	"simulate/sim/finding"
)

// availability says what a promised availability leaves for outages, and what one restart a day takes of it.
func availability(x *context) []finding.Finding {
	var r remarks
	silence := 50 * clock.Second
	if d, given := duration(x.option("heartbeat.timeout")); given && d > 0 {
		silence = d
	}
	const days = 30
	for i := range x.jobs {
		j := &x.jobs[i]
		if !j.SLA.Availability.Given {
			continue
		}
		budget := (1 - j.SLA.Availability.Value) * days * clock.Day.Seconds() / 60
		restarts := days * silence.Seconds() / 60
		severity := finding.Note
		if restarts > budget {
			severity = finding.Warning
		}
		r.add(finding.Availability, severity, j.Path+".sla.availability",
			"%s leaves %s minutes in %d days in which the job does not run. One failure a day that is noticed after %s of silence takes %s minutes of them before anything is restored.",
			percent4(j.SLA.Availability.Value), round(budget, 3), days, silence, round(restarts, 3))
	}
	return r
}

// percent4 writes a share of which the last digits matter.
func percent4(share float64) string { return round(100*share, 6) + " %" }
