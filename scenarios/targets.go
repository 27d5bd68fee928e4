package scenarios

import (
	"io"
	"math"
	"slices"

	"simulate/scenarios/document"
	"simulate/scenarios/language"
	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
	"simulate/sim/rng"
	"simulate/workload"
)

// anticipate is the requests of the scenario by shape: those of its lists, and of made ones as many as come while the
// lists do. Targets are those by which fragmentation is measured, nil where there are no devices; shapes the most
// frequent ones as they ask for everything.
func (b *builder) anticipate() (targets []cluster.Target, shapes []cluster.Shape) {
	if len(b.problems()) > 0 {
		return nil, nil
	}
	all := anticipated{most: sampleOfNeeds}
	if b.hasDevices() {
		all.most = math.MaxInt
	}
	for i := range b.asking {
		b.needsOf(&b.asking[i], &all)
	}
	if b.hasDevices() {
		targets = b.config.Cluster.Targets(all.needs, all.models)
	}
	return targets, b.config.Cluster.Shapes(all.needs)
}

// sampleOfNeeds is how many requests tell which shapes are frequent where nothing goes by the exact shares: the first.
const sampleOfNeeds = 100_000

// anticipated are requests that are expected, and how their lists write the models of devices that will do.
type anticipated struct {
	needs  []cluster.Need
	models []string
	most   int // so many are taken
}

func (e *anticipated) add(need *cluster.Need, models string) {
	if len(e.needs) >= e.most {
		return
	}
	e.needs, e.models = append(e.needs, copied(need)), append(e.models, models)
}

func copied(need *cluster.Need) cluster.Need {
	c := *need
	c.Amounts = slices.Clone(need.Amounts)
	return c
}

// needsOf is what requests of a class ask for; of made ones a sample in proportion to their number.
func (b *builder) needsOf(a *asker, all *anticipated) {
	switch {
	case a.recorded != nil:
		a.recorded.Needs(all.add) // an error tells itself in the run
	case a.pods != nil:
		for _, rows := range a.pods.rows {
			for i := range rows {
				need := rows[i].Need
				need.Amounts = append(slices.Clone(need.Amounts), make([]int64, len(b.config.Cluster.Resources)-len(need.Amounts))...)
				all.add(&need, "")
			}
		}
	default:
		b.sample(a, all)
	}
}

// sampleOfShapes is how many made requests are drawn to learn their shapes, over all classes.
const sampleOfShapes = 10_000

// sample draws what requests of a class ask for, in proportion to how many of it come.
func (b *builder) sample(a *asker, all *anticipated) {
	come := 0.0
	for i := range b.asking {
		if made := b.asking[i].made; made != nil {
			come += made.Expected(0, b.aWhile())
		}
	}
	n := int(sampleOfShapes * a.made.Expected(0, b.aWhile()) / max(come, 1e-9))
	shapes := *a.made
	shapes.Open = workload.Open{Process: workload.Constant{Rate: 1}, Stop: clock.Never}
	shapes.At = nil
	source, err := shapes.Source(rng.Root(0, 0).Of("shapes", a.at.Key()))
	if err != nil {
		return
	}
	r := allocation.Request{Need: cluster.Need{Amounts: make([]int64, len(b.config.Cluster.Resources))}}
	for range max(1, n) {
		if !source.Next(&r) {
			break
		}
		all.add(&r.Need, "")
	}
}

// aWhile is the time that loads are compared over.
func (b *builder) aWhile() clock.Time {
	if h := b.config.Horizon.At; h > 0 && h != clock.Never {
		return h
	}
	return clock.Day
}

// measuredBy are the requests by which fragmentation is measured, the same for all variants: those that a placement
// goes by, here or in what is compared, else those of the scenario.
func (b *builder) measuredBy(c language.Cursor, list []cluster.Target) []cluster.Target {
	const path = "scheduling.placement"
	compare := b.top.At("compare")
	placements := append([]language.Cursor{c}, compare.At(path).Each()...)
	placements = append(placements, compare.At("axes", path).Each()...)
	for _, variant := range compare.At("variants").Each() {
		placements = append(placements, variant.At("set", path))
	}
	for _, p := range placements {
		if at := p.At("targets"); at.Exists() && at.Node().Kind == document.Map && b.hasDevices() {
			return b.targetsOf(at)
		}
	}
	return list
}

// targetsOf reads the requests that are expected: a file and its format.
func (b *builder) targetsOf(c language.Cursor) []cluster.Target {
	file, format := "", ""
	for _, part := range c.Each() {
		switch part.Key() {
		case "file":
			file = part.Filename()
		case "format":
			format = part.Text()
		default:
			b.atKey(part, "", "targets: expected file or format, found %q", part.Key())
		}
	}
	if file == "" || format != "openb" {
		b.atKey(c, "", "targets: expected a list of requests such as {file: pods.csv, format: openb}")
		return nil
	}
	if !b.sound("scheduling") || !b.sound("cluster") {
		return nil
	}
	k := b.config.Cluster
	k.Models = slices.Clone(k.Models)
	r := workload.RecordedRequests{Cluster: &k, Trace: workload.RequestTrace{Layout: workload.OpenB, Order: workload.ByFile}}
	r.Trace.File = file
	r.Trace.Open = func() (io.ReadCloser, error) { return b.recordings.open(file) }
	var mistakes []*workload.Mistake
	if r.Summary, mistakes = b.recordings.requestsOf(file, &r.Trace); len(mistakes) > 0 {
		for _, m := range mistakes {
			b.atKey(c, "", "targets: cannot read %s: %s", file, m)
		}
		return nil
	}
	b.samples = append(b.samples, r.Summary.Content)
	for _, model := range r.Summary.Models {
		numbered(&k.Models, model)
	}
	r.Tenants = make([]int32, len(r.Summary.Tenants))
	all := anticipated{most: math.MaxInt}
	if err := r.Needs(all.add); err != nil {
		b.atKey(c, "", "targets: cannot read %s: %s", file, err)
	}
	return k.Targets(all.needs, all.models)
}
