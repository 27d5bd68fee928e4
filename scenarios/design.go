package scenarios

import (
	"simulate/scenarios/language"
	"simulate/sim/experiment"
)

// design reads what holds for all variants, from the first one.
func design(b *builder, flags []string) experiment.Design {
	top := b.top
	d := experiment.Design{Seed: top.At("seed").Seed(), Precision: precision(top.At("precision"))}
	if n := top.At("replications"); n.Form() != "auto" {
		d.Replications = n.Int()
	}
	top.At("fidelity").Text()
	d.Thresholds = b.thresholds(flags)
	return d
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
