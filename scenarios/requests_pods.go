package scenarios

import (
	"fmt"
	"hash/fnv"
	"io"
	"math"
	"slices"

	"simulate/scenarios/document"
	"simulate/scenarios/language"
	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
	"simulate/sim/finding"
)

// podList is the pods that kubectl get pods -o json prints, as requests. Those that may run on the same nodes are one
// stream; all streams are one class.
type podList struct {
	rows [][]allocation.Request // by stream, in order of time
}

// recordedPods reads pods; c is their trace.
func (b *builder) recordedPods(c language.Cursor, a *asker) {
	b.recordedAlready(a.at)
	for _, key := range []string{"columns", "where", "from", "to", "inflate"} {
		if at := c.At(key); at.Exists() {
			at.Problem("%s: this version cannot act on it with a list of kubectl; remove it", key)
		}
	}
	if c.At("order").Text() == "shuffle" {
		c.At("order").Problem("order: this version cannot shuffle a list of kubectl; expected time, file or together")
	}
	a.pods, a.file = &podList{}, c.At("file").Filename()
	b.config.Requests.Streams[a.streams[0]].Source = a.pods.source(0)
	if !b.sound(a.at.Path().String()) {
		return
	}
	objects := b.podObjects(c, a.file)
	if limit := int(c.At("limit").Integer()); limit > 0 && len(objects) > limit {
		objects = objects[:limit]
	}
	if len(objects) > 0 {
		b.pods(c, a, objects)
	}
}

// podObjects are the pods of a file that have not ended.
func (b *builder) podObjects(c language.Cursor, file string) []kubernetesObject {
	text, err := b.recordings.open(file)
	if err != nil {
		c.At("file").Problem("cannot read %s: %s", file, err)
		return nil
	}
	defer text.Close()
	content, told := fnv.New64a(), false
	objects := kubernetesObjects(io.TeeReader(text, content), "Pod", b.saying(c, file, &told))
	b.samples = append(b.samples, content.Sum64())
	all := len(objects)
	objects = slices.DeleteFunc(objects, func(o kubernetesObject) bool { return o.Status.Phase == "Succeeded" || o.Status.Phase == "Failed" })
	switch {
	case told:
	case len(objects) == 0:
		c.At("file").Problem("there is no pod in %s that has not ended", file)
	case len(objects) < all:
		b.warn(finding.Dropped, c, "%d of %d pods have ended, and are left out", all-len(objects), all)
	}
	return objects
}

// saying tells what is wrong with a file.
func (b *builder) saying(c language.Cursor, file string, told *bool) func(line, column int, format string, values ...any) {
	return func(line, column int, format string, values ...any) {
		*told = true
		p := document.Problem{Path: c.Path().String(), Message: fmt.Sprintf(format, values...)}
		p.File, p.Line, p.Column = file, line, column
		b.wrong = append(b.wrong, p)
	}
}

// pods makes requests of pods, with a stream for each set of nodes that they may run on.
func (b *builder) pods(c language.Cursor, a *asker, objects []kubernetesObject) {
	order, told := c.At("order").Text(), false
	wrong := b.saying(c, a.file, &told)
	streams := map[string]int{}
	if order == "time" {
		slices.SortStableFunc(objects, func(x, y kubernetesObject) int { return x.Metadata.Created.Compare(y.Metadata.Created) })
	}
	for i := range objects {
		o := &objects[i]
		amounts, err := o.needs()
		if err != nil {
			wrong(0, 0, "pod %s: %s", o.Metadata.Name, err)
			continue
		}
		borne := tolerated(o.Spec.Tolerations, b.allTaints())
		key := fmt.Sprint(sortedKeys(o.Spec.NodeSelector), o.Spec.NodeSelector, borne)
		at, known := streams[key]
		if !known {
			at = len(streams)
			streams[key] = at
			b.podStream(c, a, at, o, borne)
		}
		r := allocation.Request{Name: o.Metadata.Name, Number: uint64(i), Duration: clock.Never, Estimate: clock.Never, Priority: o.Spec.Priority, Tenant: b.podTenant(a, o)}
		switch order {
		case "time":
			r.Submitted = clock.Time(o.Metadata.Created.Sub(objects[0].Metadata.Created))
		case "file":
			r.Submitted = clock.Time(i) * clock.Second
		}
		b.podNeed(c, a, &r.Need, amounts)
		a.pods.rows[at] = append(a.pods.rows[at], r)
	}
	b.remarkSpread(a)
}

// remarkSpread is about pods that are spread over zones and may not all run on the same nodes.
func (b *builder) remarkSpread(a *asker) {
	if at := a.at.At("constraints", "topology"); at.Exists() && len(a.streams) > 1 {
		b.remark(finding.Split, at, "its pods differ in where they may run: each of %d sets of them is spread by itself", len(a.streams))
	}
}

// podTenant is who a pod counts to: its namespace, unless the scenario says another.
func (b *builder) podTenant(a *asker, o *kubernetesObject) int32 {
	if a.at.At("tenant").Exists() || o.Metadata.Namespace == "" {
		return b.config.Requests.Streams[a.streams[0]].Tenant
	}
	return b.tenantOf(o.Metadata.Namespace)
}

// podStream makes the stream of pods that may run where this one may.
func (b *builder) podStream(c language.Cursor, a *asker, at int, o *kubernetesObject, borne []string) {
	q := b.config.Requests
	a.pods.rows = append(a.pods.rows, nil)
	if at > 0 {
		stream := q.Streams[a.streams[0]]
		q.Streams = append(q.Streams, stream)
		a.streams = append(a.streams, len(q.Streams)-1)
	}
	stream := &q.Streams[a.streams[at]]
	stream.Source = a.pods.source(at)
	own := b.rules(a.at.At("constraints"))
	if len(o.Spec.NodeSelector) == 0 && len(borne) == 0 {
		stream.Rules = own
		return
	}
	if own == nil {
		own = &allocation.Rules{}
	}
	own.Labels, own.Tolerations = with(own.Labels, o.Spec.NodeSelector), append(own.Tolerations, borne...)
	stream.Rules = own
}

// allTaints are those of all nodes, in order of appearance.
func (b *builder) allTaints() (taints []string) {
	for i := range b.config.Cluster.Nodes {
		for _, taint := range b.config.Cluster.Nodes[i].Taints {
			numbered(&taints, taint)
		}
	}
	return taints
}

// podNeed is what a pod asks for.
func (b *builder) podNeed(c language.Cursor, a *asker, need *cluster.Need, amounts map[string]float64) {
	need.Models = b.models(a.at.At("constraints", "gpu_models"))
	for _, name := range sortedKeys(amounts) {
		if name == gpu {
			need.Devices, need.Share = int32(min(math.Ceil(amounts[name]), cluster.MaxDevices+1)), cluster.Whole
			if need.Devices == 0 {
				need.Share = 0
			}
			continue
		}
		b.askedOf(c, name)
		if place := b.fleet.place(name); place >= 0 {
			_, n := b.fleet.integers(name, amounts[name])
			put(&need.Amounts, place, n)
		}
	}
}
