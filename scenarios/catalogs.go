package scenarios

import (
	"simulate/sim/catalog"
	"simulate/sim/dist"
	"simulate/strategies/ordering"
	"simulate/strategies/placement"
	"simulate/workload"
)

// Catalog is a family of things that a scenario may name.
type Catalog struct {
	Name    string
	Does    string // where a scenario names them
	Entries catalog.Catalog
}

// Catalogs lists all families, in the order of the language.
func Catalogs() []Catalog {
	return []Catalog{
		{"arrivals", "how events are spread over time: workloads.NAME.arrivals", workload.Arrivals},
		{"traces", "how a recording is written: workloads.NAME.trace.format", workload.Traces},
		{"profiles", "how a rate varies: workloads.NAME.profile", workload.Profiles},
		{"distributions", "random amounts, wherever a time, size or number may vary", dist.Catalog},
		{"exchanges", "how records reach subtasks: processes.NAME.operators.NAME.exchange", entries(exchanges)},
		{"disciplines", "who is served next: processes.NAME.operators.NAME.discipline", entries(disciplines)},
		{"on_full", "what a full buffer does: processes.NAME.operators.NAME.on_full", entries(onFull)},
		{"emit", "what leaves a window: processes.NAME.operators.NAME.window.emit", entries(emits)},
		{"request_traces", "how a list of requests is written: requests.NAME.trace.format", requestTraces},
		{"node_traces", "how a list of machines is written: cluster.nodes.NAME.trace.format", nodeTraces},
		{"placement", "the node that a request goes to: scheduling.placement", placement.Catalog},
		{"order", "who is next: scheduling.order", ordering.Orders},
		{"backfill", "who may overtake: scheduling.backfill", ordering.Backfills},
	}
}
