package scenarios

import (
	"simulate/scenarios/language"
	"simulate/sim/clock"
	"simulate/workload"
)

func (b *builder) profile(c language.Cursor) workload.Profile {
	var profile workload.Profile
	for _, factor := range c.Each() {
		if f := b.factor(factor); f != nil {
			profile = append(profile, f)
		}
	}
	return profile
}

// factor reads one multiplier of a rate; nil: what stands there is none.
func (b *builder) factor(c language.Cursor) workload.Factor {
	form := c.Form()
	at := c.At(form)
	switch form {
	case "diurnal":
		return workload.Diurnal{Peak: b.instant(at.At("peak"), 0), Trough: b.instant(at.At("trough"), 0), Ratio: at.At("ratio").Number()}
	case "sine":
		return workload.Sine{Period: b.duration(at.At("period")), Amplitude: at.At("amplitude").Number(), Phase: at.At("phase").Number()}
	case "steps":
		return b.steps(c)
	case "ramp":
		return workload.Ramp{From: at.At("from").Number(), To: at.At("to").Number(), Start: b.instant(at.At("start"), 0), Over: b.duration(at.At("over"))}
	case "spike":
		return workload.Spike{At: b.instant(at.At("at"), 0), Factor: at.At("factor").Number(), For: b.duration(at.At("for")), Ramp: b.duration(at.At("ramp"))}
	}
	return nil
}

// steps reads points in order of time: each time of day is the first one after the point before.
func (b *builder) steps(c language.Cursor) workload.Factor {
	var s workload.Steps
	var before clock.Time
	for _, point := range c.At("steps").Each() {
		before = b.instant(point.Item(0), before)
		s.Points = append(s.Points, workload.Step{At: before, Factor: point.Item(1).Number()})
	}
	if every := c.At("every"); every.Exists() {
		s.Every = b.duration(every)
	}
	return s
}
