package scenarios

import (
	"simulate/scenarios/language"
	"simulate/sim/experiment"
)

// plan reads how the experiment goes, which is the same for all variants but for the fidelity.
func (b *builder) plan() {
	b.design = experiment.Design{Seed: b.top.At("seed").Seed(), Precision: precision(b.top.At("precision"))}
	if n := b.top.At("replications"); n.Form() != "auto" {
		b.design.Replications = n.Int()
	}
	b.config.Stream.Recursion = b.top.At("fidelity").Text() == "auto"
}

func precision(c language.Cursor) experiment.Precision {
	p := experiment.DefaultPrecision
	for _, class := range []struct {
		key   string
		value *float64
	}{{"mean", &p.Mean}, {"p50", &p.P50}, {"p90", &p.P90}, {"p95", &p.P95}, {"p99", &p.P99}, {"p999", &p.P999}} {
		if at := c.At(class.key); at.Exists() {
			*class.value = at.Share()
		}
	}
	return p
}
