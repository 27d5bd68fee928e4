package scenarios

import (
	"strings"

	"simulate/scenarios/language"
	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/workload"
)

// asker is a class of requests besides its configuration.
type asker struct {
	at                 language.Cursor
	streams            []int                      // their indexes: one, but for pods, which may differ in where they may run
	made               *workload.Requests         // nil: they are recorded
	recorded           *workload.RecordedRequests // nil: they are not, or pods of Kubernetes
	pods               *podList                   // nil: they are others
	file               string
	mean               []float64 // of those that are made: by place in the inventory, how much each asks for
	surely             []int64   // the same: at least
	gpuMean, gpuSurely float64   // the same of devices
}

// askers reads what asks for machines.
func (b *builder) askers() {
	all := b.top.At("requests")
	if !all.Exists() {
		return
	}
	if len(all.Each()) == 0 && b.sound("requests") {
		all.Problem("requests needs at least one entry, such as requests: {jobs: {rate: 30/min, resources: {cpu: 4}, duration: 1h}}")
	}
	b.config.Requests = &allocation.Config{}
	for _, c := range all.Each() {
		b.asker(c)
	}
	b.avoidStreams()
}

// asker reads one class of requests.
func (b *builder) asker(c language.Cursor) {
	q := b.config.Requests
	q.Streams = append(q.Streams, allocation.Stream{
		Name:     c.Key(),
		Priority: priorityOf(c.At("priority")),
		Tenant:   b.tenant(c.At("tenant").Or(c.Key())),
		Gang:     int32(c.At("gang").Int()),
		Rules:    b.rules(c.At("constraints")),
		Keeps:    b.keeps(c.At("checkpointable")),
		Patience: clock.Never,
	})
	stream := &q.Streams[len(q.Streams)-1]
	if at := c.At("patience"); at.Exists() {
		stream.Patience = b.duration(at)
	}
	stream.Retry = b.retry(c.At("retry"))
	a := asker{at: c, streams: []int{len(q.Streams) - 1}}
	switch trace := c.At("trace"); {
	case !trace.Exists():
		b.made(c, &a)
	case trace.At("format").Text() == "kubernetes":
		b.recordedPods(trace, &a)
	default:
		b.recorded(trace, &a)
	}
	b.asking = append(b.asking, a)
}

// Priorities by name.
var priorities = map[string]int32{"critical": 4, "high": 3, "medium": 2, "low": 1}

func priorityOf(c language.Cursor) int32 {
	if level, named := priorities[c.Text()]; named {
		return level
	}
	return int32(c.Int())
}

// keeps is what of its work one keeps that is preempted or killed.
func (b *builder) keeps(c language.Cursor) allocation.Keeps {
	if c.Form() == "step" {
		return allocation.Keeps{Step: b.duration(c)}
	}
	return allocation.Keeps{All: c.Bool()}
}

// tenant is the number of a tenant, who is made known with all above.
func (b *builder) tenant(c language.Cursor) int32 {
	path := c.Text()
	for _, part := range strings.Split(path, "/") {
		if part == "" {
			c.Problem("tenant: expected names with / between them, such as compliance/policy_analyzer, found %q", path)
			return 0
		}
	}
	return b.tenantOf(path)
}

func (b *builder) tenantOf(path string) int32 {
	q := b.config.Requests
	for i := range q.Tenants {
		if q.Tenants[i].Name == path {
			return int32(i)
		}
	}
	parent := int32(-1)
	if i := strings.LastIndex(path, "/"); i > 0 {
		parent = b.tenantOf(path[:i])
	}
	q.Tenants = append(q.Tenants, allocation.Tenant{Name: path, Parent: parent})
	return int32(len(q.Tenants) - 1)
}
