package scenarios

import (
	"slices"

	"simulate/scenarios/document"
	"simulate/scenarios/language"
	"simulate/sim/cluster"
	"simulate/workload"
)

// made reads requests that are made up.
func (b *builder) made(c language.Cursor, a *asker) {
	q := &workload.Requests{Models: b.models(c.At("constraints", "gpu_models"))}
	for _, field := range c.At("fields").Each() {
		q.Fields = append(q.Fields, workload.Field{Name: field.Key(), Value: b.amount(field, numbers)})
	}
	b.whenMade(c, q)
	b.resources(c.At("resources"), q, a)
	if at := c.At("duration"); at.Exists() {
		d := b.quantity(at, times, q)
		q.Duration = &d
	}
	b.estimate(c, q)
	if at := c.At("constraints", "gpu_models"); at.Exists() && q.Devices.IsZero() {
		b.atKey(at, "", "gpu_models: no devices are asked for; say how many, such as resources: {gpu: 1}")
	}
	stream := &b.config.Requests.Streams[a.streams[0]]
	stream.Source = q.Source
	a.made = q
	if path := c.Path().String(); b.sound(path) {
		for _, p := range q.Problems() {
			b.at(path+"."+p.Path, p.Error())
		}
	}
}

// whenMade reads when they arrive.
func (b *builder) whenMade(c language.Cursor, q *workload.Requests) {
	arrivals := c.At("arrivals")
	form, word := arrivals.Form(), ""
	if form == "word" {
		word = arrivals.Or("poisson").Text()
	}
	if at := c.At("at"); at.Exists() {
		for _, key := range []string{"rate", "arrivals", "profile", "start", "stop", "count"} {
			if other := c.At(key); other.Exists() {
				other.Problem("%s: at says when they come; remove %s", key, key)
			}
		}
		for _, instant := range at.Each() {
			q.At = append(q.At, b.instant(instant, 0))
		}
		if len(q.At) == 0 {
			at.Problem("at: expected at least one instant, such as [2h, 3h]")
		}
		return
	}
	switch {
	case form == "closed" || word == "saturated":
		arrivals.Problem("arrivals: requests do not wait for each other; expected poisson, constant, interarrival or mmpp")
		return
	case form == "word" && !c.At("rate").Exists():
		b.atKey(c, "", "%s needs rate, such as rate: 30/min, or arrivals, at or a trace", c.Path())
		return
	}
	q.Open.Process = b.arrivalProcess(c, form, word)
	q.Open.Start = b.instant(c.At("start"), 0)
	q.Open.Stop = b.stop(c.At("stop"), q.Open.Start)
	q.Open.Count = uint64(c.At("count").Integer())
}

// resources read what they ask for.
func (b *builder) resources(c language.Cursor, q *workload.Requests, a *asker) {
	for _, one := range c.Each() {
		if one.Key() == gpu {
			b.devices(one, q, a)
			continue
		}
		u, of := sizes, measureOf(one.Key())
		switch one.Key() {
		case cpu:
			u = cores
		case memory, disks:
		default:
			u = numbers
			of = b.measure(one)
		}
		place := b.wanted(one, of)
		if place < 0 {
			continue
		}
		d := b.quantity(one, u, q)
		if clash := b.fleet.clash(place, of, q.Mean(&d)); clash != "" {
			one.Problem("%s: %s", one.Key(), clash)
			continue
		}
		r := &b.fleet.resources[place]
		if q.IsConstant(&d) {
			b.fleet.units(one, place, q.Mean(&d))
		}
		d = d.Scaled(r.Kind.Unit())
		q.Amounts = append(q.Amounts, workload.Amount{Name: r.Name, Resource: place, Value: d})
		b.varied(a, q, &d)
		a.count(place, q, &d)
	}
}

var cores = unit{1, ", in cores", 1e6, "1000000 cores"}

// count notes how much is asked for.
func (a *asker) count(place int, q *workload.Requests, d *workload.Quantity) {
	for len(a.mean) <= place {
		a.mean, a.surely = append(a.mean, 0), append(a.surely, 0)
	}
	a.mean[place], a.surely[place] = q.Mean(d), int64(q.Surely(d)+0.5)
}

func (b *builder) varied(a *asker, q *workload.Requests, d *workload.Quantity) {
	stream := &b.config.Requests.Streams[a.streams[0]]
	stream.Varied = stream.Varied || !q.IsOfFew(d)
}

// devices reads how many devices are asked for.
func (b *builder) devices(c language.Cursor, q *workload.Requests, a *asker) {
	d := b.quantity(c, numbers, q)
	switch mean := q.Mean(&d); {
	case b.fleet.unlimited:
		b.atKey(c, "", "gpu: devices are those of nodes; say what there is under cluster.nodes")
	case q.IsConstant(&d) && mean > 1 && mean != float64(int64(mean)):
		c.Problem("gpu: expected a share of a device below 1, or a whole number of them, found %g", mean)
	case !slices.ContainsFunc(b.config.Cluster.Nodes, func(n cluster.Node) bool { return n.Devices > 0 }):
		b.atKey(c, "", "gpu: no node has devices; say how many, such as cluster.nodes.general.gpu: 8")
	}
	q.Devices = d
	b.varied(a, q, &d)
	a.gpuMean, a.gpuSurely = q.Mean(&d), q.Surely(&d)
}

// measure is what the amounts of a resource count that the language does not know.
func (b *builder) measure(c language.Cursor) language.Measure {
	if c.Form() == "constant" && c.Node().Kind == document.Scalar {
		return c.Measure()
	}
	found, known := language.Pieces, false
	var look func(n *document.Node)
	look = func(n *document.Node) {
		if n.Kind == document.Scalar {
			if x, of, err := language.ParseQuantity(n.Text); err == nil && x != 0 {
				if known && of != found && b.sound(c.Path().String()) {
					c.Problem("%s: its amounts are counted in different ways", c.Key())
				}
				found, known = of, true
			}
		}
		for _, item := range n.Items {
			look(item)
		}
		for _, entry := range n.Entries {
			if !slices.Contains(notAmounts, entry.Key) {
				look(entry.Value)
			}
		}
	}
	if c.Node() != nil {
		look(c.Node())
	}
	return found
}

// notAmounts are parameters of distributions that have no unit.
var notAmounts = []string{"distribution", "cv", "k", "shape", "alpha", "p", "probabilities", "file", "column"}

// wanted is the place of a resource that is asked for; -1: there is none.
func (b *builder) wanted(c language.Cursor, of language.Measure) int {
	name := c.Key()
	if b.fleet.unlimited {
		return b.fleet.add(name, of)
	}
	place := b.fleet.place(name)
	if place < 0 {
		b.atKey(c, document.Nearest(name, b.fleet.names()), "neither a node nor cluster.shared has %s", name)
	}
	return place
}

// estimate reads what the scheduler is told.
func (b *builder) estimate(c language.Cursor, q *workload.Requests) {
	at := c.At("estimate")
	switch at.Form() {
	case "time":
		q.Estimate.Time = b.duration(at)
	case "factor":
		d := b.amount(at.At("factor"), numbers)
		q.Estimate.Factor = &d
	}
}
